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

// DefaultMaxResponseBytes is the default of [Options.MaxResponseBytes]: 16 MiB. It is
// far larger than a usual page, which has at most 25 items.
const DefaultMaxResponseBytes = 16 << 20

// HTTPClient sends HTTP requests. It is implemented by *http.Client and
// *awshttp.BuildableClient.
type HTTPClient interface {
	Do(*http.Request) (*http.Response, error)
}

// HTTPSignerV4 signs an HTTP request with Signature Version 4.
type HTTPSignerV4 interface {
	SignHTTP(ctx context.Context, credentials aws.Credentials, r *http.Request, payloadHash string, service string, region string, signingTime time.Time, optFns ...func(*v4.SignerOptions)) error
}

// IdempotencyTokenProvider generates client tokens, by which the service recognizes a
// repeated request. It must be safe for concurrent use.
type IdempotencyTokenProvider interface {
	GetIdempotencyToken() (string, error)
}

// Options configure a [Client], or a single call through its functional options.
// [NewFromConfig] sets them from an [aws.Config]. In a functional option, setting a
// required option to nil has no effect.
type Options struct {
	// APIOptions change the middleware stack of each call.
	APIOptions []func(*middleware.Stack) error

	// AppID identifies the application in the User-Agent header.
	AppID string

	// AuthSchemePreference lists names of auth schemes, such as "sigv4", the
	// preferred one first.
	AuthSchemePreference []string

	// AuthSchemeResolver returns the auth schemes for a request. The default
	// is SigV4 for the service imagebuilder in Region, or no authentication
	// without credentials.
	AuthSchemeResolver AuthSchemeResolver

	// AuthSchemes are the auth schemes that the client supports. The default is
	// SigV4 with HTTPSignerV4.
	AuthSchemes []smithyhttp.AuthScheme

	// BaseEndpoint is the URL of a custom endpoint. If nil, the endpoint is
	// resolved from Region.
	BaseEndpoint *string

	// ClientLogMode selects the events that are logged to Logger. The default is
	// none. [aws.LogRequest], [aws.LogRequestWithBody] and [aws.LogSigning] write
	// signed headers to the log, including a session token.
	ClientLogMode aws.ClientLogMode

	// Credentials sign the requests. If nil, or with [aws.AnonymousCredentials],
	// requests are sent unsigned.
	Credentials aws.CredentialsProvider

	// DefaultsMode selects the defaults of timeouts and retries. The default is
	// [aws.DefaultsModeLegacy].
	DefaultsMode aws.DefaultsMode

	// DisableClockSkewCorrection signs with the local time even if the service's
	// clock differs. By default the difference is corrected.
	DisableClockSkewCorrection bool

	// DisableInputValidation disables the validation of input against the
	// documented constraints, in case the service relaxes one. Required members
	// are still checked.
	DisableInputValidation bool

	// EndpointOptions are the endpoint settings, such as FIPS and dual-stack.
	EndpointOptions EndpointResolverOptions

	// EndpointResolver resolves endpoints like the first version of the SDK's
	// resolvers.
	//
	// Deprecated: set BaseEndpoint or EndpointResolverV2.
	EndpointResolver EndpointResolver

	// EndpointResolverV2 resolves the endpoint of each call. The default is
	// [NewDefaultEndpointResolverV2].
	EndpointResolverV2 EndpointResolverV2

	// HTTPClient sends the requests. The default is a *awshttp.BuildableClient. When
	// a client is created, a BuildableClient gets the timeouts of DefaultsMode and, if
	// the environment variable AWS_ENABLE_DEFAULT_SOCKET_TIMEOUT_2026 is true and it
	// has no read timeout, one of 5 minutes. An *http.Client or
	// *awshttp.BuildableClient does not follow redirects: a redirect is returned as an
	// error. Other types may follow them. The context of a request ends when its
	// response has been read. An HTTP client has its own connection pool: if you set
	// one for single calls, share it between them.
	HTTPClient HTTPClient

	// HTTPSignerV4 computes the signatures. The default is the SDK's. It takes
	// effect only when a client is created.
	HTTPSignerV4 HTTPSignerV4

	// IdempotencyTokenProvider generates the ClientToken of an input that has none.
	// The default generates random UUIDs.
	IdempotencyTokenProvider IdempotencyTokenProvider

	// Interceptors run at fixed points of each call.
	Interceptors smithyhttp.InterceptorRegistry

	// Logger receives warnings and the events of ClientLogMode. The default
	// discards them.
	Logger logging.Logger

	// MaxResponseBytes limits the body of a successful response, after
	// decompression. If it is longer, the call returns an error that wraps a
	// *errors.ResponseTooLargeError. 0 means [DefaultMaxResponseBytes].
	MaxResponseBytes int64

	// MeterProvider receives metrics. The default discards them.
	MeterProvider metrics.MeterProvider

	// Region is the AWS Region, such as "us-west-2". It is part of the signature
	// even if the endpoint is custom; only unsigned requests to a custom endpoint
	// need none. An Availability Zone such as "us-west-2a" or a name in capitals is
	// an error.
	Region string

	// RetryMaxAttempts is the maximum number of times that a request is sent. If 0,
	// it is that of Retryer, 3 by default. If negative, only the retry quota limits
	// the attempts.
	RetryMaxAttempts int

	// RetryMode is standard or adaptive. It applies only if Retryer is nil when the
	// client is created. The default is that of DefaultsMode. Any other value means
	// standard.
	RetryMode aws.RetryMode

	// Retryer decides which errors are retried and when. The default is the SDK's
	// for RetryMode, except that CallRateLimitExceededException and every HTTP status
	// 429 also count as throttling. A retryer set here is used unchanged, with its own
	// retry quota.
	Retryer aws.Retryer

	// RuntimeEnvironment describes the environment of the program for
	// [aws.DefaultsModeAuto]. config.LoadDefaultConfig sets it.
	RuntimeEnvironment aws.RuntimeEnvironment

	// TracerProvider receives spans. The default discards them.
	TracerProvider tracing.TracerProvider

	resolvedDefaultsMode aws.DefaultsMode
}

