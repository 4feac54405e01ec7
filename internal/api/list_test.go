package api_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// exported lists what the packages export, a line for each name. A struct has a
// line for each field, since fields may be added; an interface stands on one
// line, since a method more breaks those who implement it.
func exported(t *testing.T, root string, packages ...string) []string {
	t.Helper()
	var lines []string
	for _, name := range packages {
		files, err := filepath.Glob(filepath.Join(root, name, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("package %s has no files, error %v", name, err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			for _, decl := range parsed.Decls {
				for _, line := range declared(decl) {
					lines = append(lines, name+": "+line)
				}
			}
		}
	}
	slices.Sort(lines)
	return lines
}

func declared(decl ast.Decl) []string {
	switch decl := decl.(type) {
	case *ast.FuncDecl:
		return function(decl)
	case *ast.GenDecl:
		var lines []string
		for _, spec := range decl.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				lines = append(lines, typed(spec)...)
			case *ast.ValueSpec:
				lines = append(lines, values(decl.Tok, spec)...)
			}
		}
		return lines
	}
	return nil
}

func function(f *ast.FuncDecl) []string {
	if !f.Name.IsExported() {
		return nil
	}
	signature := strings.TrimPrefix(types.ExprString(f.Type), "func")
	if f.Recv == nil {
		return []string{"func " + f.Name.Name + signature}
	}
	receiver := types.ExprString(f.Recv.List[0].Type)
	if !ast.IsExported(strings.TrimPrefix(receiver, "*")) {
		return nil
	}
	return []string{fmt.Sprintf("func (%s) %s%s", receiver, f.Name.Name, signature)}
}

func typed(spec *ast.TypeSpec) []string {
	if !spec.Name.IsExported() {
		return nil
	}
	head := "type " + spec.Name.Name
	if spec.TypeParams != nil {
		head += types.ExprString(&ast.FuncType{Params: spec.TypeParams})
	}
	if spec.Assign.IsValid() {
		head += " ="
	}
	structure, ok := spec.Type.(*ast.StructType)
	if !ok {
		return []string{head + " " + types.ExprString(spec.Type)}
	}
	lines := []string{head + " struct"}
	for _, field := range structure.Fields.List {
		tag := ""
		if field.Tag != nil {
			tag = " " + field.Tag.Value
		}
		for _, name := range field.Names {
			if name.IsExported() {
				lines = append(lines, fmt.Sprintf("%s struct, %s %s%s", head, name.Name, types.ExprString(field.Type), tag))
			}
		}
		if field.Names == nil {
			lines = append(lines, fmt.Sprintf("%s struct, embedded %s", head, types.ExprString(field.Type)))
		}
	}
	return lines
}

func values(kind token.Token, spec *ast.ValueSpec) []string {
	var lines []string
	for i, name := range spec.Names {
		if !name.IsExported() {
			continue
		}
		line := kind.String() + " " + name.Name
		if spec.Type != nil {
			line += " " + types.ExprString(spec.Type)
		}
		if kind == token.CONST && i < len(spec.Values) {
			line += " = " + types.ExprString(spec.Values[i])
		}
		lines = append(lines, line)
	}
	return lines
}
