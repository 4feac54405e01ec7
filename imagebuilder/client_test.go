package imagebuilder_test

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

// withHeader is an API option that sends a header.
func withHeader(name, value string) func(*imagebuilder.Options) {
	return imagebuilder.WithAPIOptions(smithyhttp.AddHeaderValue(name, value))
}

func lastHeader(srv *imagebuildertest.Server, name string) string {
	requests := srv.Requests()
	return strings.Join(requests[len(requests)-1].Header.Values(name), ",")
}

func mustList(t *testing.T, client *imagebuilder.Client, optFns ...func(*imagebuilder.Options)) {
	t.Helper()
	if _, err := client.ListWorkflowStepExecutions(t.Context(), listRun(), optFns...); err != nil {
		t.Fatal(err)
	}
}

func TestOptions_ofACallAreForThatCall(t *testing.T) {
	srv := newServer(t, 1)
	client := newClient(t, srv.Config(), withHeader("X-Test", "client"))
	mustList(t, client, withHeader("X-Test", "call"), func(o *imagebuilder.Options) { o.AppID = "one-call" })
	if got := lastHeader(srv, "X-Test"); got != "client,call" {
		t.Errorf("the call with an option sent %q", got)
	}
	if got := lastHeader(srv, "User-Agent"); !strings.Contains(got, "app/one-call") {
		t.Errorf("the call with an option came from %q", got)
	}
	mustList(t, client)
	if got := lastHeader(srv, "X-Test"); got != "client" {
		t.Errorf("the next call sent %q", got)
	}
	if got := lastHeader(srv, "User-Agent"); strings.Contains(got, "one-call") {
		t.Errorf("the next call came from %q", got)
	}
}

func TestOptions_thatAFunctionHasKeptAreNotTheClients(t *testing.T) {
	srv := newServer(t, 1)
	var kept *imagebuilder.Options
	client := newClient(t, srv.Config(), func(o *imagebuilder.Options) { kept = o })
	kept.BaseEndpoint, kept.Credentials, kept.Region = aws.String("nowhere"), nil, ""
	mustList(t, client)
}

func TestRetryMaxAttempts_ofACallHoldsForIt(t *testing.T) {
	srv := newServer(t, 1)
	srv.InjectFunc(always(imagebuildertest.Exception(&errors.ServiceException{})))
	client := newClient(t, srv.Config(), withoutBackoff)
	for _, attempts := range []int{1, 2, 5} {
		_, err := client.ListWorkflowStepExecutions(t.Context(), listRun(), func(o *imagebuilder.Options) { o.RetryMaxAttempts = attempts })
		if got := errors.Attempts(err); got != attempts {
			t.Errorf("%d attempts, want %d", got, attempts)
		}
	}
	if _, err := client.ListWorkflowStepExecutions(t.Context(), listRun()); errors.Attempts(err) != 3 {
		t.Errorf("%d attempts without an option", errors.Attempts(err))
	}
}

// standIn is a client that is not this package's.
type standIn struct {
	page *imagebuilder.ListWorkflowStepExecutionsOutput
	seen []imagebuilder.Options
}

func (s *standIn) ListWorkflowStepExecutions(_ context.Context, _ *imagebuilder.ListWorkflowStepExecutionsInput, optFns ...func(*imagebuilder.Options)) (*imagebuilder.ListWorkflowStepExecutionsOutput, error) {
	var options imagebuilder.Options
	for _, fn := range optFns {
		fn(&options)
	}
	s.seen = append(s.seen, options)
	return s.page, nil
}

func TestPaginator_ofAStandIn(t *testing.T) {
	client := new(standIn)
	pages := imagebuilder.NewListWorkflowStepExecutionsPaginator(client, listRun())
	if page, err := pages.NextPage(t.Context()); err == nil || page != nil {
		t.Errorf("without a page: %v, %v", page, err)
	}
	client.page = new(imagebuilder.ListWorkflowStepExecutionsOutput)
	if _, err := pages.NextPage(t.Context(), func(o *imagebuilder.Options) { o.AppID = "of the call" }); err != nil {
		t.Error(err)
	}
	for i, options := range client.seen {
		if len(options.APIOptions) != 1 || (options.AppID != "") != (i == 1) {
			t.Errorf("call %d had %d API options and the application %q", i, len(options.APIOptions), options.AppID)
		}
	}
}

