package readme

import (
	"fmt"
	"testing"
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

func Example_retryer() {
	cfg := aws.Config{Region: "us-west-2"}

	// readme: retryer
	throttled := func(err error) aws.Ternary {
		if errors.IsThrottling(err) {
			return aws.TrueTernary
		}
		return aws.UnknownTernary
	}
	client := imagebuilder.NewFromConfig(cfg, func(o *imagebuilder.Options) {
		o.Retryer = retry.NewStandard(func(so *retry.StandardOptions) {
			so.MaxBackoff = time.Minute
			so.Retryables = append(so.Retryables, retry.IsErrorRetryableFunc(throttled))
			so.Throttles = append(so.Throttles, retry.IsErrorThrottleFunc(throttled))
		})
	})
	// readme: end

	fmt.Println(client.Options().Retryer.IsErrorRetryable(&errors.CallRateLimitExceededException{}))
	// Output:
	// true
}

func TestREADME_tellsTheDefaultsOfRetries(t *testing.T) {
	retryer := imagebuilder.NewFromConfig(aws.Config{}).Options().Retryer
	if got := retryer.MaxAttempts(); got != 3 {
		t.Errorf("%d attempts", got)
	}
	for attempt, limit := range map[int]time.Duration{1: 2 * time.Second, 2: 4 * time.Second, 10: 20 * time.Second} {
		for range 100 {
			if delay, err := retryer.RetryDelay(attempt, nil); err != nil || delay > limit {
				t.Fatalf("attempt %d is followed by a pause of %v, %v", attempt, delay, err)
			}
		}
	}
	if retry.DefaultRetryRateTokens != 500 || retry.DefaultRetryCost != 5 || retry.DefaultRetryTimeoutCost != 10 {
		t.Error("the quota of retries differs")
	}
}
