package imagebuildertest

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

var tagKeyPattern = regexp.MustCompile(`^[a-zA-Z0-9\s_.:/=+\-@]{1,128}$`)

// tags reads the tags of what is started.
func (in *input) tags() map[string]string {
	var tags map[string]string
	if !in.has("tags") || !in.decode("tags", "a map of strings", &tags) {
		return nil
	}
	if n := len(tags); n < 1 || n > 50 {
		in.violate("tags has %d elements, not between 1 and 50", n)
	}
	for _, key := range slices.Sorted(maps.Keys(tags)) {
		if !tagKeyPattern.MatchString(key) || strings.HasPrefix(key, "aws:") {
			in.violate("tags has the key %.40q, which begins with aws: or does not match %s", key, tagKeyPattern)
		}
		if n := utf8.RuneCountInString(tags[key]); n > 256 {
			in.violate("tags has a value of %d characters, more than 256", n)
		}
	}
	return tags
}
