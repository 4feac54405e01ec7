package imagebuilder_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go/middleware"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

const fuzzRequestID = "fuzz-request-id"

// optionsInMemory are those of a client that sends each request once, to a
// function.
func optionsInMemory(do doFunc) imagebuilder.Options {
	return imagebuilder.Options{
		Region: "us-west-2",
		Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{AccessKeyID: "AKID", SecretAccessKey: "SECRET"}, nil
		}),
		HTTPClient:       do,
		RetryMaxAttempts: 1,
	}
}

func responseInMemory(status int, header http.Header, body []byte) *http.Response {
	header.Set("X-Amzn-Requestid", fuzzRequestID)
	return &http.Response{
		StatusCode:    status,
		Header:        header,
		Body:          io.NopCloser(bytes.NewReader(body)),
		ContentLength: int64(len(body)),
	}
}

func isOnePrintableLine(text string) bool {
	return utf8.ValidString(text) && !strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) })
}

// FuzzResponseBody checks that any body of a success is read as encoding/json
// reads it, or is an error that can be traced and printed.
func FuzzResponseBody(f *testing.F) {
	f.Fuzz(func(t *testing.T, body []byte) {
		client := imagebuilder.New(optionsInMemory(func(*http.Request) (*http.Response, error) {
			return responseInMemory(http.StatusOK, http.Header{"Content-Type": {"application/json"}}, body), nil
		}))
		got, err := client.ListWorkflowStepExecutions(t.Context(), listRun())

		if err != nil {
			if got != nil {
				t.Errorf("got a page with the error %v", err)
			}
			if errors.HTTPStatus(err) != http.StatusOK || errors.RequestID(err) != fuzzRequestID {
				t.Errorf("lost the status or the request id, error %v", err)
			}
			if text := err.Error(); len(text) > 4<<10 || !isOnePrintableLine(text) {
				t.Errorf("the error is no short printable line, it is %d bytes: %.2000q", len(text), text)
			}
		} else if json.NewDecoder(bytes.NewReader(body)).Decode(new(json.RawMessage)) != nil {
			// What comes after the object does not count, as for the official client.
			t.Errorf("got a page of a body that does not begin with json: %q", body)
		}

		var want imagebuilder.ListWorkflowStepExecutionsOutput
		if !isUnambiguousObject(body) || json.Unmarshal(body, &want) != nil {
			return
		}
		if err != nil {
			t.Fatalf("body %q is a page, got the error %v", body, err)
		}
		got.ResultMetadata = middleware.Metadata{}
		if !reflect.DeepEqual(got, &want) {
			t.Errorf("body %q, got %s, want %s", body, asJSON(t, got), asJSON(t, &want))
		}
	})
}

func asJSON(t *testing.T, v any) []byte {
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// isUnambiguousObject says whether a body leaves decoders no choice: where names
// are doubled or differ in case, or bytes are no UTF-8, decoders differ.
func isUnambiguousObject(body []byte) bool {
	if !utf8.Valid(body) || !json.Valid(body) || bytes.TrimLeft(body, " \t\r\n")[0] != '{' {
		return false
	}
	return isUnambiguous(json.NewDecoder(bytes.NewReader(body)))
}

func isUnambiguous(from *json.Decoder) bool {
	token, err := from.Token()
	if err != nil {
		return false
	}
	var names []string
	switch token {
	case json.Delim('{'):
		for from.More() {
			name, err := from.Token()
			if err != nil || !isNewName(names, name.(string)) || !isUnambiguous(from) {
				return false
			}
			names = append(names, name.(string))
		}
	case json.Delim('['):
		for from.More() {
			if !isUnambiguous(from) {
				return false
			}
		}
	default:
		return true
	}
	_, err = from.Token()
	return err == nil
}

var responseMembers = strings.Fields(`imageBuildVersionArn message nextToken requestId steps workflowBuildVersionArn
	workflowExecutionId action attemptNumber description endTime inputs maxAttempts name outputs rollbackStatus
	startTime status stepExecutionId`)

func isNewName(names []string, name string) bool {
	same := func(other string) bool { return strings.EqualFold(other, name) }
	return !slices.ContainsFunc(names, same) &&
		(slices.Contains(responseMembers, name) || !slices.ContainsFunc(responseMembers, same))
}
