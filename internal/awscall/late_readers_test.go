package awscall_test

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/smithy-go/middleware"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall"
)

// lateBody ends after a while, with a trailer as net/http adds one.
type lateBody struct {
	after    time.Duration
	response *http.Response
}

func (b *lateBody) Read([]byte) (int, error) {
	time.Sleep(b.after)
	b.response.Trailer.Set("Late", "too late")
	return 0, io.EOF
}

func (*lateBody) Close() error { return nil }

// After a read timeout, the abandoned reader continues to the end of the body while the
// error is examined. The race detector checks more here than the test does.
func TestLateReader_changesNothingOfTheError(t *testing.T) {
	for _, status := range []int{http.StatusOK, http.StatusForbidden} {
		for _, after := range []time.Duration{time.Second, 2 * time.Second} { // at once with the timeout, and later
			t.Run(fmt.Sprint(status, after), func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					settings := (&library{}).settings()
					settings.Retryer = aws.NopRetryer{}
					settings.HTTPClient = doFunc(func(r *http.Request) (*http.Response, error) {
						body := &lateBody{after: after}
						body.response = &http.Response{
							StatusCode: status, Header: http.Header{}, Trailer: http.Header{"Late": nil}, Body: body, Request: r, ContentLength: -1,
						}
						return body.response, nil
					})
					settings.APIOptions = append(settings.APIOptions, func(stack *middleware.Stack) error {
						return awshttp.AddResponseReadTimeoutMiddleware(stack, time.Second) //nolint:staticcheck // it is what leaves reads behind
					})
					_, err := getBook.Call(t.Context(), awscall.NewCaller(settings), nil, walden())
					var response *awshttp.ResponseError
					if !errors.As(err, &response) {
						t.Fatalf("got %v", err)
					}
					before := fmt.Sprint(response.Response.Trailer, response.Response.Header)
					time.Sleep(time.Minute) // the late reader comes to the end
					if after := fmt.Sprint(response.Response.Trailer, response.Response.Header); after != before {
						t.Errorf("%s became %s", before, after)
					}
				})
			})
		}
	}
}

// Transports may read on in a request that they have failed.
func TestLateReader_ofARequestHasTheBytesOfItsAttempt(t *testing.T) {
	bothTransports(t, func(t *testing.T, change func(*awscall.Settings)) {
		var (
			mu   sync.Mutex
			late []io.Reader
		)
		settings := (&library{}).settings()
		settings.HTTPClient = doFunc(func(r *http.Request) (*http.Response, error) {
			mu.Lock()
			defer mu.Unlock()
			if late = append(late, r.Body); len(late)%2 == 1 {
				return nil, errors.New("reset")
			}
			return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: io.NopCloser(strings.NewReader("{}")), Request: r}, nil
		})
		change(settings)
		caller := awscall.NewCaller(settings)
		for _, book := range []string{"Walden", "Emma"} {
			token := book + "-token"
			if _, err := lendBook.Call(t.Context(), caller, nil, &lendInput{Book: &book, Token: &token}); err != nil {
				t.Fatal(err)
			}
		}
		for i, want := range []string{"Walden", "Walden", "Emma", "Emma"} {
			if got, err := io.ReadAll(late[i]); err != nil || !strings.Contains(string(got), `"`+want+`"`) {
				t.Errorf("attempt %d reads %q, %v", i, got, err)
			}
		}
	})
}
