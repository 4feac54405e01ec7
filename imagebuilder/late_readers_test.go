package imagebuilder_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/smithy-go/middleware"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

// slowBody is a body that comes in pieces, each after a while.
type slowBody struct {
	after  time.Duration
	pieces []string
}

func (b *slowBody) Read(p []byte) (int, error) {
	time.Sleep(b.after)
	if len(b.pieces) == 0 {
		return 0, fmt.Errorf("closed")
	}
	n := copy(p, b.pieces[0])
	b.pieces = b.pieces[1:]
	return n, nil
}

func (*slowBody) Close() error { return nil }

// A reader that gives up on a read in another goroutine leaves it behind with the
// memory to read into.
func TestPage_hasNoBytesOfAReadThatWasGivenUpBefore(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		names := make([]string, 0, 100)
		for i := range cap(names) {
			names = append(names, fmt.Sprintf(`{"name":"%04d"},`, i))
		}
		const patience = time.Second
		var body *slowBody
		options := optionsInMemory(func(r *http.Request) (*http.Response, error) {
			return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: body, ContentLength: -1, Request: r}, nil
		})
		options.APIOptions = []func(*middleware.Stack) error{func(stack *middleware.Stack) error {
			return awshttp.AddResponseReadTimeoutMiddleware(stack, patience) //nolint:staticcheck // it is what leaves reads behind
		}}
		client := imagebuilder.New(options)

		for range 20 { // the pool is free to forget
			// The late bytes arrive while the next page is being read.
			body = &slowBody{after: 10 * patience, pieces: []string{strings.Repeat("!", 4<<10)}}
			_, err := client.ListWorkflowStepExecutions(t.Context(), listRun())
			if _, ok := errors.AsType[*errors.IncompleteResponseError](err); !ok {
				t.Fatalf("got %v, want an IncompleteResponseError", err)
			}
			body = &slowBody{after: patience / 4, pieces: append([]string{`{"steps":[`}, append(names, `{"name":"last"}]}`)...)}
			page, err := client.ListWorkflowStepExecutions(t.Context(), listRun())
			if err != nil {
				t.Fatal(err)
			}
			for i, step := range page.Steps[:len(names)] {
				if got, want := aws.ToString(step.Name), fmt.Sprintf("%04d", i); got != want {
					t.Fatalf("step %d is %q, want %q", i, got, want)
				}
			}
		}
	})
}
