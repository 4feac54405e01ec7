package imagebuildertest

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// canonicalRequest writes the request in the form that Signature Version 4
// signs. Its headers are those of the list signedHeaders, whichever they are.
func canonicalRequest(r *http.Request, query url.Values, signedHeaders string, body []byte) string {
	hash := sha256.Sum256(body)
	// The path was encoded for sending already, and is encoded once more.
	path := strings.ReplaceAll(percentEncode(r.URL.EscapedPath()), "%2F", "/")
	lines := []string{r.Method, path, canonicalQuery(query)}
	for name := range strings.SplitSeq(signedHeaders, ";") {
		var values []string
		for _, value := range headerValues(r, name) {
			values = append(values, strings.Join(strings.FieldsFunc(value, isBlank), " "))
		}
		lines = append(lines, name+":"+strings.Join(values, ","))
	}
	return strings.Join(append(lines, "", signedHeaders, hex.EncodeToString(hash[:])), "\n")
}

// headerValues returns the values of a header as they were sent, also of those
// that net/http takes out of the others. The name is in lower case.
func headerValues(r *http.Request, name string) []string {
	switch name {
	case "host":
		return []string{r.Host}
	case "transfer-encoding":
		return r.TransferEncoding
	default:
		return r.Header.Values(name)
	}
}

func isBlank(r rune) bool { return r == ' ' || r == '\t' }

func canonicalQuery(query url.Values) string {
	type parameter struct{ name, value string }
	var parameters []parameter
	for name, values := range query {
		for _, value := range values {
			parameters = append(parameters, parameter{percentEncode(name), percentEncode(value)})
		}
	}
	slices.SortFunc(parameters, func(a, b parameter) int {
		return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.value, b.value))
	})
	encoded := make([]string, len(parameters))
	for i, p := range parameters {
		encoded[i] = p.name + "=" + p.value
	}
	return strings.Join(encoded, "&")
}

// percentEncode leaves letters, digits and -._~ as they are.
func percentEncode(s string) string {
	return strings.ReplaceAll(url.QueryEscape(s), "+", "%20")
}
