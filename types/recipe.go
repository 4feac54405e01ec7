package types

// ImageRecipe is the recipe of an AMI. It has only the members that identify it;
// GetImageRecipe of the official client returns the others.
type ImageRecipe struct {
	noSmithyDocumentSerde

	// Arn is the ARN of the recipe's version.
	Arn *string `json:"arn,omitempty"`

	// Name is the name of the recipe.
	Name *string `json:"name,omitempty"`
}

// ContainerRecipe is the recipe of a container image. It has only the members that
// identify it; GetContainerRecipe of the official client returns the others.
type ContainerRecipe struct {
	noSmithyDocumentSerde

	// Arn is the ARN of the recipe's version.
	Arn *string `json:"arn,omitempty"`

	// Name is the name of the recipe.
	Name *string `json:"name,omitempty"`
}
