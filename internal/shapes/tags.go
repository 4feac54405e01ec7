package shapes

import (
	"maps"
	"slices"

	"github.com/aws/smithy-go/encoding/json"
)

// WriteTags writes tags in the order of their keys, so that the same tags are the same
// bytes.
func WriteTags(to json.Value, tags map[string]string) {
	members := to.Object()
	defer members.Close()
	for _, key := range slices.Sorted(maps.Keys(tags)) {
		members.Key(key).String(tags[key])
	}
}
