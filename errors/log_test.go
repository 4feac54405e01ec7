package errors_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
)

// logged returns the line that a logger writes for an attribute named error.
func logged(value any) string {
	var text bytes.Buffer
	logger := slog.New(slog.NewTextHandler(&text, &slog.HandlerOptions{ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
		if len(groups) == 0 && a.Key != "error" {
			return slog.Attr{}
		}
		return a
	}}))
	logger.Error("", "error", value)
	return strings.TrimSpace(text.String())
}

func TestLogValue_hasWhatIsKnown(t *testing.T) {
	throttled := response(429, &errors.CallRateLimitExceededException{Message: aws.String("slow down")})
	attempts, _ := errors.AsType[*errors.AttemptsError](throttled)
	known := " error.code=CallRateLimitExceededException error.status=429 error.requestId=" + requestID + " error.attempts=2"
	for name, c := range map[string]struct {
		value any
		want  string
	}{
		"call":         {errors.LogValue(throttled), fmt.Sprintf("error.text=%q", throttled) + known},
		"wrapped call": {errors.LogValue(fmt.Errorf("list: %w", throttled)), fmt.Sprintf("error.text=%q", "list: "+throttled.Error()) + known},
		"attempts":     {attempts, fmt.Sprintf("error.text=%q", attempts) + known},
		"other":        {errors.LogValue(io.EOF), "error.text=EOF"},
		"credentials":  {errors.LogValue(&errors.CredentialsError{Err: throttled}), fmt.Sprintf("error.text=%q", throttled.Error())},
		"nil":          {errors.LogValue(nil), "error=<nil>"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := logged(c.value); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// costly is an error whose text must not be asked for in vain.
type costly struct{ t *testing.T }

func (c costly) Error() string {
	c.t.Error("the text was made")
	return ""
}

func TestLogValue_costsNothingBelowTheLevel(t *testing.T) {
	logger := slog.New(slog.NewTextHandler(io.Discard, &slog.HandlerOptions{Level: slog.LevelError}))
	logger.LogAttrs(context.Background(), slog.LevelDebug, "", slog.Attr{Key: "error", Value: errors.LogValue(costly{t})})
}
