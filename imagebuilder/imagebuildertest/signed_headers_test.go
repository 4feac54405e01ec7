package imagebuildertest_test

import (
	"bufio"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

// rawRequest is a request as it stands on the wire.
type rawRequest struct {
	method, target, body string
	header               []rawHeader // sent in this order
}

type rawHeader struct{ name, value string }

// signed returns a copy that is signed by the rules of botocore, auth.py, over
// the headers that sign picks by their names in lower case.
func (r rawRequest) signed(credentials aws.Credentials, region string, at time.Time, sign func(name string) bool) rawRequest {
	names := []string{}
	for _, header := range r.header {
		if name := strings.ToLower(header.name); sign(name) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return r.signedAs(credentials, region, at, names)
}

// signedAs signs the headers in this order and spelled so, as no SDK does.
func (r rawRequest) signedAs(credentials aws.Credentials, region string, at time.Time, names []string) rawRequest {
	values := map[string][]string{}
	for _, header := range r.header {
		// Space and tab are the only blanks that a header can have.
		words := strings.FieldsFunc(header.value, func(r rune) bool { return r == ' ' || r == '\t' })
		name := strings.ToLower(header.name)
		values[name] = append(values[name], strings.Join(words, " "))
	}

	path, query, _ := strings.Cut(r.target, "?")
	parameters := []string{}
	for _, parameter := range strings.Split(query, "&") {
		if name, value, _ := strings.Cut(parameter, "="); parameter != "" {
			parameters = append(parameters, name+"\x00"+value) // sorts by name, then by value
		}
	}
	slices.Sort(parameters)

	canonical := r.method + "\n" + strings.ReplaceAll(path, "%", "%25") + "\n" + strings.ReplaceAll(strings.Join(parameters, "&"), "\x00", "=") + "\n"
	for _, name := range names {
		canonical += name + ":" + strings.Join(values[strings.ToLower(name)], ",") + "\n"
	}
	signedHeaders := strings.Join(names, ";")
	canonical += "\n" + signedHeaders + "\n" + hexSHA256(r.body)

	date := at.UTC().Format("20060102")
	scope := date + "/" + region + "/imagebuilder/aws4_request"
	stringToSign := "AWS4-HMAC-SHA256\n" + at.UTC().Format("20060102T150405Z") + "\n" + scope + "\n" + hexSHA256(canonical)
	key := []byte("AWS4" + credentials.SecretAccessKey)
	for _, part := range []string{date, region, "imagebuilder", "aws4_request", stringToSign} {
		mac := hmac.New(sha256.New, key)
		mac.Write([]byte(part))
		key = mac.Sum(nil)
	}
	r.header = append(slices.Clone(r.header), rawHeader{"Authorization", "AWS4-HMAC-SHA256 Credential=" + credentials.AccessKeyID + "/" + scope +
		", SignedHeaders=" + signedHeaders + ", Signature=" + hex.EncodeToString(key)})
	return r
}

func hexSHA256(text string) string {
	hash := sha256.Sum256([]byte(text))
	return hex.EncodeToString(hash[:])
}

func (r rawRequest) send(t *testing.T, srv *imagebuildertest.Server) reply {
	t.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(srv.URL, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	text := r.method + " " + r.target + " HTTP/1.1\r\n"
	for _, header := range r.header {
		text += header.name + ": " + header.value + "\r\n"
	}
	if _, err := io.WriteString(conn, text+"Connection: close\r\n\r\n"+r.body); err != nil {
		t.Fatal(err)
	}
	reader := bufio.NewReader(conn)
	response, err := http.ReadResponse(reader, nil)
	for err == nil && response.StatusCode == http.StatusContinue {
		response, err = http.ReadResponse(reader, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	a, err := readReply(response)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// set changes the value of a header.
func (r rawRequest) set(name string, change func(value string) string) rawRequest {
	r.header = slices.Clone(r.header)
	for i, header := range r.header {
		if header.name == name {
			r.header[i].value = change(header.value)
		}
	}
	return r
}

func (r rawRequest) add(headers ...rawHeader) rawRequest {
	r.header = append(slices.Clone(r.header), headers...)
	return r
}

func listRequest(srv *imagebuildertest.Server, at time.Time) rawRequest {
	return rawRequest{
		method: http.MethodPost, target: "/ListWorkflowStepExecutions", body: listRunID,
		header: []rawHeader{
			{"Host", strings.TrimPrefix(srv.URL, "http://")},
			{"X-Amz-Date", at.UTC().Format("20060102T150405Z")},
			{"Content-Type", "application/json"},
			{"Content-Length", fmt.Sprint(len(listRunID))},
		},
	}
}

func everyHeader(string) bool { return true }

func allBut(names ...string) func(string) bool {
	return func(name string) bool { return !slices.Contains(names, name) }
}

func serverAt(t *testing.T, now time.Time) (*imagebuildertest.Server, aws.Credentials) {
	t.Helper()
	srv := newServer(t)
	srv.SetSteps(runID, namedSteps(1)...)
	srv.SetClock(func() time.Time { return now })
	return srv, defaultCall(t, srv).credentials
}

func TestServer_acceptsTheHeadersThatSDKsSign(t *testing.T) {
	now := time.Date(2026, 9, 9, 12, 0, 0, 0, time.UTC)
	srv, credentials := serverAt(t, now)
	session := aws.Credentials{AccessKeyID: "ASIASESSION", SecretAccessKey: "secret", SessionToken: "token/with+signs=="}
	srv.AddCredentials(session)

	requests := map[string]rawRequest{
		"plain": listRequest(srv, now),
		"with what SDKs send": listRequest(srv, now).add(
			rawHeader{"User-Agent", "aws-sdk-java/1.12.780 Linux/6.1 kotlin/1.9 "},
			rawHeader{"amz-sdk-invocation-id", "a4c1f1b2-0d5a-4b8a-b1b5-8f1c8d1a2b3c"},
			rawHeader{"amz-sdk-request", "attempt=1;  max=4"},
			rawHeader{"amz-sdk-retry", "0/0/500"},
			rawHeader{"X-Amz-User-Agent", "aws-sdk-js/2.1692.0 callback"},
			rawHeader{"X-Amz-Content-Sha256", hexSHA256(listRunID)},
			rawHeader{"X-Amzn-Trace-Id", "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"},
			rawHeader{"Expect", "100-continue"},
			rawHeader{"Accept-Encoding", "identity"},
		),
		"with odd values": listRequest(srv, now).add(
			rawHeader{"X-Amz-Meta", ""},
			rawHeader{"X-Custom", "  first\t of   two "},
			rawHeader{"x-custom", "second, of two"},
			rawHeader{"Cookie", `a="b  c"; d=é`},
		),
	}
	withQuery := listRequest(srv, now)
	withQuery.target += "?b=2&a=x%20y&a=%2F%2B~&a-=0&B=1&empty=&none&%C3%A9=%3D"
	requests["with a query"] = withQuery
	escaped := listRequest(srv, now)
	escaped.target = "/List%57orkflowStep%45xecutions"
	requests["with an encoded path that was signed so"] = escaped
	chunked := listRequest(srv, now)
	chunked.header[3] = rawHeader{"Transfer-Encoding", "chunked"}

	for sdk, sign := range map[string]func(string) bool{
		"Java 1":       everyHeader,
		"botocore":     allBut("expect", "transfer-encoding", "user-agent", "x-amzn-trace-id"),
		"JavaScript 2": allBut("content-type", "content-length", "user-agent", "expect", "x-amzn-trace-id"),
		"Go 1":         allBut("user-agent", "x-amzn-trace-id"),
		"Go 2":         allBut("expect", "user-agent", "x-amzn-trace-id"),
		"the least": func(name string) bool {
			return name == "host" || strings.HasPrefix(name, "x-amz-")
		},
	} {
		for name, request := range requests {
			t.Run(sdk+" "+name, func(t *testing.T) {
				request.signed(credentials, "us-west-2", now, sign).send(t, srv).mustBe(t, 200, "")
				request.add(rawHeader{"X-Amz-Security-Token", session.SessionToken}).
					signed(session, "us-west-2", now, sign).send(t, srv).mustBe(t, 200, "")
			})
		}
		t.Run(sdk+" with a chunked body", func(t *testing.T) {
			request := chunked.signed(credentials, "us-west-2", now, sign)
			request.body = fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(request.body), request.body)
			request.send(t, srv).mustBe(t, 200, "")
		})
	}
}

func TestServer_acceptsAnySetOfSignedHeaders(t *testing.T) {
	now := time.Date(2026, 9, 9, 12, 0, 0, 0, time.UTC)
	srv, credentials := serverAt(t, now)
	optional := []string{"content-type", "content-length", "user-agent", "expect", "x-amzn-trace-id", "accept", "amz-sdk-request"}
	request := listRequest(srv, now).add(
		rawHeader{"User-Agent", "test"}, rawHeader{"Expect", "100-continue"}, rawHeader{"X-Amzn-Trace-Id", "Root=1"},
		rawHeader{"Accept", "*/*"}, rawHeader{"Amz-Sdk-Request", "attempt=1"})
	for set := range 1 << len(optional) {
		request.signed(credentials, "us-west-2", now, func(name string) bool {
			i := slices.Index(optional, name)
			return i < 0 || set>>i&1 == 1
		}).send(t, srv).mustBe(t, 200, "")
	}
}

func TestServer_refusesOtherSignedHeadersThanWereSigned(t *testing.T) {
	now := time.Date(2026, 9, 9, 12, 0, 0, 0, time.UTC)
	srv, credentials := serverAt(t, now)
	unsigned := listRequest(srv, now).add(rawHeader{"User-Agent", "test"})
	request := unsigned.signed(credentials, "us-west-2", now, allBut("user-agent"))
	request.send(t, srv).mustBe(t, 200, "")
	authorization := request.header[len(request.header)-1]

	const list = "content-length;content-type;host;x-amz-date"
	relisted := func(with string) rawRequest {
		return request.set("Authorization", func(value string) string {
			if !strings.Contains(value, "="+list+",") {
				t.Fatalf("other headers are signed: %s", value)
			}
			return strings.Replace(value, "="+list+",", "="+with+",", 1)
		})
	}
	rewritten := func(old, with string) rawRequest {
		return request.set("Authorization", func(value string) string { return strings.Replace(value, old, with, 1) })
	}
	retargeted := func(target string) rawRequest {
		request := request
		request.target = target
		return request
	}
	twoDates := unsigned.add(rawHeader{"x-amz-date", now.Format("20060102T150405Z")})

	tests := map[string]struct {
		request rawRequest
		code    string
		message string
	}{
		"reordered":                {relisted("content-type;content-length;host;x-amz-date"), "InvalidSignatureException", "sorted"},
		"doubled":                  {relisted("content-length;content-type;host;host;x-amz-date"), "InvalidSignatureException", "no header twice"},
		"all doubled":              {relisted(list + ";" + list), "InvalidSignatureException", "no header twice"},
		"trailing semicolon":       {relisted(list + ";"), "InvalidSignatureException", "sorted"},
		"leading semicolon":        {relisted(";" + list), "InvalidSignatureException", `""`},
		"two semicolons":           {relisted("content-length;content-type;;host;x-amz-date"), "InvalidSignatureException", "sorted"},
		"upper case":               {relisted("content-length;Content-Type;host;x-amz-date"), "InvalidSignatureException", "lower case"},
		"spaces":                   {relisted("content-length; content-type; host; x-amz-date"), "InvalidSignatureException", ""},
		"absent header":            {relisted("accept;" + list), "InvalidSignatureException", `"accept" is among the signed headers, but not in the request`},
		"absent transfer encoding": {relisted("content-length;content-type;host;transfer-encoding;x-amz-date"), "InvalidSignatureException", `"transfer-encoding"`},
		"unsigned header":          {relisted("content-length;content-type;host;user-agent;x-amz-date"), "InvalidSignatureException", "does not match"},
		"signed header left out":   {relisted("content-length;host;x-amz-date"), "InvalidSignatureException", "does not match"},
		"without host":             {relisted("content-length;content-type;x-amz-date"), "InvalidSignatureException", "host must be among"},
		"without the date":         {relisted("content-length;content-type;host"), "InvalidSignatureException", "x-amz-date must be among"},
		"authorization itself":     {relisted("authorization;" + list), "InvalidSignatureException", "does not match"},
		"second SignedHeaders":     {rewritten("SignedHeaders=", "SignedHeaders="+list+", SignedHeaders="), "IncompleteSignature", "second SignedHeaders"},
		"second Signature":         {rewritten("Signature=", "Signature=0, Signature="), "IncompleteSignature", "second Signature"},
		"second Credential":        {rewritten("SignedHeaders", "Credential=AKIA/20260909/us-west-2/imagebuilder/aws4_request, SignedHeaders"), "IncompleteSignature", "second Credential"},
		"same Credential twice": {request.set("Authorization", func(value string) string {
			return value + "," + strings.Fields(value)[1][:len(strings.Fields(value)[1])-1]
		}), "IncompleteSignature", "second Credential"},
		"trailing comma":  {request.set("Authorization", func(value string) string { return value + "," }), "IncompleteSignature", "key=value"},
		"not a parameter": {rewritten("Credential", "Again, Credential"), "IncompleteSignature", `"Again"`},
		"capitals in the signature": {request.set("Authorization", func(value string) string {
			i := strings.LastIndex(value, "=")
			return value[:i] + strings.ToUpper(value[i:])
		}), "InvalidSignatureException", "does not match"},
		"second Authorization":       {request.add(authorization), "IncompleteSignature", "2 Authorization headers"},
		"empty second Authorization": {request.add(rawHeader{"Authorization", ""}), "IncompleteSignature", "2 Authorization headers"},
		"empty Authorization":        {request.set("Authorization", func(string) string { return "" }), "IncompleteSignature", "does not start with"},
		"second date":                {request.add(rawHeader{"X-Amz-Date", now.Format("20060102T150405Z")}), "IncompleteSignature", "X-Amz-Date"},
		"second date, signed":        {twoDates.signed(credentials, "us-west-2", now, everyHeader), "IncompleteSignature", "X-Amz-Date"},
		"empty second date":          {request.add(rawHeader{"X-Amz-Date", ""}), "IncompleteSignature", "X-Amz-Date"},
		"empty session token":        {request.add(rawHeader{"X-Amz-Security-Token", ""}), "InvalidSignatureException", "x-amz-security-token must be among"},
		"unsigned x-amz header":      {request.add(rawHeader{"x-amz-target", "other"}), "InvalidSignatureException", "x-amz-target must be among"},
		"encoded path":               {retargeted("/List%57orkflowStepExecutions"), "InvalidSignatureException", "does not match"},
		"path encoded twice over":    {retargeted("/%4CistWorkflowStepExecution%73"), "InvalidSignatureException", "does not match"},
		"query added":                {retargeted(request.target + "?a=b"), "InvalidSignatureException", "does not match"},
		"query malformed":            {retargeted(request.target + "?a=%zz"), "MalformedHttpRequestException", "%zz"},
		"second value of a header":   {request.add(rawHeader{"Content-Type", "application/json"}), "InvalidSignatureException", "does not match"},
		"space within a value":       {request.set("Content-Type", func(string) string { return "application/ json" }), "InvalidSignatureException", "does not match"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			a := test.request.send(t, srv)
			status := http.StatusForbidden
			if test.code == "MalformedHttpRequestException" {
				status = http.StatusBadRequest
			}
			a.mustBe(t, status, test.code)
			if !strings.Contains(a.message, test.message) {
				t.Errorf("message %q does not contain %q", a.message, test.message)
			}
		})
	}
}

func TestServer_refusesListsThatCannotBeSigned(t *testing.T) {
	now := time.Date(2026, 9, 9, 12, 0, 0, 0, time.UTC)
	srv, credentials := serverAt(t, now)
	request := listRequest(srv, now)
	request.signedAs(credentials, "us-west-2", now, []string{"content-type", "host", "x-amz-date"}).send(t, srv).mustBe(t, 200, "")
	for _, names := range [][]string{
		{"host", "content-type", "x-amz-date"},
		{"x-amz-date", "host"},
		{"host", "host", "x-amz-date"},
		{"host", "x-amz-date", "x-amz-date"},
		{"host", "x-amz-date", ""},
		{"", "host", "x-amz-date"},
		{"Content-Type", "host", "x-amz-date"},
		{"Host", "X-Amz-Date"},
		{"accept", "host", "x-amz-date"},
		{"host"},
		{"x-amz-date"},
	} {
		a := request.signedAs(credentials, "us-west-2", now, names).send(t, srv)
		if a.status != http.StatusForbidden || a.errorCode != "InvalidSignatureException" {
			t.Errorf("%q: got %d %s", names, a.status, a.body)
		}
	}
}

func TestServer_refusesASecondSessionToken(t *testing.T) {
	now := time.Date(2026, 9, 9, 12, 0, 0, 0, time.UTC)
	srv, _ := serverAt(t, now)
	session := aws.Credentials{AccessKeyID: "ASIASESSION", SecretAccessKey: "secret", SessionToken: "token"}
	srv.AddCredentials(session)
	token := rawHeader{"X-Amz-Security-Token", "token"}
	for _, second := range []rawHeader{token, {"x-amz-security-token", ""}, {"x-amz-security-token", "other"}} {
		listRequest(srv, now).add(token, second).signed(session, "us-west-2", now, everyHeader).
			send(t, srv).mustBe(t, 403, "UnrecognizedClientException")
	}
}
