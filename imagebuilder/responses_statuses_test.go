package imagebuilder_test

import (
	"fmt"
	"net/http"
	"strings"
)

func redirectRows() []response {
	var rows []response
	for _, status := range []int{301, 302, 303, 307, 308} {
		for _, to := range []struct{ name, location string }{
			{"another host", "http://imagebuilder.us-east-1.amazonaws.com.evil.test/ListWorkflowStepExecutions"},
			{"the same host", "/elsewhere"},
		} {
			rows = append(rows, response{
				came: fmt.Sprintf("%d to %s", status, to.name), fault: respond(status, "", "", "Location: "+to.location),
				status: status, gets: generic, code: unknown, attempts: 1,
				says: fmt.Sprintf("http status %d %s with an empty body, redirecting to %.20q", status, http.StatusText(status), to.location)[:50],
			})
		}
	}
	return append(rows,
		response{
			came: "302 without a location", fault: respond(302, "text/html", "<html>moved"), body: "<html>moved",
			status: 302, gets: generic, code: unknown, says: "http status 302 Found with", attempts: 1,
		},
		response{
			came: "307 with a code in the header", fault: respond(307, "", "", "Location: /elsewhere", "X-Amzn-ErrorType: ForbiddenException"),
			status: 307, gets: typeOfCode("ForbiddenException"), code: "ForbiddenException", attempts: 1,
		},
		response{
			came: "302 with a location that is no URL", fault: respond(302, "", "", "Location: http://[broken"),
			gets: sending, says: "failed to parse Location header", attempts: 3,
		},
		response{
			came: "304", fault: respond(304, "", ""),
			status: 304, gets: generic, code: unknown, says: "http status 304 Not Modified with an empty body", attempts: 1,
		},
	)
}

func informationalRows() []response {
	page200 := withLength("200 OK", pageBody)
	return []response{
		{came: "100, then a page", fault: raw("HTTP/1.1 100 Continue\r\n\r\n" + page200), gets: page, says: twoSteps, attempts: 1},
		{came: "103 twice, then a page", fault: raw(strings.Repeat("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n", 2) + page200), gets: page, says: twoSteps, attempts: 1},
		{
			came: "103 and nothing else", fault: raw("HTTP/1.1 103 Early Hints\r\n\r\n"),
			gets: sending, says: "EOF", attempts: 3,
		},
		{
			came: "103 forever", fault: endless("", "HTTP/1.1 103 Early Hints\r\nX-More: "+strings.Repeat("more ", 4096)+"\r\n\r\n"),
			gets: sending, says: "response headers exceeded", attempts: 3,
		},
		{
			came: "101, then silence", fault: silent("HTTP/1.1 101 Switching Protocols\r\n%sUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n"),
			status: 101, gets: generic, code: unknown, says: "http status 101 Switching Protocols with an empty body", attempts: 1,
		},
		{
			came: "status 600", fault: raw(withLength("600 Odd", "odd")), body: "odd",
			status: 600, gets: generic, code: unknown, says: "http status 600 Odd with", attempts: 1,
		},
		{
			came: "200, with a terminal sequence and nothing else", fault: raw(withLength("200 Bad\x1b[31m", "")),
			status: 200, gets: undecodable, says: `http status 200 Bad\x1b[31m came`, attempts: 1,
		},
		{
			came: "a status line with a terminal sequence", fault: raw(withLength("502 Bad\x1b[31m\rGateway", "odd")), body: "odd",
			status: 502, gets: generic, code: unknown, says: `http status 502 Bad\x1b[31m\rGateway with`, attempts: 3,
		},
		{
			came: "a status line without a reason", fault: raw(withLength("418", "short")), body: "short",
			status: 418, gets: generic, code: unknown, says: "http status 418", attempts: 1,
		},
	}
}
