package imagebuilder_test

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

const (
	generic     = "*smithy.GenericAPIError"
	unknown     = "UnknownError"
	undecodable = "*smithy.DeserializationError"
	truncated   = " and *errors.IncompleteResponseError"
	overLimit   = " and *errors.ResponseTooLargeError"
	twoSteps    = "LaunchBuildInstance ApplyBuildComponents"
)

// strangeBodies are neither a page nor an error with a code.
var strangeBodies = []struct{ name, contentType, body string }{
	{"HTML", "text/html; charset=utf-8", "<html><head><title>Bad gateway</title></head></html>"},
	{"text", "text/plain", "upstream connect error\n"},
	{"text of 5000 bytes", "text/plain", strings.Repeat("upstream ", 556)},
	{"an empty body", "application/json", ""},
	{"white space", "application/json", " \r\n\t "},
	{"null", "application/json", "null"},
	{"a list", "application/json", `[{"name":"LaunchBuildInstance"}]`},
	{"a string", "application/json", `"LaunchBuildInstance"`},
	{"a number", "application/json", `42`},
	{"garbage", "application/octet-stream", "\x00\x1b[31m\xff\xfe{}"},
	{"garbage without a content type", "", "\x80\x81\x82"},
	{"half a JSON object", "application/json", `{"steps":[{"name":"Launch`},
	{"a JSON object with a trailing comma", "application/json", `{"steps":[],}`},
}

// strangeBodyRows combines each strange body with each kind of status.
func strangeBodyRows() []response {
	var rows []response
	for _, s := range strangeBodies {
		for _, status := range []int{200, 302, 404, 502} {
			row := response{
				came: fmt.Sprintf("%d with %s", status, s.name), fault: respond(status, s.contentType, s.body),
				status: status, body: s.body, gets: generic, code: unknown,
				says: fmt.Sprintf("http status %d %s with ", status, http.StatusText(status)), attempts: 1,
			}
			switch {
			case status == 502:
				row.attempts = 3
			case status == 200 && s.body == "":
				row.gets, row.code, row.says = undecodable, "", "http status 200 OK came without a body, want a json object"
			case status == 200:
				row.gets, row.code, row.says = undecodable, "", "http status 200 OK came with a body that is not the json object that was promised"
			}
			rows = append(rows, row)
		}
	}
	return rows
}

func pageRows() []response {
	wrong := func(came, body string) response {
		return response{
			came: "200 with " + came, fault: respond(200, "application/json", body),
			status: 200, body: body, gets: undecodable, says: "is not the json object that was promised", attempts: 1,
		}
	}
	good := func(came, names string, fault imagebuildertest.Fault) response {
		return response{came: came, fault: fault, gets: page, says: names, attempts: 1}
	}
	json := func(body string) imagebuildertest.Fault { return respond(200, "application/json", body) }
	return []response{
		good("200 with a page", twoSteps, json(pageBody)),
		good("201 with a page", twoSteps, respond(201, "application/json", pageBody)),
		good("200 with a page as text/plain", twoSteps, respond(200, "text/plain", pageBody)),
		good("200 with a page between white space", twoSteps, json(" \n"+pageBody+"\r\n ")),
		good("200 with a page in chunks", twoSteps, chunked(false, pageBody[:5], pageBody[5:40], pageBody[40:])),
		good("200 with a page that ends with the connection", twoSteps, raw("HTTP/1.0 200 OK\r\n%s\r\n"+pageBody)),
		good("200 with a page, compressed", twoSteps, respond(200, "application/json", gzipped(pageBody), "Content-Encoding: gzip")),
		good("200 with unknown members", "a", json(`{"new":{"deep":[1,{"x":null}]},"steps":[{"name":"a","new":[]}]}`)),
		good("200 with null for the steps", "", json(`{"steps":null}`)),
		good("200 with a null step", " b", json(`{"steps":[null,{"name":"b"}]}`)),
		good("200 with an object without members", "", json(`{}`)),
		good("200 with a page, and trailing text, which is ignored", twoSteps, json(pageBody+"<html>")),
		good("200 with a page, closed after it before the declared length", twoSteps, raw("HTTP/1.1 200 OK\r\n%sContent-Length: 10000\r\n\r\n"+pageBody)),
		good("200 with a page in chunks, closed before the last one", twoSteps, chunked(true, pageBody)),
		wrong("a string for the steps", `{"steps":"none"}`),
		wrong("a number for a step", `{"steps":[{"name":"a"},1]}`),
		wrong("a number for a name", `{"steps":[{"name":1}]}`),
		wrong("an object for the token", `{"steps":[],"nextToken":{}}`),
		wrong("a page that ends between two steps", `{"steps":[{"name":"a"},`),
		wrong("steps without a comma between them", `{"steps":[{"name":"a"}{"name":"b"}]}`),
		wrong("an attempt number past 32 bits", `{"steps":[{"attemptNumber":2147483648}]}`),
		wrong("objects nested 10001 deep", strings.Repeat(`{"a":`, 10001)+strings.Repeat("}", 10001)),
		{
			came: "204", fault: respond(204, "", ""),
			status: 204, gets: undecodable, says: "http status 204 No Content came without a body", attempts: 1,
		},
		{
			came: "205 without a body", fault: respond(205, "", ""),
			status: 205, gets: undecodable, says: "http status 205 Reset Content came without a body", attempts: 1,
		},
	}
}

func compressedRows() []response {
	gzip := "Content-Encoding: gzip"
	broken := func(came string, status int, body, code string, attempts int, lines ...string) response {
		row := response{
			came: came, fault: respond(status, "application/json", body, append(lines, gzip)...),
			status: status, gets: generic + truncated, code: code, attempts: attempts,
			says: "response body broke off after",
		}
		if status == 200 {
			row.gets = undecodable + truncated
		}
		return row
	}
	whole := gzipped(pageBody)
	checksum := []byte(whole)
	checksum[len(checksum)-5] ^= 1
	typed := func(came, body string, lines ...string) response {
		return response{
			came: came, fault: respond(403, "application/json", body, append(lines, gzip)...),
			status: 403, gets: typeOfCode("ForbiddenException"), code: "ForbiddenException", attempts: 1,
		}
	}
	return []response{
		broken("200, truncated", 200, whole[:len(whole)/2], "", 3),
		broken("200, with a wrong checksum", 200, string(checksum), "", 3),
		broken("200, not actually compressed", 200, pageBody, "", 3),
		broken("404, not actually compressed", 404, "<html>", unknown, 3),
		typed("403 with a code in the body", gzipped(`{"code":"ForbiddenException"}`)),
		typed("403 with a code in the header, truncated", whole[:12], "X-Amzn-ErrorType: ForbiddenException"),
		{
			came: "200 of 8 MiB in 8 KiB", fault: respond(200, "application/json", gzipped(`{"message":"`+strings.Repeat(" ", 8<<20)+`"}`), gzip),
			status: 200, body: `{"message":"`, gets: undecodable + overLimit, says: "larger than the limit of 1048576 bytes", attempts: 1,
		},
	}
}
