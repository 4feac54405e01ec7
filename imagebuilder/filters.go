package imagebuilder

import (
	"fmt"

	"github.com/aws/smithy-go/encoding/json"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

func (v *violations) checkFilters(field string, filters []types.Filter) {
	if filters == nil {
		return
	}
	v.checkCount(field, len(filters), 10)
	for i, filter := range filters {
		v.checkLength(fmt.Sprintf("%s[%d].Name", field, i), filter.Name, 1024)
		if filter.Values != nil {
			v.checkCount(fmt.Sprintf("%s[%d].Values", field, i), len(filter.Values), 10)
		}
		for j := range filter.Values {
			v.checkLength(fmt.Sprintf("%s[%d].Values[%d]", field, i, j), &filter.Values[j], 1024)
		}
	}
}

func writeFilters(to json.Value, filters []types.Filter) {
	list := to.Array()
	defer list.Close()
	for _, filter := range filters {
		members := list.Value().Object()
		if filter.Name != nil {
			members.Key("name").String(*filter.Name)
		}
		if filter.Values != nil {
			values := members.Key("values").Array()
			for _, value := range filter.Values {
				values.Value().String(value)
			}
			values.Close()
		}
		members.Close()
	}
}
