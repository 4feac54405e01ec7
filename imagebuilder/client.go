package imagebuilder

import (
	"sync"
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
	kept       *sync.Map // each *operation to its *kept
}

// New makes a client from options, after optFns have changed them. Nothing is
// checked or sent before the first call. Most programs want [NewFromConfig].
func New(options Options, optFns ...func(*Options)) *Client {
	options = options.Copy()
	o := &options

	if o.Logger == nil {
		o.Logger = logging.Nop{}
	}
	o.resolvedDefaultsMode = resolveDefaultsMode(o)
	chosen := o.Retryer != nil
	resolveRetryer(o)
	resolveHTTPClient(o)
	if o.HTTPSignerV4 == nil {
		o.HTTPSignerV4 = v4.NewSigner(func(so *v4.SignerOptions) {
			so.Logger = o.Logger
			so.LogSigning = o.ClientLogMode.IsSigning()
		})
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
		o.AuthSchemes = []smithyhttp.AuthScheme{newSigV4Scheme(o)}
	}

	// A copy, since a function may have kept o.
	return &Client{options: options, sender: newSender(o.HTTPClient), timeOffset: new(atomic.Int64), kept: new(sync.Map)}
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

func resolveDefaultsMode(o *Options) aws.DefaultsMode {
	var mode aws.DefaultsMode
	mode.SetFromString(string(o.DefaultsMode))
	if mode == aws.DefaultsModeAuto {
		mode = defaults.ResolveDefaultsModeAuto(o.Region, o.RuntimeEnvironment)
	}
	return mode
}
