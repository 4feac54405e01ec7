package types

// OutputResources are the AMIs or container images that a build produced.
type OutputResources struct {
	noSmithyDocumentSerde

	// Amis has an entry for each AMI: the one that was built and each copy in
	// another Region or account. It may be empty before the build is over.
	Amis []Ami `json:"amis,omitzero"`

	// Containers has an entry for each Region that has container images.
	Containers []Container `json:"containers,omitzero"`
}

// Ami is an AMI that a build produced.
type Ami struct {
	noSmithyDocumentSerde

	// AccountId is the account that owns the AMI, 12 digits.
	AccountId *string `json:"accountId,omitempty"`

	// Description is the description of the AMI. It is absent if it has none.
	Description *string `json:"description,omitempty"`

	// Image is the id of the AMI: "ami-" and a number in hexadecimal.
	Image *string `json:"image,omitempty"`

	// Name is the name of the AMI.
	Name *string `json:"name,omitempty"`

	// Region is the Region of the AMI, such as us-west-2.
	Region *string `json:"region,omitempty"`

	// State is the state of this AMI: a copy may fail while others succeed. It is
	// often absent.
	State *ImageState `json:"state,omitempty"`
}

// Container lists the container images that a build produced in a Region.
type Container struct {
	noSmithyDocumentSerde

	// ImageUris are the URIs of the images in their ECR repositories.
	ImageUris []string `json:"imageUris,omitzero"`

	// Region is the Region of the images, such as us-west-2.
	Region *string `json:"region,omitempty"`
}
