package readme

import (
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

func Example_retries() {
	cfg := aws.Config{Region: "us-west-2"}

	// readme: retries
	client := imagebuilder.NewFromConfig(cfg, func(o *imagebuilder.Options) {
		o.RetryMaxAttempts = 5
		o.RetryMode = aws.RetryModeAdaptive
	})
	// readme: end

	fmt.Println(client.Options().Retryer.MaxAttempts())
	// Output:
	// 5
}

func Example_errorCode() {
	cfg := aws.Config{Region: "us-west-2"}

	// readme: error code
	cfg.Retryer = func() aws.Retryer {
		return retry.AddWithErrorCodes(retry.NewStandard(), "CallRateLimitExceededException")
	}
	client := imagebuilder.NewFromConfig(cfg)
	// readme: end

	fmt.Println(client.Options().Retryer.IsErrorRetryable(&errors.CallRateLimitExceededException{}))
	// Output:
	// true
}

func Example_retryer() {
	cfg := aws.Config{Region: "us-west-2"}

	// readme: retryer
	codes := map[string]struct{}{"CallRateLimitExceededException": {}}
	client := imagebuilder.NewFromConfig(cfg, func(o *imagebuilder.Options) {
		o.Retryer = retry.NewStandard(func(so *retry.StandardOptions) {
			so.MaxBackoff = time.Minute
			so.Retryables = append(so.Retryables, retry.RetryableErrorCode{Codes: codes})
			so.Throttles = append(so.Throttles, retry.ThrottleErrorCode{Codes: codes})
		})
	})
	// readme: end

	fmt.Println(client.Options().Retryer.IsErrorRetryable(&errors.CallRateLimitExceededException{}))
	// Output:
	// true
}
