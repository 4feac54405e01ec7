package imagebuilder_test

import (
	"strings"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

func connectionRows() []response {
	lost := func(came, says string, fault imagebuildertest.Fault) response {
		return response{came: came, fault: fault, gets: sending, says: says, attempts: 3}
	}
	cut := func(came string, fault imagebuildertest.Fault) response {
		return response{
			came: came, fault: fault,
			status: 200, gets: undecodable + truncated, says: "response body was truncated after", attempts: 3,
		}
	}
	header403 := "X-Amzn-ErrorType: ForbiddenException"
	return []response{
		// A reset can overtake earlier data, so the texts may differ.
		lost("closed without a response", "EOF", imagebuildertest.DropConnection()),
		lost("reset without a response", "", reset("")),
		lost("closed in the header", "unexpected EOF", imagebuildertest.CutHeader()),
		lost("reset in the header", "", reset("HTTP/1.1 200 OK\r\nContent-Ty")),
		lost("bytes that are not HTTP", "malformed HTTP response", raw("SSH-2.0-OpenSSH_9.6\r\n")),
		lost("a header line without a colon", "malformed MIME header", raw("HTTP/1.1 200 OK\r\nbroken\r\n\r\n")),
		lost("two lengths", "Content-Length", raw("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello")),
		lost("a header without an end", "exceeded", endless("HTTP/1.1 200 OK\r\n", "X-More: "+strings.Repeat("more ", 4096)+"\r\n")),

		cut("closed after the header", imagebuildertest.CutBody(0)),
		cut("closed in the body", imagebuildertest.CutBody(20)),
		cut("closed in a body of chunks", chunked(true, pageBody[:30])),
		cut("reset after the header", reset(strings.TrimSuffix(withLength("200 OK", pageBody), pageBody))),
		cut("reset in the body", reset(strings.TrimSuffix(withLength("200 OK", pageBody), pageBody[40:]))),
		cut("malformed chunks", raw("HTTP/1.1 200 OK\r\n%sTransfer-Encoding: chunked\r\n\r\nnonsense\r\n"+pageBody)),
		{
			came: "closed in the body", fault: raw(strings.TrimSuffix(withLength("400 Bad Request", `{"code":"ValidationError"}`), `Error"}`)),
			status: 400, body: `{"code":"Validation`, gets: generic + truncated, code: unknown, says: "http status 400 Bad Request with", attempts: 3,
		},
		{
			came: "a code in the header, closed in the body", fault: raw(strings.TrimSuffix(withLength("403 Forbidden", pageBody, header403), pageBody[40:])),
			status: 403, gets: typeOfCode("ForbiddenException"), code: "ForbiddenException", says: `ForbiddenException: no message; got a body without a content type: "{`, attempts: 1,
		},
		{
			came: "a code in the header, reset in the body", fault: reset(strings.TrimSuffix(withLength("403 Forbidden", pageBody, header403), pageBody[40:])),
			status: 403, gets: typeOfCode("ForbiddenException"), code: "ForbiddenException", attempts: 1,
		},
	}
}

func boundRows() []response {
	silence := func(came string, fault imagebuildertest.Fault) response {
		return response{came: came, fault: fault, givesUp: true, gets: canceled, attempts: 1}
	}
	header := func(status string) string {
		return "HTTP/1.1 " + status + "\r\n%sX-Amzn-ErrorType: ForbiddenException\r\nContent-Type: text/html\r\n\r\n"
	}
	more := strings.Repeat("endless ", 4096)
	return []response{
		silence("no response", imagebuildertest.Hang()),
		silence("half a header", silent("HTTP/1.1 200 OK\r\nContent-Ty")),
		silence("half a body", imagebuildertest.StallBody(20)),
		silence("half the body of an error", silent("HTTP/1.1 404 Not Found\r\n%sContent-Length: 100\r\n\r\n<html>")),
		{
			came: "a body without an end", fault: imagebuildertest.EndlessBody(),
			status: 200, body: `{"message":"endless`, gets: undecodable + overLimit, says: "larger than the limit of 1048576 bytes", attempts: 1,
		},
		{
			came: "a body without an end", fault: endless("HTTP/1.1 404 Not Found\r\n%sContent-Type: text/html\r\n\r\n", more),
			status: 404, body: "endless", gets: generic + overLimit, code: unknown, says: "larger than the limit of 65536 bytes", attempts: 1,
		},
		{
			came: "a code in the header, a body without an end", fault: endless(header("403 Forbidden"), more),
			status: 403, gets: typeOfCode("ForbiddenException"), code: "ForbiddenException", says: `ForbiddenException: no message; got 65537 bytes of "text/html" that begin "endless`, attempts: 1,
		},
	}
}
