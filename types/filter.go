package types

// Filter restricts the results of a list operation. Each operation has its own
// filter names.
type Filter struct {
	noSmithyDocumentSerde

	// Name is the name of the filter, such as version. It is case-sensitive.
	Name *string `json:"name,omitempty"`

	// Values are the values to match, at most 10. They are case-sensitive.
	Values []string `json:"values,omitzero"`
}
