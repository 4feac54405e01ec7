package awscall_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/logging"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall"
)

func TestResponse_isReadUpToTheLimit(t *testing.T) {
	const page = `{"title":"Walden"}`
	for limit, fits := range map[int]bool{len(page): true, len(page) - 1: false, 1: false, 1000: true} {
		for _, mode := range []aws.ClientLogMode{0, aws.LogResponseWithBody} {
			settings := respondingWith(200, nil, text(page))
			settings.MaxResponseBytes, settings.LogMode = int64(limit), mode
			out, err := getBook.Call(t.Context(), awscall.NewCaller(settings), nil, walden())
			var tooLarge *errors.ResponseTooLargeError
			if fits && (err != nil || aws.ToString(out.Title) != "Walden") || !fits && (!errors.As(err, &tooLarge) || tooLarge.Limit != int64(limit)) {
				t.Errorf("limit %d, %v: got %v, %v", limit, mode, out, err)
			}
		}
	}
}

// counting counts the bytes that are read of a body, and how often it is closed.
type counting struct {
	io.Reader
	read, closed int
}

func (c *counting) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.read += n
	return n, err
}

func (c *counting) Close() error {
	c.closed++
	return nil
}

func TestResponse_isClosedOnceWhateverItIs(t *testing.T) {
	for _, status := range []int{101, 200, 204, 302, 403, 503} {
		for _, content := range []string{"", "{}", `{"title":`, "<html>"} {
			for _, mode := range []aws.ClientLogMode{0, aws.LogResponseWithBody} {
				body := &counting{Reader: strings.NewReader(content)}
				settings := respondingWith(status, nil, func() io.ReadCloser { return body })
				settings.LogMode = mode
				_, _ = getBook.Call(t.Context(), awscall.NewCaller(settings), nil, walden())
				if body.closed != 1 || status == 101 && body.read > 0 {
					t.Errorf("%d, %q, %v: closed %d times after %d bytes", status, content, mode, body.closed, body.read)
				}
			}
		}
	}
}

func TestResponse_ofNoSuccessIsAnError(t *testing.T) {
	for status, isSuccess := range map[int]bool{101: false, 199: false, 200: true, 206: true, 299: true, 300: false, 304: false, 307: false, 400: false, 600: false} {
		out, err := getBook.Call(t.Context(), awscall.NewCaller(respondingWith(status, nil, text(`{"title":"Walden"}`))), nil, walden())
		if (err == nil) != isSuccess || (out != nil) != isSuccess {
			t.Errorf("%d: %v, %v", status, out, err)
		}
	}
}

func TestResponse_thatTheContextEndsIsCanceled(t *testing.T) {
	for _, status := range []int{200, 403} {
		ctx, cancel := context.WithCancel(t.Context())
		settings := respondingWith(status, nil, func() io.ReadCloser {
			return brokenBody{io.MultiReader(strings.NewReader(`{"title":`), endingBody{strings.NewReader(""), cancel})}
		})
		_, err := getBook.Call(ctx, awscall.NewCaller(settings), nil, walden())
		var canceled *smithy.CanceledError
		var broke *errors.IncompleteResponseError
		if !errors.As(err, &canceled) || errors.As(err, &broke) || !errors.Is(err, context.Canceled) {
			t.Errorf("%d: got %v", status, err)
		}
	}
}

func TestResponse_thatBreaksOffBehindItsObjectIsAPage(t *testing.T) {
	for _, isUncompressed := range []bool{false, true} {
		var log []string
		settings := respondingWith(200, nil, nil)
		settings.Logger = logging.LoggerFunc(func(_ logging.Classification, format string, v ...any) {
			log = append(log, fmt.Sprintf(format, v...))
		})
		settings.HTTPClient = doFunc(func(r *http.Request) (*http.Response, error) {
			return &http.Response{
				StatusCode: http.StatusOK, Header: http.Header{}, Uncompressed: isUncompressed,
				Body: brokenBody{strings.NewReader(`{"title":"Walden"}`)}, ContentLength: -1, Request: r,
			}, nil
		})
		_, err := getBook.Call(t.Context(), awscall.NewCaller(settings), nil, walden())
		if (err != nil) != isUncompressed || (len(log) == 1) == isUncompressed {
			t.Errorf("decompressed %v: %v, logged %q", isUncompressed, err, log)
		}
	}
}

