package validation

import "github.com/aws/smithy-go"

// Violations are those of one input. The methods add to them, and ignore optional
// members that are nil.
type Violations struct {
	params smithy.InvalidParamsError
}

// Of returns an empty list of violations for an input type of this name, such as
// "GetImageInput".
func Of(input string) *Violations {
	return &Violations{smithy.InvalidParamsError{Context: input}}
}

// Err returns an error that holds a [smithy.InvalidParamsError], or nil if there are no
// violations.
func (v *Violations) Err() error {
	if v.params.Len() == 0 {
		return nil
	}
	return &invalidInputError{v.params}
}

// Missing adds a required member that is not set.
func (v *Violations) Missing(field string) {
	v.params.Add(smithy.NewErrParamRequired(field))
}

func (v *Violations) add(field, constraint, given string) {
	// Its text is not used; it lets smithy-go build the path of the field.
	v.params.Add(&constraintError{smithy.NewErrParamRequired(field), constraint, given})
}
