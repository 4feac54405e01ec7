package types

import (
	"strings"
	"unicode/utf8"
)

// plain removes everything from s that a terminal does not show: colors, titles,
// cursor movements, erased characters. Overwritten text remains: a carriage return
// marks where the line began again.
func plain(s string) string {
	if !strings.ContainsAny(s, "\x1b\r\b\x00\a") && !strings.Contains(s, "\u009b") {
		return s
	}
	shown := make([]byte, 0, len(s))
	back := 0 // characters that the next one replaces
	for i := 0; i < len(s); {
		if s[i] >= ' ' && back > 0 {
			shown, back = without(shown, back), 0
		}
		switch s[i] {
		case '\x1b', '\xc2':
			length, restarts := sequence(s[i:])
			if length == 0 {
				shown = append(shown, s[i])
				length = 1
			}
			if restarts {
				shown = append(shown, '\r')
			}
			i += length
		case '\b':
			back++
			i++
		case '\x00', '\a':
			i++
		case '\n':
			back = 0
			shown = append(shown, '\n')
			i++
		case '\r':
			back = 0
			for i < len(s) && s[i] == '\r' {
				i++
			}
			if i < len(s) && s[i] != '\n' {
				shown = append(shown, '\r')
			}
		default:
			shown = append(shown, s[i])
			i++
		}
	}
	return string(shown)
}

// without removes the last characters of a line.
func without(line []byte, characters int) []byte {
	for ; characters > 0 && len(line) > 0 && line[len(line)-1] != '\n' && line[len(line)-1] != '\r'; characters-- {
		_, size := utf8.DecodeLastRune(line)
		line = line[:len(line)-size]
	}
	return line
}

// sequence returns the length of the terminal sequence at the beginning of s, 0 if
// there is none, and whether it returns to the start of the line. Another sequence or
// the end of the line ends an incomplete one.
func sequence(s string) (length int, restarts bool) {
	switch {
	case strings.HasPrefix(s, "\u009b"):
		return control(s, len("\u009b"))
	case s[0] != '\x1b':
		return 0, false
	case len(s) == 1:
		return 1, false
	}
	switch c := s[1]; {
	case c == '[':
		return control(s, 2)
	case strings.IndexByte("]PX^_", c) >= 0:
		end := 2
		for end < len(s) && strings.IndexByte("\a\x1b\n", s[end]) < 0 {
			end++
		}
		if end < len(s) && s[end] == '\a' {
			end++
		} else if strings.HasPrefix(s[end:], "\x1b\\") {
			end += 2
		}
		return end, false
	}
	end := 1
	for end < len(s) && s[end] >= ' ' && s[end] <= '/' {
		end++
	}
	if end < len(s) && s[end] >= '0' && s[end] <= '~' {
		end++
	}
	return end, false
}

// control is like sequence for one whose parameters begin at start.
func control(s string, start int) (length int, restarts bool) {
	end := start
	for end < len(s) && s[end] >= ' ' && s[end] <= '?' {
		end++
	}
	if end == len(s) || s[end] < '@' || s[end] > '~' {
		return end, false
	}
	switch s[start : end+1] {
	case "G", "0G", "1G", "2K":
		restarts = true
	}
	return end + 1, restarts
}
