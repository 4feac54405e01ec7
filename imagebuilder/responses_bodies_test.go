package imagebuilder_test

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

const twoSteps = "LaunchBuildInstance ApplyBuildComponents"

const notExpected = "http status 200 OK with a body that is not the expected json, want "

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
				came: s.name, fault: respond(status, s.contentType, s.body),
				status: status, body: s.body, gets: generic, code: unknown,
				says: fmt.Sprintf("http status %d %s with ", status, http.StatusText(status)), attempts: 1,
			}
			switch {
			case status == 502:
				row.attempts = 3
			case status == 200 && s.body == "":
				row.gets, row.code, row.says = undecodable, "", "http status 200 OK without a body, want a json object"
			case status == 200:
				row.gets, row.code, row.says = undecodable, "", notExpected
			}
			rows = append(rows, row)
		}
	}
	return rows
}

func pageRows() []response {
	wrong := func(came, body, want string) response {
		row := response{
			came: came, fault: respond(200, "application/json", body),
			status: 200, body: body, gets: undecodable, says: notExpected + want + "; got ", attempts: 1,
		}
		if len(body) < 256 {
			row.says += fmt.Sprintf("%q: %q", "application/json", body)
		}
		return row
	}
	good := func(came, names string, fault imagebuildertest.Fault) response {
		return response{came: came, fault: fault, status: 200, gets: page, says: names, attempts: 1}
	}
	empty := func(status int, text string) response {
		return response{
			came: "no body", fault: respond(status, "", ""),
			status: status, gets: undecodable, says: fmt.Sprintf("http status %d %s without a body", status, text), attempts: 1,
		}
	}
	json := func(body string) imagebuildertest.Fault { return respond(200, "application/json", body) }
	created := good("a page", twoSteps, respond(201, "application/json", pageBody))
	created.status = 201
	return []response{
		good("a page", twoSteps, json(pageBody)),
		created,
		good("a page of the type text/plain", twoSteps, respond(200, "text/plain", pageBody)),
		good("a page between white space", twoSteps, json(" \n"+pageBody+"\r\n ")),
		good("a page in chunks", twoSteps, chunked(false, pageBody[:5], pageBody[5:40], pageBody[40:])),
		good("a page that ends with the connection", twoSteps, raw("HTTP/1.0 200 OK\r\n%s\r\n"+pageBody)),
		good("a compressed page", twoSteps, respond(200, "application/json", gzipped(pageBody), "Content-Encoding: gzip")),
		good("a page followed by other text", twoSteps, json(pageBody+"<html>")),
		good("a page, after which the connection closes before the declared length", twoSteps, raw("HTTP/1.1 200 OK\r\n%sContent-Length: 10000\r\n\r\n"+pageBody)),
		good("a page in chunks, after which the connection closes before the last one", twoSteps, chunked(true, pageBody)),
		good("a page with unknown members", "a", json(`{"new":{"deep":[1,{"x":null}]},"steps":[{"name":"a","new":[]}]}`)),
		good("a null among the steps", " b", json(`{"steps":[null,{"name":"b"}]}`)),
		good("null for the steps", "", json(`{"steps":null}`)),
		good("an object without members", "", json(`{}`)),
		good("an object with a message alone", "", json(`{"message":"Forbidden"}`)),
		good("an object with unknown members alone", "", json(`{"error":{"reason":"Forbidden"}}`)),
		wrong("a string for the steps", `{"steps":"none"}`, "a list at byte 9"),
		wrong("a number for a step", `{"steps":[{"name":"a"},1]}`, "an object at byte 23"),
		wrong("a number for a name", `{"steps":[{"name":1}]}`, "a string at byte 18"),
		wrong("a string for a number", `{"steps":[{"attemptNumber":"1"}]}`, "a number at byte 27"),
		wrong("an object for the token", `{"steps":[],"nextToken":{}}`, "a string at byte 24"),
		wrong("a page that ends between two steps", `{"steps":[{"name":"a"},`, "an object at byte 23"),
		wrong("steps without a comma between them", `{"steps":[{"name":"a"}{"name":"b"}]}`, "a comma or the end of a list at byte 22"),
		wrong("an attempt number over 32 bits", `{"steps":[{"attemptNumber":2147483648}]}`, "a 32-bit integer at byte 27"),
		wrong("objects nested 10001 deep", strings.Repeat(`{"a":`, 10001)+strings.Repeat("}", 10001), "nesting of at most 10000 at byte 50000"),
		empty(204, "No Content"),
		empty(205, "Reset Content"),
	}
}

func compressedRows() []response {
	gzip := "Content-Encoding: gzip"
	broken := func(came string, status int, body, code string, attempts int, lines ...string) response {
		row := response{
			came: came, fault: respond(status, "application/json", body, append(lines, gzip)...),
			status: status, gets: generic + truncated, code: code, attempts: attempts,
			says: "response body was truncated after",
		}
		if status == 200 {
			row.gets = undecodable + truncated
		}
		return row
	}
	whole := gzipped(pageBody)
	checksum := []byte(whole)
	checksum[len(checksum)-5] ^= 1
	exception := func(came, body string, lines ...string) response {
		return response{
			came: came, fault: respond(403, "application/json", body, append(lines, gzip)...),
			status: 403, gets: typeOfCode("ForbiddenException"), code: "ForbiddenException", attempts: 1,
		}
	}
	return []response{
		broken("truncated", 200, whole[:len(whole)/2], "", 3),
		broken("with a wrong checksum", 200, string(checksum), "", 3),
		broken("not actually compressed", 200, pageBody, "", 3),
		broken("not actually compressed", 404, "<html>", unknown, 3),
		exception("a code in the body", gzipped(`{"code":"ForbiddenException"}`)),
		exception("a code in the header, truncated", whole[:12], "X-Amzn-ErrorType: ForbiddenException"),
		{
			came: "8 MiB in 8 KiB", fault: respond(200, "application/json", gzipped(`{"message":"`+strings.Repeat(" ", 8<<20)+`"}`), gzip),
			status: 200, body: `{"message":"`, gets: undecodable + overLimit, says: "larger than the limit of 1048576 bytes", attempts: 1,
		},
	}
}
