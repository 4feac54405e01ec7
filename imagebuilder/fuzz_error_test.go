package imagebuilder_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

var (
	codeInHeader = regexp.MustCompile(`^(?:[^:]*#)?[ \t]*([A-Za-z][A-Za-z0-9_.]*)[ \t]*(?::.*)?$`)

	// The body of an error is read up to this many bytes. A byte of invalid UTF-8 is
	// printed as \ufffd, 6 bytes.
	mostErrorBytes  = 64 << 10
	mostToldPerByte = 6
)

// FuzzErrorResponse checks that any response without a successful status is an API error
// that keeps the status, the request ID and the code in the header.
func FuzzErrorResponse(f *testing.F) {
	f.Fuzz(func(t *testing.T, status int, header string, body []byte) {
		if status < 300 || status > 999 {
			return
		}
		client := imagebuilder.New(optionsInMemory(func(*http.Request) (*http.Response, error) {
			return responseInMemory(status, http.Header{"X-Amzn-Errortype": {header}}, body), nil
		}))
		out, err := client.ListWorkflowStepExecutions(t.Context(), listRun())

		apiError, ok := errors.AsType[smithy.APIError](err)
		if !ok || out != nil {
			t.Fatalf("got %v and %v, want no page and an API error", out, err)
		}
		if apiError.ErrorCode() == "" || errors.Code(err) != apiError.ErrorCode() {
			t.Errorf("got code %q, of errors.Code %q", apiError.ErrorCode(), errors.Code(err))
		}
		if errors.HTTPStatus(err) != status || errors.RequestID(err) != fuzzRequestID {
			t.Errorf("lost the status %d or the request id, error %v", status, err)
		}
		if m := codeInHeader.FindStringSubmatch(header); m != nil && !strings.EqualFold(errors.Code(err), m[1]) {
			t.Errorf("got code %q, want %q of header %q", errors.Code(err), m[1], header)
		}
		most := 4<<10 + mostToldPerByte*(len(header)+min(len(body), mostErrorBytes))
		if text := err.Error(); len(text) > most || !isOnePrintableLine(text) {
			t.Errorf("the error is no printable line of at most %d bytes, it is %d: %.2000q", most, len(text), text)
		}
	})
}
