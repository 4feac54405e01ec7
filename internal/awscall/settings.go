package awscall

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"
	smithyendpoints "github.com/aws/smithy-go/endpoints"
	"github.com/aws/smithy-go/logging"
	"github.com/aws/smithy-go/metrics"
	"github.com/aws/smithy-go/middleware"
	"github.com/aws/smithy-go/tracing"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/auth"
)

// Service is what all clients of a service have in common.
type Service struct {
	// ID is the name of the service in errors, spans and metrics, and to
	// middlewares.
	ID string

	// Scope is the instrumentation scope of spans and metrics.
	Scope string

	// Package and Version are the client's in the User-Agent header.
	Package, Version string

	// Exception returns the error that an error code of the service stands for,
	// with the message that came with it, nil for none.
	Exception func(code string, message *string) smithy.APIError
}

// Settings are what the calls of a client, or one call, are configured with. All
// but those that say otherwise are required. They are not changed once they are in
// use.
type Settings struct {
	Service *Service

	// Region is the region that middlewares see. It may be empty.
	Region string

	// Auth finds how a request of an operation is authenticated. If IsAuthFixed,
	// it finds the same each time, and is asked once.
	Auth        func(ctx context.Context, operation string) (*auth.Selected, error)
	IsAuthFixed bool

	// Endpoint finds where requests go. If IsEndpointFixed, it finds the same
	// each time, and is asked once.
	Endpoint        func(context.Context) (smithyendpoints.Endpoint, error)
	IsEndpointFixed bool

	// LegacyEndpoint finds an endpoint in the way of the SDK's first generation,
	// with a signing name. nil for none.
	LegacyEndpoint func(context.Context) (aws.Endpoint, error)

	// DisableHTTPS sends requests over plain HTTP.
	DisableHTTPS bool

	Retryer    aws.Retryer
	HTTPClient aws.HTTPClient

	// DisableClockSkewCorrection signs by the local clock always.
	DisableClockSkewCorrection bool

	// IsLenient leaves input unchecked, but for required members.
	IsLenient bool

	// MaxResponseBytes limits the body of a successful response.
	MaxResponseBytes int64

	// NewToken makes the client token of a call whose input has none.
	NewToken func() (string, error)

	// AppID and the sources of Credentials are named in the User-Agent header.
	// Either may be empty.
	AppID       string
	Credentials aws.CredentialsProvider

	Logger         logging.Logger
	LogMode        aws.ClientLogMode
	TracerProvider tracing.TracerProvider
	MeterProvider  metrics.MeterProvider

	// APIOptions change the stack of each call, and Interceptors run in it. Both
	// may be empty.
	APIOptions   []func(*middleware.Stack) error
	Interceptors *smithyhttp.InterceptorRegistry
}

func (s *Settings) meter() metrics.Meter { return s.MeterProvider.Meter(s.Service.Scope) }
