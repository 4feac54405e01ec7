package imagebuilder

import (
	"sync/atomic"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/defaults"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/aws/smithy-go/logging"
	"github.com/aws/smithy-go/metrics"
	"github.com/aws/smithy-go/tracing"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// ServiceID is the name under which the SDK and its tools know the service.
const ServiceID = "imagebuilder"

// ServiceAPIVersion is the version of the service's API.
const ServiceAPIVersion = "2019-12-02"

// Client calls EC2 Image Builder. It is safe for concurrent use; its retry quota
// and what it has learned of the service's clock are shared by all its calls.
type Client struct {
	options    Options
	sender     *sender
	timeOffset *atomic.Int64
	idle       idlePipelines
}

// New makes a client from options, after optFns have changed them. Nothing is
// checked or sent before the first call. Most programs want [NewFromConfig].
func New(options Options, optFns ...func(*Options)) *Client {
	options = options.Copy()

	if options.Logger == nil {
		options.Logger = logging.Nop{}
	}
	options.resolvedDefaultsMode = resolveDefaultsMode(options)
	chosen := options.Retryer != nil
	resolveRetryer(&options)
	resolveHTTPClient(&options)
	if options.HTTPSignerV4 == nil {
		options.HTTPSignerV4 = v4.NewSigner(func(o *v4.SignerOptions) {
			o.Logger = options.Logger
			o.LogSigning = options.ClientLogMode.IsSigning()
		})
	}
	if options.EndpointResolverV2 == nil {
		options.EndpointResolverV2 = NewDefaultEndpointResolverV2()
	}
	if options.TracerProvider == nil {
		options.TracerProvider = &tracing.NopTracerProvider{}
	}
	if options.MeterProvider == nil {
		options.MeterProvider = metrics.NopMeterProvider{}
	}
	if options.AuthSchemeResolver == nil {
		options.AuthSchemeResolver = &defaultAuthSchemeResolver{}
	}

	before := options
	for _, fn := range optFns {
		fn(&options)
	}
	if options.Retryer == nil {
		options.Retryer = before.Retryer
	}
	if !chosen && options.RetryMode != before.RetryMode && options.Retryer == before.Retryer {
		options.Retryer = nil
		resolveRetryer(&options)
	}
	options.fillFrom(before)

	limitAttempts(&options)
	ignoreAnonymous(&options)
	if options.AuthSchemes == nil {
		options.AuthSchemes = []smithyhttp.AuthScheme{newSigV4Scheme(options)}
	}

	return &Client{
		options:    options,
		sender:     newSender(options.HTTPClient),
		timeOffset: new(atomic.Int64),
	}
}

// NewFromConfig makes a client from an [aws.Config], such as the one that
// config.LoadDefaultConfig of aws-sdk-go-v2 gives. Everything in it that concerns
// a client is honoured, and optFns come last.
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

// Options gives a copy of the client's options.
func (c *Client) Options() Options {
	return c.options.Copy()
}

// ignoreAnonymous has no credentials stand for anonymous ones.
func ignoreAnonymous(o *Options) {
	if aws.IsCredentialsProvider(o.Credentials, (*aws.AnonymousCredentials)(nil)) {
		o.Credentials = nil
	}
}

func resolveDefaultsMode(o Options) aws.DefaultsMode {
	var mode aws.DefaultsMode
	mode.SetFromString(string(o.DefaultsMode))
	if mode == aws.DefaultsModeAuto {
		mode = defaults.ResolveDefaultsModeAuto(o.Region, o.RuntimeEnvironment)
	}
	return mode
}
