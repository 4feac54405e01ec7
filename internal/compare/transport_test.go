package compare_test

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

const (
	executionID = "wf-165b1cb6-3a62-4618-a021-94ddcbe32908"
	requestID   = "c6258beb-bc78-40dc-8bf9-fa5a8a93d3f3"
	emptyPage   = `{"steps":[]}`
)

// sent is a request as the HTTP client gets it.
type sent struct {
	Method, URL, Host string
	Header            http.Header
	Body              string
	ContentLength     int64
	TransferEncoding  []string
}

// response is what a service responds with, or the error that the HTTP client meets.
type response struct {
	status int
	header http.Header
	body   string

	// breaksOff lets the body end with an error, after onBreak.
	breaksOff error
	onBreak   func()

	err error
}

func ok(body string) response { return response{status: http.StatusOK, body: body} }

// failure is a response with an error code in the header.
func failure(status int, code string) response {
	return response{status: status, header: http.Header{"X-Amzn-Errortype": {code}}, body: `{"message":"a message"}`}
}

func (a response) response(r *http.Request) (*http.Response, error) {
	if a.err != nil {
		return nil, a.err
	}
	header := a.header.Clone()
	if header == nil {
		header = http.Header{}
	}
	if header.Get("Content-Type") == "" {
		header.Set("Content-Type", "application/json")
	}
	if header.Get("X-Amzn-Requestid") == "" {
		header.Set("X-Amzn-Requestid", requestID)
	}
	var body io.Reader = strings.NewReader(a.body)
	if a.breaksOff != nil {
		body = io.MultiReader(body, failingReader{a.breaksOff, a.onBreak})
	}
	return &http.Response{
		Status: http.StatusText(a.status), StatusCode: a.status,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: header, Body: io.NopCloser(body), ContentLength: int64(len(a.body)), Request: r,
	}, nil
}

type failingReader struct {
	err    error
	before func()
}

func (r failingReader) Read([]byte) (int, error) {
	if r.before != nil {
		r.before()
	}
	return 0, r.err
}

// service is an HTTP client that returns its responses in turn, the last one again
// and again, and records what it was sent.
type service struct {
	responses []response
	sent      []sent

	// onRequest runs before each response.
	onRequest func(*http.Request)
}

func responding(responses ...response) *service { return &service{responses: responses} }

func (s *service) Do(r *http.Request) (*http.Response, error) {
	var body []byte
	if r.Body != nil {
		var err error
		if body, err = io.ReadAll(r.Body); err != nil {
			return nil, err
		}
	}
	s.sent = append(s.sent, sent{
		Method: r.Method, URL: r.URL.String(), Host: r.Host, Header: r.Header.Clone(),
		Body: string(body), ContentLength: r.ContentLength, TransferEncoding: r.TransferEncoding,
	})
	if s.onRequest != nil {
		s.onRequest(r)
	}
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	return s.responses[min(len(s.sent), len(s.responses))-1].response(r)
}

// config is a configuration for either client.
func config(s *service) aws.Config {
	return aws.Config{
		Region:      "us-west-2",
		Credentials: credentials(aws.Credentials{AccessKeyID: "AKIDEXAMPLE", SecretAccessKey: "SECRET"}),
		HTTPClient:  s,
	}
}

func credentials(c aws.Credentials) aws.CredentialsProvider {
	return aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) { return c, nil })
}

func listing() *request { return &request{WorkflowExecutionId: aws.String(executionID)} }

const invocationIDHeader = "Amz-Sdk-Invocation-Id"

// fixInvocationID makes signatures comparable: the header is random, and signed.
func fixInvocationID(stack *middleware.Stack) error {
	return stack.Build.Add(middleware.BuildMiddlewareFunc("fixInvocationID", func(
		ctx context.Context, in middleware.BuildInput, next middleware.BuildHandler,
	) (middleware.BuildOutput, middleware.Metadata, error) {
		in.Request.(*smithyhttp.Request).Header.Set(invocationIDHeader, "00000000-0000-4000-8000-000000000000")
		return next.HandleBuild(ctx, in)
	}), middleware.After)
}

// oversized is a body of n bytes that is one page.
func oversized(n int) string {
	const begin, end = `{"message":"`, `"}`
	return begin + string(bytes.Repeat([]byte("x"), n-len(begin)-len(end))) + end
}

// withoutDelay returns a retryer that retries at once.
func withoutDelay() aws.Retryer {
	return retry.NewStandard(func(o *retry.StandardOptions) {
		o.Backoff = retry.BackoffDelayerFunc(func(int, error) (time.Duration, error) { return 0, nil })
	})
}
