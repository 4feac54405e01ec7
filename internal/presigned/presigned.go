// Package presigned hides queries that grant access, such as those of presigned URLs of
// S3 and of URLs that carry a token.
package presigned

import (
	"net/url"
	"slices"
	"strings"
)

// secretWords are parts of the parameters that grant access.
var secretWords = []string{"signature", "credential", "token", "accesskey", "apikey", "api_key", "sig=", "secret", "password", "passwd"}

// equals restores equals signs that JSON, or a URL inside another one, escapes.
var equals = strings.NewReplacer(`\u003d`, "=", `\u003D`, "=", "%3d", "=", "%3D", "=", "%253D", "=")

// isSecret reports whether a query may grant access. It looks for words such as
// "signature" and "token" anywhere in the query, so it may report true for a harmless
// value.
func isSecret(query string) bool {
	query = equals.Replace(query)
	if !strings.Contains(query, "=") {
		return false
	}
	plain, err := url.QueryUnescape(query)
	if err != nil {
		plain = query
	}
	plain = strings.ToLower(plain)
	return slices.ContainsFunc(secretWords, func(word string) bool { return strings.Contains(plain, word) })
}

// Hide removes from text what a question mark begins and may grant access, such as the
// query of a presigned URL. It ends at a blank, a quote or a tag. The text may also be
// JSON, or JSON in a string of JSON, where characters are written as \u0026 and slashes
// as \/.
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
		if isSecret(query) {
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

// queryLength returns the length of the query that text begins with. A shell escapes the
// ampersands in a query with a backslash, and some programs leave a single quote in it.
func queryLength(text string) int {
	for at := 0; at < len(text); {
		switch text[at] {
		case ' ', '\t', '\r', '\n', '\v', '\f', '"', '<', '>':
			return at
		case '\'':
			if after := text[at+1:]; after == "" || !isOfName(after[0]) {
				return at
			}
			at++
		case '\\':
			n, escaped := backslashes(text[at:])
			switch {
			case isHexEscape(escaped):
				switch strings.ToLower(escaped[1:5]) {
				case "0009", "000a", "000d", "0020", "0022", "003c", "003e":
					return at
				}
				at += n + len("u0026")
			case escaped == "" || strings.IndexByte("\"'bfnrtu \t\r\n", escaped[0]) >= 0:
				return at
			default:
				at += n
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

// isOfName reports whether a query may go on with c after a single quote.
func isOfName(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '&' || c == '%' || c == '\''
}
