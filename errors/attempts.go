package errors

import (
	"fmt"
	"log/slog"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws/retry"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
)

// AttemptsError holds the error of each attempt of a call. It is part of the error of
// each failed call that sent at least one request. It unwraps to the error that ended the
// call: that of the last attempt, unless the context or the credentials ended the call
// between two attempts. The earlier errors are then only in Attempts.
type AttemptsError struct {
	// Attempts holds the error of each attempt, in order. It is never empty.
	Attempts []error

	// Err is the error that ended the call.
	Err error
}

// Error returns one line of at most a few KiB: the number of attempts if there were
// several, then the text of Err. If something other than the last attempt ended the
// call, such as the context, it includes the last attempt's error.
func (e *AttemptsError) Error() string {
	n := len(e.Attempts)
	say := func(err error) string { return fmt.Sprint(err) }
	if n > 1 {
		say = summary
	}
	text := say(e.Err)
	if n > 0 && !Is(e.Err, e.Attempts[n-1]) {
		text += "; the last attempt ended with: " + say(e.Attempts[n-1])
	}
	if n > 1 {
		text = fmt.Sprintf("after %d attempts, %s", n, text)
	}
	return oneline.Within(text, maxText, oneline.Join)
}

// Unwrap returns Err.
func (e *AttemptsError) Unwrap() error { return e.Err }

// LogValue returns the result of the function [LogValue] for e.
func (e *AttemptsError) LogValue() slog.Value { return attributes(e) }

// summary returns the text of err without the number of attempts, which the
// AttemptsError reports, and without the status 0 of a missing response.
func summary(err error) string {
	switch layer := err.(type) {
	case *retry.MaxAttemptsError:
		return summary(layer.Err)
	case *awshttp.ResponseError:
		if layer.HTTPStatusCode() == 0 {
			return summary(layer.Err)
		}
	case interface{ Unwrap() []error }:
		// The error of the last attempt, joined with why there was no other.
		branches := layer.Unwrap()
		if joined := Join(branches...); joined != nil && err.Error() == joined.Error() {
			texts := make([]string, len(branches))
			for i, branch := range branches {
				texts[i] = summary(branch)
			}
			return strings.Join(texts, "\n")
		}
	}
	return fmt.Sprint(err)
}
