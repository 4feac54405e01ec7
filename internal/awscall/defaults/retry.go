package defaults

import (
	"cmp"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/defaults"
	"github.com/aws/aws-sdk-go-v2/aws/retry"

	"github.com/seed-78d42d54/imagebuilder-go/internal/connerr"
)

// RetryMode returns the configured retry mode, or that of the defaults mode.
func RetryMode(configured aws.RetryMode, mode aws.DefaultsMode) aws.RetryMode {
	if configured == "" {
		if of, err := defaults.GetModeConfiguration(mode); err == nil {
			configured = of.RetryMode
		}
	}
	return cmp.Or(configured, aws.RetryModeStandard)
}

// Retryer returns the SDK's retryer for a mode. Errors for which isThrottling is true
// also count as throttling, and lasting failures of a connection, such as a certificate
// that is not trusted, are not retried. If maxAttempts is 0, it is the SDK's default.
func Retryer(mode aws.RetryMode, maxAttempts int, isThrottling func(error) bool) aws.Retryer {
	// The checks that follow decide about all other errors.
	throttling := func(err error) aws.Ternary {
		if isThrottling(err) {
			return aws.TrueTernary
		}
		return aws.UnknownTernary
	}
	standard := func(o *retry.StandardOptions) {
		o.Retryables = slices.Concat([]retry.IsErrorRetryable{retry.IsErrorRetryableFunc(lasting)}, o.Retryables,
			[]retry.IsErrorRetryable{retry.IsErrorRetryableFunc(throttling)})
		o.Throttles = append(o.Throttles, retry.IsErrorThrottleFunc(throttling))
		if maxAttempts != 0 {
			o.MaxAttempts = maxAttempts
		}
	}
	if mode == aws.RetryModeAdaptive {
		return retry.NewAdaptiveMode(func(o *retry.AdaptiveModeOptions) {
			o.StandardOptions = append(o.StandardOptions, standard)
			o.Throttles = append(o.Throttles, retry.IsErrorThrottleFunc(throttling))
		})
	}
	return retry.NewStandard(standard)
}

// lasting prevents retries of connection failures that a retry cannot fix.
func lasting(err error) aws.Ternary {
	if connerr.Of(err) != connerr.None {
		return aws.FalseTernary
	}
	return aws.UnknownTernary
}
