package imagebuilder_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

// errorCode is a code that has a type, with its documented status.
type errorCode struct {
	name     string
	status   int
	attempts int
}

var errorCodes = []errorCode{
	{"AccessDeniedException", 403, 1},
	{"CallRateLimitExceededException", 429, 3},
	{"ClientException", 400, 1},
	{"DryRunOperationException", 412, 1},
	{"ForbiddenException", 403, 1},
	{"IdempotentParameterMismatchException", 400, 1},
	{"InvalidPaginationTokenException", 400, 1},
	{"InvalidParameterCombinationException", 400, 1},
	{"InvalidParameterException", 400, 1},
	{"InvalidParameterValueException", 400, 1},
	{"InvalidRequestException", 400, 1},
	{"InvalidVersionNumberException", 400, 1},
	{"ResourceAlreadyExistsException", 400, 1},
	{"ResourceDependencyException", 400, 1},
	{"ResourceInUseException", 400, 1},
	{"ResourceNotFoundException", 404, 1},
	{"ServiceException", 500, 3},
	{"ServiceQuotaExceededException", 402, 1},
	{"ServiceUnavailableException", 503, 3},
	{"TooManyRequestsException", 429, 3},

	{"ExpiredTokenException", 403, 1},
	{"IncompleteSignature", 403, 1},
	{"InternalFailure", 500, 3},
	{"InvalidSignatureException", 403, 1},
	{"MalformedHttpRequestException", 400, 1},
	{"NotAuthorized", 401, 1},
	{"OptInRequired", 403, 1},
	{"RequestAbortedException", 400, 1},
	{"RequestEntityTooLargeException", 413, 1},
	{"RequestExpired", 400, 1},
	{"RequestTimeoutException", 408, 3},
	{"ServiceUnavailable", 503, 3},
	{"ThrottlingException", 400, 3},
	{"UnknownOperationException", 404, 1},
	{"UnrecognizedClientException", 403, 1},
	{"ValidationError", 400, 1},
}

// spelling is a way to write an error code: as a header, as a member of the body,
// or both. CODE stands for the code.
type spelling struct {
	name, header, member string
}

var codeSpellings = []spelling{
	{"in the header", "CODE", ``},
	{"in the header, followed by an address", "CODE:http://internal.amazon.com/coral/com.amazon.coral.validate/", ``},
	{"in the header, with a namespace and an address", "com.amazonaws.imagebuilder#CODE:http://example.com/#fragment", ``},
	{"in the header, in lower case", "code", ``},
	{"in `__type`", "", `"__type":"CODE"`},
	{"in `__type`, with a namespace", "", `"__type":"com.amazonaws.imagebuilder#CODE"`},
	{"in `code`", "", `"code":"CODE"`},
	{"in `code`, with another one in `__type`", "", `"__type":"OtherException","code":"CODE"`},
	{"in the header, with another one in `code`", "CODE", `"code":"OtherException"`},
	{"in the header, with a number in `code`", "CODE", `"code":400`},
	{"in `__type`, with a number in `code`", "", `"code":400,"__type":"CODE"`},
}

func (s spelling) of(code string) (header, member string) {
	header = strings.ReplaceAll(s.header, "CODE", code)
	if s.header == "code" {
		header = strings.ToLower(code)
	}
	return header, strings.ReplaceAll(s.member, "CODE", code)
}

// messageSpellings are the ways to write a message, and the resulting text. BODY is
// the beginning of the body, which replaces a missing message.
var messageSpellings = []struct{ name, member, reads string }{
	{"a message in `message`", `"message":"not allowed here"`, "not allowed here"},
	{"a message in `Message`", `"Message":"not allowed here"`, "not allowed here"},
	{"no message", ``, "BODY"},
	{"a null message", `"message":null`, "BODY"},
	{"an empty message", `"message":""`, ""},
	{"a message that is a number", `"message":42`, "42"},
	{"a message that is an object", `"message":{"reason":"quota"}`, `{"reason":"quota"}`},
	{"a message of several lines", `"message":"first\nsecond\u001b[31m"`, `first\nsecond\x1b[31m`},
}

func TestResponses_everyCodeInEverySpelling(t *testing.T) {
	srv := newServer(t, 1)
	client := newClient(t, srv.Config(), withoutBackoff)
	for _, code := range errorCodes {
		t.Run(code.name, func(t *testing.T) {
			for _, spelled := range codeSpellings {
				for _, message := range messageSpellings {
					header, member := spelled.of(code.name)
					row := codeRow(code, header, member, message.member, message.reads)
					srv.ResetRequests()
					srv.InjectFunc(always(row.fault))
					_, err := client.ListWorkflowStepExecutions(t.Context(), listRun())
					requests := srv.Requests()
					said := fmt.Sprintf("code %s, %s", spelled.name, message.name)
					if kind, got := kindOf(err), errors.Code(err); kind != row.gets || got != row.code || len(requests) != row.attempts {
						t.Fatalf("%s: got %s with code %s after %d attempts, want %s after %d", said, kind, got, len(requests), row.gets, row.attempts)
					}
					if !strings.HasSuffix(err.Error(), row.says) {
						t.Errorf("%s: got %q, want it to end in %q", said, err, row.says)
					}
					if what := row.lost(err, requests[len(requests)-1].RequestId); what != "" {
						t.Errorf("%s: lost: %s", said, what)
					}
				}
			}
		})
	}
}

