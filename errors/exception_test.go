package errors_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
)

// exceptions lists each typed exception with its fault.
var exceptions = []struct {
	exception smithy.APIError
	code      string
	fault     smithy.ErrorFault
	modelled  bool
}{
	{&errors.CallRateLimitExceededException{}, "CallRateLimitExceededException", smithy.FaultClient, true},
	{&errors.ClientException{}, "ClientException", smithy.FaultClient, true},
	{&errors.ForbiddenException{}, "ForbiddenException", smithy.FaultClient, true},
	{&errors.InvalidPaginationTokenException{}, "InvalidPaginationTokenException", smithy.FaultClient, true},
	{&errors.InvalidRequestException{}, "InvalidRequestException", smithy.FaultClient, true},
	{&errors.ServiceException{}, "ServiceException", smithy.FaultServer, true},
	{&errors.ServiceUnavailableException{}, "ServiceUnavailableException", smithy.FaultServer, true},
	{&errors.AccessDeniedException{}, "AccessDeniedException", smithy.FaultClient, false},
	{&errors.ExpiredTokenException{}, "ExpiredTokenException", smithy.FaultClient, false},
	{&errors.IncompleteSignature{}, "IncompleteSignature", smithy.FaultClient, false},
	{&errors.InternalFailure{}, "InternalFailure", smithy.FaultServer, false},
	{&errors.InvalidSignatureException{}, "InvalidSignatureException", smithy.FaultClient, false},
	{&errors.MalformedHttpRequestException{}, "MalformedHttpRequestException", smithy.FaultClient, false},
	{&errors.NotAuthorized{}, "NotAuthorized", smithy.FaultClient, false},
	{&errors.OptInRequired{}, "OptInRequired", smithy.FaultClient, false},
	{&errors.RequestAbortedException{}, "RequestAbortedException", smithy.FaultClient, false},
	{&errors.RequestEntityTooLargeException{}, "RequestEntityTooLargeException", smithy.FaultClient, false},
	{&errors.RequestExpired{}, "RequestExpired", smithy.FaultClient, false},
	{&errors.RequestTimeoutException{}, "RequestTimeoutException", smithy.FaultClient, false},
	{&errors.ServiceUnavailable{}, "ServiceUnavailable", smithy.FaultServer, false},
	{&errors.ThrottlingException{}, "ThrottlingException", smithy.FaultClient, false},
	{&errors.UnknownOperationException{}, "UnknownOperationException", smithy.FaultClient, false},
	{&errors.UnrecognizedClientException{}, "UnrecognizedClientException", smithy.FaultClient, false},
	{&errors.ValidationError{}, "ValidationError", smithy.FaultClient, false},
}

func TestFromCode_givesTheTypeOfACode(t *testing.T) {
	for _, e := range exceptions {
		t.Run(e.code, func(t *testing.T) {
			for _, code := range []string{e.code, strings.ToLower(e.code)} {
				got := errors.FromCode(code, aws.String("what happened"))
				if fmt.Sprintf("%T", got) != fmt.Sprintf("%T", e.exception) {
					t.Fatalf("FromCode(%q) gives %T, want %T", code, got, e.exception)
				}
				if got.ErrorCode() != e.code || got.ErrorMessage() != "what happened" || got.ErrorFault() != e.fault {
					t.Errorf("got code %q, message %q, fault %v", got.ErrorCode(), got.ErrorMessage(), got.ErrorFault())
				}
				if !strings.HasSuffix(got.Error(), e.code+": what happened") {
					t.Errorf("Error() = %q", got.Error())
				}
			}
		})
	}
}

func TestFromCode_keepsAnUnknownCode(t *testing.T) {
	got := errors.FromCode("BrandNewException", aws.String("line one\nline two"))
	if _, ok := got.(*smithy.GenericAPIError); !ok || got.ErrorCode() != "BrandNewException" {
		t.Fatalf("got %T with code %q", got, got.ErrorCode())
	}
	if want := `api error BrandNewException: line one\nline two`; got.Error() != want {
		t.Errorf("Error() = %q, want %q", got.Error(), want)
	}
}

func TestExceptions_withoutAMessageHaveAnEmptyOne(t *testing.T) {
	for _, e := range exceptions {
		if got := e.exception.ErrorMessage(); got != "" {
			t.Errorf("%s: message %q", e.code, got)
		}
	}
}

func TestExceptions_takeAnOverriddenCode(t *testing.T) {
	err := &errors.ForbiddenException{ErrorCodeOverride: aws.String("OtherCode")}
	if err.ErrorCode() != "OtherCode" {
		t.Errorf("code %q", err.ErrorCode())
	}
	var missing *errors.ForbiddenException
	if missing.ErrorCode() != "ForbiddenException" {
		t.Errorf("nil exception has code %q", missing.ErrorCode())
	}
}

func TestExceptions_stayOnOneLine(t *testing.T) {
	for name, message := range map[string]string{
		"newline":         "one\ntwo",
		"carriage return": "one\rtwo",
		"escape sequence": "\x1b[31mred",
		"bidi control":    "a\u202eb",
		"invalid utf-8":   "a\xffb",
		"line separator":  "a\u2028b",
	} {
		t.Run(name, func(t *testing.T) {
			err := &errors.ClientException{Message: &message}
			if strings.ContainsAny(err.Error(), "\n\r\x1b\u202e\u2028") || strings.Contains(err.Error(), "\xff") {
				t.Errorf("Error() = %q", err.Error())
			}
			if err.ErrorMessage() != message {
				t.Errorf("ErrorMessage() = %q, want what the service said", err.ErrorMessage())
			}
		})
	}
	quoted := &errors.ClientException{Message: aws.String("bad \"value\"\n")}
	if want := `ClientException: bad "value"\n`; quoted.Error() != want {
		t.Errorf("Error() = %q, want %q", quoted.Error(), want)
	}
}

func TestCommonErrors_areFoundAsGenericErrorsToo(t *testing.T) {
	for _, e := range exceptions {
		t.Run(e.code, func(t *testing.T) {
			err := fmt.Errorf("call: %w", errors.FromCode(e.code, aws.String("why")))
			var generic *smithy.GenericAPIError
			found := errors.As(err, &generic)
			if found == e.modelled {
				t.Fatalf("found as *smithy.GenericAPIError: %v", found)
			}
			if found && (generic.Code != e.code || generic.Message != "why" || generic.Fault != e.fault) {
				t.Errorf("got %+v", generic)
			}
			var other *smithy.OperationError
			if errors.As(err, &other) {
				t.Errorf("found as %T", other)
			}
		})
	}
}
