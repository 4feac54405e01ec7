package imagebuilder_test

import (
	"fmt"
	"io"
	"net/http"
	"runtime"
	"strings"
	"testing"

	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

// responding is a client that gets these responses without a connection.
func responding(respond func() *http.Response, optFns ...func(*imagebuilder.Options)) *imagebuilder.Client {
	return imagebuilder.New(optionsInMemory(func(r *http.Request) (*http.Response, error) {
		response := respond()
		response.Request = r
		return response, nil
	}), optFns...)
}

// large are responses with megabytes in one place each.
func large() map[string]func() *http.Response {
	const mega = 1 << 20
	long := strings.Repeat("Long\x01", mega/5)
	plain := strings.Repeat("LongException", mega/13)
	response := func(status int, header http.Header, body string) func() *http.Response {
		return func() *http.Response {
			header := header.Clone()
			for _, values := range header {
				for i, value := range values {
					values[i] = strings.Clone(value) // each response has its own
				}
			}
			return &http.Response{StatusCode: status, Status: fmt.Sprint(status, " So it is"), Header: header, Body: io.NopCloser(strings.NewReader(body)), ContentLength: -1}
		}
	}
	many := http.Header{"X-Amzn-Requestid": {"the-id"}, "X-Amzn-Errortype": {"ForbiddenException"}}
	for i := range 10_000 {
		many.Set(fmt.Sprintf("A-%d", i), "of many")
	}
	html := strings.Repeat("<p>", 20<<10)
	responses := map[string]func() *http.Response{
		"error type":                 response(403, http.Header{"X-Amzn-Errortype": {plain}}, "{}"),
		"error type with an address": response(403, http.Header{"X-Amzn-Errortype": {"NewException:" + plain}}, "{}"),
		"error type, not printable":  response(403, http.Header{"X-Amzn-Errortype": {long}}, "{}"),
		"request id":                 response(403, http.Header{"X-Amzn-Requestid": {long}}, `{"code":"ForbiddenException"}`),
		"request id of no page":      response(200, http.Header{"X-Amzn-Requestid": {plain}}, `nothing`),
		"header":                     response(403, many, "{}"),
		"content type":               response(502, http.Header{"Content-Type": {long}}, "no"),
		"location":                   response(302, http.Header{"Location": {"https://elsewhere.test/" + long}}, ""),
		"date":                       response(502, http.Header{"Date": {plain}}, ""),
		"body":                       response(502, http.Header{}, html),
		"body of a known code":       response(403, http.Header{"X-Amzn-Errortype": {"ForbiddenException"}}, html),
		"message":                    response(403, http.Header{}, `{"code":"ForbiddenException","message":"`+html+`"}`),
		"message of an unknown code": response(403, http.Header{}, `{"code":"NewException","message":"`+html+`"}`),
		"code in the body":           response(403, http.Header{}, `{"code":"`+html+`"}`),
		"status": func() *http.Response {
			return &http.Response{StatusCode: http.StatusBadGateway, Status: "502 " + plain, Header: http.Header{}, Body: http.NoBody}
		},
		"status of a page": func() *http.Response {
			return &http.Response{StatusCode: http.StatusOK, Status: "200 " + long, Header: http.Header{}, Body: http.NoBody}
		},
		"error of the body": func() *http.Response {
			return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: io.NopCloser(io.MultiReader(strings.NewReader(`{"steps":`), failingReader{errors.New(strings.Clone(plain))}))}
		},
	}
	return responses
}

type failingReader struct{ err error }

func (f failingReader) Read([]byte) (int, error) { return 0, f.err }

func TestErrorSize_isAFewKBWhateverComes(t *testing.T) {
	for name, respond := range large() {
		t.Run(name, func(t *testing.T) {
			client := responding(respond, withoutBackoff)
			_, err := client.ListWorkflowStepExecutions(t.Context(), listRun())
			if err == nil {
				t.Fatal("got no error")
			}
			for field, text := range map[string]string{"text": err.Error(), "code": errors.Code(err), "request id": errors.RequestID(err)} {
				if len(text) > 5<<10 {
					t.Errorf("%s has %d bytes: %.100q", field, len(text), text)
				}
			}
			if n := len(errors.Message(err)); n > 17<<10 {
				t.Errorf("the message has %d bytes", n)
			}
		})
	}
}

func TestErrorSize_isToldWhereTextsWereCut(t *testing.T) {
	for name, what := range map[string]func(error) string{
		"error type":                 errors.Code,
		"code in the body":           errors.Code,
		"request id":                 errors.RequestID,
		"request id of no page":      errors.RequestID,
		"message":                    errors.Message,
		"message of an unknown code": errors.Message,
		"status":                     func(err error) string { return responseIn(t, err).Status },
		"content type":               func(err error) string { return responseIn(t, err).Header.Get("Content-Type") },
		"error of the body":          func(err error) string { return errors.Unwrap(incompleteIn(t, err)).Error() },
	} {
		_, err := responding(large()[name], withoutRetries).ListWorkflowStepExecutions(t.Context(), listRun())
		if text := what(err); !strings.Contains(text, "… [cut, ") {
			t.Errorf("%s: %.50q of %d bytes does not say that it was cut", name, text, len(text))
		}
	}
}

func responseIn(t *testing.T, err error) *smithyhttp.Response {
	t.Helper()
	wrapped, ok := errors.AsType[*awshttp.ResponseError](err)
	if !ok {
		t.Fatalf("%v is of no response", err)
	}
	return wrapped.Response
}

