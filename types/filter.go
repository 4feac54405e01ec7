package types

// Filter selects what a list operation returns. Which names there are depends on
// the operation.
type Filter struct {
	noSmithyDocumentSerde

	// Name is the name of the filter, such as version. Its case matters.
	Name *string `json:"name,omitempty"`

	// Values are what to match, up to 10 of them. Their case matters.
	Values []string `json:"values,omitzero"`
}
