package imagebuildertest_test

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

// fuzzNow is the time at which the requests of the corpus are signed.
var fuzzNow = time.Date(2026, 9, 9, 20, 0, 0, 0, time.UTC)

func fuzzServer(f *testing.F) (*imagebuildertest.Server, aws.Credentials, *syncBuffer) {
	f.Helper()
	logged := &syncBuffer{} // net/http logs the panics of handlers
	before := log.Writer()
	log.SetOutput(logged)
	f.Cleanup(func() { log.SetOutput(before) })
	srv := imagebuildertest.NewServer()
	f.Cleanup(srv.Close)
	srv.SetClock(func() time.Time { return fuzzNow })
	srv.SetRegion("us-east-1") // which the corpus is signed for
	srv.SetExecution(imagebuildertest.SampleExecution())
	credentials, err := srv.Config().Credentials.Retrieve(context.Background())
	if err != nil {
		f.Fatal(err)
	}
	return srv, credentials, logged
}

type syncBuffer struct {
	mu     sync.Mutex
	buffer bytes.Buffer
}

func (b *syncBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buffer.Write(p)
}

func (b *syncBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buffer.String()
}

// converse sends bytes and returns what comes back until the server closes.
func converse(t *testing.T, srv *imagebuildertest.Server, sent []byte) []byte {
	t.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(srv.URL, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	_ = conn.SetDeadline(time.Now().Add(time.Minute)) // so that a hang is a failure
	go func() {
		_, _ = conn.Write(sent) // a server that refuses may close before the end
		_ = conn.(*net.TCPConn).CloseWrite()
	}()
	received, err := io.ReadAll(conn)
	if timeout, ok := err.(net.Error); ok && timeout.Timeout() {
		t.Fatalf("the server neither responds nor closes, after %q", received)
	}
	return received
}

// FuzzRawRequest checks that every request is responded to as the service
// does, that no handler panics, and that what is not signed is refused.
func FuzzRawRequest(f *testing.F) {
	srv, credentials, logged := fuzzServer(f)
	f.Fuzz(func(t *testing.T, sent []byte) {
		srv.ResetRequests()
		received := bufio.NewReader(bytes.NewReader(converse(t, srv, sent)))
		if strings.Contains(logged.String(), "panic") {
			t.Fatal(logged)
		}
		requests := bufio.NewReader(bytes.NewReader(sent))
		for _, record := range srv.Requests() {
			request, err := http.ReadRequest(requests)
			if err != nil {
				t.Fatalf("recorded what is no request: %+v, %v", record, err)
			}
			body, _ := io.ReadAll(request.Body)
			response, err := http.ReadResponse(received, request)
			for err == nil && response.Header.Get("X-Amzn-Requestid") != record.RequestId {
				response, err = http.ReadResponse(received, request) // what net/http sends by itself comes between
			}
			if err != nil {
				return // the connection is gone
			}
			checkResponse(t, response, record, credentials)
			if response.StatusCode == http.StatusOK {
				checkSigned(t, request, body, credentials)
			}
		}
	})
}

func checkResponse(t *testing.T, response *http.Response, record imagebuildertest.Request, credentials aws.Credentials) {
	t.Helper()
	a, err := readReply(response)
	if err != nil {
		return // the connection is gone
	}
	if a.status != record.Status || a.errorCode != record.ErrorCode {
		t.Errorf("got %d %q, recorded %d %q", a.status, a.errorCode, record.Status, record.ErrorCode)
	}
	if a.status != http.StatusOK && (a.status < 400 || a.status > 499) || (a.status == http.StatusOK) != (a.errorCode == "") {
		t.Errorf("got %d %q", a.status, a.errorCode)
	}
	var members map[string]any
	if err := json.Unmarshal(a.body, &members); record.Method != http.MethodHead && (err != nil || a.errorCode != "" && a.message == "") {
		t.Errorf("got %s, %v", a.body, err)
	}
	if bytes.Contains(a.body, []byte(credentials.SecretAccessKey)) {
		t.Errorf("the response holds the secret: %s", a.body)
	}
}

// checkSigned signs a request again, with the SDK's signer.
func checkSigned(t *testing.T, r *http.Request, body []byte, credentials aws.Credentials) {
	t.Helper()
	sent := r.Header.Get("Authorization")
	_, list, _ := strings.Cut(sent, "SignedHeaders=")
	list, _, _ = strings.Cut(list, ",")
	names := strings.Split(list, ";")
	again := &http.Request{Method: r.Method, URL: &url.URL{Host: r.Host, Path: r.URL.Path, RawPath: r.URL.RawPath, RawQuery: r.URL.RawQuery}, Host: r.Host, Header: http.Header{}}
	for _, name := range names {
		switch name {
		case "authorization", "expect", "transfer-encoding", "user-agent", "x-amzn-trace-id":
			return // which the SDK's signer never signs
		case "content-length":
			again.ContentLength = r.ContentLength
		case "host":
		default:
			for _, value := range r.Header.Values(name) {
				again.Header.Add(name, strings.ReplaceAll(value, "\t", " "))
			}
		}
	}
	if slices.Contains(names, "content-length") && r.ContentLength <= 0 {
		return // which it signs only if it is more than 0
	}
	hash := sha256.Sum256(body)
	if err := v4.NewSigner().SignHTTP(t.Context(), credentials, again, hex.EncodeToString(hash[:]), "imagebuilder", "us-east-1", fuzzNow); err != nil {
		t.Fatal(err)
	}
	_, signature, _ := strings.Cut(again.Header.Get("Authorization"), "Signature=")
	if !strings.Contains(sent, "SignedHeaders="+list) || !strings.Contains(again.Header.Get("Authorization"), "SignedHeaders="+list+",") || !strings.Contains(sent, signature) {
		t.Errorf("accepted the signature %s, which should be %s", sent, again.Header.Get("Authorization"))
	}
}

var (
	plainHeaderName  = regexp.MustCompile(`^[A-Za-z0-9-]{1,40}$`)
	plainHeaderValue = regexp.MustCompile(`^[\t -~\x{80}-\x{10ffff}]*$`)
)

// headersOfTheConnection are not the test's to send.
var headersOfTheConnection = []string{
	"authorization", "connection", "content-length", "content-type", "expect", "host", "proxy-connection", "te", "trailer",
	"transfer-encoding", "upgrade", "x-amz-date", "x-amz-security-token",
}

// FuzzSignedRequest checks that every signed request is accepted as signed, and
// that nothing of it can be changed afterwards.
func FuzzSignedRequest(f *testing.F) {
	srv, credentials, logged := fuzzServer(f)
	f.Fuzz(func(t *testing.T, get bool, parameter, value, headerName, headerValue string, body []byte) {
		if !plainHeaderName.MatchString(headerName) || !plainHeaderValue.MatchString(headerValue) ||
			slices.Contains(headersOfTheConnection, strings.ToLower(headerName)) || len(body) > 1<<20 {
			return
		}
		request := rawRequest{
			method: http.MethodPost, target: "/ListWorkflowStepExecutions", body: string(body),
			header: []rawHeader{
				{"Host", "imagebuilder.example"},
				{"X-Amz-Date", fuzzNow.Format("20060102T150405Z")},
				{"Content-Type", "application/json"},
				{"Content-Length", fmt.Sprint(len(body))},
				{headerName, headerValue},
			},
		}
		if get {
			request.method, request.target = http.MethodGet, "/GetWorkflowStepExecution"
		}
		request.target += "?" + encoded(parameter) + "=" + encoded(value)
		signed := request.signed(credentials, "us-east-1", fuzzNow, everyHeader)

		a := signed.send(t, srv)
		if a.status != http.StatusOK && a.status != http.StatusBadRequest || a.errorCode == "MalformedHttpRequestException" && get {
			t.Errorf("got %d %s %s", a.status, a.errorCode, a.body)
		}
		longerValue, longerParameter, longerHeader := signed, signed, signed.set(headerName, func(value string) string { return value + "x" })
		longerValue.target += "0"
		longerParameter.target = strings.Replace(signed.target, "?", "?0", 1)
		for _, changed := range []rawRequest{longerValue, longerParameter, longerHeader} {
			if a := changed.send(t, srv); a.status != http.StatusForbidden || a.errorCode != "InvalidSignatureException" {
				t.Errorf("accepted what was changed afterwards: %d %s, %+v", a.status, a.body, changed)
			}
		}
		if strings.Contains(logged.String(), "panic") {
			t.Fatal(logged)
		}
	})
}

func encoded(text string) string {
	return strings.ReplaceAll(url.QueryEscape(text), "+", "%20")
}
