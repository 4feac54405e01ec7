package imagebuilder

import (
	"context"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
)

// endpointSourceName is the name of the service in environment and profile settings.
const endpointSourceName = "imagebuilder"

func optionsFromConfig(cfg aws.Config) Options {
	o := Options{
		APIOptions:                 cfg.APIOptions,
		AppID:                      cfg.AppID,
		AuthSchemePreference:       cfg.AuthSchemePreference,
		BaseEndpoint:               baseEndpoint(cfg),
		ClientLogMode:              cfg.ClientLogMode,
		Credentials:                cfg.Credentials,
		DefaultsMode:               cfg.DefaultsMode,
		DisableClockSkewCorrection: cfg.DisableClockSkewCorrection,
		EndpointResolver:           legacyResolver(cfg),
		HTTPClient:                 cfg.HTTPClient,
		Interceptors:               cfg.Interceptors.Copy(),
		Logger:                     cfg.Logger,
		Region:                     cfg.Region,
		RetryMaxAttempts:           cfg.RetryMaxAttempts,
		RetryMode:                  cfg.RetryMode,
		RuntimeEnvironment:         cfg.RuntimeEnvironment,
	}
	if cfg.Retryer != nil {
		o.Retryer = cfg.Retryer()
	}
	o.EndpointOptions.UseDualStackEndpoint, _ = fromSources(cfg.ConfigSources,
		func(s dualStackSource) (aws.DualStackEndpointState, bool, error) {
			return s.GetUseDualStackEndpoint(context.Background())
		})
	o.EndpointOptions.UseFIPSEndpoint, _ = fromSources(cfg.ConfigSources,
		func(s fipsSource) (aws.FIPSEndpointState, bool, error) {
			return s.GetUseFIPSEndpoint(context.Background())
		})
	return o
}

// The sources of an aws.Config have these methods for settings that it has no field
// for.
type (
	dualStackSource interface {
		GetUseDualStackEndpoint(context.Context) (aws.DualStackEndpointState, bool, error)
	}
	fipsSource interface {
		GetUseFIPSEndpoint(context.Context) (aws.FIPSEndpointState, bool, error)
	}
	serviceEndpointSource interface {
		GetServiceBaseEndpoint(ctx context.Context, sdkID string) (string, bool, error)
	}
	ignoreEndpointsSource interface {
		GetIgnoreConfiguredEndpoints(context.Context) (bool, bool, error)
	}
)

// fromSources returns the setting of the first source that has it. A source that
// fails ends the search without a setting, as in the SDK's clients.
func fromSources[S, T any](sources []any, get func(S) (T, bool, error)) (value T, found bool) {
	for _, source := range sources {
		s, ok := source.(S)
		if !ok {
			continue
		}
		v, found, err := get(s)
		if err != nil {
			break
		}
		if found {
			return v, true
		}
	}
	return value, false
}

// baseEndpoint returns the custom endpoint of the configuration. An endpoint for this
// service takes precedence over a general one, but a general one in the environment
// takes precedence over one for the service in a profile.
func baseEndpoint(cfg aws.Config) *string {
	_, general := os.LookupEnv("AWS_ENDPOINT_URL")
	_, specific := os.LookupEnv("AWS_ENDPOINT_URL_IMAGEBUILDER")
	if general && !specific {
		return cfg.BaseEndpoint
	}

	ignore, _ := fromSources(cfg.ConfigSources, func(s ignoreEndpointsSource) (bool, bool, error) {
		return s.GetIgnoreConfiguredEndpoints(context.Background())
	})
	if ignore {
		return cfg.BaseEndpoint
	}

	endpoint, found := fromSources(cfg.ConfigSources, func(s serviceEndpointSource) (string, bool, error) {
		return s.GetServiceBaseEndpoint(context.Background(), endpointSourceName)
	})
	if found {
		return &endpoint
	}
	return cfg.BaseEndpoint
}