// A paginator leaves its input as it is, and begins with its MaxResults.
func TestPaginator_doesNotChangeItsInput(t *testing.T) {
	srv := newServer(t, 5)
	client := newClient(t, srv.Config())
	input := listRun()
	input.MaxResults = aws.Int32(2)
	n := 0
	for _, err := range imagebuilder.NewListWorkflowStepExecutionsPaginator(client, input).All(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	if n != 5 || len(srv.Requests()) != 3 || *input.MaxResults != 2 || input.NextToken != nil {
		t.Errorf("%d steps in %d pages; the input has become %+v", n, len(srv.Requests()), input)
	}
}

func TestHTTPClient_ofACallSendsIt(t *testing.T) {
	srv := newServer(t, 1)
	client := imagebuilder.NewFromConfig(srv.Config())
	used := false
	mustList(t, client, withHTTPClient(awshttp.NewBuildableClient().WithTransportOptions(func(transport *http.Transport) {
		transport.DisableKeepAlives = true
		transport.Proxy = func(*http.Request) (*url.URL, error) {
			used = true
			return nil, nil
		}
	})))
	if !used {
		t.Error("the call went through the client's own HTTP client")
	}
}

// Two calls could write to the spare capacity of the same slice of options.
func TestOptions_ofCallsAtTheSameTimeDoNotMix(t *testing.T) {
	srv := newServer(t, 1)
	client := newClient(t, srv.Config(), withHeader("X-A", "1"), withHeader("X-B", "2"), withHeader("X-C", "3"))
	mustList(t, client, withHeader("X-Test", "outer"), func(*imagebuilder.Options) {
		mustList(t, client, withHeader("X-Test", "inner"))
	})
	if got := lastHeader(srv, "X-Test"); got != "outer" {
		t.Errorf("the outer call sent %q", got)
	}
}

func TestOptions_areCopies(t *testing.T) {
	srv := newServer(t, 1)
	nothing := func(*middleware.Stack) error { return nil }
	cfg := srv.Config()
	cfg.APIOptions = make([]func(*middleware.Stack) error, 1, 8)
	cfg.APIOptions[0] = nothing
	client := newClient(t, cfg)
	other := newClient(t, cfg, withHeader("X-Test", "other"))

	options := client.Options()
	options.Region = "eu-west-1"
	options.APIOptions[0] = func(*middleware.Stack) error { return errors.New("changed through a copy") }
	options.AuthSchemes[0] = nil
	options.Interceptors.AddBeforeTransmit(failingInterceptor{})
	cfg.APIOptions = append(cfg.APIOptions, func(*middleware.Stack) error { return errors.New("changed through the config") })

	mustList(t, client)
	if got := lastHeader(srv, "X-Test"); got != "" {
		t.Errorf("another client's option sent %q", got)
	}
	mustList(t, other)
	if got := lastHeader(srv, "X-Test"); got != "other" {
		t.Errorf("the other client sent %q", got)
	}
	if region := client.Options().Region; region != "us-west-2" {
		t.Errorf("the client's region is %q", region)
	}
}

type failingInterceptor struct{}

func (failingInterceptor) BeforeTransmit(context.Context, *smithyhttp.InterceptorContext) error {
	return errors.New("interceptor added through a copy")
}

func TestInput_isNotChanged(t *testing.T) {
	srv := newServer(t, 7)
	input := listRun()
	input.MaxResults = aws.Int32(2)
	client := newClient(t, srv.Config())
	steps := imagebuilder.NewListWorkflowStepExecutionsPaginator(client, input)
	seen := 0
	for _, err := range steps.All(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		seen++
	}
	if seen != 7 || *input.WorkflowExecutionId != runID || *input.MaxResults != 2 || input.NextToken != nil {
		t.Errorf("after %d steps the input is %v", seen, *input)
	}
}

func TestClient_servesManyGoroutines(t *testing.T) {
	const callers, calls = 32, 50
	srv := newServer(t, 9)
	client := newClient(t, srv.Config(), withoutBackoff)
	var all sync.WaitGroup
	for caller := range callers {
		all.Go(func() {
			run := fmt.Sprintf("wf-00000000-0000-0000-0000-%012d", caller)
			prefix := fmt.Sprintf("caller-%d", caller)
			srv.SetSteps(run, namedSteps(prefix, 9)...)
			want := namesOf(namedSteps(prefix, 9))
			for call := range calls {
				input := &imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: &run}
				switch call % 3 {
				case 0: // nothing of its own
					out, err := client.ListWorkflowStepExecutions(t.Context(), input)
					if err != nil || namesOf(out.Steps) != want {
						t.Errorf("got %v, %v", out, err)
					}
				case 1: // an option for the call
					out, err := client.ListWorkflowStepExecutions(t.Context(), input, withHeader("X-Test", prefix))
					if err != nil || namesOf(out.Steps) != want {
						t.Errorf("got %v, %v", out, err)
					}
				case 2: // an error, returned to its own caller
					unknown := "wf-ffffffff-0000-0000-0000-" + run[len(run)-12:]
					_, err := client.ListWorkflowStepExecutions(t.Context(), &imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: &unknown})
					if !strings.Contains(fmt.Sprint(err), unknown) {
						t.Errorf("got %v, want an error that names %s", err, unknown)
					}
				}
				_ = client.Options()
			}
		})
	}
	all.Wait()
}

