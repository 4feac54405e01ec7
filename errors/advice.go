package errors

import (
	"context"
	"net"
	"net/http"
	"strings"

	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/internal/connerr"
	"github.com/seed-78d42d54/imagebuilder-go/paginator"
)

const adviceForProxy = "Log in to the proxy, or correct the user name and password in HTTPS_PROXY."

var adviceByConnection = map[connerr.Kind]string{
	connerr.UnknownAuthority:    "Trust the authority of the certificate: name a file with the certificates of a proxy or a private endpoint in AWS_CA_BUNDLE.",
	connerr.WrongHost:           "Check the endpoint: its certificate is for another host.",
	connerr.InvalidCertificate:  "Check this machine's clock and the certificate of the endpoint.",
	connerr.NotTLS:              "Check the endpoint: it does not use TLS, so its URL may have to begin with http://.",
	connerr.ProxyAuthentication: adviceForProxy,
	connerr.ProxyRefusal:        "Have the proxy allow connections to the host that the error names, or add the host to NO_PROXY.",
}

// Advice returns one line that says what to do about an error of a call, or "" if
// nothing is known. It is for the person who runs a program; the text of the error
// says what happened. docs/errors.md lists the advice for each error code.
func Advice(err error) string {
	if err == nil || Is(err, context.Canceled) {
		return ""
	}
	if _, ok := find[smithy.InvalidParamsError](err); ok {
		return "Correct the input: the error names each member, and no request was sent."
	}
	if kind := connerr.Of(err); kind != connerr.None {
		return adviceByConnection[kind]
	}
	if As(err, new(*CredentialsError)) {
		if IsRetryable(err) || Is(err, context.DeadlineExceeded) {
			return "Try again: the credentials provider is throttled, fails or does not respond, as the error says. If that persists, check the network and the profile or role that the credentials come from."
		}
		return "Log in, or check the profile, the role or the environment that the credentials come from; the error says why there are none."
	}
	if As(err, new(*paginator.DuplicateTokenError)) {
		return adviceByCode["InvalidPaginationTokenException"]
	}
	if advice := adviceForResponse(err); advice != "" {
		return advice
	}
	return adviceForConnection(err)
}

func adviceForResponse(err error) string {
	code, status := Code(err), HTTPStatus(err)
	switch {
	case status == http.StatusNotImplemented: // with any code, or none
		return adviceByCode["UnknownOperationException"]
	case status == http.StatusTooManyRequests && !isThrottlingCode(code):
		return adviceByCode["ThrottlingException"]
	case strings.HasPrefix(code, "InvalidSignature"), code == "SignatureDoesNotMatch":
		if advice := adviceForSignature(Message(err)); advice != "" {
			return advice
		}
	}
	if advice, ok := adviceByCode[code]; ok {
		return forOperation(advice, code, err)
	}
	switch {
	case isThrottlingCode(code):
		return adviceByCode["ThrottlingException"]
	case status == http.StatusProxyAuthRequired:
		return adviceForProxy
	case status >= http.StatusInternalServerError:
		return adviceByCode["ServiceException"]
	default:
		return ""
	}
}

// adviceForSignature depends on the message, since one code stands for several
// mistakes.
func adviceForSignature(message string) string {
	message = strings.ToLower(message)
	switch {
	case strings.Contains(message, "scoped to a valid region"), strings.Contains(message, "scoped to correct region"):
		return "Set the Region to that of the endpoint: the request is signed for another one, or for none that exists."
	case strings.Contains(message, "scoped to correct service"):
		return "Check the endpoint: it belongs to another service, but the request is signed for Image Builder."
	case strings.Contains(message, "signature expired"), strings.Contains(message, "signature not yet current"):
		return adviceByCode["RequestExpired"]
	default:
		return ""
	}
}

// forOperation adapts the advice to the operation of Image Builder, if the error has
// it: it names the action to allow, and another reason why an action on a step is refused.
func forOperation(advice, code string, err error) string {
	operation, ok := AsType[*smithy.OperationError](err)
	if !ok || operation.OperationName == "" || operation.ServiceID != "imagebuilder" && operation.ServiceID != "" {
		return advice
	}
	if operation.OperationName == "SendWorkflowStepAction" && code == "InvalidRequestException" {
		return "Check whether the step still waits: an action is refused after an earlier action or a timeout. If it waits, correct the request as the message says."
	}
	return strings.Replace(advice, "the identity the action", "the identity the action imagebuilder:"+operation.OperationName, 1)
}

func contains(err error, text string) bool { return strings.Contains(err.Error(), text) }

func adviceForConnection(err error) string {
	host, isDNS := AsType[*net.DNSError](err)
	switch {
	case As(err, new(*ResponseTooLargeError)):
		return "Raise MaxResponseBytes if the response is Image Builder's, or check the endpoint."
	case contains(err, "Invalid Configuration: Missing Region"), contains(err, "needs a signing region"): // no SDK of AWS has a type for it
		return "Set the Region: in AWS_REGION, in the profile or in the client's options."
	case contains(err, "invalid input region"):
		return "Correct the Region in AWS_REGION, in the profile or in the client's options; the error says to what."
	case isDNS && host.IsNotFound:
		return "Check the Region and the endpoint: no host of that name exists."
	case As(err, new(*smithyhttp.RequestSendError)), As(err, new(*IncompleteResponseError)):
		return "Check the network, the Region and the endpoint: no complete response arrived."
	case Is(err, context.DeadlineExceeded) && isOfCall(err):
		return "Check the network, or allow the call more time: its deadline passed before it succeeded."
	case Is(err, context.DeadlineExceeded):
		return "Allow more time: the deadline passed before the work was done."
	case As(err, new(*smithy.DeserializationError)), Code(err) == "UnknownError":
		return "Check the endpoint and any proxy: the response does not look like Image Builder's."
	default:
		return ""
	}
}
