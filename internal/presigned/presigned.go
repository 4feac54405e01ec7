// Package presigned hides queries that grant access, such as those of presigned URLs of
// S3 and of URLs that carry a token.
package presigned

import (
	"net/url"
	"slices"
	"strings"
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

// Hide removes the query of each URL in text for which [IsSecret] is true. The text may
// also be JSON, or JSON in a string of JSON, where characters are written as \u0026 and
// slashes as \/.
func Hide(text string) string {
	var b strings.Builder
	written := 0
	for at := 0; at < len(text); {
		length, isQuery := mark(text[at:])
		if !isQuery {
			at += length
			continue
		}
		query := text[at+length:]
		query = query[:queryLength(query)]
		if IsSecret(query) {
			b.WriteString(text[written:at])
			written = at + length + len(query)
		}
		at += length + len(query)
	}
	if written == 0 {
		return text
	}
	b.WriteString(text[written:])
	return b.String()
}

// mark returns the length of what text begins with, and whether it is the mark before a
// query. It goes past all backslashes at once, not to look at any twice.
func mark(text string) (length int, isQuery bool) {
	switch text[0] {
	case '?':
		return 1, true
	case '\\':
		n, escaped := backslashes(text)
		if strings.HasPrefix(escaped, "u003f") || strings.HasPrefix(escaped, "u003F") {
			return n + len("u003f"), true
		}
		return n, false
	default:
		return 1, false
	}
}

// queryLength returns the length of the query that text begins with.
func queryLength(text string) int {
	for at := 0; at < len(text); {
		switch text[at] {
		case ' ', '\t', '\r', '\n', '\v', '\f', '"', '\'', '<', '>':
			return at
		case '\\':
			n, escaped := backslashes(text[at:])
			switch {
			case strings.HasPrefix(escaped, "/"):
				at += n + 1
			case isHexEscape(escaped):
				at += n + len("u0026")
			default:
				return at
			}
		default:
			at++
		}
	}
	return len(text)
}

func backslashes(text string) (n int, after string) {
	after = strings.TrimLeft(text, `\`)
	return len(text) - len(after), after
}

func isHexEscape(text string) bool {
	return len(text) >= len("u0026") && text[0] == 'u' && strings.Trim(text[1:len("u0026")], "0123456789abcdefABCDEF") == ""
}
