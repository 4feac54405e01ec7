package validation

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
)

// CheckTags checks the tags of a resource.
func (v *Violations) CheckTags(field string, tags map[string]string) {
	if tags == nil {
		return
	}
	v.checkCount(field, len(tags), 50)
	for _, key := range slices.Sorted(maps.Keys(tags)) {
		name := fmt.Sprintf("%s[%s]", field, oneline.Abbreviate(key))
		if strings.HasPrefix(key, "aws:") {
			v.add(name, "must have a key that does not begin with aws:", oneline.Abbreviate(key))
		}
		if n := utf8.RuneCountInString(key); n < 1 || n > 128 {
			v.add(name, "must have a key of 1 to 128 characters", fmt.Sprint(n))
		}
		if n := utf8.RuneCountInString(tags[key]); n > 256 {
			v.add(name, "must have a value of at most 256 characters", fmt.Sprint(n))
		}
	}
}
