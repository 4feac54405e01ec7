package errors_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/internal/exceptions"
)

// exceptionTypes lists each typed exception.
var exceptionTypes = []struct {
	exception smithy.APIError
	code      string
	status    int
	fault     smithy.ErrorFault
	generic   bool // found as a *smithy.GenericAPIError too
}{
	{&errors.AccessDeniedException{}, "AccessDeniedException", 403, smithy.FaultClient, true},
	{&errors.CallRateLimitExceededException{}, "CallRateLimitExceededException", 429, smithy.FaultClient, false},
	{&errors.ClientException{}, "ClientException", 400, smithy.FaultClient, false},
	{&errors.DryRunOperationException{}, "DryRunOperationException", 412, smithy.FaultClient, false},
	{&errors.ForbiddenException{}, "ForbiddenException", 403, smithy.FaultClient, false},
	{&errors.IdempotentParameterMismatchException{}, "IdempotentParameterMismatchException", 400, smithy.FaultClient, false},
	{&errors.InvalidPaginationTokenException{}, "InvalidPaginationTokenException", 400, smithy.FaultClient, false},
	{&errors.InvalidParameterCombinationException{}, "InvalidParameterCombinationException", 400, smithy.FaultClient, false},
	{&errors.InvalidParameterException{}, "InvalidParameterException", 400, smithy.FaultClient, false},
	{&errors.InvalidParameterValueException{}, "InvalidParameterValueException", 400, smithy.FaultClient, false},
	{&errors.InvalidRequestException{}, "InvalidRequestException", 400, smithy.FaultClient, false},
	{&errors.InvalidVersionNumberException{}, "InvalidVersionNumberException", 400, smithy.FaultClient, false},
	{&errors.ResourceAlreadyExistsException{}, "ResourceAlreadyExistsException", 400, smithy.FaultClient, false},
	{&errors.ResourceDependencyException{}, "ResourceDependencyException", 400, smithy.FaultClient, false},
	{&errors.ResourceInUseException{}, "ResourceInUseException", 400, smithy.FaultClient, false},
	{&errors.ResourceNotFoundException{}, "ResourceNotFoundException", 404, smithy.FaultClient, false},
	{&errors.ServiceException{}, "ServiceException", 500, smithy.FaultServer, false},
	{&errors.ServiceQuotaExceededException{}, "ServiceQuotaExceededException", 402, smithy.FaultClient, false},
	{&errors.ServiceUnavailableException{}, "ServiceUnavailableException", 503, smithy.FaultServer, false},
	{&errors.TooManyRequestsException{}, "TooManyRequestsException", 429, smithy.FaultClient, false},
	{&errors.ExpiredTokenException{}, "ExpiredTokenException", 403, smithy.FaultClient, true},
	{&errors.IncompleteSignature{}, "IncompleteSignature", 403, smithy.FaultClient, true},
	{&errors.InternalFailure{}, "InternalFailure", 500, smithy.FaultServer, true},
	{&errors.InvalidSignatureException{}, "InvalidSignatureException", 403, smithy.FaultClient, true},
	{&errors.MalformedHttpRequestException{}, "MalformedHttpRequestException", 400, smithy.FaultClient, true},
	{&errors.NotAuthorized{}, "NotAuthorized", 401, smithy.FaultClient, true},
	{&errors.OptInRequired{}, "OptInRequired", 403, smithy.FaultClient, true},
	{&errors.RequestAbortedException{}, "RequestAbortedException", 400, smithy.FaultClient, true},
	{&errors.RequestEntityTooLargeException{}, "RequestEntityTooLargeException", 413, smithy.FaultClient, true},
	{&errors.RequestExpired{}, "RequestExpired", 400, smithy.FaultClient, true},
	{&errors.RequestTimeoutException{}, "RequestTimeoutException", 408, smithy.FaultClient, true},
	{&errors.ServiceUnavailable{}, "ServiceUnavailable", 503, smithy.FaultServer, true},
	{&errors.ThrottlingException{}, "ThrottlingException", 400, smithy.FaultClient, true},
	{&errors.UnknownOperationException{}, "UnknownOperationException", 404, smithy.FaultClient, true},
	{&errors.UnrecognizedClientException{}, "UnrecognizedClientException", 403, smithy.FaultClient, true},
	{&errors.ValidationError{}, "ValidationError", 400, smithy.FaultClient, true},
}

