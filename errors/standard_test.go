package errors_test

import (
	"fmt"
	"net"
	"testing"

	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
)

func TestStandardFunctions_meanWhatTheyMean(t *testing.T) {
	inner := errors.New("inner")
	wrapped := fmt.Errorf("outer: %w", inner)
	if !errors.Is(wrapped, inner) || errors.Unwrap(wrapped) != inner {
		t.Error("Is or Unwrap differs")
	}
	joined := errors.Join(inner, &errors.ForbiddenException{})
	if forbidden, ok := errors.AsType[*errors.ForbiddenException](joined); !ok || forbidden == nil {
		t.Error("AsType does not find a joined error")
	}
	if missing, ok := errors.AsType[*errors.ClientException](joined); ok || missing != nil {
		t.Error("AsType finds what is not there")
	}
	if !errors.Is(fmt.Errorf("no: %w", errors.ErrUnsupported), errors.ErrUnsupported) {
		t.Error("ErrUnsupported differs")
	}
}

func TestAs_setsTargetsOfAllKinds(t *testing.T) {
	err := fmt.Errorf("list: %w", response(403, &errors.ForbiddenException{}))

	var pointer *errors.ForbiddenException
	if !errors.As(err, &pointer) || pointer == nil {
		t.Error("a pointer is not found")
	}
	var value smithy.InvalidParamsError
	if !errors.As(error(smithy.InvalidParamsError{Context: "input"}), &value) || value.Context != "input" {
		t.Error("a value is not found")
	}
	var api smithy.APIError
	if !errors.As(err, &api) || api.ErrorCode() != "ForbiddenException" {
		t.Error("an interface of errors is not found")
	}
	var status interface {
		error
		HTTPStatusCode() int
	}
	if !errors.As(err, &status) || status.HTTPStatusCode() != 403 {
		t.Error("an interface that embeds error is not found")
	}
	var network net.Error
	if errors.As(err, &network) || network != nil {
		t.Error("an interface is found that is not there")
	}
	if !errors.As(err, new(*smithy.OperationError)) || errors.As(nil, new(*smithy.OperationError)) {
		t.Error("a target without a variable differs")
	}
}
