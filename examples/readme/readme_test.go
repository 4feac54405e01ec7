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
//	<!-- output of examples/readme/questions_test.go: Example_whyDidItFail -->
//
// Without a name it is the whole file.
var blocks = regexp.MustCompile("(?m)^(?:<!-- (from|output of) ([^ :]+)(?:: ([^>]+))? -->\n)?```([a-z]*)\n((?s:.*?))^```\n")

var comments = regexp.MustCompile(`<!--.*?-->`)

func TestDocs_showWhatStandsInFiles(t *testing.T) {
	taken := 0
	for _, document := range documents(t) {
		for _, block := range blocks.FindAllStringSubmatch(read(t, document), -1) {
			kind, file, part, language, text := block[1], block[2], block[3], block[4], block[5]
			if file == "" {
				if language == "go" {
					t.Errorf("%s: a Go block is not taken from a file:\n%s", document, text)
				}
				continue
			}
			taken++
			want := read(t, file)
			switch {
			case kind == "output of":
				want = output(t, want, part)
			case part != "":
				want = section(t, want, part)
			}
			if text != regexp.MustCompile("(?m) +$").ReplaceAllString(want, "") {
				t.Errorf("%s: the block from %s %s differs; the file has:\n%s", document, file, part, want)
			}
		}
	}
	if taken < 15 {
		t.Errorf("%d blocks are taken from files", taken)
	}
}

// section returns what stands between the comments that name it, without the
// indentation of the first of them. What it says of its output is in the output of
// an example of the file.
func section(t *testing.T, source, name string) string {
	t.Helper()
	marked := regexp.MustCompile(`(?ms)^(\t*)// readme: ` + regexp.QuoteMeta(name) + `\n(.*?)\n+\t*// readme: end$`).FindStringSubmatch(source)
	if marked == nil {
		t.Fatalf("no comments mark %q", name)
	}
	for _, printed := range regexp.MustCompile(`// prints (.*)`).FindAllStringSubmatch(marked[2], -1) {
		if !strings.Contains(source, "\n\t// "+printed[1]+"\n") {
			t.Errorf("%s: no example prints %q", name, printed[1])
		}
	}
	return regexp.MustCompile("(?m)^"+marked[1]).ReplaceAllString(marked[2], "") + "\n"
}

// output returns what an example prints.
func output(t *testing.T, source, name string) string {
	t.Helper()
	printed := regexp.MustCompile(`(?ms)^func ` + regexp.QuoteMeta(name) + `\(\) \{\n.*?^\t// Output:\n(.*?)^\}`).FindStringSubmatch(source)
	if printed == nil {
		t.Fatalf("no example %q with an output", name)
	}
	return regexp.MustCompile(`(?m)^\t// ?`).ReplaceAllString(printed[1], "")
}

func TestDocs_leadToWhatExists(t *testing.T) {
	links := 0
	for _, document := range documents(t) {
		text := read(t, document)
		var targets []string
		for _, link := range regexp.MustCompile(`\]\(([^)]+)\)`).FindAllStringSubmatch(blocks.ReplaceAllString(text, ""), -1) {
			if !strings.HasPrefix(link[1], "https://") {
				targets = append(targets, link[1])
			}
		}
		links += len(targets)
		for _, target := range targets {
			path, anchor, _ := strings.Cut(target, "#")
			path = filepath.Join(filepath.Dir(document), path)
			if strings.HasPrefix(target, "#") {
				path = document
			}
			if _, err := os.Stat(filepath.Join(root, path)); err != nil {
				t.Errorf("%s: %s leads nowhere: %v", document, target, err)
			} else if anchor != "" && !hasHeading(blocks.ReplaceAllString(read(t, path), ""), anchor) {
				t.Errorf("%s: %s has no such heading", document, target)
			}
		}
		for _, program := range regexp.MustCompile(`go (?:-C (\S+) )?(?:run|test|generate) (?:-v )?\./([a-z/]+)`).FindAllStringSubmatch(comments.ReplaceAllString(text, ""), -1) {
			if _, err := os.Stat(filepath.Join(root, program[1], program[2])); err != nil {
				t.Errorf("%s: %s runs nothing: %v", document, program[0], err)
			}
		}
	}
	if links < 30 {
		t.Errorf("only %d links", links)
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

func TestREADME_isShort(t *testing.T) {
	text := read(t, "README.md")
	if lines := strings.Count(text, "\n"); lines > 200 {
		t.Errorf("%d lines", lines)
	}
	for _, command := range []string{"\ngo run ./examples/liststeps\n", "\ngo test ./...\n"} {
		if !strings.Contains(text, command) {
			t.Errorf("the README has no command %q", command)
		}
	}
}

// documents returns the Markdown files that the tests hold true.
func documents(t *testing.T) []string {
	t.Helper()
	paths := []string{"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"}
	found, err := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range found {
		paths = append(paths, "docs/"+filepath.Base(path))
	}
	return paths
}

func read(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(root, path))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}
