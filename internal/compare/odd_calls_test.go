package compare_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"regexp"
	"slices"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	official "github.com/aws/aws-sdk-go-v2/service/imagebuilder"
	"github.com/aws/smithy-go"
	smithyauth "github.com/aws/smithy-go/auth"
	"github.com/aws/smithy-go/logging"
	"github.com/aws/smithy-go/middleware"
	"github.com/aws/smithy-go/tracing"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	ours "github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

func TestOddCalls_meetAnInjectedFailure(t *testing.T) {
	for name, response := range map[string]*smithyhttp.Response{
		"without a body": {Response: &http.Response{StatusCode: 503, Header: http.Header{}}},
		"with a body":    {Response: &http.Response{StatusCode: 503, Header: http.Header{}, Body: http.NoBody}},
	} {
		t.Run(name, func(t *testing.T) {
			want, got := onBothSides(t, func(t *testing.T, s side) string {
				c := s.make(config(answering(ok(emptyPage))), addAPIOption(func(stack *middleware.Stack) error {
					return stack.Deserialize.Add(middleware.DeserializeMiddlewareFunc("inject", func(
						context.Context, middleware.DeserializeInput, middleware.DeserializeHandler,
					) (out middleware.DeserializeOutput, metadata middleware.Metadata, err error) {
						out.RawResponse = response
						return out, metadata, errors.New("injected")
					}), middleware.After)
				}))
				_, err := c.list(t.Context(), listing(), set("RetryMaxAttempts", 1))
				return fmt.Sprint(err)
			})
			if want != got {
				t.Errorf("official %s, ours %s", want, got)
			}
		})
	}
}

func TestOddCalls_takeAWholePageThatBreaksOffAfterwards(t *testing.T) {
	page := answer{status: 200, body: `{"steps":[{"name":"one"}]}`, breaksOff: io.ErrUnexpectedEOF}
	want, got := outcomes(t, 1, nil, nil, page, ok(emptyPage))
	sameOutcomes(t, want, got)
	if got[0].Failed || got[0].Attempts != 1 {
		t.Errorf("%+v", got)
	}
}

func TestOddCalls_askForAFirstGenerationEndpointWithoutAResolver(t *testing.T) {
	for _, s := range sides {
		svc := answering(ok(emptyPage))
		c := s.make(config(svc), addAPIOption(func(stack *middleware.Stack) error {
			return stack.Initialize.Add(middleware.InitializeMiddlewareFunc("require", func(
				ctx context.Context, in middleware.InitializeInput, next middleware.InitializeHandler,
			) (middleware.InitializeOutput, middleware.Metadata, error) {
				return next.HandleInitialize(awsmiddleware.SetRequiresLegacyEndpoints(ctx, true), in)
			}), middleware.After)
		}))
		if _, err := c.list(t.Context(), listing()); err == nil || len(svc.sent) > 0 {
			t.Errorf("%s: %v, sent %d", s.name, err, len(svc.sent))
		}
	}
}

func TestOddCalls_endTheirSpanInAPanic(t *testing.T) {
	want, got := onBothSides(t, func(t *testing.T, s side) []string {
		tracer := &tracerRecorder{}
		cfg := config(nil)
		cfg.HTTPClient = smithyhttp.ClientDoFunc(func(*http.Request) (*http.Response, error) { panic("no") })
		c := s.make(cfg, set("TracerProvider", tracing.TracerProvider(tracer)))
		func() {
			defer func() { _ = recover() }()
			_, _ = c.list(t.Context(), listing())
		}()
		return slices.DeleteFunc(tracer.ended, func(path string) bool { return path != "imagebuilder.ListWorkflowStepExecutions" })
	})
	if !slices.Equal(want, got) || len(got) != 1 {
		t.Errorf("official %q, ours %q", want, got)
	}
}

var userAgentFeatures = regexp.MustCompile(`m/\S+`)

func TestOddCalls_withinAPageAreNotMarkedAsItsOwn(t *testing.T) {
	want, got := onBothSides(t, func(t *testing.T, s side) []string {
		inner := answering(ok(emptyPage))
		innerClient := s.make(config(inner))
		cfg := config(answering(ok(emptyPage)))
		cfg.Credentials = aws.CredentialsProviderFunc(func(ctx context.Context) (aws.Credentials, error) {
			_, err := innerClient.list(ctx, listing())
			return aws.Credentials{AccessKeyID: "AKIDEXAMPLE", SecretAccessKey: "SECRET"}, err
		})
		if _, err := s.make(cfg).paginate(listing()).next(t.Context()); err != nil {
			t.Fatal(err)
		}
		return userAgentFeatures.FindAllString(inner.sent[0].Header.Get("User-Agent"), -1)
	})
	if !slices.Equal(want, got) || len(got) == 0 {
		t.Errorf("official %q, ours %q", want, got)
	}
}

// boundLogger tells the context that it was bound to.
type boundLogger struct{ ctx context.Context }

func (boundLogger) Logf(logging.Classification, string, ...any)    {}
func (boundLogger) WithContext(ctx context.Context) logging.Logger { return boundLogger{ctx} }
func (l boundLogger) isBoundTo(key any) bool                       { return l.ctx != nil && l.ctx.Value(key) != nil }
func isBound(logger logging.Logger, key any) bool {
	b, ok := logger.(boundLogger)
	return ok && b.isBoundTo(key)
}

