package identifier

import "strings"

// isID reports whether text is prefix and a UUID.
func isID(prefix, text string) bool {
	const form = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"
	uuid, ok := strings.CutPrefix(text, prefix)
	if !ok || len(uuid) != len(form) {
		return false
	}
	for i := range len(form) {
		if form[i] == 'x' && !isHex(uuid[i]) || form[i] != 'x' && form[i] != uuid[i] {
			return false
		}
	}
	return true
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
