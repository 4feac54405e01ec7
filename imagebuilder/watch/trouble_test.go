package watch_test

import (
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/ratelimit"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/watch"
	"github.com/seed-78d42d54/imagebuilder-go/paginator"
)

// status is an error response that has no code.
func status(code int) error { return statusWith(code, &smithy.GenericAPIError{Code: "UnknownError"}) }

func statusWith(code int, err error) error {
	return &smithyhttp.ResponseError{
		Response: &smithyhttp.Response{Response: &http.Response{StatusCode: code}},
		Err:      err,
	}
}

var passing = map[string]error{
	"CallRateLimitExceeded": &errors.CallRateLimitExceededException{},
	"429":                   status(429),
	"429 of another code":   statusWith(429, &errors.ClientException{}),
	"503 of another code":   statusWith(503, &errors.ResourceInUseException{}),
	"ServiceException":      &errors.ServiceException{},
	"ServiceUnavailable":    &errors.ServiceUnavailableException{},
	"502":                   status(502),
	"lost connection":       &smithyhttp.RequestSendError{Err: &net.OpError{Op: "read", Err: errors.New("connection reset by peer")}},
	"truncated response":    &errors.IncompleteResponseError{},
	"time of the call":      context.DeadlineExceeded,
	"repeated token":        &paginator.DuplicateTokenError{},
	"token no longer valid": &errors.InvalidPaginationTokenException{},

	"credentials, throttled":       &errors.CredentialsError{Err: &smithy.GenericAPIError{Code: "Throttling"}},
	"credentials, 503":             &errors.CredentialsError{Err: status(503)},
	"credentials, no response":     &errors.CredentialsError{Err: context.DeadlineExceeded},
	"credentials, lost connection": &errors.CredentialsError{Err: &smithyhttp.RequestSendError{Err: &net.OpError{Op: "read", Err: errors.New("connection reset by peer")}}},
}

var lasting = map[string]error{
	"Forbidden":                  &errors.ForbiddenException{},
	"AccessDenied":               &errors.AccessDeniedException{},
	"ExpiredToken":               &errors.ExpiredTokenException{},
	"credentials":                &errors.CredentialsError{Err: errors.New("none")},
	"credentials, denied":        &errors.CredentialsError{Err: &smithy.GenericAPIError{Code: "AccessDenied"}},
	"credentials, expired login": &errors.CredentialsError{Err: &smithy.GenericAPIError{Code: "ExpiredToken"}},
	"refused input":              &errors.ValidationError{},
	"invalid params":             smithy.InvalidParamsError{},
	"signature":                  &errors.InvalidSignatureException{},
	"404":                        status(404),
	"a programming error":        errors.New("unexpected"),
}

var unknown = map[string]error{
	"ClientException":  &errors.ClientException{},
	"ResourceNotFound": &errors.ResourceNotFoundException{},
	"ResourceInUse":    &errors.ResourceInUseException{},
	"InvalidRequest":   &errors.InvalidRequestException{},
}

var operations = []string{"GetImage", "ListWorkflowExecutions", "ListWorkflowStepExecutions"}

func failBetween(operation string, from, to time.Duration, err error) func(string, time.Duration) error {
	return func(called string, after time.Duration) error {
		if called == operation && from <= after && after < to {
			return err
		}
		return nil
	}
}

func TestTrouble_isToldAndDoesNotEndAWatch(t *testing.T) {
	for name, trouble := range passing {
		for _, operation := range operations {
			t.Run(name+" of "+operation, func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					client := sampleBuild()
					// Over the end of the build, so that the last changes come late.
					client.fail = failBetween(operation, seconds(60), seconds(700), trouble)
					events, err := collect(t, watch.New(client, imageArn))
					if err != nil {
						t.Fatal(err)
					}
					checkEnds(t, client, events)
					count := 0
					for _, e := range events {
						if e.Trouble != nil {
							count++
							if !errors.Is(e.Trouble, trouble) || e.Cursor() == "" {
								t.Errorf("trouble is %v, cursor %q", e.Trouble, e.Cursor())
							}
						}
					}
					if count < 4 || count > 12 {
						t.Errorf("trouble is told %d times in 640 s", count)
					}
				})
			})
		}
	}
}

func TestTrouble_endsAWatchAfterPatience(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client := sampleBuild()
		trouble := &errors.CallRateLimitExceededException{}
		client.fail = failBetween("GetImage", seconds(60), seconds(1e6), trouble)
		begun := time.Now()
		_, err := collect(t, watch.New(client, imageArn, func(o *watch.Options) { o.Patience = time.Hour }))
		took := time.Since(begun)
		if !errors.Is(err, trouble) || !strings.Contains(err.Error(), "1h0m0s") || took < time.Hour || took > 65*time.Minute {
			t.Errorf("ended after %v with %v", took, err)
		}
	})
	synctest.Test(t, func(t *testing.T) {
		client := sampleBuild()
		client.fail = failBetween("GetImage", seconds(60), seconds(100), status(500))
		_, err := collect(t, watch.New(client, imageArn, func(o *watch.Options) { o.Patience = 0 }))
		if err == nil {
			t.Error("without patience, trouble passed")
		}
	})
}

