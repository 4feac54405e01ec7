package types

import (
	"strings"
	"unicode/utf8"
)

const (
	longestRun  = 100 // bytes of a run of characters that looks like encoded data
	keptOfRun   = 32
	longestRule = 4 // of the same character, as in a ruled line
	keptOfRule  = 3
)

// tidy removes the parts of a plain text that carry no information: overwritten
// text, lines without a letter or a digit, markers of Systems Manager, indentation,
// and most of long encoded runs and of ruled lines.
func tidy(s string) string {
	var b strings.Builder
	for p := range pieces(s) {
		line := s[p.start:p.end]
		if p.overwritten && read(strings.TrimSpace(line)).score <= tellsWarning || marker(strings.TrimSpace(line)) != "" {
			continue
		}
		if b.Len() > 0 {
			switch before := s[p.start-1]; before {
			case '\n', '\r':
				b.WriteByte('\n')
			case ' ', '\t':
				b.WriteByte(' ')
			}
		}
		writeTidy(&b, line)
	}
	if b.Len() == 0 {
		return strings.TrimSpace(s)
	}
	return strings.TrimSpace(b.String())
}

func writeTidy(b *strings.Builder, line string) {
	between := false
	for word := range strings.FieldsFuncSeq(line, func(r rune) bool { return r == ' ' || r == '\t' }) {
		if between {
			b.WriteByte(' ')
		}
		between = true
		writeShort(b, word)
	}
}

// writeShort writes a word and shortens long encoded or repeated parts.
func writeShort(b *strings.Builder, word string) {
	for len(word) > 0 {
		encoded := isEncoded(word[0])
		end := 1
		for end < len(word) && isEncoded(word[end]) == encoded {
			end++
		}
		if encoded && end > longestRun {
			b.WriteString(word[:keptOfRun])
			b.WriteString(ellipsis)
		} else {
			writeShortRules(b, word[:end])
		}
		word = word[end:]
	}
}

func writeShortRules(b *strings.Builder, s string) {
	for len(s) > 0 {
		end := 1
		for end < len(s) && s[end] == s[0] {
			end++
		}
		if end > longestRule && s[0] < utf8.RuneSelf && !isAlphanumeric(s[0]) {
			b.WriteString(s[:keptOfRule])
		} else {
			b.WriteString(s[:end])
		}
		s = s[end:]
	}
}

func isAlphanumeric(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c)
}

func isEncoded(c byte) bool {
	return isAlphanumeric(c) || strings.IndexByte("+/=_-%", c) >= 0
}
