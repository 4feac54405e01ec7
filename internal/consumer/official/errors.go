package program

import (
	"context"
	"errors"
	"maps"
	"net/http"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/logging"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/aws/aws-sdk-go-v2/service/imagebuilder"
	"github.com/aws/aws-sdk-go-v2/service/imagebuilder/types"

	"github.com/seed-78d42d54/imagebuilder-go/internal/consumer/fakeservice"
)

// others are the exceptions of the other operations.
var others = map[string]func(error) bool{
	"AccessDeniedException":                is[*types.AccessDeniedException],
	"DryRunOperationException":             is[*types.DryRunOperationException],
	"IdempotentParameterMismatchException": is[*types.IdempotentParameterMismatchException],
	"InvalidParameterCombinationException": is[*types.InvalidParameterCombinationException],
	"InvalidParameterException":            is[*types.InvalidParameterException],
	"InvalidParameterValueException":       is[*types.InvalidParameterValueException],
	"InvalidVersionNumberException":        is[*types.InvalidVersionNumberException],
	"ResourceAlreadyExistsException":       is[*types.ResourceAlreadyExistsException],
	"ResourceDependencyException":          is[*types.ResourceDependencyException],
	"ResourceInUseException":               is[*types.ResourceInUseException],
	"ResourceNotFoundException":            is[*types.ResourceNotFoundException],
	"ServiceQuotaExceededException":        is[*types.ServiceQuotaExceededException],
	"TooManyRequestsException":             is[*types.TooManyRequestsException],
}

func is[E error](err error) bool {
	var target E
	return errors.As(err, &target)
}

// describe asks all that people ask of an error.
func (env Environment) describe(err error) {
	var (
		rateLimited  *types.CallRateLimitExceededException
		client       *types.ClientException
		forbidden    *types.ForbiddenException
		token        *types.InvalidPaginationTokenException
		request      *types.InvalidRequestException
		service      *types.ServiceException
		unavailable  *types.ServiceUnavailableException
		modelledText *string
	)
	switch {
	case errors.As(err, &rateLimited):
		modelledText = rateLimited.Message
	case errors.As(err, &client):
		modelledText = client.Message
	case errors.As(err, &forbidden):
		modelledText = forbidden.Message
	case errors.As(err, &token):
		modelledText = token.Message
	case errors.As(err, &request):
		modelledText = request.Message
	case errors.As(err, &service):
		modelledText = service.Message
	case errors.As(err, &unavailable):
		modelledText = unavailable.Message
	}
	env.printf("modelled %v %q", []bool{
		rateLimited != nil, client != nil, forbidden != nil, token != nil,
		request != nil, service != nil, unavailable != nil,
	}, aws.ToString(modelledText))

	var api smithy.APIError
	if errors.As(err, &api) {
		env.printf("api error %s: %q", api.ErrorCode(), api.ErrorMessage())
		if modelledText != nil {
			env.printf("%s: %s", api.ErrorFault(), api)
		}
	}
	var operation *smithy.OperationError
	if errors.As(err, &operation) {
		env.printf("operation %s of %s", operation.Operation(), operation.Service())
	}
	var response *awshttp.ResponseError
	if errors.As(err, &response) {
		env.printf("http status %d, request id %s, %s", response.HTTPStatusCode(), response.ServiceRequestID(),
			response.HTTPResponse().Header.Get("Content-Type"))
	}
	var smithyResponse *smithyhttp.ResponseError
	if errors.As(err, &smithyResponse) {
		env.printf("http status %d", smithyResponse.HTTPStatusCode())
	}
	var exhausted *retry.MaxAttemptsError
	if errors.As(err, &exhausted) {
		env.printf("gave up after %d attempts", exhausted.Attempt)
	} else if !errors.As(err, new(smithy.InvalidParamsError)) {
		env.printf("%v", err)
	}
}

func serviceErrors(ctx context.Context, env Environment) {
	client := imagebuilder.NewFromConfig(env.config())
	for _, code := range []string{
		"CallRateLimitExceededException",
		"ClientException",
		"ForbiddenException",
		"InvalidPaginationTokenException",
		"InvalidRequestException",
		"ServiceException",
		"ServiceUnavailableException",
		"ThrottlingException",
		"NeverHeardOfException",
	} {
		out, err := client.ListWorkflowStepExecutions(ctx, &imagebuilder.ListWorkflowStepExecutionsInput{
			WorkflowExecutionId: aws.String(fakeservice.FailingWith(code)),
		})
		env.printf("-- %s, output %t", code, out != nil)
		env.describe(err)
	}

	for _, code := range slices.Sorted(maps.Keys(others)) {
		_, err := client.ListWorkflowStepExecutions(ctx, &imagebuilder.ListWorkflowStepExecutionsInput{
			WorkflowExecutionId: aws.String(fakeservice.FailingWith(code)),
		})
		env.printf("-- %s %t", code, others[code](err))
		env.describe(err)
	}

	paginator := imagebuilder.NewListWorkflowStepExecutionsPaginator(client, &imagebuilder.ListWorkflowStepExecutionsInput{
		WorkflowExecutionId: aws.String(fakeservice.FailingWith("ForbiddenException")),
	})
	_, err := paginator.NextPage(ctx)
	var forbidden *types.ForbiddenException
	env.printf("-- paginator, forbidden %t, more pages %t", errors.As(err, &forbidden), paginator.HasMorePages())
}

