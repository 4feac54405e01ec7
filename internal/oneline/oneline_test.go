package oneline_test

import (
	"strings"
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

func TestCut(t *testing.T) {
	for _, c := range []struct {
		s     string
		limit int
		want  string
	}{
		{"", 0, ""},
		{"four", 4, "four"},
		{"fives", 4, "five… [cut, 5 bytes in all]"},
		{"größe", 3, "gr… [cut, 7 bytes in all]"},
		{"a🙂b", 4, "a… [cut, 6 bytes in all]"},
		{strings.Repeat("\x80", 10), 8, strings.Repeat("\x80", 4) + "… [cut, 10 bytes in all]"},
	} {
		if got := oneline.Cut(c.s, c.limit); got != c.want {
			t.Errorf("Cut(%q, %d) = %q, want %q", c.s, c.limit, got, c.want)
		}
	}
}

func TestWithin_boundsWhatEscapesMakeOfAText(t *testing.T) {
	for s, want := range map[string]string{
		"line\nline":   `line\nline`,
		"\x00\x00\x00": `\x00\x00\x0… [cut, 3 bytes in all]`,
	} {
		if got := oneline.Within(s, 11, oneline.Escape); got != want {
			t.Errorf("Within(%q) = %q, want %q", s, got, want)
		}
	}
	huge := strings.Repeat("\n", 1<<20)
	if got := oneline.Within(huge, 1000, oneline.Escape); len(got) > 1100 || !strings.HasSuffix(got, "[cut, 1048576 bytes in all]") {
		t.Errorf("%d bytes: %.80q", len(got), got)
	}
	if got := oneline.Within("a\nb", 100, oneline.Join); got != "a, b" {
		t.Errorf("got %q", got)
	}
}
