package imagebuilder_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write docs/responses.md from the rows of the tests")

const responsesTable = "../docs/responses.md"

// responseGroups are the sections of the table.
var responseGroups = []struct {
	title, about string
	rows         func() []response
}{
	{"Error codes", "Each code that has a type, with its documented status. The tests use each in every form of the next section.", codeRows},
	{"Forms of a code and a message", "Shown with one code. Without a message, the message of the error is the beginning of the body.", codeSpellingRows},
	{"Unknown and missing codes", "", strangeCodeRows},
	{"Pages", "", pageRows},
	{"Bodies that are neither a page nor an error", "", strangeBodyRows},
	{"Compressed bodies", "", compressedRows},
	{"Broken connections", "", connectionRows},
	{"Silence and endless responses", "The limit of a successful response is 1 MiB here; its default is 16 MiB. That of an error is 64 KiB.", boundRows},
	{"Redirects", "Redirects are not followed.", redirectRows},
	{"Informational and unusual statuses", "", informationalRows},
}

func TestResponsesTable_isWhatTheTestsCheck(t *testing.T) {
	table := renderResponses()
	if *update {
		if err := os.WriteFile(responsesTable, []byte(table), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	written, err := os.ReadFile(responsesTable)
	if err != nil {
		t.Fatal(err)
	}
	if string(written) != table {
		t.Errorf("%s differs from the rows of the tests; write it with: go test ./imagebuilder -run ResponsesTable -update", responsesTable)
	}
}

func renderResponses() string {
	var doc strings.Builder
	doc.WriteString(`# Responses and the errors they cause

Every row is a test over a real socket, and this page is generated from the rows:
` + "`go test ./imagebuilder -run ResponsesTable -update`" + `. Every attempt of a call gets the
same response. The client has its default retryer, which makes up to 3 attempts, but
without pauses.

The test of each row checks that the error keeps the details of the response:

- the status, the request ID and the number of attempts, with a text of one line;
- for an error response, the code in a ` + "`smithy.APIError`" + `, or the code
  ` + "`UnknownError`" + ` and the beginning of the body;
- for a malformed successful response, the beginning of the body;
- without a response, the failure of the connection.

The error types are in ` + "`errors`" + `, ` + "`smithy`" + ` and ` + "`smithyhttp`" + ` (smithy-go's
transport/http). If there are two, both are in the error chain.
`)
	for _, group := range responseGroups {
		fmt.Fprintf(&doc, "\n## %s\n\n", group.title)
		if group.about != "" {
			fmt.Fprintf(&doc, "%s\n\n", group.about)
		}
		doc.WriteString("| response | status | result | code | attempts | error text, or names of the steps |\n")
		doc.WriteString("|---|---|---|---|---|---|\n")
		for _, row := range group.rows() {
			doc.WriteString(row.render())
		}
	}
	return doc.String()
}

func (r response) render() string {
	cells := []string{r.came, "", code(r.gets), code(r.code), fmt.Sprint(r.attempts), code(r.says)}
	if r.gets == page {
		cells[2] = page
	}
	if r.status != 0 {
		cells[1] = fmt.Sprint(r.status)
	}
	return "| " + strings.Join(cells, " | ") + " |\n"
}

// code formats text as code, cut to fit into a table.
func code(text string) string {
	const most = 100
	if text == "" {
		return ""
	}
	if len(text) > most {
		text = text[:most] + "…"
	}
	return "`" + strings.NewReplacer("|", `\|`, "`", "'", " and ", "` and `").Replace(text) + "`"
}
