package diagnosis

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
)

// url finds URLs with a query, in plain text and in JSON that stands in a string of
// JSON, where characters may be written as \u0026, slashes as \/, and a quotation
// mark ends the string.
var url = regexp.MustCompile(`([a-zA-Z][a-zA-Z0-9+.-]*:(?:\\*/){2}(?:[^\s"'<>\\?]|\\+u[0-9a-fA-F]{4}|\\+/)*)(?:\?|\\+u003[fF])((?:[^\s"'<>\\]|\\+u[0-9a-fA-F]{4}|\\+/)*)`)

// secretWords are parts of the parameters that presigned URLs and URLs with tokens
// have.
var secretWords = []string{"signature", "credential", "token", "accesskey", "sig=", "sig%3d", "secret", "password"}

// withoutQueries cuts the query off each URL of a text that may be a secret.
func withoutQueries(text string) string {
	return url.ReplaceAllStringFunc(text, func(found string) string {
		parts := url.FindStringSubmatch(found)
		place, query := parts[1], strings.ToLower(parts[2])
		if slices.ContainsFunc(secretWords, func(word string) bool { return strings.Contains(query, word) }) {
			return place
		}
		return found
	})
}

// withoutSecrets returns a deep copy of a structure of package types, whose texts
// are withoutQueries.
func withoutSecrets[T any](structure T) T {
	text, err := json.Marshal(structure)
	var copied T
	if err == nil {
		err = json.Unmarshal([]byte(withoutQueries(string(text))), &copied)
	}
	if err != nil {
		panic("diagnosis: " + err.Error()) // Strings, numbers, maps and lists of them.
	}
	return copied
}