func TestExceptions_areMadeOfTheirCodesInAnySpelling(t *testing.T) {
	for _, e := range exceptionTypes {
		t.Run(e.code, func(t *testing.T) {
			for _, code := range []string{e.code, strings.ToLower(e.code), strings.ToUpper(e.code)} {
				got := exceptions.FromCode(code, aws.String("what happened"))
				if fmt.Sprintf("%T", got) != fmt.Sprintf("%T", e.exception) {
					t.Fatalf("FromCode(%q) returns %T, want %T", code, got, e.exception)
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

func TestExceptions_withoutAMessageHaveAnEmptyOne(t *testing.T) {
	for _, e := range exceptionTypes {
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
	for name, code := range map[string]string{
		"ForbiddenException": (*errors.ForbiddenException)(nil).ErrorCode(),
		"ValidationError":    (*errors.ValidationError)(nil).ErrorCode(),
	} {
		if code != name {
			t.Errorf("nil exception has code %q, want %q", code, name)
		}
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

func TestExceptions_areBounded(t *testing.T) {
	for name, message := range map[string]string{
		"long":    strings.Repeat("a", 8<<20),
		"escaped": strings.Repeat("\x00", 4000),
	} {
		for _, err := range []error{&errors.ClientException{Message: &message}, &errors.ValidationError{Message: &message}, &errors.ClientException{ErrorCodeOverride: &message}} {
			if text := err.Error(); len(text) > 5000 || !strings.HasSuffix(text, " bytes in all]") {
				t.Errorf("%s: %d bytes, %.100q", name, len(text), text)
			}
		}
	}
}

// walk returns the first *smithy.GenericAPIError that errors.Unwrap leads to.
func walk(err error) *smithy.GenericAPIError {
	for ; err != nil; err = errors.Unwrap(err) {
		if generic, ok := err.(*smithy.GenericAPIError); ok {
			return generic
		}
	}
	return nil
}

func TestExceptions_areGenericErrorsWhereTheOfficialClientHasNoType(t *testing.T) {
	for _, e := range exceptionTypes {
		t.Run(e.code, func(t *testing.T) {
			err := response(e.status, exceptions.FromCode(e.code, aws.String("why\nnot")))
			var found *smithy.GenericAPIError
			walked := walk(err)
			if errors.As(err, &found) != e.generic || (walked != nil) != e.generic {
				t.Fatalf("errors.As finds %v, walking %v", found, walked)
			}
			if !e.generic {
				return
			}
			for _, generic := range []*smithy.GenericAPIError{found, walked} {
				if generic.Code != e.code || generic.Message != `why\nnot` || generic.Fault != e.fault {
					t.Errorf("got %+v", generic)
				}
			}
			if text := err.Error(); strings.Count(text, "why") != 1 || strings.Count(text, e.code) != 1 {
				t.Errorf("the text doubles: %s", text)
			}
			if first, ok := errors.AsType[smithy.APIError](err); !ok || fmt.Sprintf("%T", first) != fmt.Sprintf("%T", e.exception) {
				t.Errorf("the first API error is a %T", first)
			}
			if errors.As(err, new(*smithy.DeserializationError)) {
				t.Error("found as another type too")
			}
		})
	}
}

func TestExceptions_areNotDocuments(t *testing.T) {
	for _, e := range exceptionTypes {
		field, ok := reflect.TypeOf(e.exception).Elem().FieldByName("noSmithyDocumentSerde")
		if !ok || !field.Anonymous {
			t.Errorf("%s has no noSmithyDocumentSerde", e.code)
		}
	}
}
