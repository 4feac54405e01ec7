package defaults

import (
	"cmp"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/defaults"
	"github.com/aws/aws-sdk-go-v2/aws/retry"

	"github.com/seed-78d42d54/imagebuilder-go/internal/connerr"
)

// RetryMode returns the retry mode that is configured, or that of the defaults.
func RetryMode(configured aws.RetryMode, mode aws.DefaultsMode) aws.RetryMode {
	if configured == "" {
		if of, err := defaults.GetModeConfiguration(mode); err == nil {
			configured = of.RetryMode
		}
	}
	return cmp.Or(configured, aws.RetryModeStandard)
}

// Retryer returns the SDK's retryer for a mode, which takes for throttling also what
// isThrottling does, and does not retry what fails a connection each time, such as a
// certificate that is not trusted. maxAttempts of 0 leaves their number to the SDK.
func Retryer(mode aws.RetryMode, maxAttempts int, isThrottling func(error) bool) aws.Retryer {
	// Every other error is left to the checks that come after.
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

// lasting objects to retrying what fails a connection each time.
func lasting(err error) aws.Ternary {
	if connerr.Of(err) != connerr.None {
		return aws.FalseTernary
	}
	return aws.UnknownTernary
}
