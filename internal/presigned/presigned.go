// Package presigned takes the query off URLs whose query grants access, such as
// presigned URLs of S3 and URLs that carry a token.
package presigned

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// secretWords are parts of the parameters that grant access.
var secretWords = []string{"signature", "credential", "token", "accesskey", "sig=", "secret", "password"}

// IsSecret reports whether the query of a URL may grant access. It looks for words such
// as "signature" and "token" anywhere in the query, so it may report true for a harmless
// value.
func IsSecret(query string) bool {
	plain, err := url.QueryUnescape(query)
	if err != nil {
		plain = query
	}
	plain = strings.ToLower(plain)
	return slices.ContainsFunc(secretWords, func(word string) bool { return strings.Contains(plain, word) })
}

// urlWithQuery finds URLs with a query, in plain text and in JSON that stands in a
// string of JSON, where characters may be written as \u0026, slashes as \/, and a
// quotation mark ends the string.
const urlWithQuery = `([a-zA-Z][a-zA-Z0-9+.-]*:(?:\\*/){2}(?:[^\s"'<>\\?]|\\+u[0-9a-fA-F]{4}|\\+/)*)(?:\?|\\+u003[fF])((?:[^\s"'<>\\]|\\+u[0-9a-fA-F]{4}|\\+/)*)`

// withQuery is compiled in Hide, so that programs that do not call it do not link
// package regexp.
var (
	withQuery *regexp.Regexp
	compile   sync.Once
)

// Hide removes the query of each URL in text for which [IsSecret] is true.
func Hide(text string) string {
	compile.Do(func() { withQuery = regexp.MustCompile(urlWithQuery) })
	return withQuery.ReplaceAllStringFunc(text, func(found string) string {
		parts := withQuery.FindStringSubmatch(found)
		if IsSecret(parts[2]) {
			return parts[1]
		}
		return found
	})
}
