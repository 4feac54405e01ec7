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
			{"to another host", "http://imagebuilder.us-east-1.amazonaws.com.evil.test/"},
			{"to the same host", "/elsewhere"},
		} {
			rows = append(rows, response{
				came: to.name, fault: respond(status, "", "", "Location: "+to.location),
				status: status, gets: generic, code: unknown, attempts: 1,
				says: fmt.Sprintf("http status %d %s with an empty body, redirecting to %q", status, http.StatusText(status), to.location),
			})
		}
	}
	return append(rows,
		response{
			came: "without a location", fault: respond(302, "text/html", "<html>moved"), body: "<html>moved",
			status: 302, gets: generic, code: unknown, says: "http status 302 Found with", attempts: 1,
		},
		response{
			came: "with a code in the header", fault: respond(307, "", "", "Location: /elsewhere", "X-Amzn-ErrorType: ForbiddenException"),
			status: 307, gets: typeOfCode("ForbiddenException"), code: "ForbiddenException", attempts: 1,
		},
		response{
			came: "to a location that is no URL", fault: respond(302, "", "", "Location: http://[broken"),
			gets: sending, says: "failed to parse Location header", attempts: 3,
		},
		response{
			came: "without a body", fault: respond(304, "", ""),
			status: 304, gets: generic, code: unknown, says: "http status 304 Not Modified with an empty body", attempts: 1,
		},
	)
}

func statusRows() []response {
	page200 := withLength("200 OK", pageBody)
	return []response{
		{came: "100, then a page", fault: raw("HTTP/1.1 100 Continue\r\n\r\n" + page200), status: 200, gets: page, says: twoSteps, attempts: 1},
		{came: "103 twice, then a page", fault: raw(strings.Repeat("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n", 2) + page200), status: 200, gets: page, says: twoSteps, attempts: 1},
		{
			came: "103 and nothing else", fault: raw("HTTP/1.1 103 Early Hints\r\n\r\n"),
			gets: sending, says: "EOF", attempts: 3,
		},
		{
			came: "103 without an end", fault: endless("", "HTTP/1.1 103 Early Hints\r\nX-More: "+strings.Repeat("more ", 4096)+"\r\n\r\n"),
			gets: sending, says: "response headers exceeded", attempts: 3,
		},
		{
			came: "a protocol switch, then silence", fault: silent("HTTP/1.1 101 Switching Protocols\r\n%sUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n"),
			status: 101, gets: generic, code: unknown, says: "http status 101 Switching Protocols with an empty body", attempts: 1,
		},
		{
			came: "a status over 599", fault: raw(withLength("600 Odd", "odd")), body: "odd",
			status: 600, gets: generic, code: unknown, says: "http status 600 Odd with", attempts: 1,
		},
		{
			came: "a status line with a terminal sequence", fault: raw(withLength("200 Bad\x1b[31m", "")),
			status: 200, gets: undecodable, says: `http status 200 Bad\x1b[31m without a body`, attempts: 1,
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