func clientErrors(ctx context.Context, env Environment) {
	client := imagebuilder.NewFromConfig(env.config())
	input := &imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: aws.String(fakeservice.OneStep)}

	for _, incomplete := range []*imagebuilder.ListWorkflowStepExecutionsInput{nil, {}, {MaxResults: aws.Int32(5)}} {
		_, err := client.ListWorkflowStepExecutions(ctx, incomplete)
		env.describe(err)
		var invalid smithy.InvalidParamsError
		if errors.As(err, &invalid) {
			env.printf("%d invalid, %s", invalid.Len(), invalid)
			for _, param := range invalid.Errs() {
				var required *smithy.ParamRequiredError
				env.printf("required %t, %v", errors.As(param, &required), param)
			}
		}
	}

	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	_, err := client.ListWorkflowStepExecutions(cancelled, input)
	var canceled *smithy.CanceledError
	env.printf("cancelled: %t %t", errors.Is(err, context.Canceled), errors.As(err, &canceled))

	late, cancel := context.WithDeadline(ctx, time.Unix(0, 0))
	defer cancel()
	_, err = client.ListWorkflowStepExecutions(late, input)
	env.printf("late: %t", errors.Is(err, context.DeadlineExceeded))

	errNoNetwork := errors.New("no network")
	offline := imagebuilder.NewFromConfig(env.config(), func(o *imagebuilder.Options) {
		o.HTTPClient = smithyhttp.ClientDoFunc(func(*http.Request) (*http.Response, error) { return nil, errNoNetwork })
	})
	_, err = offline.ListWorkflowStepExecutions(ctx, input)
	var send *smithyhttp.RequestSendError
	env.printf("offline: %t %t", errors.Is(err, errNoNetwork), errors.As(err, &send))

	_, err = client.ListWorkflowStepExecutions(ctx, &imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: aws.String(fakeservice.NotJSON)})
	var deserialization *smithy.DeserializationError
	env.printf("not json: %t", errors.As(err, &deserialization))

	errNoCredentials := errors.New("no credentials")
	_, err = client.ListWorkflowStepExecutions(ctx, input, func(o *imagebuilder.Options) {
		o.Credentials = aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{}, errNoCredentials
		})
	})
	env.printf("without credentials: %t", errors.Is(err, errNoCredentials))
	env.describe(err)
}

func retries(ctx context.Context, env Environment) {
	logged := env.config()
	logged.ClientLogMode = aws.LogRetries
	logged.Logger = logging.LoggerFunc(func(kind logging.Classification, format string, args ...any) {
		env.printf("log %s: "+format, append([]any{kind}, args...)...)
	})
	client := imagebuilder.NewFromConfig(logged)

	flaky := &imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: aws.String(fakeservice.OnceUnavailable)}
	out, err := client.ListWorkflowStepExecutions(ctx, flaky)
	if err != nil {
		env.printf("%v", err)
		return
	}
	attempts, _ := retry.GetAttemptResults(out.ResultMetadata)
	for _, attempt := range attempts.Results {
		env.printf("retryable %t, retried %t, failed %t", attempt.Retryable, attempt.Retried, attempt.Err != nil)
	}

	for _, change := range []func(*imagebuilder.Options){
		func(o *imagebuilder.Options) { o.RetryMaxAttempts = 1 },
		func(o *imagebuilder.Options) { o.Retryer = aws.NopRetryer{} },
	} {
		_, err := client.ListWorkflowStepExecutions(ctx, flaky, change)
		env.describe(err)
	}

	stubborn := func(o *imagebuilder.Options) {
		o.Retryer = retry.AddWithErrorCodes(o.Retryer, (*types.ForbiddenException)(nil).ErrorCode())
	}
	_, err = client.ListWorkflowStepExecutions(ctx, &imagebuilder.ListWorkflowStepExecutionsInput{
		WorkflowExecutionId: aws.String(fakeservice.FailingWith("ForbiddenException")),
	}, stubborn)
	env.describe(err)
}
