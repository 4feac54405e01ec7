package imagebuilder

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/aws/smithy-go/encoding/json"

	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
)

func (v *violations) checkTags(field string, tags map[string]string) {
	if tags == nil {
		return
	}
	v.checkCount(field, len(tags), 50)
	for _, key := range slices.Sorted(maps.Keys(tags)) {
		name := fmt.Sprintf("%s[%s]", field, oneline.Abbreviate(key))
		if strings.HasPrefix(key, "aws:") {
			v.breaks(name, "must not begin with aws:, which AWS reserves", "this key")
		}
		if n := utf8.RuneCountInString(key); n < 1 || n > 128 {
			v.breaks(name, "must have a key of 1 to 128 characters", fmt.Sprint(n))
		}
		if n := utf8.RuneCountInString(tags[key]); n > 256 {
			v.breaks(name, "must have a value of at most 256 characters", fmt.Sprint(n))
		}
	}
}

// writeTags writes the tags in the order of their keys, so that the same tags are
// the same bytes.
func writeTags(to json.Value, tags map[string]string) {
	members := to.Object()
	defer members.Close()
	for _, key := range slices.Sorted(maps.Keys(tags)) {
		members.Key(key).String(tags[key])
	}
}
