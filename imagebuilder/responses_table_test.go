package imagebuilder_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write docs/responses.md from the rows of the tests")

const responsesTable = "../docs/responses.md"

// responseGroups are the rows of the matrix, each group with what its responses have
// in common.
var responseGroups = []struct {
	about string
	rows  func() []response
}{
	{"A successful status", pageRows},
	{errorCodesGroup, codeRows},
	{"A code with a type, written in different ways", codeSpellingRows},
	{"An unusual code, or none", strangeCodeRows},
	{"An unexpected body", strangeBodyRows},
	{"A compressed body", compressedRows},
	{"A connection that breaks", connectionRows},
	{"A response that does not end", boundRows},
	{"A redirect", redirectRows},
	{"An unusual status", statusRows},
}

// errorCodesGroup has a row for each error code. docs/errors.md lists them.
const errorCodesGroup = "Error codes"

// outcomes are the sections of docs/responses.md.
var outcomes = []struct{ kind, title, about, text string }{
	{page, "An output", "Members that this version does not know are skipped. Every member is optional, so an object without any of the operation's members is an empty output. To detect one, check a member that identifies the output, such as `WorkflowExecutionId`.", ""},
	{typed, "The exception of its code", "[Error codes](errors.md) lists the codes that have a type in package `errors`, such as `*errors.ForbiddenException`, and which of them are retried. If a response has no message, the error describes its body.", "ForbiddenException: not allowed here"},
	{generic, "`*smithy.GenericAPIError` with the code of the response", "A code without a type.", "api error ConflictException: later"},
	{unknown, "`*smithy.GenericAPIError` with the code `UnknownError`", "A status other than 2xx, and no code. The message has the status and the beginning of the body. Redirects are not followed.", `http status 429 Too Many Requests with "text/plain": "slow down"`},
	{undecodable, "`*smithy.DeserializationError`", "A status 2xx, but the body is not the output of the operation. The error has the beginning of the body.", `http status 200 OK with a body that is not the expected json, want a string at byte 18; got "application/json": "{\"steps\":[{\"name\":1}]}"`},
	{truncated, "`*errors.IncompleteResponseError`", "The response is truncated, or its compression is damaged. The error is inside a `*smithy.DeserializationError`, or beside a `*smithy.GenericAPIError` if the status is not 2xx.", "response body was truncated after"},
	{overLimit, "`*errors.ResponseTooLargeError`", "The body is larger than `MaxResponseBytes`, 1 MiB in these tests and 16 MiB by default, or than 64 KiB if the status is not 2xx. The error is inside a `*smithy.DeserializationError`, or beside a `*smithy.GenericAPIError`.", "larger than the limit of 1048576 bytes"},
	{sending, "`*smithyhttp.RequestSendError`", "There is no response, or it is not HTTP. The type is in smithy-go's package transport/http.", "malformed HTTP response"},
	{canceled, "`context.Canceled`", "The caller cancels the context before the response is complete.", ""},
}

// outcome returns the kind of the section that the row belongs to.
func (r response) outcome() string {
	switch {
	case strings.HasSuffix(r.gets, truncated):
		return truncated
	case strings.HasSuffix(r.gets, overLimit):
		return overLimit
	case strings.HasPrefix(r.gets, typed):
		return typed
	case r.code == unknown:
		return unknown
	default:
		return r.gets
	}
}

func TestResponsesTable_isWhatTheTestsCheck(t *testing.T) {
	table := renderResponses(t)
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

func renderResponses(t *testing.T) string {
	var doc strings.Builder
	doc.WriteString(`<!-- Generated from the tests by go test ./imagebuilder -run ResponsesTable -update. -->
# Responses and the errors they cause

A call returns an output, or an error that says what arrived: the status, the request ID, and the code and message or else the beginning of the
body. The text of an error is one line. Each of the following responses is a test over a real socket.

The last column is the number of times that the request is sent if each attempt gets the same response, with the default retryer.
`)
	for _, outcome := range outcomes {
		fmt.Fprintf(&doc, "\n## %s\n\n%s", outcome.title, outcome.about)
		if outcome.text != "" {
			fmt.Fprintf(&doc, " The text of such an error contains, for example, `%s`.", outcome.text)
		}
		doc.WriteString("\n\n| response | status | sent |\n|---|---|---|\n")
		isSaid := outcome.text == ""
		for _, group := range responseGroups {
			rows := slices.DeleteFunc(group.rows(), func(r response) bool { return r.outcome() != outcome.kind })
			isSaid = isSaid || slices.ContainsFunc(rows, func(r response) bool { return strings.Contains(r.says, outcome.text) })
			if group.about != errorCodesGroup {
				doc.WriteString(renderRows(group.about, rows))
			}
		}
		if !isSaid {
			t.Errorf("no response results in the text %q", outcome.text)
		}
	}
	return doc.String()
}

// renderRows returns a line for the rows that are sent once, and one for those that
// are sent several times.
func renderRows(about string, rows []response) string {
	var lines, before string
	for _, sent := range []int{1, 3} {
		var came, statuses []string
		for _, row := range rows {
			if row.attempts != sent {
				continue
			}
			if !slices.Contains(came, row.came) {
				came = append(came, row.came)
			}
			if status := fmt.Sprint(row.status); row.status != 0 && !slices.Contains(statuses, status) {
				statuses = append(statuses, status)
			}
		}
		slices.Sort(statuses)
		cell := strings.Join(came, "; ")
		switch cell {
		case "":
			continue
		case before:
			cell = "the same"
		default:
			before = cell
		}
		times := "once"
		if sent > 1 {
			times = fmt.Sprint(sent, " times")
		}
		lines += fmt.Sprintf("| %s: %s | %s | %s |\n", about, cell, strings.Join(statuses, ", "), times)
	}
	return lines
}
