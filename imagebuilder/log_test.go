package imagebuilder_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/iotest"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/logging"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

func TestLoggingOfBodies_changesNoResult(t *testing.T) {
	const code = "X-Amzn-ErrorType: ForbiddenException"
	for name, fault := range map[string]imagebuildertest.Fault{
		"a page":                     nil,
		"a page cut off":             imagebuildertest.CutBody(10),
		"a page too long":            respond(200, "application/json", strings.Repeat(" ", 1<<20)+"{}"),
		"an empty page":              respond(200, "application/json", ""),
		"an error":                   respond(403, "application/json", `{"message":"no"}`, code),
		"an error cut off":           raw("HTTP/1.1 403 Forbidden\r\n" + code + "\r\nContent-Length: 100\r\n\r\n{"),
		"an error too long":          respond(403, "text/html", strings.Repeat("x", 1<<17), code),
		"an error without a code":    respond(404, "text/html", strings.Repeat("x", 1<<17)),
		"another protocol":           raw("HTTP/1.1 101 Switching Protocols\r\nUpgrade: other\r\nConnection: Upgrade\r\n\r\n"),
		"a response with no content": respond(204, "", ""),
	} {
		t.Run(name, func(t *testing.T) {
			var logged strings.Builder
			result := func(mode aws.ClientLogMode) string {
				srv := newServer(t, 1)
				if fault != nil {
					srv.InjectFunc(always(fault))
				}
				client := newClient(t, srv.Config(), withoutBackoff, func(o *imagebuilder.Options) {
					o.ClientLogMode, o.MaxResponseBytes = mode, 1<<19
					o.Logger = logging.NewStandardLogger(&logged)
				})
				out, err := client.ListWorkflowStepExecutions(t.Context(), listRun())
				var undecoded *smithy.DeserializationError
				var length int64
				if failed, ok := errors.AsType[*smithyhttp.ResponseError](err); ok {
					length = failed.Response.ContentLength
				}
				return fmt.Sprint(out != nil, errors.Code(err), errors.HTTPStatus(err), errors.Attempts(err), errors.As(err, &undecoded), len(srv.Requests()), length)
			}
			want, got := result(0), result(aws.LogResponseWithBody)
			if got != want {
				t.Errorf("with logging %s, without %s", got, want)
			}
			if !strings.Contains(logged.String(), "HTTP/1.1 ") {
				t.Errorf("logged %q", logged.String())
			}
		})
	}
}

// unclosable is a body whose Close fails.
type unclosable struct{ io.Reader }

func (unclosable) Close() error { return errors.New("not closed") }

func TestWarnings_areLoggedInAnyMode(t *testing.T) {
	for warning, body := range map[string]func() io.ReadCloser{
		"was truncated after its json object, response body was truncated after 2 bytes, unexpected EOF": func() io.ReadCloser {
			return io.NopCloser(io.MultiReader(strings.NewReader("{}"), iotest.ErrReader(io.ErrUnexpectedEOF)))
		},
		"failed to close the http response body, ": func() io.ReadCloser { return unclosable{strings.NewReader("{}")} },
	} {
		for _, mode := range []aws.ClientLogMode{0, aws.LogResponseWithBody} {
			var logged strings.Builder
			client := newClient(t, newServer(t, 1).Config(), withHTTPClient(doFunc(func(*http.Request) (*http.Response, error) {
				return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: body()}, nil
			})), func(o *imagebuilder.Options) {
				o.ClientLogMode, o.Logger = mode, logging.NewStandardLogger(&logged)
			})
			mustList(t, client)
			if !strings.Contains(logged.String(), "WARN") || !strings.Contains(logged.String(), warning) {
				t.Errorf("mode %d logged %q, want %q", mode, logged.String(), warning)
			}
		}
	}
}

func TestLoggingOfBodies_endsWithTheContext(t *testing.T) {
	for name, fault := range map[string]imagebuildertest.Fault{
		"a page":           imagebuildertest.StallBody(10),
		"another protocol": silent("HTTP/1.1 101 Switching Protocols\r\n%sUpgrade: other\r\nConnection: Upgrade\r\n\r\n"),
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				srv := imagebuildertest.NewInMemoryServer()
				defer srv.Close()
				srv.SetSteps(runID, namedSteps("step", 1)...)
				srv.InjectFunc(always(fault))
				client := imagebuilder.NewFromConfig(srv.Config(), func(o *imagebuilder.Options) { o.ClientLogMode = aws.LogResponseWithBody })
				ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
				defer cancel()
				start := time.Now()
				if _, err := client.ListWorkflowStepExecutions(ctx, listRun()); err == nil {
					t.Error("no error")
				}
				if waited := time.Since(start); waited > time.Minute {
					t.Errorf("the call took %v", waited)
				}
			})
		})
	}
}
