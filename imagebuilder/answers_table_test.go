package imagebuilder_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write docs/answers.md anew from the rows of the tests")

const answersTable = "../docs/answers.md"

// answerGroups are the sections of the table.
var answerGroups = []struct {
	title, about string
	rows         func() []answer
}{
	{"Error codes", "Each code that has a type, with its documented status. The tests try each of them in every spelling of the next section.", codeRows},
	{"Spellings", "The ways to write a code and a message, shown with one code. The message of an error without one is the beginning of the body.", codeSpellingRows},
	{"Other codes, and none", "", strangeCodeRows},
	{"Pages", "", pageRows},
	{"Bodies that are neither a page nor an error", "", strangeBodyRows},
	{"Compressed bodies", "", compressedRows},
	{"Connections that break", "", connectionRows},
	{"Silence, and answers without end", "The limit of a successful answer is 1 MiB here; its default is 16 MiB. That of an error is 64 KiB.", boundRows},
	{"Redirects", "None is followed.", redirectRows},
	{"Informational and odd statuses", "", informationalRows},
}

func TestAnswersTable_isWhatTheTestsCheck(t *testing.T) {
	table := renderAnswers()
	if *update {
		if err := os.WriteFile(answersTable, []byte(table), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	written, err := os.ReadFile(answersTable)
	if err != nil {
		t.Fatal(err)
	}
	if string(written) != table {
		t.Errorf("%s differs from the rows of the tests; write it with: go test ./imagebuilder -run AnswersTable -update", answersTable)
	}
}

func renderAnswers() string {
	var doc strings.Builder
	doc.WriteString(`# What comes back, and what the caller gets

Every row is a test on a real socket, and this page is written from the rows of
the tests: ` + "`go test ./imagebuilder -run AnswersTable -update`" + `. Each attempt of a
call meets the same answer. The client has its own retryer, which makes 3
attempts, without the waiting between them.

A test of every row checks that nothing is lost. The error has the status and
the request id of the answer. It has the code, in a ` + "`smithy.APIError`" + `; or the
code ` + "`UnknownError`" + ` and the beginning of the body; or, where the status says
success, it says that the body is not what was promised, with its beginning. Where
no answer arrived, it says what happened to the connection. It counts the
attempts, and its text is one line.

The kinds of error are in ` + "`errors`" + `, ` + "`smithy`" + ` and ` + "`smithyhttp`" + ` (smithy-go's
transport/http). Of two, both are in the chain.
`)
	for _, group := range answerGroups {
		fmt.Fprintf(&doc, "\n## %s\n\n", group.title)
		if group.about != "" {
			fmt.Fprintf(&doc, "%s\n\n", group.about)
		}
		doc.WriteString("| what comes | status | the caller gets | code | attempts | its text, or the names of the steps |\n")
		doc.WriteString("|---|---|---|---|---|---|\n")
		for _, row := range group.rows() {
			doc.WriteString(row.render())
		}
	}
	return doc.String()
}

func (a answer) render() string {
	cells := []string{a.came, "", code(a.gets), code(a.code), fmt.Sprint(a.attempts), code(a.says)}
	if a.gets == page {
		cells[2] = page
	}
	if a.status != 0 {
		cells[1] = fmt.Sprint(a.status)
	}
	return "| " + strings.Join(cells, " | ") + " |\n"
}

// code marks text as code, cut to what a table can show.
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