// Copy returns a copy of the options. Changes to the APIOptions, AuthSchemes and
// Interceptors of the copy do not affect the original.
func (o Options) Copy() Options {
	to := o
	to.APIOptions = append([]func(*middleware.Stack) error{}, o.APIOptions...)
	to.AuthSchemes = slices.Clone(o.AuthSchemes)
	to.Interceptors = o.Interceptors.Copy()
	return to
}

// fillFrom restores required options that are nil.
func (o *Options) fillFrom(before *Options) {
	fill(&o.AuthSchemeResolver, before.AuthSchemeResolver)
	fill(&o.EndpointResolverV2, before.EndpointResolverV2)
	fill(&o.HTTPClient, before.HTTPClient)
	fill(&o.HTTPSignerV4, before.HTTPSignerV4)
	fill(&o.IdempotencyTokenProvider, before.IdempotencyTokenProvider)
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

// GetIdentityResolver returns the identity resolver for an auth scheme. For
// "aws.auth#sigv4" it resolves Credentials, and is nil if there are none. For
// "smithy.api#noAuth" it is anonymous. For any other scheme it is nil.
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

// WithAPIOptions returns a functional option that appends to [Options.APIOptions].
func WithAPIOptions(optFns ...func(*middleware.Stack) error) func(*Options) {
	return func(o *Options) {
		o.APIOptions = append(o.APIOptions, optFns...)
	}
}

// WithEndpointResolver returns a functional option that sets
// [Options.EndpointResolver].
//
// Deprecated: use [WithEndpointResolverV2], or set [Options.BaseEndpoint].
func WithEndpointResolver(v EndpointResolver) func(*Options) {
	return func(o *Options) { o.EndpointResolver = v }
}

// WithEndpointResolverV2 returns a functional option that sets
// [Options.EndpointResolverV2].
func WithEndpointResolverV2(v EndpointResolverV2) func(*Options) {
	return func(o *Options) { o.EndpointResolverV2 = v }
}

// WithSigV4SigningName returns a functional option that sets the name of the service
// in signatures. It overrides the name from the auth scheme and the endpoint. The
// default is imagebuilder.
func WithSigV4SigningName(name string) func(*Options) {
	return withContextStep("withSigV4SigningName", func(ctx context.Context) context.Context {
		return awsmiddleware.SetSigningName(ctx, name)
	})
}

// WithSigV4SigningRegion returns a functional option that sets the Region in
// signatures. It overrides the Region from the auth scheme and the endpoint. The
// default is [Options.Region].
func WithSigV4SigningRegion(region string) func(*Options) {
	return withContextStep("withSigV4SigningRegion", func(ctx context.Context) context.Context {
		return awsmiddleware.SetSigningRegion(ctx, region)
	})
}

func withContextStep(id string, change func(context.Context) context.Context) func(*Options) {
	return WithAPIOptions(func(stack *middleware.Stack) error {
		return stack.Initialize.Add(awscall.ContextStep(id, change), middleware.Before)
	})
}