func TestResponse_thatIsLoggedStaysAsItWas(t *testing.T) {
	settings := respondingWith(200, nil, nil)
	settings.LogMode = aws.LogResponseWithBody
	settings.HTTPClient = doFunc(func(r *http.Request) (*http.Response, error) {
		return &http.Response{
			StatusCode: http.StatusOK, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(`{"title":"Walden"}`)), ContentLength: 1234, Request: r,
		}, nil
	})
	out, err := getBook.Call(t.Context(), awscall.NewCaller(settings), nil, walden())
	if err != nil {
		t.Fatal(err)
	}
	if raw := awsmiddleware.GetRawResponse(out.Metadata).(*smithyhttp.Response); raw.ContentLength != 1234 {
		t.Errorf("the length has become %d", raw.ContentLength)
	}

	settings = respondingWith(200, nil, func() io.ReadCloser { return brokenBody{strings.NewReader(`{"title":`)} })
	settings.LogMode = aws.LogResponseWithBody
	_, err = getBook.Call(t.Context(), awscall.NewCaller(settings), nil, walden())
	var broke *errors.IncompleteResponseError
	if !errors.As(err, &broke) || broke.Received != 9 {
		t.Errorf("got %v", err)
	}
}

const sessionToken = "TheSession/TokenOf+Somebody"

// An HTTP client may return the same response again, so it must not be modified.
func TestResponse_ofTheHTTPClientIsNotChanged(t *testing.T) {
	header := http.Header{
		"Date": {"no date"}, "Location": {"https://amazonaws.com/badhttpredirectlocation"}, "X-Token": {sessionToken}, "X-Long": {strings.Repeat("x", 100_000)},
	}
	trailer := http.Header{"X-Token": {sessionToken}}
	before := fmt.Sprint(header, trailer)
	response := &http.Response{StatusCode: http.StatusMovedPermanently, Status: "301 " + sessionToken, Header: header, Trailer: trailer, Body: http.NoBody}
	settings := respondingWith(301, nil, nil)
	settings.HTTPClient = doFunc(func(r *http.Request) (*http.Response, error) {
		r.Header.Set("X-Amz-Security-Token", sessionToken)
		response.Request = r
		return response, nil
	})
	_, err := getBook.Call(t.Context(), awscall.NewCaller(settings), nil, walden())
	var failed *awshttp.ResponseError
	if !errors.As(err, &failed) {
		t.Fatalf("got %v", err)
	}
	if after := fmt.Sprint(header, trailer); after != before || response.Status != "301 "+sessionToken {
		t.Errorf("%.500s became %.500s", before, after)
	}
	kept := failed.Response
	if kept.Header.Get("Date") != "" || kept.Header.Get("Location") != "" || strings.Contains(fmt.Sprint(kept.Header, kept.Trailer, kept.Status), sessionToken) {
		t.Errorf("the error keeps %s %.500v %v", kept.Status, kept.Header, kept.Trailer)
	}
}

// trailing is a body that is followed by a trailer.
type trailing struct {
	io.Reader
	response *http.Response
}

func (b *trailing) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	if err == io.EOF {
		b.response.Trailer = http.Header{"Sum": {"12"}, "X-Token": {sessionToken}}
	}
	return n, err
}

func (*trailing) Close() error { return nil }

func TestResponse_hasItsTrailerWithoutSecrets(t *testing.T) {
	settings := respondingWith(200, nil, nil)
	settings.HTTPClient = doFunc(func(r *http.Request) (*http.Response, error) {
		r.Header.Set("X-Amz-Security-Token", sessionToken)
		response := &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Request: r}
		response.Body = &trailing{strings.NewReader("{}"), response}
		return response, nil
	})
	out, err := getBook.Call(t.Context(), awscall.NewCaller(settings), nil, walden())
	if err != nil {
		t.Fatal(err)
	}
	if trailer := awsmiddleware.GetRawResponse(out.Metadata).(*smithyhttp.Response).Trailer; trailer.Get("Sum") != "12" || trailer.Get("X-Token") != "***" {
		t.Errorf("the trailer is %v", trailer)
	}
}

func TestSendingError_hasNoSecretsAndAFewKB(t *testing.T) {
	for _, status := range []int{0, 200} {
		settings := respondingWith(200, nil, nil)
		settings.HTTPClient = doFunc(func(r *http.Request) (*http.Response, error) {
			r.Header.Set("X-Amz-Security-Token", sessionToken)
			err := fmt.Errorf("malformed header %s %s", sessionToken, strings.Repeat("long", 100_000))
			if status == 0 {
				return nil, err
			}
			return &http.Response{StatusCode: status, Header: http.Header{}, Body: io.NopCloser(io.MultiReader(strings.NewReader("{"), failing{err})), Request: r}, nil
		})
		_, err := getBook.Call(t.Context(), awscall.NewCaller(settings), nil, walden())
		for err != nil {
			if text := err.Error(); strings.Contains(text, sessionToken) || len(text) > 6<<10 || !strings.Contains(text, "[cut, ") {
				t.Errorf("%d: %T of %d bytes: %.200s", status, err, len(text), text)
			}
			err = errors.Unwrap(err)
		}
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }
