package cli_test

import (
	"bytes"
	"net/http"
	"strings"
	"testing"

	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/examples/internal/cli"
	"github.com/seed-78d42d54/imagebuilder-go/examples/internal/clitest"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// list runs a program that lists the steps, and returns its stderr.
func list(t *testing.T, args ...string) (string, int) {
	var stderr bytes.Buffer
	code := cli.New("list", "", &stderr).Run(t.Context(), args, func(source cli.Source) error {
		for _, err := range imagebuilder.NewListWorkflowStepExecutionsPaginator(source.Client, source.Input).All(t.Context()) {
			if err != nil {
				return err
			}
		}
		return nil
	})
	return stderr.String(), code
}

func TestRun_printsTheErrorAndAdvice(t *testing.T) {
	exceptions := []struct {
		err    smithy.APIError
		advice string
	}{
		{&errors.CallRateLimitExceededException{}, "Wait a minute"},
		{&errors.ThrottlingException{}, "Wait a minute"},
		{&errors.ForbiddenException{}, "Allow the identity the action imagebuilder:ListWorkflowStepExecutions"},
		{&errors.AccessDeniedException{}, "Allow the identity the action imagebuilder:ListWorkflowStepExecutions"},
		{&errors.NotAuthorized{}, "Allow the identity the action imagebuilder:ListWorkflowStepExecutions"},
		{&errors.ExpiredTokenException{}, "Get new credentials"},
		{&errors.UnrecognizedClientException{}, "Check the access key"},
		{&errors.InvalidSignatureException{}, "Check the secret access key"},
		{&errors.RequestExpired{}, "Correct this machine's clock"},
		{&errors.OptInRequired{}, "Enable the region"},
		{&errors.InvalidPaginationTokenException{}, "List again"},
		{&errors.ClientException{}, "Check the identifier"},
		{&errors.InvalidRequestException{}, "Correct the request"},
		{&errors.ValidationError{}, "Correct the request"},
		{&errors.ServiceException{}, "Try again in a few minutes"},
		{&errors.ServiceUnavailableException{}, "Try again in a few minutes"},
	}
	for _, c := range exceptions {
		t.Run(c.err.ErrorCode(), func(t *testing.T) {
			server, args := clitest.AWS(t)
			server.Inject(imagebuildertest.Exception(c.err), 1)
			stderr, code := list(t, args...)
			said, advice, _ := strings.Cut(stderr, "\n")
			if code != 1 || !strings.Contains(said, c.err.ErrorCode()) || !strings.HasPrefix(advice, c.advice) || !strings.HasSuffix(advice, ".\n") {
				t.Errorf("code %d, stderr:\n%s", code, stderr)
			}
		})
	}

	faults := map[string]struct {
		fault  imagebuildertest.Fault
		advice string
	}{
		"a proxy's page":       {imagebuildertest.Respond(http.StatusProxyAuthRequired, nil, "<html>log in</html>"), "Log in to the proxy"},
		"a page for an answer": {imagebuildertest.Respond(http.StatusOK, nil, "<html>welcome</html>"), "Check the endpoint and any proxy"},
		"a bad gateway":        {imagebuildertest.Respond(http.StatusBadGateway, nil, "<html>bad gateway</html>"), "Try again in a few minutes"},
		"a lost connection":    {imagebuildertest.DropConnection(), "Check the network"},
		"half an answer":       {imagebuildertest.CutBody(10), "Check the network"},
		"the same token again": {imagebuildertest.Respond(http.StatusOK, nil, `{"nextToken":"again"}`), ""},
		"an unknown exception": {imagebuildertest.Exception(&smithy.GenericAPIError{Code: "NewException"}), ""},
	}
	for name, c := range faults {
		t.Run(name, func(t *testing.T) {
			server, args := clitest.AWS(t)
			server.SetSteps(clitest.ID)
			server.Inject(c.fault, 2)
			stderr, code := list(t, args...)
			_, advice, _ := strings.Cut(stderr, "\n")
			if code != 1 || !strings.HasPrefix(advice, c.advice) || c.advice == "" && advice != "" {
				t.Errorf("code %d, stderr:\n%s", code, stderr)
			}
		})
	}
}

func TestRun_refusesAnIDBeforeItIsSent(t *testing.T) {
	server, args := clitest.AWS(t)
	stderr, code := list(t, append(args, "-workflow-execution-id", "run-1")...)
	if code != 1 || !strings.Contains(strings.ToLower(stderr), "correct the input") || !strings.Contains(stderr, "run-1") {
		t.Errorf("code %d, stderr:\n%s", code, stderr)
	}
	if sent := len(server.Requests()); sent != 0 {
		t.Errorf("%d requests were sent", sent)
	}
}

func TestRun_reportsMissingConfiguration(t *testing.T) {
	for name, c := range map[string]struct {
		flags []string
		says  string
	}{
		"region":      {nil, "set -region or AWS_REGION"},
		"credentials": {[]string{"-region", "us-east-1"}, "log in, or choose another -profile"},
		"profile":     {[]string{"-region", "us-east-1", "-profile", "absent"}, "Choose a profile"},
	} {
		t.Run(name, func(t *testing.T) {
			clitest.NoAWS(t)
			stderr, code := list(t, append([]string{"-workflow-execution-id", clitest.ID}, c.flags...)...)
			if code != 1 || !strings.Contains(stderr, c.says) {
				t.Errorf("code %d, stderr:\n%s", code, stderr)
			}
		})
	}
}

func TestRun_printsAnErrorOnOneLineWithoutControlCharacters(t *testing.T) {
	var stderr bytes.Buffer
	_, args := clitest.AWS(t)
	cli.New("list", "", &stderr).Run(t.Context(), args, func(cli.Source) error { return errors.New("no\x1b[2J\nway") })
	if got := stderr.String(); got != "list: no\ufffd[2J way\n" {
		t.Errorf("stderr: %q", got)
	}
}

func TestRun_sendsThePageSize(t *testing.T) {
	server, args := clitest.AWS(t)
	server.SetSteps(clitest.ID, make([]types.WorkflowStepMetadata, 3)...)
	if stderr, code := list(t, append(args, "-page-size", "2")...); code != 0 {
		t.Fatalf("code %d, stderr:\n%s", code, stderr)
	}
	requests := server.Requests()
	if len(requests) != 2 || requests[0].MaxResults != 2 {
		t.Errorf("%d requests, the first for %d steps", len(requests), requests[0].MaxResults)
	}
}
