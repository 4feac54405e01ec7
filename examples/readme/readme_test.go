package readme

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const root = "../.."

// A block whose text stands in a file follows a comment such as
//
//	<!-- from examples/readme/errors_test.go: errors -->
//
// Without a name it is the whole file.
var blocks = regexp.MustCompile("(?m)^(?:<!-- from ([^ :]+)(?:: ([^>]+))? -->\n)?```([a-z]*)\n((?s:.*?))^```\n")

func TestREADME_showsWhatStandsInFiles(t *testing.T) {
	taken := 0
	for _, block := range blocks.FindAllStringSubmatch(read(t, "README.md"), -1) {
		file, part, language, text := block[1], block[2], block[3], block[4]
		if file == "" {
			if language == "go" {
				t.Errorf("a Go block is not taken from a file:\n%s", text)
			}
			continue
		}
		taken++
		want := read(t, file)
		if part != "" {
			want = section(t, want, part)
		}
		if text != want {
			t.Errorf("the block from %s %s differs; the file has:\n%s", file, part, want)
		}
	}
	if taken < 8 {
		t.Errorf("%d blocks are taken from files", taken)
	}
}

// section gives what stands between the comments that name it, without the
// indentation of the first of them.
func section(t *testing.T, source, name string) string {
	t.Helper()
	marked := regexp.MustCompile(`(?ms)^(\t*)// readme: ` + regexp.QuoteMeta(name) + `\n(.*?)\n+\t*// readme: end$`).FindStringSubmatch(source)
	if marked == nil {
		t.Fatalf("no comments mark %q", name)
	}
	return regexp.MustCompile("(?m)^"+marked[1]).ReplaceAllString(marked[2], "") + "\n"
}

func TestREADME_leadsToWhatExists(t *testing.T) {
	text := read(t, "README.md")
	var targets []string
	prose := blocks.ReplaceAllString(text, "")
	for _, link := range regexp.MustCompile(`\]\(([^)]+)\)`).FindAllStringSubmatch(prose, -1) {
		targets = append(targets, link[1])
	}
	for _, path := range regexp.MustCompile(`(?m)^go (?:run|test)[^\n]* \./(examples/[a-z]+|internal/[a-z]+)`).FindAllStringSubmatch(text, -1) {
		targets = append(targets, path[1])
	}
	if len(targets) < 15 {
		t.Errorf("only %d links and programs", len(targets))
	}
	for _, target := range targets {
		path, anchor, _ := strings.Cut(target, "#")
		if anchor != "" && !hasHeading(prose, anchor) {
			t.Errorf("no heading for #%s", anchor)
		}
		if _, err := os.Stat(filepath.Join(root, path)); err != nil {
			t.Errorf("%s leads nowhere: %v", target, err)
		}
	}
}

// hasHeading looks for a heading whose anchor this is.
func hasHeading(text, anchor string) bool {
	for _, heading := range regexp.MustCompile(`(?m)^#+ (.*)$`).FindAllStringSubmatch(text, -1) {
		id := regexp.MustCompile(`[^a-z0-9 -]`).ReplaceAllString(strings.ToLower(heading[1]), "")
		if strings.ReplaceAll(id, " ", "-") == anchor {
			return true
		}
	}
	return false
}

func read(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(root, path))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}