func TestOddCalls_giveAResolverALoggerOfTheCall(t *testing.T) {
	type key struct{}
	want, got := onBothSides(t, func(t *testing.T, s side) (bound bool) {
		cfg := config(answering(ok(emptyPage)))
		cfg.Logger = boundLogger{}
		c := s.make(cfg, option{
			official: official.WithEndpointResolver(official.EndpointResolverFunc(func(_ string, o official.EndpointResolverOptions) (aws.Endpoint, error) {
				bound = isBound(o.Logger, key{})
				return aws.Endpoint{URL: "https://a.example"}, nil
			})),
			ours: ours.WithEndpointResolver(ours.EndpointResolverFunc(func(_ string, o ours.EndpointResolverOptions) (aws.Endpoint, error) {
				bound = isBound(o.Logger, key{})
				return aws.Endpoint{URL: "https://a.example"}, nil
			})),
		})
		if _, err := c.list(context.WithValue(t.Context(), key{}, true), listing()); err != nil {
			t.Fatal(err)
		}
		return bound
	})
	if want != got {
		t.Errorf("bound to the call's context: official %v, ours %v", want, got)
	}
}

// nosyScheme tells what it is asked to sign with.
type nosyScheme struct {
	moodyScheme
	id   string
	seen *[]any
}

func (s nosyScheme) SchemeID() string          { return s.id }
func (s nosyScheme) Signer() smithyhttp.Signer { return s }

func (s nosyScheme) SignRequest(_ context.Context, _ *smithyhttp.Request, _ smithyauth.Identity, properties smithy.Properties) error {
	name, _ := smithyhttp.GetSigV4SigningName(&properties)
	region, _ := smithyhttp.GetSigV4SigningRegion(&properties)
	nameA, _ := smithyhttp.GetSigV4ASigningName(&properties)
	regionsA, _ := smithyhttp.GetSigV4ASigningRegions(&properties)
	*s.seen = append(*s.seen, name, region, nameA, regionsA)
	return nil
}

func TestOddCalls_overrideTheSigningOfAScheme(t *testing.T) {
	overrides := option{
		official: func(o *official.Options) {
			official.WithSigV4SigningName("named")(o)
			official.WithSigV4SigningRegion("eu-west-1")(o)
		},
		ours: func(o *ours.Options) {
			ours.WithSigV4SigningName("named")(o)
			ours.WithSigV4SigningRegion("eu-west-1")(o)
		},
	}
	for _, id := range []string{"aws.auth#sigv4", "aws.auth#sigv4a", "sigv4", "other#mine"} {
		t.Run(id, func(t *testing.T) {
			want, got := onBothSides(t, func(t *testing.T, s side) (seen []any) {
				now := "one"
				c := s.make(config(answering(ok(emptyPage))), overrides,
					set("AuthSchemes", []smithyhttp.AuthScheme{nosyScheme{moodyScheme{&now}, id, &seen}}), resolvingTo(id))
				listOnce(t, c, listing(), nil)
				return seen
			})
			if !reflect.DeepEqual(want, got) || len(got) == 0 {
				t.Errorf("official %v, ours %v", want, got)
			}
		})
	}
}

// resolvingTo has the auth scheme resolver name another scheme.
func resolvingTo(id string) option {
	change := func(options []*smithyauth.Option, err error) ([]*smithyauth.Option, error) {
		options[0].SchemeID = id
		return options, err
	}
	return option{
		official: func(o *official.Options) { o.AuthSchemeResolver = officialAuth{o.AuthSchemeResolver, change} },
		ours:     func(o *ours.Options) { o.AuthSchemeResolver = ourAuth{o.AuthSchemeResolver, change} },
	}
}

func TestOddCalls_showMiddlewaresTheSamePath(t *testing.T) {
	for name, base := range map[string]*string{"of a region": nil, "below another": aws.String("https://a.example/x%2Fy/z")} {
		t.Run(name, func(t *testing.T) {
			want, got := onBothSides(t, func(t *testing.T, s side) (paths []string) {
				cfg := config(answering(ok(emptyPage)))
				cfg.BaseEndpoint = base
				c := s.make(cfg, addAPIOption(func(stack *middleware.Stack) error {
					return insert(stack, stepDeserialize, probe(stepDeserialize, "note", func(_ context.Context, request any) {
						u := request.(*smithyhttp.Request).URL
						paths = append(paths, u.Path, u.RawPath)
					}, func(any, middleware.Metadata, error) {}), "", middleware.After)
				}))
				listOnce(t, c, listing(), nil)
				return paths
			})
			if !slices.Equal(want, got) {
				t.Errorf("official %q, ours %q", want, got)
			}
		})
	}
}

func TestOddPaginators_haveNoPages(t *testing.T) {
	if (&official.ListWorkflowStepExecutionsPaginator{}).HasMorePages() || (&ours.ListWorkflowStepExecutionsPaginator{}).HasMorePages() {
		t.Error("a zero paginator has more pages")
	}
}