// codeRow returns the row of a response with a typed code and a body of these
// members.
func codeRow(code errorCode, header, member, messageMember, reads string) response {
	members := strings.Trim(member+","+messageMember, ",")
	body := "{" + members + "}"
	if reads == "BODY" {
		reads = fmt.Sprintf("no message; got %q: %q", "application/json", body)
	}
	lines := []string{}
	if header != "" {
		lines = append(lines, "X-Amzn-ErrorType: "+header)
	}
	return response{
		came: code.name, fault: respond(code.status, "application/json", body, lines...),
		status: code.status, gets: typeOfCode(code.name), code: code.name, says: code.name + ": " + reads, attempts: code.attempts,
	}
}

func typeOfCode(code string) string { return typed + code }

func codeRows() []response {
	var rows []response
	for _, code := range errorCodes {
		rows = append(rows, codeRow(code, code.name, "", `"message":"not allowed here"`, "not allowed here"))
	}
	return rows
}

// forbidden is the code in the rows of spellings.
var forbidden = errorCode{"ForbiddenException", http.StatusForbidden, 1}

func codeSpellingRows() []response {
	var rows []response
	for _, s := range codeSpellings {
		header, member := s.of(forbidden.name)
		row := codeRow(forbidden, header, member, `"message":"not allowed here"`, "not allowed here")
		row.came = s.name
		rows = append(rows, row)
	}
	for _, m := range messageSpellings {
		row := codeRow(forbidden, forbidden.name, "", m.member, m.reads)
		row.came = m.name
		rows = append(rows, row)
	}
	return rows
}

func strangeCodeRows() []response {
	long := strings.Repeat("Long", 2000)
	return []response{
		{
			came: "a code without a type", fault: respond(409, "application/json", `{"message":"later"}`, "X-Amzn-ErrorType: ConflictException"),
			status: 409, gets: generic, code: "ConflictException", says: "api error ConflictException: later", attempts: 1,
		},
		{
			came: "a code without a type, and no message", fault: respond(503, "application/json", `{"code":"BusyException"}`),
			status: 503, gets: generic, code: "BusyException", says: `api error BusyException: no message; got "application/json": "{\"code\":\"BusyException\"}"`, attempts: 3,
		},
		{
			came: "a throttling code of another service", fault: respond(400, "application/json", `{"code":"RequestLimitExceeded"}`),
			status: 400, gets: generic, code: "RequestLimitExceeded", attempts: 3,
		},
		{
			came: "a code without a type", fault: respond(429, "application/json", `{"code":"Odd","message":"slower"}`),
			status: 429, gets: generic, code: "Odd", says: "api error Odd: slower", attempts: 3,
		},
		{
			came: "no code", fault: respond(429, "text/plain", "slow down"), body: "slow down",
			status: 429, gets: generic, code: unknown, says: `http status 429 Too Many Requests with "text/plain": "slow down"`, attempts: 3,
		},
		{
			came: "a code with a line break and a terminal sequence", fault: respond(400, "application/json", `{"code":"a\nb\u001b[31m","message":"no"}`),
			status: 400, gets: generic, code: `a\nb\x1b[31m`, says: `api error a\nb\x1b[31m: no`, attempts: 1,
		},
		{
			came: "a code of 8000 bytes", fault: respond(400, "application/json", `{"code":`+quoteJSON(long)+`}`), body: `{"code":"Long`,
			status: 400, gets: generic, code: long[:256] + "… [cut, 8000 bytes in all]", attempts: 1,
		},
		{
			came: "a blank code in header and body", fault: respond(400, "application/json", `{"code":" ","message":"why"}`, "X-Amzn-ErrorType:  "),
			status: 400, gets: generic, code: unknown, says: "api error UnknownError: why", attempts: 1,
		},
		{
			came: "no code, but a message", fault: respond(400, "application/json", `{"message":"why"}`),
			status: 400, gets: generic, code: unknown, says: "api error UnknownError: why", attempts: 1,
		},
		{
			came: "a number in `code`", fault: respond(400, "application/json", `{"code":12}`), body: `{"code":12}`,
			status: 400, gets: generic, code: unknown, says: "http status 400 Bad Request with", attempts: 1,
		},
		{
			came: "the request ID in X-Amz-Requestid", fault: handledBy(func(w http.ResponseWriter, _ *http.Request) {
				w.Header()["X-Amz-Requestid"] = w.Header()["X-Amzn-Requestid"]
				delete(w.Header(), "X-Amzn-Requestid")
				w.WriteHeader(http.StatusForbidden)
			}),
			status: 403, gets: generic, code: unknown, says: "with an empty body", attempts: 1,
		},
		{
			came: "no request ID", noRequestID: true, fault: imagebuildertest.Respond(403, http.Header{"X-Amzn-Requestid": nil, "X-Amzn-Errortype": {"ForbiddenException"}}, ""),
			status: 403, gets: typeOfCode("ForbiddenException"), code: "ForbiddenException", attempts: 1,
		},
	}
}

func quoteJSON(s string) string {
	quoted, _ := json.Marshal(s)
	return string(quoted)
}
