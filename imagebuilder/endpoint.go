package imagebuilder

import (
	"context"
	"fmt"
	"net/http"
	"net/url"

	"github.com/aws/aws-sdk-go-v2/aws"
	smithyendpoints "github.com/aws/smithy-go/endpoints"
	"github.com/aws/smithy-go/logging"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/secrets"
	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
	"github.com/seed-78d42d54/imagebuilder-go/internal/regions"
)

// EndpointResolverOptions are endpoint settings.
type EndpointResolverOptions struct {
	// Logger is the logger for an [EndpointResolver]. The client sets it.
	Logger logging.Logger

	// LogDeprecated tells an [EndpointResolver] to log the use of deprecated
	// endpoints. The client sets it from [Options.ClientLogMode].
	LogDeprecated bool

	// ResolvedRegion is the actual Region for a name such as fips-us-east-1. The
	// client sets it. If it is already set, such a name does not select a FIPS
	// endpoint.
	ResolvedRegion string

	// DisableHTTPS sends requests over plain HTTP.
	DisableHTTPS bool

	// UseDualStackEndpoint selects an endpoint with IPv4 and IPv6 addresses.
	UseDualStackEndpoint aws.DualStackEndpointState

	// UseFIPSEndpoint selects an endpoint with cryptography validated by FIPS
	// 140.
	UseFIPSEndpoint aws.FIPSEndpointState
}

// GetDisableHTTPS returns DisableHTTPS, for [aws.GetDisableHTTPS].
func (o EndpointResolverOptions) GetDisableHTTPS() bool { return o.DisableHTTPS }

// GetResolvedRegion returns ResolvedRegion, for [aws.GetResolvedRegion].
func (o EndpointResolverOptions) GetResolvedRegion() string { return o.ResolvedRegion }

// GetUseDualStackEndpoint returns UseDualStackEndpoint, for
// [aws.GetUseDualStackEndpoint].
func (o EndpointResolverOptions) GetUseDualStackEndpoint() aws.DualStackEndpointState {
	return o.UseDualStackEndpoint
}

// GetUseFIPSEndpoint returns UseFIPSEndpoint, for [aws.GetUseFIPSEndpoint].
func (o EndpointResolverOptions) GetUseFIPSEndpoint() aws.FIPSEndpointState { return o.UseFIPSEndpoint }

// EndpointParameters are the parameters of an [EndpointResolverV2].
type EndpointParameters struct {
	// Region is the AWS Region without a FIPS marker, or nil if none is configured.
	Region *string

	// UseDualStack selects a dual-stack endpoint. nil means false.
	UseDualStack *bool

	// UseFIPS selects a FIPS endpoint. nil means false.
	UseFIPS *bool

	// Endpoint is the URL of a custom endpoint, or nil if there is none.
	Endpoint *string
}

// ValidateRequired returns an error if UseDualStack or UseFIPS is nil.
func (p EndpointParameters) ValidateRequired() error {
	if p.UseDualStack == nil {
		return fmt.Errorf("parameter UseDualStack is required")
	}
	if p.UseFIPS == nil {
		return fmt.Errorf("parameter UseFIPS is required")
	}
	return nil
}

// WithDefaults returns a copy in which UseDualStack and UseFIPS default to false.
func (p EndpointParameters) WithDefaults() EndpointParameters {
	if p.UseDualStack == nil {
		p.UseDualStack = aws.Bool(false)
	}
	if p.UseFIPS == nil {
		p.UseFIPS = aws.Bool(false)
	}
	return p
}

// EndpointResolverV2 resolves the endpoint of a call.
type EndpointResolverV2 interface {
	ResolveEndpoint(ctx context.Context, params EndpointParameters) (smithyendpoints.Endpoint, error)
}

// NewDefaultEndpointResolverV2 returns a resolver for the endpoints of Image Builder
// in all partitions of AWS. A custom endpoint takes precedence over the Region. It
// cannot be combined with FIPS or dual-stack.
func NewDefaultEndpointResolverV2() EndpointResolverV2 {
	return &endpointResolver{}
}

type endpointResolver struct{}

func (*endpointResolver) ResolveEndpoint(_ context.Context, params EndpointParameters) (smithyendpoints.Endpoint, error) {
	raw, err := endpointURL(params)
	if err != nil {
		return smithyendpoints.Endpoint{}, err
	}
	uri, err := url.Parse(raw)
	if err != nil {
		return smithyendpoints.Endpoint{}, fmt.Errorf("invalid endpoint %s, it cannot be parsed as a url; want one such as https://host:port", oneline.Abbreviate(secrets.HideInURL(raw)))
	}
	return smithyendpoints.Endpoint{URI: *uri, Headers: http.Header{}}, nil
}

func endpointURL(params EndpointParameters) (string, error) {
	fips, dualStack := aws.ToBool(params.UseFIPS), aws.ToBool(params.UseDualStack)
	switch {
	case params.Endpoint != nil && fips:
		return "", invalidEndpointConfiguration("FIPS and custom endpoint are not supported")
	case params.Endpoint != nil && dualStack:
		return "", invalidEndpointConfiguration("Dualstack and custom endpoint are not supported")
	case params.Endpoint != nil:
		return *params.Endpoint, nil
	case params.Region == nil:
		return "", invalidEndpointConfiguration("Missing Region")
	}

	p := regions.PartitionOf(*params.Region)
	service, suffix := "imagebuilder", p.DNSSuffix
	if dualStack {
		suffix = p.DualStackDNSSuffix
	}
	// In GovCloud, the ordinary endpoint is the FIPS one.
	if fips && (dualStack || p.Name != "aws-us-gov") {
		service = "imagebuilder-fips"
	}
	return "https://" + service + "." + *params.Region + "." + suffix, nil
}

func invalidEndpointConfiguration(what string) error {
	return fmt.Errorf("endpoint rule error, Invalid Configuration: %s", what)
}

// hasDefaultEndpoint reports whether all requests use the same endpoint. The target of
// a custom endpoint and the result of a custom resolver may change.
func (o *Options) hasDefaultEndpoint() bool {
	_, isDefault := o.EndpointResolverV2.(*endpointResolver)
	return isDefault && o.BaseEndpoint == nil
}

// findEndpoint returns the endpoint of the resolver.
func (o *Options) findEndpoint(ctx context.Context) (smithyendpoints.Endpoint, error) {
	params, err := endpointParameters(o)
	if err != nil {
		return smithyendpoints.Endpoint{}, fmt.Errorf("failed to bind endpoint params, %w", err)
	}
	endpoint, err := o.EndpointResolverV2.ResolveEndpoint(ctx, params)
	if err != nil {
		return smithyendpoints.Endpoint{}, fmt.Errorf("failed to resolve service endpoint, %w", err)
	}
	return endpoint, nil
}

func endpointParameters(o *Options) (EndpointParameters, error) {
	params := EndpointParameters{
		UseDualStack: aws.Bool(o.EndpointOptions.UseDualStackEndpoint == aws.DualStackEndpointStateEnabled),
		UseFIPS:      aws.Bool(o.EndpointOptions.UseFIPSEndpoint == aws.FIPSEndpointStateEnabled),
		Endpoint:     o.BaseEndpoint,
	}
	if o.Region == "" {
		return params, nil
	}
	if err := regions.Check(o.Region); err != nil {
		return params, err
	}
	region, isFIPS := regions.WithoutFIPS(o.Region)
	params.Region = &region
	if isFIPS && o.EndpointOptions.ResolvedRegion == "" {
		params.UseFIPS = aws.Bool(true)
	}
	return params, nil
}
