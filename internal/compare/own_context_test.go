package compare_test

import (
	"context"
	"fmt"
	"net/http"
	"reflect"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/smithy-go/logging"
	"github.com/aws/smithy-go/middleware"
)

// contexts are ways in which a middleware of a user's goes on.
var contexts = map[string]func(context.Context) context.Context{
	"with one of its own": func(context.Context) context.Context { return context.Background() },
	"without values":      middleware.ClearStackValues,
	"in another region":   func(ctx context.Context) context.Context { return awsmiddleware.SetRegion(ctx, "eu-west-9") },
	"as another operation": func(ctx context.Context) context.Context {
		return awsmiddleware.SetOperationName(ctx, "Other")
	},
	"without a first-generation endpoint": func(ctx context.Context) context.Context {
		return awsmiddleware.SetRequiresLegacyEndpoints(ctx, false)
	},
	"without a logger": func(ctx context.Context) context.Context { return middleware.SetLogger(ctx, logging.Nop{}) },
}

func TestMiddlewares_ofUsersCanGoOnWithAnotherContext(t *testing.T) {
	type noted struct {
		Sent      []string
		Clocks    []time.Duration
		Service   string
		Logged    int
		Succeeded bool
	}
	firstGeneration := legacyEndpoint(aws.Endpoint{URL: "https://a.example", SigningRegion: "eu-west-1", PartitionID: "aws"})
	for name, change := range contexts {
		for _, endpoint := range [][]option{nil, {firstGeneration}} {
			for _, position := range []middleware.RelativePosition{middleware.Before, middleware.After} {
				t.Run(fmt.Sprint(name, ", ", sideOf[position], ", ", len(endpoint)), func(t *testing.T) {
					want, got := onBothSides(t, func(t *testing.T, s side) (seen noted) {
						skewed := failure(403, "InvalidSignatureException")
						skewed.header.Set("Date", time.Now().Add(time.Hour).UTC().Format(http.TimeFormat))
						svc := responding(skewed, ok(emptyPage))
						cfg := config(svc)
						cfg.Retryer = withoutDelay
						cfg.ClientLogMode = aws.LogRetries
						cfg.Logger = logging.LoggerFunc(func(logging.Classification, string, ...any) { seen.Logged++ })
						goOn := addAPIOption(func(stack *middleware.Stack) error {
							return stack.Initialize.Add(middleware.InitializeMiddlewareFunc("goOn", func(ctx context.Context, in middleware.InitializeInput, next middleware.InitializeHandler) (middleware.InitializeOutput, middleware.Metadata, error) {
								return next.HandleInitialize(change(ctx), in)
							}), position)
						})
						listen := addAPIOption(func(stack *middleware.Stack) error {
							return stack.Build.Add(probe(stepBuild, "listen", func(ctx context.Context, _ any) {
								seen.Service = awsmiddleware.GetServiceID(ctx) + " " + awsmiddleware.GetRegion(ctx) + " " + awsmiddleware.GetOperationName(ctx) + " " + awsmiddleware.GetPartitionID(ctx)
							}, func(any, middleware.Metadata, error) {}).(middleware.BuildMiddleware), middleware.After)
						})
						_, err := s.make(cfg, append(endpoint, goOn, listen)...).list(t.Context(), listing())
						seen.Succeeded = err == nil
						for _, r := range svc.sent {
							seen.Sent = append(seen.Sent, r.URL+credentialScope.FindString(r.Header.Get("Authorization")))
							at, err := time.Parse("20060102T150405Z", r.Header.Get("X-Amz-Date"))
							if err != nil {
								t.Error(err)
							}
							seen.Clocks = append(seen.Clocks, time.Until(at).Round(time.Hour))
						}
						return seen
					})
					if !reflect.DeepEqual(want, got) || len(got.Sent) == 0 {
						t.Errorf("\nofficial %+v\nours     %+v", want, got)
					}
				})
			}
		}
	}
}
