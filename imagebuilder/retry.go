package imagebuilder

import (
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/defaults"
	"github.com/aws/aws-sdk-go-v2/aws/retry"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
)

// throttling adds to the SDK's knowledge of throttling what it lacks for Image
// Builder, and leaves every other error to the checks that come after.
func throttling(err error) aws.Ternary {
	if errors.IsThrottling(err) {
		return aws.TrueTernary
	}
	return aws.UnknownTernary
}

func resolveRetryer(o *Options) {
	if o.Retryer != nil {
		return
	}
	if o.RetryMode == "" {
		if mode, err := defaults.GetModeConfiguration(o.resolvedDefaultsMode); err == nil {
			o.RetryMode = mode.RetryMode
		}
	}
	if o.RetryMode == "" {
		o.RetryMode = aws.RetryModeStandard
	}

	standard := func(so *retry.StandardOptions) {
		so.Retryables = append(so.Retryables, retry.IsErrorRetryableFunc(throttling))
		so.Throttles = append(so.Throttles, retry.IsErrorThrottleFunc(throttling))
		if o.RetryMaxAttempts != 0 {
			so.MaxAttempts = o.RetryMaxAttempts
		}
	}
	if o.RetryMode == aws.RetryModeAdaptive {
		o.Retryer = retry.NewAdaptiveMode(func(ao *retry.AdaptiveModeOptions) {
			ao.StandardOptions = append(ao.StandardOptions, standard)
			ao.Throttles = append(ao.Throttles, retry.IsErrorThrottleFunc(throttling))
		})
		return
	}
	o.Retryer = retry.NewStandard(standard)
}

func limitAttempts(o *Options) {
	if o.RetryMaxAttempts != 0 {
		o.Retryer = retry.AddWithMaxAttempts(o.Retryer, o.RetryMaxAttempts)
	}
}
