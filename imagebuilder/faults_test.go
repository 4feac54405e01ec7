package imagebuilder_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

const pageBody = `{"requestId":"body-id","steps":[{"name":"LaunchBuildInstance"},{"name":"ApplyBuildComponents"}]}`

// respond responds with a Content-Type and further header lines of the form
// "Name: value".
func respond(status int, contentType, body string, lines ...string) imagebuildertest.Fault {
	header := http.Header{"Content-Type": {contentType}}
	if contentType == "" {
		header["Content-Type"] = nil
	}
	for _, line := range lines {
		name, value, _ := strings.Cut(line, ": ")
		header.Set(name, value)
	}
	return imagebuildertest.Respond(status, header, body)
}

// raw writes these bytes to the connection instead of a response. %s in them
// stands for the header with the request id.
func raw(response string) imagebuildertest.Fault {
	return onConnection(func(conn net.Conn, requestID string) {
		_, _ = io.WriteString(conn, strings.Replace(response, "%s", requestID, 1))
	})
}

// reset writes these bytes, then resets the connection.
func reset(response string) imagebuildertest.Fault {
	return onConnection(func(conn net.Conn, requestID string) {
		_, _ = io.WriteString(conn, strings.Replace(response, "%s", requestID, 1))
		// Closing with unsent data dropped is what sends a RST.
		_ = conn.(*net.TCPConn).SetLinger(0)
	})
}

// endless writes a beginning, then more and more, until the client has enough.
func endless(beginning, more string) imagebuildertest.Fault {
	return onConnection(func(conn net.Conn, requestID string) {
		_, err := io.WriteString(conn, strings.Replace(beginning, "%s", requestID, 1))
		for err == nil {
			_, err = io.WriteString(conn, more)
		}
	})
}

func onConnection(serve func(conn net.Conn, requestID string)) imagebuildertest.Fault {
	return handledBy(func(w http.ResponseWriter, _ *http.Request) {
		requestID := "X-Amzn-Requestid: " + w.Header().Get("X-Amzn-Requestid") + "\r\n"
		conn, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			panic(err)
		}
		defer conn.Close()
		serve(conn, requestID)
	})
}

// silent writes these bytes and then waits until the client gives up.
func silent(response string) imagebuildertest.Fault {
	return onConnection(func(conn net.Conn, requestID string) {
		_, _ = io.WriteString(conn, strings.Replace(response, "%s", requestID, 1))
		_, _ = io.Copy(io.Discard, conn)
	})
}

// chunked sends the parts one by one, then ends the body, or cuts the connection
// instead.
func chunked(cut bool, parts ...string) imagebuildertest.Fault {
	return handledBy(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		for _, part := range parts {
			_, _ = io.WriteString(w, part)
			_ = http.NewResponseController(w).Flush()
		}
		if cut {
			panic(http.ErrAbortHandler)
		}
	})
}

func gzipped(text string) string {
	var compressed bytes.Buffer
	w := gzip.NewWriter(&compressed)
	_, _ = io.WriteString(w, text)
	_ = w.Close()
	return compressed.String()
}

func withLength(status, body string, lines ...string) string {
	header := ""
	for _, line := range lines {
		header += line + "\r\n"
	}
	// The connection is closed after the response. Without the header, a client could
	// try to reuse it.
	return fmt.Sprintf("HTTP/1.1 %s\r\nConnection: close\r\n%%s%sContent-Length: %d\r\n\r\n%s", status, header, len(body), body)
}
