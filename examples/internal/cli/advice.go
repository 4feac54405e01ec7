package cli

import (
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/paginator"
)

// Advice says in a sentence what to do about an error of a call; it is empty for
// an error that it does not know.
func Advice(err error) string {
	switch {
	case is[smithy.InvalidParamsError](err):
		return "Nothing was sent: correct the flags."
	case is[config.SharedConfigProfileNotExistError](err):
		return "Choose a profile of your AWS configuration files with -profile."
	case is[*errors.CallRateLimitExceededException](err), errors.IsThrottling(err):
		return "Wait a minute, then list again: the account's calls come faster than AWS allows."
	case is[*errors.ForbiddenException](err), is[*errors.AccessDeniedException](err), is[*errors.NotAuthorized](err):
		return "Allow these credentials the action imagebuilder:ListWorkflowStepExecutions, or choose others with -profile."
	case is[*errors.ExpiredTokenException](err):
		return "Get new credentials: these have expired."
	case is[*errors.UnrecognizedClientException](err):
		return "Check the credentials: AWS does not know the access key, or the session token is not for it."
	case is[*errors.InvalidSignatureException](err), is[*errors.RequestExpired](err):
		return "Check the secret access key and this machine's clock."
	case is[*errors.OptInRequired](err):
		return "Enable the region for this account, or choose another with -region."
	case is[*errors.InvalidPaginationTokenException](err), is[*paginator.DuplicateTokenError](err):
		return "List again: paging went wrong half way, and a new listing begins at the first page."
	case is[*errors.ClientException](err):
		return "Check the id, and that -region and -profile are those of the run."
	case is[*errors.InvalidRequestException](err), is[*errors.ValidationError](err):
		return "Correct the flags: the service does not take them, and sending them again will not help."
	case errors.HTTPStatus(err) >= 500:
		return "Try again in some minutes: the service failed. AWS Support can look into it by the request id."
	case is[*smithyhttp.RequestSendError](err), is[*errors.IncompleteResponseError](err):
		return "Check the network, -region and -endpoint-url: no whole answer came."
	case is[*smithy.DeserializationError](err), errors.Code(err) == "UnknownError":
		return "Check -endpoint-url and any proxy: what answered does not look like Image Builder."
	default:
		return ""
	}
}

func is[E error](err error) bool {
	_, ok := errors.AsType[E](err)
	return ok
}
