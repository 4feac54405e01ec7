package shapes

import (
	"github.com/aws/smithy-go/encoding/json"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// WriteFilters writes a list of [types.Filter].
func WriteFilters(to json.Value, filters []types.Filter) {
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
