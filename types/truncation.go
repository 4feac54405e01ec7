package types

import "strings"

// marker returns the marker of Systems Manager that the line consists of, or "".
func marker(line string) string {
	if !strings.HasPrefix(line, "--") {
		return ""
	}
	switch m := strings.ToLower(strings.Trim(line, "- ")); m {
	case "output truncated", "error truncated", "error":
		return m
	}
	return ""
}

// isCut reports whether Systems Manager kept only the beginning of an output.
func isCut(output string) bool {
	for _, m := range []string{"---Output truncated---", "---Error truncated---"} {
		if strings.Contains(output, m) {
			return true
		}
	}
	return strings.HasSuffix(strings.TrimSpace(output), "--output truncated--")
}
