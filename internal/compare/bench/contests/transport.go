package contests

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"

	"github.com/aws/aws-sdk-go-v2/aws"
)

// inMemory responds to requests without a network.
type inMemory func(*http.Request) (*http.Response, error)

func (f inMemory) Do(r *http.Request) (*http.Response, error) { return f(r) }

// always responds to each request with the same status, error code and body.
func always(status int, code string, body []byte) inMemory {
	return func(r *http.Request) (*http.Response, error) {
		_, _ = io.Copy(io.Discard, r.Body)
		return response(r, status, code, body), nil
	}
}

func response(r *http.Request, status int, code string, body []byte) *http.Response {
	header := http.Header{
		"Content-Type":     {"application/json"},
		"Date":             {"Mon, 23 Nov 2026 09:00:00 GMT"},
		"X-Amzn-Requestid": {"c6258beb-bc78-40dc-8bf9-fa5a8a93d3f3"},
	}
	if code != "" {
		header["X-Amzn-Errortype"] = []string{code}
	}
	return &http.Response{
		Status: fmt.Sprintf("%d %s", status, http.StatusText(status)), StatusCode: status,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: header, Body: io.NopCloser(bytes.NewReader(body)), ContentLength: int64(len(body)), Request: r,
	}
}

// config is that of a client that does not retry.
func config(client aws.HTTPClient) aws.Config {
	return aws.Config{
		Region:           "us-west-2",
		HTTPClient:       client,
		RetryMaxAttempts: 1,
		Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{AccessKeyID: "AKIDEXAMPLE", SecretAccessKey: "SECRET"}, nil
		}),
	}
}
