package imagebuildertest

import (
	"regexp"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

var filterValuePattern = regexp.MustCompile(`^[0-9a-zA-Z./_ :,{}"-]+$`)

// filters reads the filters of a listing, which may have these names.
func (in *input) filters(names ...string) []types.Filter {
	var filters []types.Filter
	if !in.has("filters") || !in.decode("filters", "a list of filters", &filters) {
		return nil
	}
	if n := len(filters); n < 1 || n > 10 {
		in.violate("filters has %d elements, not between 1 and 10", n)
	}
	for i, filter := range filters {
		if name := aws.ToString(filter.Name); !slices.Contains(names, name) {
			in.violate("filters[%d] has the name %.80q, not one of %q", i, name, names)
		}
		if n := len(filter.Values); n < 1 || n > 10 {
			in.violate("filters[%d] has %d values, not between 1 and 10", i, n)
		}
		for _, value := range filter.Values {
			if !filterValuePattern.MatchString(value) || len(value) > 1024 {
				in.violate("filters[%d] has the value %.80q, which does not match %s or has more than 1024 characters", i, value, filterValuePattern)
			}
		}
	}
	return filters
}
