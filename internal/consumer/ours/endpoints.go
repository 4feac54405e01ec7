package program

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	smithyendpoints "github.com/aws/smithy-go/endpoints"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"

	"github.com/seed-78d42d54/imagebuilder-go/internal/consumer/fakeservice"
)

// fixedEndpoint always resolves to one endpoint.
type fixedEndpoint struct {
	env Environment
	url string
}

func (e fixedEndpoint) ResolveEndpoint(_ context.Context, params imagebuilder.EndpointParameters) (smithyendpoints.Endpoint, error) {
	e.env.printf("asked for region %s, fips %t, dual-stack %t, custom %t",
		aws.ToString(params.Region), aws.ToBool(params.UseFIPS), aws.ToBool(params.UseDualStack), params.Endpoint != nil)
	uri, err := url.Parse(e.url)
	if err != nil {
		return smithyendpoints.Endpoint{}, err
	}
	return smithyendpoints.Endpoint{URI: *uri, Headers: http.Header{"X-Consumer": {"endpoint"}}}, nil
}

// host prints the URL that a client would use. No request leaves.
func (env Environment) host(ctx context.Context, optFns ...func(*imagebuilder.Options)) {
	errHost := errors.New("")
	config := env.config()
	config.BaseEndpoint = nil
	client := imagebuilder.NewFromConfig(config, optFns...)
	_, err := client.ListWorkflowStepExecutions(ctx, &imagebuilder.ListWorkflowStepExecutionsInput{
		WorkflowExecutionId: aws.String(fakeservice.OneStep),
	}, func(o *imagebuilder.Options) {
		o.Retryer = aws.NopRetryer{}
		o.HTTPClient = doFunc(func(r *http.Request) (*http.Response, error) {
			env.printf("%s", r.URL)
			return nil, errHost
		})
	})
	if !errors.Is(err, errHost) {
		env.printf("%v", err)
	}
}

// doFunc is an HTTP client.
type doFunc func(*http.Request) (*http.Response, error)

func (f doFunc) Do(r *http.Request) (*http.Response, error) { return f(r) }

func endpoints(ctx context.Context, env Environment) {
	client := imagebuilder.NewFromConfig(env.config())
	env.count(ctx, "own resolver", client, imagebuilder.WithEndpointResolverV2(fixedEndpoint{env, env.URL + "/v2"}))
	env.count(ctx, "own resolver by option", client, func(o *imagebuilder.Options) {
		o.EndpointResolverV2 = fixedEndpoint{env, env.URL}
		o.BaseEndpoint = nil
		o.EndpointOptions.UseDualStackEndpoint = aws.DualStackEndpointStateEnabled
	})

	withoutBase := env.config()
	withoutBase.BaseEndpoint = nil
	legacy := imagebuilder.NewFromConfig(withoutBase, imagebuilder.WithEndpointResolver(
		imagebuilder.EndpointResolverFromURL(env.URL, func(e *aws.Endpoint) { e.SigningRegion = "eu-west-3" })))
	env.count(ctx, "from url", legacy)

	byFunction := imagebuilder.New(imagebuilder.Options{
		Region:      "us-west-1",
		Credentials: env.config().Credentials,
		HTTPClient:  env.HTTPClient,
		EndpointResolver: imagebuilder.EndpointResolverFunc(func(region string, options imagebuilder.EndpointResolverOptions) (aws.Endpoint, error) {
			env.printf("function asked for %s, fips %d", region, options.UseFIPSEndpoint)
			return aws.Endpoint{URL: env.URL, SigningName: "other"}, nil
		}),
	})
	env.count(ctx, "from function", byFunction)

	resolver := imagebuilder.NewDefaultEndpointResolverV2()
	for _, region := range []string{"us-east-1", "cn-north-1", "us-gov-west-1", "us-iso-east-1", "eu-isoe-west-1", "eusc-de-east-1"} {
		for _, marks := range []string{"", "fips", "dual", "fips dual"} {
			endpoint, err := resolver.ResolveEndpoint(ctx, imagebuilder.EndpointParameters{
				Region:       aws.String(region),
				UseFIPS:      aws.Bool(strings.Contains(marks, "fips")),
				UseDualStack: aws.Bool(strings.Contains(marks, "dual")),
			})
			env.printf("%s %s: %s %v", region, marks, endpoint.URI.String(), err)
		}
	}
	_, err := resolver.ResolveEndpoint(ctx, imagebuilder.EndpointParameters{}.WithDefaults())
	env.printf("%v", err)

	env.host(ctx)
	env.host(ctx, func(o *imagebuilder.Options) { o.Region = "fips-us-east-1" })
	env.host(ctx, func(o *imagebuilder.Options) { o.EndpointOptions.UseFIPSEndpoint = aws.FIPSEndpointStateEnabled })
	env.host(ctx, func(o *imagebuilder.Options) { o.EndpointOptions.DisableHTTPS = true })
	env.host(ctx, func(o *imagebuilder.Options) { o.Region = "" })
}
