package imagebuilder

import (
	"context"
	"net/http"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	smithyauth "github.com/aws/smithy-go/auth"
	"github.com/aws/smithy-go/logging"
	"github.com/aws/smithy-go/metrics"
	"github.com/aws/smithy-go/middleware"
	"github.com/aws/smithy-go/tracing"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/auth"
)

// DefaultMaxResponseBytes is how much of a successful answer is read unless
// [Options.MaxResponseBytes] says otherwise: 16 MiB. A page has at most 25 steps.
const DefaultMaxResponseBytes = 16 << 20

// HTTPClient sends HTTP requests. *http.Client and
// *awshttp.BuildableClient are such.
type HTTPClient interface {
	Do(*http.Request) (*http.Response, error)
}

// HTTPSignerV4 signs an HTTP request with Signature Version 4.
type HTTPSignerV4 interface {
	SignHTTP(ctx context.Context, credentials aws.Credentials, r *http.Request, payloadHash string, service string, region string, signingTime time.Time, optFns ...func(*v4.SignerOptions)) error
}

// Options configure a [Client], and through the functional options of a call
// that call alone. [NewFromConfig] fills them from an [aws.Config]. A functional
// option that sets to nil what no call can do without leaves it as it was.
type Options struct {
	// APIOptions change the middleware stack of each call.
	APIOptions []func(*middleware.Stack) error

	// AppID is added to the User-Agent header, to tell applications apart.
	AppID string

	// AuthSchemePreference lists names of auth schemes, such as "sigv4", the
	// preferred one first.
	AuthSchemePreference []string

	// AuthSchemeResolver says how a request may be authenticated. The default
	// is SigV4 for the service imagebuilder in Region, or no authentication
	// without credentials.
	AuthSchemeResolver AuthSchemeResolver

	// AuthSchemes are the auth schemes that the client can carry out. The
	// default is SigV4 by HTTPSignerV4.
	AuthSchemes []smithyhttp.AuthScheme

	// BaseEndpoint is the URL of a custom endpoint. nil resolves the endpoint
	// from Region.
	BaseEndpoint *string

	// ClientLogMode says which events go to Logger. The default is none.
	// [aws.LogRequest], [aws.LogRequestWithBody] and [aws.LogSigning] write
	// signed headers to the log, a session token among them.
	ClientLogMode aws.ClientLogMode

	// Credentials sign the requests. Without any, or with
	// [aws.AnonymousCredentials], requests are sent unsigned.
	Credentials aws.CredentialsProvider

	// DefaultsMode chooses the defaults of timeouts and retries. The default is
	// [aws.DefaultsModeLegacy].
	DefaultsMode aws.DefaultsMode

	// DisableClockSkewCorrection signs with the local time even when the
	// service's clock is seen to differ. By default the difference is
	// corrected.
	DisableClockSkewCorrection bool

	// DisableInputValidation sends input to the service without checking it
	// against the constraints that are documented today. Should the service
	// widen one, this is the way past the check. A required member is checked
	// all the same.
	DisableInputValidation bool

	// EndpointOptions are FIPS, dual-stack and the like.
	EndpointOptions EndpointResolverOptions

	// EndpointResolver resolves endpoints in the way of the SDK's first
	// generation.
	//
	// Deprecated: set BaseEndpoint or EndpointResolverV2.
	EndpointResolver EndpointResolver

	// EndpointResolverV2 resolves the endpoint of each call. The default is
	// [NewDefaultEndpointResolverV2].
	EndpointResolverV2 EndpointResolverV2

	// HTTPClient sends the requests. The default is a
	// *awshttp.BuildableClient with the timeouts of DefaultsMode. Such a client
	// without a read timeout gets one of 5 minutes when the environment variable
	// AWS_ENABLE_DEFAULT_SOCKET_TIMEOUT_2026 is true. The client follows no
	// redirect through an *http.Client or *awshttp.BuildableClient: the answer
	// comes back as an error. Another type decides itself. The context of a request
	// ends when its response has been read. Give a call a client
	// that has been made before: each has connections of its own.
	HTTPClient HTTPClient

	// HTTPSignerV4 computes the signatures. The default is the SDK's. It counts
	// when the client is made.
	HTTPSignerV4 HTTPSignerV4

	// Interceptors run at fixed points of each call.
	Interceptors smithyhttp.InterceptorRegistry

	// Logger receives what ClientLogMode asks for, and warnings. The default
	// drops everything.
	Logger logging.Logger

	// MaxResponseBytes limits the body of a successful answer, after
	// decompression. A longer one is an error that holds a
	// *errors.ResponseTooLargeError. 0 stands for [DefaultMaxResponseBytes].
	MaxResponseBytes int64

	// MeterProvider receives metrics. The default drops them.
	MeterProvider metrics.MeterProvider

	// Region is the AWS region, such as "us-west-2". It is part of the signature
	// also where the endpoint is custom; only unsigned requests to one go without. A
	// zone such as "us-west-2a" and a name in capitals are errors.
	Region string

	// RetryMaxAttempts is how often a request is sent at most, the first time
	// included. 0 leaves it to Retryer: 3, unless configured otherwise. Below 0,
	// only the retry quota sets a limit.
	RetryMaxAttempts int

	// RetryMode is standard or adaptive, and matters only without a Retryer
	// when the client is made. The default is that of DefaultsMode; what is
	// neither counts as standard.
	RetryMode aws.RetryMode

	// Retryer decides what is retried and when. The default is the SDK's for
	// RetryMode, which here takes CallRateLimitExceededException and each HTTP
	// status 429 for throttling too. A retryer set here is used as it is, with a
	// retry quota of its own.
	Retryer aws.Retryer

	// RuntimeEnvironment tells [aws.DefaultsModeAuto] where the program runs.
	// config.LoadDefaultConfig fills it.
	RuntimeEnvironment aws.RuntimeEnvironment

	// TracerProvider receives spans. The default drops them.
	TracerProvider tracing.TracerProvider

	resolvedDefaultsMode aws.DefaultsMode
}