func incompleteIn(t *testing.T, err error) error {
	t.Helper()
	incomplete, ok := errors.AsType[*errors.IncompleteResponseError](err)
	if !ok {
		t.Fatalf("%v is no IncompleteResponseError", err)
	}
	return incomplete
}

// The fields that matter are kept whole, however large the others are.
func TestErrorSize_leavesWhatIsLookedAt(t *testing.T) {
	_, err := responding(large()["header"], withoutRetries).ListWorkflowStepExecutions(t.Context(), listRun())
	if errors.RequestID(err) != "the-id" || errors.Code(err) != "ForbiddenException" {
		t.Errorf("got %v", err)
	}
	header := responseIn(t, err).Header
	if header.Get("A-0") == "" || header.Get("A-9999") != "" || header.Get("X-Amzn-Errortype") == "" {
		t.Errorf("%d fields were kept", len(header))
	}
}

func TestErrorSize_usualHeadersStay(t *testing.T) {
	header := http.Header{"Content-Type": {"text/html"}, "Via": {"1.1 a", "1.1 b"}, "X-Long": {strings.Repeat("x", 1<<10)}}
	_, err := responding(func() *http.Response {
		return &http.Response{StatusCode: http.StatusForbidden, Status: "403 Forbidden", Header: header, Trailer: http.Header{"Sum": {"1"}}, Body: io.NopCloser(strings.NewReader("<p>no"))}
	}, withoutRetries).ListWorkflowStepExecutions(t.Context(), listRun())
	response := responseIn(t, err)
	if fmt.Sprint(response.Header) != fmt.Sprint(header) || response.Status != "403 Forbidden" || response.Trailer.Get("Sum") != "1" {
		t.Errorf("%s, %v, %v", response.Status, response.Header, response.Trailer)
	}
	if body, err := io.ReadAll(response.Body); string(body) != "<p>no" || err != nil {
		t.Errorf("a body of %q, %v", body, err)
	}
}

// The body that an error keeps shows where it was shortened.
func TestErrorSize_ofABodyThatIsKept(t *testing.T) {
	_, err := responding(large()["body"], withoutRetries).ListWorkflowStepExecutions(t.Context(), listRun())
	body, err := io.ReadAll(responseIn(t, err).Body)
	cut, ok := errors.AsType[*errors.ResponseTooLargeError](err)
	if !ok || int64(len(body)) != cut.Limit || !strings.HasPrefix(string(body), "<p><p>") {
		t.Errorf("%d bytes, then %v", len(body), err)
	}
}

// An error is kept, in a list of failures say, and with it all that it holds.
func TestErrorSize_inMemory(t *testing.T) {
	for name, respond := range large() {
		t.Run(name, func(t *testing.T) {
			client := responding(respond, withoutRetries)
			const calls = 5
			kept := make([]error, calls)
			_, kept[0] = client.ListWorkflowStepExecutions(t.Context(), listRun())
			before := heapInUse()
			for i := range kept {
				_, kept[i] = client.ListWorkflowStepExecutions(t.Context(), listRun())
			}
			if grown := (heapInUse() - before) / calls; grown > 64<<10 {
				t.Errorf("an error keeps %d bytes", grown)
			}
			runtime.KeepAlive(kept)
		})
	}
}

func heapInUse() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

func TestRedirect_withoutALocationSaysSo(t *testing.T) {
	srv := newServer(t, 1)
	for name, client := range map[string]imagebuilder.HTTPClient{"http.Client": &http.Client{}, "BuildableClient": awshttp.NewBuildableClient()} {
		cfg := srv.Config()
		cfg.HTTPClient = client
		for _, status := range []int{301, 302, 303, 307, 308} {
			srv.Inject(respond(status, "", ""), 1)
			_, err := newClient(t, cfg, withoutRetries).ListWorkflowStepExecutions(t.Context(), listRun())
			if errors.HTTPStatus(err) != status || !strings.HasSuffix(err.Error(), "with an empty body, without a Location header") {
				t.Errorf("%s, %d: %v", name, status, err)
			} else if location := responseIn(t, err).Header.Get("Location"); location != "" {
				t.Errorf("%s, %d: the location is %q", name, status, location)
			}
		}
	}
}

// A malformed date may be any text, such as a secret of the request.
func TestDate_thatIsNoneIsLoggedOnOneLineWithoutSecrets(t *testing.T) {
	srv := newServer(t, 1)
	client, noted, log := secretive(t, srv, 0)
	for _, date := range []string{"yesterday", "X-Amz-Security-Token", "Authorization"} {
		log.all = nil
		_, err := client.ListWorkflowStepExecutions(t.Context(), listRun(), withHTTPClient(doFunc(func(r *http.Request) (*http.Response, error) {
			response, err := client.Options().HTTPClient.Do(r)
			if err == nil {
				response.Header.Set("Date", date+" "+r.Header.Get(date)+"\x1b[31m")
			}
			return response, err
		})))
		if err != nil {
			t.Fatal(err)
		}
		if len(log.all) != 1 || strings.ContainsAny(log.all[0], "\n\x1b") || !strings.Contains(log.all[0], "Date header") {
			t.Errorf("logged %q", log.all)
		}
		if secret := noted.secretsIn(strings.ReplaceAll(strings.Join(log.all, ""), "Authorization ", "")); secret != "" {
			t.Errorf("the log tells %q: %q", secret, log.all)
		}
	}
}
