package schemas

import "github.com/aws/smithy-go"

const namespace = "com.amazonaws.imagebuilder"

// Service is EC2 Image Builder itself.
var Service = smithy.NewServiceSchema(
	smithy.NewSchema(shapeID("imagebuilder"), smithy.ShapeTypeService, 0), "2019-12-02")

var (
	stringShape  = smithy.NewSchema(smithy.ShapeID{Namespace: "smithy.api", Name: "String"}, smithy.ShapeTypeString, 0)
	integerShape = smithy.NewSchema(smithy.ShapeID{Namespace: "smithy.api", Name: "Integer"}, smithy.ShapeTypeInteger, 0)
)

func shapeID(name string) smithy.ShapeID {
	return smithy.ShapeID{Namespace: namespace, Name: name}
}

func structure(name string, members int) *smithy.Schema {
	return smithy.NewSchema(shapeID(name), smithy.ShapeTypeStructure, members)
}

func list(name string, element *smithy.Schema) *smithy.Schema {
	s := smithy.NewSchema(shapeID(name), smithy.ShapeTypeList, 1)
	s.AddMember("member", element)
	return s
}

func operation(name string, output *smithy.Schema) *smithy.OperationSchema {
	return smithy.NewOperationSchema(smithy.NewSchema(shapeID(name), smithy.ShapeTypeOperation, 0), nil, output)
}
