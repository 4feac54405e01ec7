package validation

import (
	"fmt"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// CheckFilters checks the filters of a listing.
func (v *Violations) CheckFilters(field string, filters []types.Filter) {
	if filters == nil {
		return
	}
	v.checkCount(field, len(filters), 10)
	for i, filter := range filters {
		v.CheckLength(fmt.Sprintf("%s[%d].Name", field, i), filter.Name, 1024)
		if filter.Values != nil {
			v.checkCount(fmt.Sprintf("%s[%d].Values", field, i), len(filter.Values), 10)
		}
		for j := range filter.Values {
			v.CheckLength(fmt.Sprintf("%s[%d].Values[%d]", field, i, j), &filter.Values[j], 1024)
		}
	}
}
