package refusal_test

import (
	"errors"
	"testing"

	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/internal/refusal"
)

func TestOf_isInvalidInputOnOneLine(t *testing.T) {
	err := refusal.Of("watch.New", "Subject", "want an ARN, got a name")
	if got, want := err.Error(), "invalid input, nothing was sent: watch.New.Subject: want an ARN, got a name"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	var params smithy.InvalidParamsError
	if !errors.As(err, &params) || params.Len() != 1 || params.Errs()[0].Error() != "watch.New.Subject: want an ARN, got a name" {
		t.Errorf("holds %v", params)
	}
}