// Copy gives a copy whose APIOptions, AuthSchemes and Interceptors can be changed
// without changing the original.
func (o Options) Copy() Options {
	to := o
	to.APIOptions = append([]func(*middleware.Stack) error{}, o.APIOptions...)
	to.AuthSchemes = slices.Clone(o.AuthSchemes)
	to.Interceptors = o.Interceptors.Copy()
	return to
}

// fillFrom sets what a call cannot do without, where it is nil, to what it was
// before.
func (o *Options) fillFrom(before *Options) {
	fill(&o.AuthSchemeResolver, before.AuthSchemeResolver)
	fill(&o.EndpointResolverV2, before.EndpointResolverV2)
	fill(&o.HTTPClient, before.HTTPClient)
	fill(&o.HTTPSignerV4, before.HTTPSignerV4)
	fill(&o.Logger, before.Logger)
	fill(&o.MeterProvider, before.MeterProvider)
	fill(&o.Retryer, before.Retryer)
	fill(&o.TracerProvider, before.TracerProvider)
	if o.AuthSchemes == nil {
		o.AuthSchemes = before.AuthSchemes
	}
}

func fill[T comparable](field *T, before T) {
	var unset T
	if *field == unset {
		*field = before
	}
}

// GetIdentityResolver gives what provides the identity for an auth scheme: the
// credentials for "aws.auth#sigv4", nil when there are none or the scheme is
// not known.
func (o Options) GetIdentityResolver(schemeID string) smithyauth.IdentityResolver {
	switch {
	case schemeID == smithyauth.SchemeIDSigV4 && o.Credentials != nil:
		return &auth.Credentials{Provider: o.Credentials}
	case schemeID == smithyauth.SchemeIDAnonymous:
		return &smithyauth.AnonymousIdentityResolver{}
	default:
		return nil
	}
}

// WithAPIOptions gives an option that adds to [Options.APIOptions].
func WithAPIOptions(optFns ...func(*middleware.Stack) error) func(*Options) {
	return func(o *Options) {
		o.APIOptions = append(o.APIOptions, optFns...)
	}
}

// WithEndpointResolver gives an option that sets [Options.EndpointResolver].
//
// Deprecated: use [WithEndpointResolverV2], or set [Options.BaseEndpoint].
func WithEndpointResolver(v EndpointResolver) func(*Options) {
	return func(o *Options) { o.EndpointResolver = v }
}

// WithEndpointResolverV2 gives an option that sets [Options.EndpointResolverV2].
func WithEndpointResolverV2(v EndpointResolverV2) func(*Options) {
	return func(o *Options) { o.EndpointResolverV2 = v }
}

// WithSigV4SigningName gives an option that signs for the service of this name,
// whatever the endpoint and the auth scheme say. The default is imagebuilder.
func WithSigV4SigningName(name string) func(*Options) {
	return withContextStep("withSigV4SigningName", func(ctx context.Context) context.Context {
		return awsmiddleware.SetSigningName(ctx, name) //nolint:staticcheck // the SDK's clients still pass the override this way
	})
}

// WithSigV4SigningRegion gives an option that signs for this region, whatever
// the auth scheme and an endpoint of [Options.EndpointResolverV2] say. The
// default is [Options.Region].
func WithSigV4SigningRegion(region string) func(*Options) {
	return withContextStep("withSigV4SigningRegion", func(ctx context.Context) context.Context {
		return awsmiddleware.SetSigningRegion(ctx, region) //nolint:staticcheck // as above
	})
}

func withContextStep(id string, change func(context.Context) context.Context) func(*Options) {
	return WithAPIOptions(func(stack *middleware.Stack) error {
		return stack.Initialize.Add(awscall.ContextStep(id, change), middleware.Before)
	})
}
