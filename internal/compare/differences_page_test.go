package compare_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/internal/compare"
)

const (
	differencesPage  = "../../docs/differences.md"
	updateThePage    = "go -C internal/compare test . -run DifferencesPage -update"
	differencesIntro = `# Differences from the official client

This client was compared with ` + "`%s`" + ` %s, and each difference has a test that fails when it no longer exists.
The tests also compare outputs, errors, requests, middlewares and telemetry of both clients, and find no other difference.

This page is generated from [the list of the tests](../internal/compare/differences.go):
` + "`" + updateThePage + "`" + `.

`
)

func TestDifferencesPage_isWhatTheListSays(t *testing.T) {
	page := renderDifferences(t)
	if *update {
		if err := os.WriteFile(differencesPage, []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if sourceOf(t, differencesPage) != page {
		t.Errorf("%s differs from the list of differences; write it with: %s", differencesPage, updateThePage)
	}
}

func renderDifferences(t *testing.T) string {
	t.Helper()
	module, err := findOfficial()
	if err != nil {
		t.Fatal(err)
	}
	var page strings.Builder
	fmt.Fprintf(&page, differencesIntro, officialModule, module.Version)

	page.WriteString("These may need a change of your code:\n\n")
	for _, group := range compare.Groups {
		var links []string
		for _, d := range group.Differences {
			if d.Action != "" {
				links = append(links, fmt.Sprintf("[%s](#%s)", d.Name, anchor(d.Name)))
			}
		}
		if links != nil {
			fmt.Fprintf(&page, "- %s: %s\n", group.Title, strings.Join(links, ", "))
		}
	}

	for _, group := range compare.Groups {
		fmt.Fprintf(&page, "\n## %s\n", group.Title)
		for _, d := range group.Differences {
			fmt.Fprintf(&page, "\n### %s\n\nThe official client %s. This client %s.\n\n*Why:* %s.\n", d.Name, d.Official, d.Ours, d.Reason)
			if d.Action != "" {
				fmt.Fprintf(&page, "\n**What to do:** %s\n", d.Action)
			}
		}
	}
	return page.String()
}

// anchor returns the id of a heading on GitHub.
func anchor(heading string) string {
	id := regexp.MustCompile(`[^a-z0-9 -]`).ReplaceAllString(strings.ToLower(heading), "")
	return strings.ReplaceAll(id, " ", "-")
}