// Two troubles of ten minutes are no trouble of twenty.
func TestTrouble_patienceBeginsAgainAfterASuccessfulPoll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client := &script{image: at(0, "BUILDING", 1700, "AVAILABLE"), fail: func(_ string, after time.Duration) error {
			if after > seconds(60) && after < seconds(660) || after > seconds(800) && after < seconds(1400) {
				return status(503)
			}
			return nil
		}}
		if _, err := collect(t, watch.New(client, imageArn)); err != nil {
			t.Error(err)
		}
	})
}

func TestTrouble_thatDoesNotPassEndsAWatchAtOnce(t *testing.T) {
	for name, cause := range lasting {
		for _, operation := range operations {
			t.Run(name+" of "+operation, func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					client := sampleBuild()
					client.fail = failBetween(operation, seconds(50), seconds(1e6), cause)
					begun := time.Now()
					events, err := collect(t, watch.New(client, imageArn))
					if !errors.Is(err, cause) && !errors.As(err, new(smithy.InvalidParamsError)) || time.Since(begun) > seconds(75) {
						t.Errorf("ended after %v with %v", time.Since(begun), err)
					}
					if i := slices.IndexFunc(events, func(e watch.Event) bool { return e.Trouble != nil || e.Last }); i >= 0 {
						t.Errorf("got %s", told(events[i]))
					}
				})
			})
		}
	}
}

func TestTrouble_somethingUnknownIsToleratedForTheGrace(t *testing.T) {
	for name, cause := range unknown {
		for _, operation := range operations {
			t.Run(name+" of "+operation, func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					client := sampleBuild()
					client.fail = failBetween(operation, 0, seconds(90), cause)
					events, err := collect(t, watch.New(client, imageArn))
					if err != nil {
						t.Fatal(err)
					}
					checkEnds(t, client, events)
				})
				synctest.Test(t, func(t *testing.T) {
					client := sampleBuild()
					client.fail = failBetween(operation, 0, seconds(1e6), cause)
					begun := time.Now()
					_, err := collect(t, watch.New(client, imageArn, func(o *watch.Options) { o.Grace = 5 * time.Minute }))
					took := time.Since(begun)
					if !errors.Is(err, cause) || !strings.Contains(err.Error(), "5m0s") || took < 5*time.Minute || took > 8*time.Minute {
						t.Errorf("ended after %v with %v", took, err)
					}
				})
			})
		}
	}
}

// A laptop that is opened again has no network for a while.
func TestTrouble_anUnknownHostIsALostConnectionOnceThereWasOne(t *testing.T) {
	noHost := &smithyhttp.RequestSendError{Err: &net.DNSError{Err: "no such host", Name: "imagebuilder.us-west-2.amazonaws.com", IsNotFound: true}}
	synctest.Test(t, func(t *testing.T) {
		client := sampleBuild()
		client.fail = failBetween("GetImage", seconds(60), seconds(600), noHost)
		if _, err := collect(t, watch.New(client, imageArn)); err != nil {
			t.Error(err)
		}
	})
	synctest.Test(t, func(t *testing.T) {
		client := sampleBuild()
		client.fail = failBetween("GetImage", 0, seconds(600), noHost)
		if events, err := collect(t, watch.New(client, imageArn)); !errors.Is(err, noHost) || client.calls != 1 {
			t.Errorf("%d events, %d calls, error %v", len(events), client.calls, err)
		}
	})
}

func TestTrouble_withoutPatienceOrGraceIsTheErrorItself(t *testing.T) {
	for name, c := range map[string]struct {
		cause  error
		option func(*watch.Options)
	}{
		"no patience":       {status(500), func(o *watch.Options) { o.Patience = 0 }},
		"negative patience": {status(500), func(o *watch.Options) { o.Patience = -time.Minute }},
		"no grace":          {&errors.ClientException{}, func(o *watch.Options) { o.Grace = 0 }},
		"negative grace":    {&errors.ClientException{}, func(o *watch.Options) { o.Grace = -time.Minute }},
	} {
		synctest.Test(t, func(t *testing.T) {
			client := sampleBuild()
			client.fail = failBetween("GetImage", 0, seconds(1e6), c.cause)
			_, err := collect(t, watch.New(client, imageArn, c.option))
			if want := "image build " + imageArn + ": " + c.cause.Error(); err == nil || err.Error() != want || client.calls != 1 {
				t.Errorf("%s: %d calls, error %v, want %s", name, client.calls, err, want)
			}
		})
	}
}

