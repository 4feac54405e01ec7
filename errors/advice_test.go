package errors_test

import (
	"context"
	"crypto/x509"
	"fmt"
	"io"
	"net"
	"strings"
	"syscall"
	"testing"

	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/internal/exceptions"
	"github.com/seed-78d42d54/imagebuilder-go/paginator"
)

func refused(status int, code, message string) error {
	return response(status, exceptions.FromCode(code, &message))
}

func TestAdvice_saysWhatToDo(t *testing.T) {
	for _, c := range []struct {
		name string
		err  error
		want []string // each a part of the advice; none where there is no advice
	}{
		{"nil", nil, nil},
		{"an error of the caller's", io.EOF, nil},
		{"input", &smithy.OperationError{Err: smithy.InvalidParamsError{}}, []string{"Correct the input", "no request was sent"}},

		{"permission", refused(403, "AccessDeniedException", "no"), []string{"Grant the identity the action imagebuilder:ListWorkflowStepExecutions:"}},
		{"permission without an operation", &errors.ForbiddenException{}, []string{"Grant the identity the action:"}},
		{"throttling", refused(429, "CallRateLimitExceededException", ""), []string{"Wait a minute"}},
		{"throttling of another code", refused(400, "SlowDown", ""), []string{"Wait a minute"}},
		{"throttling by status", refused(429, "UnknownError", ""), []string{"Wait a minute"}},
		{"throttling with another code", refused(429, "ClientException", ""), []string{"Wait a minute"}},
		{"client token used before", refused(400, "IdempotentParameterMismatchException", ""), []string{"already had the intended effect", "If not, use a new token"}},
		{"unknown id", refused(400, "ClientException", ""), []string{"identifier", "Region", "account"}},
		{"step action that is refused", &smithy.OperationError{OperationName: "SendWorkflowStepAction", Err: &errors.InvalidRequestException{}}, []string{"whether the step still waits", "correct the request"}},
		{"another request that is refused", refused(400, "InvalidRequestException", ""), []string{"Correct the request as the message says"}},
		{"token that comes again", &smithy.OperationError{Err: &paginator.DuplicateTokenError{}}, []string{"List again from the first page"}},
		{"service", refused(500, "ServiceException", ""), []string{"Try again", "AWS Support", "request ID"}},
		{"bad gateway", refused(502, "UnknownError", ""), []string{"Try again"}},

		{"emulator, 501", refused(501, "InternalFailure", "not yet implemented"), []string{"endpoint", "Emulators", "imagebuildertest"}},
		{"emulator, 501 without a code", refused(501, "UnknownError", ""), []string{"endpoint", "Emulators"}},
		{"emulator, unknown operation", refused(404, "UnknownOperationException", ""), []string{"endpoint", "Emulators"}},
		{"emulator, without a type", refused(400, "UnknownOperation", ""), []string{"endpoint", "Emulators"}},

		{"signature", refused(403, "InvalidSignatureException", "The request signature we calculated does not match"), []string{"secret access key", "clock", "proxy"}},
		{"signature of another code", refused(403, "SignatureDoesNotMatch", ""), []string{"secret access key", "clock"}},
		{"signed for no region", refused(403, "InvalidSignatureException", "Credential should be scoped to a valid region. "), []string{"Set the Region to that of the endpoint"}},
		{"signed for another region", refused(403, "SignatureDoesNotMatch", "Credential should be scoped to correct region: 'us-east-1'."), []string{"Set the Region"}},
		{"signed for another service", refused(403, "InvalidSignatureException", "Credential should be scoped to correct service: 'ec2'."), []string{"another service"}},
		{"old signature", refused(403, "InvalidSignatureException", "Signature expired: 20260909T191223Z is now earlier than …"), []string{"clock"}},
		{"signature of the future", refused(403, "InvalidSignatureException", "Signature not yet current: …"), []string{"clock"}},
		{"clock", refused(400, "RequestExpired", ""), []string{"clock"}},

		{"unknown key", refused(403, "UnrecognizedClientException", ""), []string{"access key", "partition", "must be enabled", "regional STS endpoint"}},
		{"unknown key, of another code", refused(403, "InvalidClientTokenId", ""), []string{"access key", "regional STS endpoint"}},
		{"expired token", refused(403, "ExpiredTokenException", ""), []string{"Get new credentials"}},
		{"expired token, of another code", refused(403, "ExpiredToken", ""), []string{"Get new credentials"}},
		{"unsigned", refused(403, "MissingAuthenticationTokenException", ""), []string{"not signed", "endpoint"}},
		{"region that is not enabled", refused(403, "OptInRequired", ""), []string{"Enable the Region"}},

		{"credentials", credentials(403, &smithy.GenericAPIError{Code: "AccessDenied"}), []string{"Log in", "profile"}},
		{"input of a role", credentials(0, smithy.InvalidParamsError{}), []string{"Log in", "profile"}},
		{"permission of another service", &smithy.OperationError{ServiceID: "STS", OperationName: "AssumeRole", Err: &smithy.GenericAPIError{Code: "AccessDenied"}}, []string{"Grant the identity the action:"}},
		{"denied credentials", credentials(403, &smithy.GenericAPIError{Code: "ExpiredToken"}), []string{"Log in", "profile"}},
		{"throttled credentials", credentials(400, &smithy.GenericAPIError{Code: "Throttling"}), []string{"Try again", "throttled"}},
		{"credentials of a service that fails", credentials(503, &smithy.GenericAPIError{Code: "ServiceUnavailable"}), []string{"Try again", "fails"}},
		{"credentials without a connection", credentials(0, &smithyhttp.RequestSendError{Err: &net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}}), []string{"Try again", "network"}},
		{"credentials without a response", &smithy.OperationError{Err: &errors.CredentialsError{Err: context.DeadlineExceeded}}, []string{"Try again", "does not respond"}},
		{"cancelled credentials", &errors.CredentialsError{Err: context.Canceled}, nil},

		{"unknown authority", sending(x509.UnknownAuthorityError{}), []string{"AWS_CA_BUNDLE"}},
		{"another host's certificate", sending(x509.HostnameError{Certificate: &x509.Certificate{}}), []string{"another host"}},
		{"expired certificate", sending(x509.CertificateInvalidError{}), []string{"clock"}},
		{"proxy that wants credentials", sending(errors.New("Proxy Authentication Required")), []string{"proxy", "HTTPS_PROXY"}},
		{"proxy that responds", refused(407, "UnknownError", ""), []string{"proxy", "HTTPS_PROXY"}},
		{"proxy that refuses", sending(errors.New("Forbidden")), []string{"proxy", "NO_PROXY"}},

		{"no such host", sending(&net.DNSError{IsNotFound: true}), []string{"Region", "no host"}},
		{"no connection", sending(&net.OpError{Op: "dial", Err: io.EOF}), []string{"Check the network"}},
		{"truncated", response(200, &smithy.DeserializationError{Err: &errors.IncompleteResponseError{Err: io.EOF}}), []string{"Check the network"}},
		{"too large", response(200, &smithy.DeserializationError{Err: &errors.ResponseTooLargeError{}}), []string{"MaxResponseBytes"}},
		{"page of a proxy", response(200, &smithy.DeserializationError{Err: io.EOF}), []string{"proxy"}},
		{"error without a code", refused(403, "UnknownError", ""), []string{"proxy"}},
		{"unknown code", refused(400, "BrandNewException", ""), nil},

		{"cancelled", response(0, &smithy.CanceledError{Err: context.Canceled}), nil},
		{"deadline", &smithy.OperationError{Err: &smithy.CanceledError{Err: context.DeadlineExceeded}}, []string{"more time", "Check the network", "call"}},
		{"deadline in the body", response(200, &smithy.DeserializationError{Err: context.DeadlineExceeded}), []string{"more time", "Check the network"}},
		{"deadline between two calls", context.DeadlineExceeded, []string{"Allow more time: the deadline passed before the work was done."}},
		{"deadline of an attempt", &smithyhttp.RequestSendError{Err: context.DeadlineExceeded}, []string{"Check the network"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			advice := errors.Advice(c.err)
			if (advice == "") != (len(c.want) == 0) || strings.Contains(advice, "\n") {
				t.Errorf("got %q", advice)
			}
			for _, part := range c.want {
				if !strings.Contains(advice, part) {
					t.Errorf("got %q, without %q", advice, part)
				}
			}
			if wrapped := errors.Advice(fmt.Errorf("list: %w", errors.Join(c.err))); c.err != nil && wrapped != advice {
				t.Errorf("got %q for a wrapped error", wrapped)
			}
		})
	}
}

func TestAdvice_isThereForEachException(t *testing.T) {
	for _, e := range exceptionTypes {
		if errors.Advice(response(e.status, e.exception)) == "" {
			t.Errorf("none for %s", e.code)
		}
	}
}
