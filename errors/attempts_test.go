package errors_test

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
)

func TestAttemptsError_tellsHowOften(t *testing.T) {
	once := &errors.AttemptsError{Attempts: []error{io.EOF}, Err: io.EOF}
	if once.Error() != "EOF" {
		t.Errorf("one attempt: %q", once)
	}
	twice := &errors.AttemptsError{Attempts: []error{io.ErrUnexpectedEOF, io.EOF}, Err: io.EOF}
	if want := "after 2 attempts, EOF"; twice.Error() != want {
		t.Errorf("two attempts: %q, want %q", twice, want)
	}
	canceled := &smithy.CanceledError{Err: context.DeadlineExceeded}
	between := &errors.AttemptsError{Attempts: []error{io.EOF, errors.Join(io.ErrUnexpectedEOF, io.EOF)}, Err: canceled}
	if want := "after 2 attempts, canceled, context deadline exceeded; the last attempt ended with: unexpected EOF, EOF"; between.Error() != want {
		t.Errorf("ended between attempts: %q, want %q", between, want)
	}
	within := &errors.AttemptsError{Attempts: []error{io.EOF, canceled}, Err: fmt.Errorf("no answer: %w", canceled)}
	if want := "after 2 attempts, no answer: canceled, context deadline exceeded"; within.Error() != want {
		t.Errorf("ended within an attempt: %q, want %q", within, want)
	}
	joined := &errors.AttemptsError{Attempts: []error{io.EOF}, Err: errors.Join(io.EOF, io.ErrNoProgress)}
	if want := "EOF, " + io.ErrNoProgress.Error(); joined.Error() != want {
		t.Errorf("two lines: %q, want %q", joined, want)
	}
	odd := &errors.AttemptsError{Attempts: []error{io.EOF, io.EOF}, Err: fmt.Errorf("\x1b[31mred\u2028, %w", io.EOF)}
	if want := `after 2 attempts, \x1b[31mred\u2028, EOF`; odd.Error() != want {
		t.Errorf("what a terminal would not print: %q, want %q", odd, want)
	}
	if never := (&errors.AttemptsError{Err: io.EOF}); never.Error() != "EOF" {
		t.Errorf("no attempt: %q", never)
	}
	if !errors.Is(twice, io.EOF) || errors.Is(twice, io.ErrUnexpectedEOF) {
		t.Error("the chain is not that of what ended the call")
	}
}

func TestAttemptsError_saysOneThingOnce(t *testing.T) {
	send := sending(errors.New("dial tcp: connection refused"))
	inner := `request send failed, Post "https://imagebuilder.test": dial tcp: connection refused`
	if want := "operation error imagebuilder: ListWorkflowStepExecutions, after 2 attempts, " + inner; send.Error() != want {
		t.Errorf("no response: %q, want %q", send, want)
	}
	throttled := response(429, &errors.CallRateLimitExceededException{Message: aws.String("slow down")})
	if want := "operation error imagebuilder: ListWorkflowStepExecutions, after 2 attempts, " +
		"https response error StatusCode: 429, RequestID: " + requestID + ", CallRateLimitExceededException: slow down"; throttled.Error() != want {
		t.Errorf("with a response: %q, want %q", throttled, want)
	}

	exhausted, _ := errors.AsType[*retry.MaxAttemptsError](send)
	noToken := errors.New("failed to get rate limit token, retry quota exceeded")
	joined := &errors.AttemptsError{Attempts: []error{io.EOF, exhausted.Err}, Err: errors.Join(exhausted.Err, noToken)}
	if want := "after 2 attempts, " + inner + ", " + noToken.Error(); joined.Error() != want {
		t.Errorf("without a token: %q, want %q", joined, want)
	}
	other := &errors.AttemptsError{Attempts: []error{io.EOF, io.EOF}, Err: fmt.Errorf("%w and %w", io.EOF, exhausted)}
	if want := "after 2 attempts, EOF and " + exhausted.Error(); other.Error() != want {
		t.Errorf("of other text: %q, want %q", other, want)
	}
}

type causes []error

func (causes) Error() string     { return "several causes" }
func (c causes) Unwrap() []error { return c }

func TestAttemptsError_mayHoldOneWithoutCauses(t *testing.T) {
	err := &errors.AttemptsError{Attempts: []error{io.EOF, io.EOF}, Err: causes{}}
	if want := "after 2 attempts, several causes; the last attempt ended with: EOF"; err.Error() != want {
		t.Errorf("got %q, want %q", err, want)
	}
}

func TestAttemptsError_ofOneAttemptReadsAsInTheOfficialClient(t *testing.T) {
	exhausted, _ := errors.AsType[*retry.MaxAttemptsError](sending(io.EOF))
	once := &errors.AttemptsError{Attempts: []error{exhausted.Err}, Err: exhausted}
	if once.Error() != exhausted.Error() {
		t.Errorf("got %q, want %q", once, exhausted)
	}
}

func TestAttemptsError_isBounded(t *testing.T) {
	long := errors.New(strings.Repeat("long\n", 1<<20))
	for _, err := range []error{
		&errors.AttemptsError{Attempts: []error{long}, Err: long},
		&errors.AttemptsError{Attempts: []error{long, long}, Err: context.Canceled},
		&errors.CredentialsError{Err: long},
	} {
		if text := err.Error(); len(text) > 5000 || !strings.HasSuffix(text, " bytes in all]") || strings.Contains(text, "\n") {
			t.Errorf("%d bytes: %.100q", len(text), text)
		}
	}
}

func TestCredentialsError_isOneLine(t *testing.T) {
	err := &errors.CredentialsError{Err: errors.Join(io.EOF, io.ErrNoProgress)}
	if want := "EOF, " + io.ErrNoProgress.Error(); err.Error() != want {
		t.Errorf("got %q, want %q", err, want)
	}
}