func TestTrouble_ofASlowCallHasItsAttempts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		srv := imagebuildertest.NewInMemoryServer()
		defer srv.Close()
		srv.Inject(imagebuildertest.Exception(&errors.CallRateLimitExceededException{}), imagebuildertest.Always)
		client := imagebuilder.NewFromConfig(srv.Config(), func(o *imagebuilder.Options) { o.RetryMaxAttempts = 50 })
		ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
		defer cancel()
		for event := range watch.New(client, imageArn).Events(ctx) {
			sent, trouble := len(srv.Requests()), event.Trouble
			if sent < 2 || errors.Attempts(trouble) != sent || !errors.IsThrottling(trouble) || !errors.As(trouble, new(*smithy.OperationError)) ||
				!strings.HasPrefix(errors.Advice(trouble), "Wait a minute") || !strings.HasPrefix(trouble.Error(), "a call took longer than 2m0s") {
				t.Errorf("%d requests, trouble of %d attempts: %v", sent, errors.Attempts(trouble), trouble)
			}
			return
		}
		t.Error("no trouble")
	})
}

// A retryer of the caller's own may retry more than the watch would.
func TestTrouble_isASlowCallWhateverItsLastResponse(t *testing.T) {
	for name, exception := range map[string]smithy.APIError{
		"denied": &errors.ForbiddenException{}, "unknown": &errors.ClientException{}, "in use": &errors.ResourceInUseException{},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				srv := imagebuildertest.NewInMemoryServer()
				defer srv.Close()
				srv.Inject(imagebuildertest.Exception(exception), imagebuildertest.Always)
				client := imagebuilder.NewFromConfig(srv.Config(), func(o *imagebuilder.Options) {
					o.Retryer = retry.AddWithErrorCodes(retry.NewStandard(func(s *retry.StandardOptions) {
						s.MaxAttempts, s.RateLimiter = 50, ratelimit.None
					}), exception.ErrorCode())
				})
				ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
				defer cancel()
				troubles := 0
				for event, err := range watch.New(client, imageArn).Events(ctx) {
					switch {
					case event.Trouble != nil:
						troubles++
					case !errors.Is(err, context.DeadlineExceeded):
						t.Errorf("ended with %v", err)
					}
				}
				if troubles < 2 {
					t.Errorf("trouble is told %d times", troubles)
				}
			})
		})
	}
}

func TestTrouble_ofASlowProviderOfCredentialsIsOfThese(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		srv := imagebuildertest.NewInMemoryServer()
		defer srv.Close()
		srv.Inject(imagebuildertest.Exception(&errors.CallRateLimitExceededException{}), imagebuildertest.Always)
		cfg := srv.Config()
		working, asked := cfg.Credentials, 0
		cfg.Credentials = aws.CredentialsProviderFunc(func(ctx context.Context) (aws.Credentials, error) {
			if asked++; asked > 1 {
				<-ctx.Done()
				return aws.Credentials{}, ctx.Err()
			}
			found, err := working.Retrieve(ctx)
			found.CanExpire, found.Expires = true, time.Now().Add(time.Millisecond)
			return found, err
		})
		ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
		defer cancel()
		for event := range watch.New(imagebuilder.NewFromConfig(cfg), imageArn).Events(ctx) {
			advice := errors.Advice(event.Trouble)
			if !errors.As(event.Trouble, new(*errors.CredentialsError)) || errors.Attempts(event.Trouble) != 1 || !strings.Contains(advice, "credentials provider") {
				t.Errorf("trouble of %d attempts: %v; %s", errors.Attempts(event.Trouble), event.Trouble, advice)
			}
			return
		}
		t.Error("no trouble")
	})
}

func TestTrouble_isLeftOutOfTheJSONOfAnEvent(t *testing.T) {
	response := &http.Response{StatusCode: http.StatusTooManyRequests, Request: &http.Request{GetBody: func() (io.ReadCloser, error) { return nil, nil }}}
	event := watch.Event{Trouble: &smithyhttp.ResponseError{Response: &smithyhttp.Response{Response: response}, Err: io.EOF}, Previous: "RUNNING"}
	if text, err := json.Marshal(event); err != nil || !strings.Contains(string(text), "RUNNING") || strings.Contains(string(text), "Trouble") {
		t.Errorf("got %s, error %v", text, err)
	}
}

// silentClient is a stand-in whose third call does not end by itself, and whose error
// does not say that the context ended.
type silentClient struct {
	*script
	calls int
}

func (c *silentClient) GetImage(ctx context.Context, in *imagebuilder.GetImageInput, optFns ...func(*imagebuilder.Options)) (*imagebuilder.GetImageOutput, error) {
	if c.calls++; c.calls == 3 {
		<-ctx.Done()
		return nil, errors.New("gave up")
	}
	return c.script.GetImage(ctx, in, optFns...)
}

func TestTrouble_isACallThatWasGivenUpWhateverItsError(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client := &silentClient{script: sampleBuild()}
		events, err := collect(t, watch.New(client, imageArn))
		if err != nil {
			t.Fatal(err)
		}
		checkEnds(t, client.script, events)
		i := slices.IndexFunc(events, func(e watch.Event) bool { return e.Trouble != nil })
		if i < 0 || !errors.IsRetryable(events[i].Trouble) || errors.Is(events[i].Trouble, context.DeadlineExceeded) || !strings.Contains(events[i].Trouble.Error(), "gave up") {
			t.Errorf("got %v", words(events))
		}
	})
}
