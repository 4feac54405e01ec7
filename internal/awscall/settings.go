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

// Service has the values that all clients of a service share.
type Service struct {
	// ID is the name of the service in errors, spans, metrics and middlewares.
	ID string

	// Scope is the instrumentation scope of spans and metrics.
	Scope string

	// Package and Version identify the client in the User-Agent header.
	Package, Version string

	// Exception returns the error for an error code of the service. message is nil if
	// there is none.
	Exception func(code string, message *string) smithy.APIError
}

// Settings configure the calls of a client, or a single call. They are required unless
// stated otherwise, and are not modified once they are in use.
type Settings struct {
	Service *Service

	// Region is the Region in the context of middlewares. It may be empty.
	Region string

	// Auth returns how a request of an operation is authenticated. If IsAuthFixed, the
	// result never changes, so Auth is called once for many calls of an operation.
	Auth        func(ctx context.Context, operation string) (*auth.Selected, error)
	IsAuthFixed bool

	// Endpoint returns the endpoint of a request. If IsEndpointFixed, the result never
	// changes, so Endpoint is called once for many calls of an operation.
	Endpoint        func(context.Context) (smithyendpoints.Endpoint, error)
	IsEndpointFixed bool

	// LegacyEndpoint returns an endpoint of the SDK's first generation, with a signing
	// name. It may be nil.
	LegacyEndpoint func(context.Context) (aws.Endpoint, error)

	// DisableHTTPS sends requests over plain HTTP.
	DisableHTTPS bool

	Retryer    aws.Retryer
	HTTPClient aws.HTTPClient

	// DisableClockSkewCorrection always signs with the local time.
	DisableClockSkewCorrection bool

	// IsLenient disables the checks of input except for required members.
	IsLenient bool

	// MaxResponseBytes limits the body of a successful response.
	MaxResponseBytes int64

	// NewToken generates the client token of a call whose input has none.
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
