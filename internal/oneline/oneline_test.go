package oneline_test

import (
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
)

func TestJoin(t *testing.T) {
	for s, want := range map[string]string{"": "", "one": "one", "one\ntwo\r\nthree\n": "one, two, three", "\n": "", "one\x1b\ntwo\u2028": `one\x1b, two\u2028`} {
		if got := oneline.Join(s); got != want {
			t.Errorf("Join(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestEscape(t *testing.T) {
	for s, want := range map[string]string{
		"":                   "",
		`plain "text" \ 語 🙂`: `plain "text" \ 語 🙂`,
		"a\nb\r\tc":          `a\nb\r\tc`,
		"\x1b[31mred":        `\x1b[31mred`,
		"a\u2028b\u202ec":    `a\u2028b\u202ec`,
		"a\xffb":             `a\xffb`,
		"\x00\u200b\u00ad":   `\x00\u200b\u00ad`,
		"say \"no\"\n":       `say "no"\n`,
	} {
		if got := oneline.Escape(s); got != want {
			t.Errorf("Escape(%q) = %q, want %q", s, got, want)
		}
	}
}
