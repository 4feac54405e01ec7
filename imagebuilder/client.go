package imagebuilder

import (
	cryptorand "crypto/rand"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/aws/smithy-go/document"
	"github.com/aws/smithy-go/logging"
	"github.com/aws/smithy-go/metrics"
	"github.com/aws/smithy-go/rand"
	"github.com/aws/smithy-go/tracing"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/auth"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/defaults"
	"github.com/seed-78d42d54/imagebuilder-go/internal/exceptions"
)

// ServiceID is the identifier of the service in the SDK and its tools.
const ServiceID = "imagebuilder"

// ServiceAPIVersion is the version of the service's API.
const ServiceAPIVersion = "2019-12-02"

// version is the version of this library in the User-Agent header.
const version = "0.1.0"

// service has the instrumentation scope of the official client, so that existing views
// and dashboards keep working.
var service = &awscall.Service{
	ID:        ServiceID,
	Scope:     "github.com/aws/aws-sdk-go-v2/service/imagebuilder",
	Package:   "imagebuilder",
	Version:   version,
	Exception: exceptions.FromCode,
}

// noSmithyDocumentSerde marks inputs and outputs as not being Smithy documents, as in
// the SDK's generated clients. It is the first field, since a last field of size zero
// makes a structure larger.
type noSmithyDocumentSerde = document.NoSerde

// Client is a client of EC2 Image Builder. It is safe for concurrent use. Its calls
// share a retry quota and the measured clock skew.
type Client struct {
	options Options
	caller  *awscall.Caller
}

// New returns a client with options, modified by optFns. Nothing is validated or sent
// before the first call. Most programs use [NewFromConfig].
func New(options Options, optFns ...func(*Options)) *Client {
	options = options.Copy()
	o := &options

	if o.Logger == nil {
		o.Logger = logging.Nop{}
	}
	o.resolvedDefaultsMode = defaults.Mode(o.DefaultsMode, o.Region, o.RuntimeEnvironment)
	chosen := o.Retryer != nil
	resolveRetryer(o)
	o.HTTPClient = defaults.HTTPClient(o.HTTPClient, o.resolvedDefaultsMode)
	if o.HTTPSignerV4 == nil {
		o.HTTPSignerV4 = v4.NewSigner(func(so *v4.SignerOptions) {
			so.Logger = o.Logger
			so.LogSigning = o.ClientLogMode.IsSigning()
		})
	}
	if o.IdempotencyTokenProvider == nil {
		o.IdempotencyTokenProvider = rand.NewUUIDIdempotencyToken(cryptorand.Reader)
	}
	if o.EndpointResolverV2 == nil {
		o.EndpointResolverV2 = NewDefaultEndpointResolverV2()
	}
	if o.TracerProvider == nil {
		o.TracerProvider = &tracing.NopTracerProvider{}
	}
	if o.MeterProvider == nil {
		o.MeterProvider = metrics.NopMeterProvider{}
	}
	if o.AuthSchemeResolver == nil {
		o.AuthSchemeResolver = &defaultAuthSchemeResolver{}
	}

	before := *o
	for _, fn := range optFns {
		fn(o)
	}
	o.fillFrom(&before)
	if !chosen && o.RetryMode != before.RetryMode && o.Retryer == before.Retryer {
		o.Retryer = nil
		resolveRetryer(o)
	}

	limitAttempts(o)
	ignoreAnonymous(o)
	if _, ok := o.AuthSchemeResolver.(*defaultAuthSchemeResolver); ok {
		o.AuthSchemeResolver = &withAnonymous{}
	}
	if o.AuthSchemes == nil {
		o.AuthSchemes = []smithyhttp.AuthScheme{auth.NewSigV4(o.HTTPSignerV4, o.Logger, o.ClientLogMode.IsSigning())}
	}

	// A copy, since a function may have kept o.
	c := &Client{options: options}
	c.caller = awscall.NewCaller(c.options.settings())
	return c
}

// NewFromConfig returns a client for an [aws.Config], such as one that
// config.LoadDefaultConfig of aws-sdk-go-v2 returns. It honors all settings of cfg that
// apply to Image Builder. optFns are applied last.
func NewFromConfig(cfg aws.Config, optFns ...func(*Options)) *Client {
	return New(optionsFromConfig(cfg), func(o *Options) {
		for _, fn := range cfg.ServiceOptions {
			fn(ServiceID, o)
		}
		for _, fn := range optFns {
			fn(o)
		}
	})
}

// Options returns a copy of the client's options.
func (c *Client) Options() Options {
	return c.options.Copy()
}

// settings converts the options to the settings of package awscall.
func (o *Options) settings() *awscall.Settings {
	s := &awscall.Settings{
		Service:                    service,
		Region:                     o.Region,
		Auth:                       o.findAuth,
		IsAuthFixed:                o.hasDefaultAuth(),
		Endpoint:                   o.findEndpoint,
		IsEndpointFixed:            o.hasDefaultEndpoint(),
		DisableHTTPS:               o.EndpointOptions.DisableHTTPS,
		Retryer:                    o.Retryer,
		HTTPClient:                 o.HTTPClient,
		DisableClockSkewCorrection: o.DisableClockSkewCorrection,
		IsLenient:                  o.DisableInputValidation,
		MaxResponseBytes:           o.MaxResponseBytes,
		NewToken:                   o.IdempotencyTokenProvider.GetIdempotencyToken,
		AppID:                      o.AppID,
		Credentials:                o.Credentials,
		Logger:                     o.Logger,
		LogMode:                    o.ClientLogMode,
		TracerProvider:             o.TracerProvider,
		MeterProvider:              o.MeterProvider,
		APIOptions:                 o.APIOptions,
		Interceptors:               &o.Interceptors,
	}
	if o.EndpointResolver != nil {
		s.LegacyEndpoint = o.findLegacyEndpoint
	}
	if s.MaxResponseBytes <= 0 {
		s.MaxResponseBytes = DefaultMaxResponseBytes
	}
	return s
}

// settingsFor returns the settings of a call with its own options, or nil if it has
// none.
func (c *Client) settingsFor(optFns []func(*Options)) *awscall.Settings {
	if len(optFns) == 0 {
		return nil
	}
	options := c.options.Copy()
	for _, fn := range optFns {
		fn(&options)
	}
	options.fillFrom(&c.options)
	if options.RetryMaxAttempts != c.options.RetryMaxAttempts {
		limitAttempts(&options)
	}
	ignoreAnonymous(&options)
	return options.settings()
}

func resolveRetryer(o *Options) {
	if o.Retryer != nil {
		return
	}
	o.RetryMode = defaults.RetryMode(o.RetryMode, o.resolvedDefaultsMode)
	o.Retryer = defaults.Retryer(o.RetryMode, o.RetryMaxAttempts, errors.IsThrottling)
}

func limitAttempts(o *Options) {
	if o.RetryMaxAttempts != 0 {
		o.Retryer = retry.AddWithMaxAttempts(o.Retryer, o.RetryMaxAttempts)
	}
}

// ignoreAnonymous replaces anonymous credentials by nil.
func ignoreAnonymous(o *Options) {
	if aws.IsCredentialsProvider(o.Credentials, (*aws.AnonymousCredentials)(nil)) {
		o.Credentials = nil
	}
}