func TestPaginator_rangesAtTheSameTime(t *testing.T) {
	srv := newServer(t, 40)
	steps := imagebuilder.NewListWorkflowStepExecutionsPaginator(newClient(t, srv.Config()), listRun())
	want := namesOf(namedSteps("step", 40))
	var all sync.WaitGroup
	for range 16 {
		all.Go(func() {
			var names []string
			for step, err := range steps.All(t.Context()) {
				if err != nil {
					t.Error(err)
					return
				}
				names = append(names, aws.ToString(step.Name))
			}
			if got := strings.Join(names, " "); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
	all.Wait()
}

func TestEndpoint_isTheOneThatWasConfigured(t *testing.T) {
	const fips, dualStack = aws.FIPSEndpointStateEnabled, aws.DualStackEndpointStateEnabled
	for name, test := range map[string]struct {
		change func(*imagebuilder.Options)
		url    string
		err    string
	}{
		"of a region":      {func(o *imagebuilder.Options) { o.Region = "eu-central-1" }, "https://imagebuilder.eu-central-1.amazonaws.com/ListWorkflowStepExecutions", ""},
		"of China":         {func(o *imagebuilder.Options) { o.Region = "cn-north-1" }, "https://imagebuilder.cn-north-1.amazonaws.com.cn/ListWorkflowStepExecutions", ""},
		"with FIPS":        {func(o *imagebuilder.Options) { o.EndpointOptions.UseFIPSEndpoint = fips }, "https://imagebuilder-fips.us-east-1.amazonaws.com/ListWorkflowStepExecutions", ""},
		"of a FIPS region": {func(o *imagebuilder.Options) { o.Region = "fips-us-east-1" }, "https://imagebuilder-fips.us-east-1.amazonaws.com/ListWorkflowStepExecutions", ""},
		"of GovCloud":      {func(o *imagebuilder.Options) { o.Region = "us-gov-west-1" }, "https://imagebuilder.us-gov-west-1.amazonaws.com/ListWorkflowStepExecutions", ""},
		"of GovCloud, with FIPS": {func(o *imagebuilder.Options) {
			o.Region, o.EndpointOptions.UseFIPSEndpoint = "us-gov-west-1", fips
		}, "https://imagebuilder.us-gov-west-1.amazonaws.com/ListWorkflowStepExecutions", ""},
		"of GovCloud, with both": {func(o *imagebuilder.Options) {
			o.Region, o.EndpointOptions.UseFIPSEndpoint, o.EndpointOptions.UseDualStackEndpoint = "us-gov-west-1", fips, dualStack
		}, "https://imagebuilder-fips.us-gov-west-1.api.aws/ListWorkflowStepExecutions", ""},
		"with dual-stack": {func(o *imagebuilder.Options) { o.EndpointOptions.UseDualStackEndpoint = dualStack }, "https://imagebuilder.us-east-1.api.aws/ListWorkflowStepExecutions", ""},
		"without TLS":     {func(o *imagebuilder.Options) { o.EndpointOptions.DisableHTTPS = true }, "http://imagebuilder.us-east-1.amazonaws.com/ListWorkflowStepExecutions", ""},
		"custom, of IPv6": {func(o *imagebuilder.Options) { o.BaseEndpoint = aws.String("http://[::1]:8080") }, "http://[::1]:8080/ListWorkflowStepExecutions", ""},
		"with a path":     {func(o *imagebuilder.Options) { o.BaseEndpoint = aws.String("https://proxy.test:8443/aws/") }, "https://proxy.test:8443/aws/ListWorkflowStepExecutions", ""},
		"custom, with FIPS": {func(o *imagebuilder.Options) {
			o.BaseEndpoint, o.EndpointOptions.UseFIPSEndpoint = aws.String("https://a.test"), fips
		}, "", "Invalid Configuration: FIPS and custom endpoint are not supported"},
		"custom, with dual-stack": {
			func(o *imagebuilder.Options) {
				o.BaseEndpoint, o.EndpointOptions.UseDualStackEndpoint = aws.String("https://a.test"), dualStack
			}, "", "Invalid Configuration: Dualstack and custom endpoint are not supported",
		},
		"without a region": {func(o *imagebuilder.Options) { o.Region = "" }, "", "Invalid Configuration: Missing Region"},
	} {
		t.Run(name, func(t *testing.T) {
			var url string
			client := imagebuilder.New(imagebuilder.Options{Region: "us-east-1", Credentials: secretCredentials}, withHTTPClient(doFunc(func(r *http.Request) (*http.Response, error) {
				url = r.URL.String()
				return nil, errors.New("far enough")
			})), withoutRetries, test.change)
			_, err := client.ListWorkflowStepExecutions(t.Context(), listRun())
			if url != test.url {
				t.Errorf("went to %q, want %q; %v", url, test.url, err)
			}
			if test.err != "" && !strings.Contains(err.Error(), test.err) {
				t.Errorf("got %v, want %q", err, test.err)
			}
		})
	}
}

func TestClient_advisesOnItsRegion(t *testing.T) {
	for name, c := range map[string]struct {
		region, endpoint string
		want             string
	}{
		"none":                      {"", "", "Set the Region: in AWS_REGION"},
		"none, for signing":         {"", "https://a.test", "Set the Region: in AWS_REGION"},
		"a zone":                    {"us-west-2a", "", "Correct the Region in AWS_REGION"},
		"capital letters":           {"US-WEST-2", "", "Correct the Region in AWS_REGION"},
		"what is no name of a host": {"us west", "", "Correct the Region in AWS_REGION"},
	} {
		t.Run(name, func(t *testing.T) {
			client := imagebuilder.New(imagebuilder.Options{Credentials: secretCredentials, Region: c.region}, untouched(t), func(o *imagebuilder.Options) {
				if c.endpoint != "" {
					o.BaseEndpoint = &c.endpoint
				}
			})
			_, err := client.ListWorkflowStepExecutions(t.Context(), listRun())
			if advice := errors.Advice(err); !strings.HasPrefix(advice, c.want) {
				t.Errorf("got %v, advice %q", err, advice)
			}
		})
	}
}
