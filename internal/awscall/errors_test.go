package awscall_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall"
)

// endingBody ends the caller's context with its own end.
type endingBody struct {
	io.Reader
	end context.CancelFunc
}

func (b endingBody) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	if err != nil {
		b.end()
	}
	return n, err
}

func (endingBody) Close() error { return nil }

// respondingWith is a client of settings that gets this response to each request.
func respondingWith(status int, header http.Header, body func() io.ReadCloser) *awscall.Settings {
	settings := (&library{}).settings()
	settings.Retryer = aws.NopRetryer{}
	settings.HTTPClient = doFunc(func(r *http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: status, Header: header.Clone(), Body: body(), ContentLength: -1, Request: r}, nil
	})
	return settings
}

func text(s string) func() io.ReadCloser {
	return func() io.ReadCloser { return io.NopCloser(strings.NewReader(s)) }
}

// A context that ends just behind an error has not made a page of it.
func TestError_isWhatCameThoughTheContextEndsBehindIt(t *testing.T) {
	for _, body := range []string{"", `{"message":"lost"}`, "<html>"} {
		ctx, cancel := context.WithCancel(t.Context())
		settings := respondingWith(403, http.Header{"X-Amzn-Errortype": {"NoSuchBook"}}, func() io.ReadCloser {
			return endingBody{strings.NewReader(body), cancel}
		})
		out, err := getBook.Call(ctx, awscall.NewCaller(settings), nil, walden())
		var exception smithy.APIError
		if !errors.As(err, &exception) || exception.ErrorCode() != "NoSuchBook" || out != nil {
			t.Errorf("%q: got %v, %v", body, out, err)
		}
	}
}

func TestError_ofACallStaysWhenTheNextFails(t *testing.T) {
	code := "First"
	settings := (&library{}).settings()
	settings.HTTPClient = doFunc(func(r *http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: http.StatusServiceUnavailable, Header: http.Header{"X-Amzn-Errortype": {code}}, Body: http.NoBody, Request: r}, nil
	})
	caller := awscall.NewCaller(settings)
	attemptsOf := func() []error {
		_, err := getBook.Call(t.Context(), caller, nil, walden())
		var all *errors.AttemptsError
		if !errors.As(err, &all) || len(all.Attempts) != 3 {
			t.Fatalf("got %v", err)
		}
		return all.Attempts
	}
	first := attemptsOf()
	code = "Second"
	for range 5 { // the pool is free to forget a pipeline
		attemptsOf()
	}
	for i, err := range first {
		if !strings.Contains(err.Error(), "First") {
			t.Errorf("attempt %d has become %v", i, err)
		}
	}
}

func TestError_hasNoMessageWhereThereIsNone(t *testing.T) {
	long := strings.Repeat("long", 75)
	for body, want := range map[string]string{
		"":                  "",
		"{}":                `no message; got a body without a content type: "{}"`,
		`{"message":null}`:  `no message; got a body without a content type: "{\"message\":null}"`,
		`{"message":""}`:    "",
		`{"message":"m"}`:   "m",
		`{"Message":["m"]}`: `["m"]`,
		long:                fmt.Sprintf("no message; got 300 bytes without a content type that begin %q", long[:256]),
		"<html>":            `no message; got a body without a content type: "<html>"`,
	} {
		settings := respondingWith(403, http.Header{"X-Amzn-Errortype": {"NoSuchBook"}}, text(body))
		_, err := getBook.Call(t.Context(), awscall.NewCaller(settings), nil, walden())
		var exception smithy.APIError
		if !errors.As(err, &exception) || exception.ErrorMessage() != want {
			t.Errorf("%q: got %v, want the message %q", body, err, want)
		}
	}
}

func TestError_hasTheCodeOfTheFirstPlaceThatHasOne(t *testing.T) {
	for _, test := range []struct{ header, body, want string }{
		{"a#InHeader:http://b", `{"code":"InCode","__type":"InType"}`, "InHeader"},
		{"", `{"code":"a#InCode","__type":"InType"}`, "InCode"},
		{" # ", `{"code":1,"__type":"InType"}`, "InType"},
		{"", `{"code":"#","__type":"InType"} and more`, "InType"},
		{"", `{}`, "UnknownError"},
		{"", `[]`, "UnknownError"},
	} {
		settings := respondingWith(403, http.Header{"X-Amzn-Errortype": {test.header}}, text(test.body))
		_, err := getBook.Call(t.Context(), awscall.NewCaller(settings), nil, walden())
		var exception smithy.APIError
		if !errors.As(err, &exception) || exception.ErrorCode() != test.want {
			t.Errorf("%q, %s: got %v, want %s", test.header, test.body, err, test.want)
		}
	}
}

type brokenBody struct{ io.Reader }

func (b brokenBody) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

func (brokenBody) Close() error { return nil }

func TestError_withoutACodeSaysWhyItsBodyIsNotWhole(t *testing.T) {
	settings := respondingWith(502, nil, func() io.ReadCloser { return brokenBody{strings.NewReader("<p>")} })
	_, err := getBook.Call(t.Context(), awscall.NewCaller(settings), nil, walden())
	var broke *errors.IncompleteResponseError
	var response *awshttp.ResponseError
	if !errors.As(err, &broke) || broke.Received != 3 || !errors.As(err, &response) || response.HTTPStatusCode() != 502 {
		t.Errorf("got %v", err)
	}
}
