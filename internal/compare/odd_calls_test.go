package compare_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	official "github.com/aws/aws-sdk-go-v2/service/imagebuilder"
	"github.com/aws/smithy-go"
	smithyauth "github.com/aws/smithy-go/auth"
	smithyendpoints "github.com/aws/smithy-go/endpoints"
	"github.com/aws/smithy-go/logging"
	"github.com/aws/smithy-go/middleware"
	"github.com/aws/smithy-go/tracing"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	ours "github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

func TestOddCalls_meetAnInjectedFailure(t *testing.T) {
	for name, response := range map[string]*smithyhttp.Response{
		"without a body": {Response: &http.Response{StatusCode: http.StatusServiceUnavailable, Header: http.Header{}}},
		"with a body":    {Response: &http.Response{StatusCode: http.StatusServiceUnavailable, Header: http.Header{}, Body: http.NoBody}},
	} {
		t.Run(name, func(t *testing.T) {
			want, got := onBothSides(t, func(t *testing.T, s side) string {
				c := s.make(config(responding(ok(emptyPage))), addAPIOption(func(stack *middleware.Stack) error {
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

func TestOddCalls_askForAFirstGenerationEndpointWithoutAResolver(t *testing.T) {
	for _, s := range sides {
		svc := responding(ok(emptyPage))
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
		inner := responding(ok(emptyPage))
		innerClient := s.make(config(inner))
		cfg := config(responding(ok(emptyPage)))
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

// boundLogger logs the context that it was bound to.
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
		cfg := config(responding(ok(emptyPage)))
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

// nosyScheme notes what it is asked to sign with.
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
				c := s.make(config(responding(ok(emptyPage))), overrides,
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
	return resolvingAuth(func(options []*smithyauth.Option, err error) ([]*smithyauth.Option, error) {
		options[0].SchemeID = id
		return options, err
	})
}

func TestOddCalls_showMiddlewaresTheSamePath(t *testing.T) {
	for name, base := range map[string]*string{"of a region": nil, "below another": aws.String("https://a.example/x%2Fy/z")} {
		t.Run(name, func(t *testing.T) {
			want, got := onBothSides(t, func(t *testing.T, s side) (paths []string) {
				cfg := config(responding(ok(emptyPage)))
				cfg.BaseEndpoint = base
				c := s.make(cfg, addAPIOption(func(stack *middleware.Stack) error {
					return insert(stack, probe(stepDeserialize, "note", func(_ context.Context, request any) {
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

// refusal is an error that says itself whether to try again.
type refusal struct {
	text  string
	cause error
}

func (e *refusal) Error() string        { return e.text }
func (e *refusal) RetryableError() bool { return false }
func (e *refusal) Unwrap() error        { return e.cause }

// refused is what a client makes of an error of sending.
type refused struct {
	Sent            int
	IsFound, IsTold bool
}

// refuse has a client refused by an error that refusing makes of the Authorization
// header of the request.
func refuse(t *testing.T, s side, refusing func(authorization string) *refusal) (seen refused) {
	t.Helper()
	cfg := config(nil)
	cfg.Retryer = withoutDelay
	cfg.Credentials = credentials(aws.Credentials{AccessKeyID: "AKIAIOSFODNN7EXAMPLE", SecretAccessKey: "SECRET"})
	cfg.HTTPClient = smithyhttp.ClientDoFunc(func(r *http.Request) (*http.Response, error) {
		seen.Sent++
		return nil, refusing(r.Header.Get("Authorization"))
	})
	_, err := s.make(cfg).list(t.Context(), listing())
	if !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("%s: %v is not what was refused with", s.name, err)
	}
	seen.IsFound = errors.As(err, new(*refusal))
	seen.IsTold = tells(err, "AKIAIOSFODNN7EXAMPLE")
	return seen
}

// tells looks for a secret in the text of each error in a chain.
func tells(err error, secret string) bool {
	if err == nil || strings.Contains(err.Error(), secret) {
		return err != nil
	}
	if all, ok := err.(interface{ Unwrap() []error }); ok {
		return slices.ContainsFunc(all.Unwrap(), func(e error) bool { return tells(e, secret) })
	}
	return tells(errors.Unwrap(err), secret)
}

func TestOddCalls_findInAnErrorOfSendingWhatIsInIt(t *testing.T) {
	for _, s := range sides {
		got := refuse(t, s, func(string) *refusal { return &refusal{"refused", io.ErrClosedPipe} })
		if want := (refused{Sent: 1, IsFound: true}); got != want {
			t.Errorf("%s: %+v", s.name, got)
		}
	}
}

// again is a body that can be read as often as one likes.
type again struct{ io.ReadSeeker }

func (b again) Close() error {
	_, err := b.Seek(0, io.SeekStart)
	return err
}

func TestOddCalls_leaveAResponseThatIsHandedOutAgainAsItIs(t *testing.T) {
	for name, response := range map[string]*http.Response{
		"success":        {StatusCode: 200, Header: http.Header{"X-Mine": {"a"}}},
		"failure":        {StatusCode: 403, Header: http.Header{"X-Amzn-Errortype": {"ForbiddenException"}, "X-Mine": {"a"}}},
		"without a body": {StatusCode: 403, Header: http.Header{"X-Amzn-Errortype": {"ForbiddenException"}, "X-Mine": {"a"}}},
	} {
		t.Run(name, func(t *testing.T) {
			for _, mode := range []aws.ClientLogMode{0, aws.LogResponseWithBody} {
				cfg := config(nil)
				cfg.Credentials = credentials(aws.Credentials{AccessKeyID: "AKIAIOSFODNN7EXAMPLE", SecretAccessKey: "SECRET"})
				cfg.ClientLogMode, cfg.Logger = mode, logging.Nop{}
				cfg.HTTPClient = smithyhttp.ClientDoFunc(func(r *http.Request) (*http.Response, error) {
					response.Header["X-Mine"][0] = r.Header.Get("Authorization")
					return response, nil
				})
				if name != "without a body" {
					response.Body = again{strings.NewReader(`{"message":"` + strings.Repeat("x", 6<<20) + `"}`)}
				}
				body, status := response.Body, response.Status
				c := sides[1].make(cfg)
				for range 4 {
					if _, err := c.list(t.Context(), listing()); (err == nil) != (response.StatusCode == http.StatusOK) {
						t.Errorf("%.200v", err)
					}
				}
				if response.Body != body || response.Status != status || !strings.Contains(response.Header.Get("X-Mine"), "AKIAIOSFODNN7EXAMPLE") {
					t.Error("the response has been changed")
				}
			}
		})
	}
}

func TestOddCalls_setTheRegionOfTheSignatureLate(t *testing.T) {
	for _, place := range places {
		if place.step != stepFinalize || slices.Contains(dropped, place.id) {
			continue
		}
		for _, position := range []middleware.RelativePosition{middleware.Before, middleware.After} {
			want, got := onBothSides(t, func(t *testing.T, s side) string {
				svc := responding(ok(emptyPage))
				listOnce(t, s.make(config(svc)), listing(), []option{addAPIOption(func(stack *middleware.Stack) error {
					return stack.Finalize.Insert(middleware.FinalizeMiddlewareFunc("set", func(ctx context.Context, in middleware.FinalizeInput, next middleware.FinalizeHandler) (middleware.FinalizeOutput, middleware.Metadata, error) {
						return next.HandleFinalize(awsmiddleware.SetSigningRegion(ctx, "eu-west-3"), in)
					}), place.id, position)
				})})
				return credentialScope.FindString(svc.sent[0].Header.Get("Authorization"))
			})
			if want != got {
				t.Errorf("%s %s: official %s, ours %s", sideOf[position], place.id, want, got)
			}
		}
	}
}

// escapes is a signer that would leave paths as they are.
type escapes struct{ options *v4.SignerOptions }

func (s escapes) SignHTTP(_ context.Context, _ aws.Credentials, _ *http.Request, _, _, _ string, _ time.Time, optFns ...func(*v4.SignerOptions)) error {
	s.options.DisableURIPathEscaping = true
	for _, fn := range optFns {
		fn(s.options)
	}
	return nil
}

func TestOddCalls_tellASignerHowToTreatPaths(t *testing.T) {
	want, got := onBothSides(t, func(t *testing.T, s side) bool {
		var options v4.SignerOptions
		c := s.make(config(responding(ok(emptyPage))), option{
			official: func(o *official.Options) { o.HTTPSignerV4 = escapes{&options} },
			ours:     func(o *ours.Options) { o.HTTPSignerV4 = escapes{&options} },
		})
		listOnce(t, c, listing(), nil)
		return options.DisableURIPathEscaping
	})
	if want != got {
		t.Errorf("official %v, ours %v", want, got)
	}
}

func TestOddCalls_wrapTheResolverOfAuthSchemes(t *testing.T) {
	type noted struct {
		Counts []int
		Signed bool
		Sent   int
	}
	for _, provider := range []aws.CredentialsProvider{config(nil).Credentials, nil, aws.AnonymousCredentials{}} {
		for _, ofTheCall := range []bool{false, true} {
			t.Run(fmt.Sprintf("%T %v", provider, ofTheCall), func(t *testing.T) {
				want, got := onBothSides(t, func(t *testing.T, s side) (seen noted) {
					svc := responding(ok(emptyPage))
					cfg := config(svc)
					cfg.Credentials = provider
					count := resolvingAuth(func(options []*smithyauth.Option, err error) ([]*smithyauth.Option, error) {
						seen.Counts = append(seen.Counts, len(options))
						return options, err
					})
					if ofTheCall {
						_, _ = s.make(cfg).list(t.Context(), listing(), count)
					} else {
						_, _ = s.make(cfg, count).list(t.Context(), listing())
					}
					for _, r := range svc.sent {
						seen.Signed = r.Header.Get("Authorization") != ""
					}
					seen.Sent = len(svc.sent)
					return seen
				})
				if !reflect.DeepEqual(want, got) || len(got.Counts) == 0 {
					t.Errorf("official %+v, ours %+v", want, got)
				}
			})
		}
	}
}

func init() {
	proofs["Secrets in an error of the HTTP client"] = func(t *testing.T) {
		for _, refusing := range []func(string) *refusal{
			func(authorization string) *refusal { return &refusal{"refused: " + authorization, io.ErrClosedPipe} },
			func(authorization string) *refusal {
				return &refusal{"refused", fmt.Errorf("%w by %s", io.ErrClosedPipe, authorization)}
			},
			func(authorization string) *refusal {
				return &refusal{"refused", several{io.ErrClosedPipe, errors.New(authorization)}}
			},
		} {
			want, got := refuse(t, sides[0], refusing), refuse(t, sides[1], refusing)
			if want != (refused{1, true, true}) || got != (refused{Sent: 3}) {
				t.Errorf("official %+v, ours %+v", want, got)
			}
		}
	}
	proofs["Region of EndpointResolverFromURL"] = func(t *testing.T) {
		want, got := onBothSides(t, func(t *testing.T, s side) string {
			svc := responding(ok(emptyPage))
			c := s.make(config(svc), option{
				official: official.WithEndpointResolver(official.EndpointResolverFromURL("https://a.example")),
				ours:     ours.WithEndpointResolver(ours.EndpointResolverFromURL("https://a.example")),
			})
			listOnce(t, c, listing(), nil)
			listOnce(t, c, listing(), []option{set("Region", "eu-west-1")})
			return credentialScope.FindStringSubmatch(svc.sent[1].Header.Get("Authorization"))[1]
		})
		if want != "us-west-2" || got != "eu-west-1" {
			t.Errorf("official %s, ours %s", want, got)
		}
	}
	proofs["Signing Region of one call"] = func(t *testing.T) {
		want, got := onBothSides(t, func(t *testing.T, s side) string {
			svc := responding(ok(emptyPage))
			same := &smithyauth.Option{SchemeID: smithyauth.SchemeIDSigV4}
			smithyhttp.SetSigV4SigningName(&same.SignerProperties, "imagebuilder")
			smithyhttp.SetSigV4SigningRegion(&same.SignerProperties, "us-west-2")
			c := s.make(config(svc), resolvingAuth(func([]*smithyauth.Option, error) ([]*smithyauth.Option, error) {
				return []*smithyauth.Option{same}, nil
			}))
			listOnce(t, c, listing(), []option{{official: official.WithSigV4SigningRegion("eu-west-1"), ours: ours.WithSigV4SigningRegion("eu-west-1")}})
			listOnce(t, c, listing(), nil)
			return credentialScope.FindStringSubmatch(svc.sent[1].Header.Get("Authorization"))[1]
		})
		if want != "eu-west-1" || got != "us-west-2" {
			t.Errorf("official %s, ours %s", want, got)
		}
	}
}

func TestOddCalls_returnAResponseOfTheirOwnWithoutABody(t *testing.T) {
	for _, status := range []int{101, 200, 302, 403, 500} {
		c := sides[1].make(config(responding(ok(emptyPage))), addAPIOption(func(stack *middleware.Stack) error {
			return stack.Deserialize.Add(middleware.DeserializeMiddlewareFunc("response", func(
				context.Context, middleware.DeserializeInput, middleware.DeserializeHandler,
			) (out middleware.DeserializeOutput, metadata middleware.Metadata, err error) {
				out.RawResponse = &smithyhttp.Response{Response: &http.Response{StatusCode: status, Header: http.Header{}}}
				return out, metadata, nil
			}), middleware.After)
		}))
		if _, err := c.list(t.Context(), listing(), set("RetryMaxAttempts", 1)); err == nil {
			t.Errorf("%d without a body is no error", status)
		}
	}
}

func TestOddCalls_getAResponseBesideAnError(t *testing.T) {
	want, got := onBothSides(t, func(t *testing.T, s side) failed {
		cfg := config(nil)
		cfg.HTTPClient = smithyhttp.ClientDoFunc(func(r *http.Request) (*http.Response, error) {
			response, _ := ok(emptyPage).response(r)
			return response, io.ErrClosedPipe
		})
		_, err := s.make(cfg).list(t.Context(), listing(), set("RetryMaxAttempts", 1))
		if !errors.Is(err, io.ErrClosedPipe) {
			t.Errorf("%s: %v", s.name, err)
		}
		return learn(err)
	})
	sameFields(t, "error", want, got)
}

func TestOddCalls_getTrailersThatComeLate(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, emptyPage)
		w.(http.Flusher).Flush()
		w.Header().Set(http.TrailerPrefix+"X-Late", "late")
	}))
	defer server.Close()
	for _, s := range sides {
		cfg := config(nil)
		cfg.HTTPClient, cfg.BaseEndpoint = nil, &server.URL
		out, err := s.make(cfg).list(t.Context(), listing())
		if err != nil {
			t.Fatal(err)
		}
		raw := awsmiddleware.GetRawResponse(out.ResultMetadata).(*smithyhttp.Response)
		if got := raw.Trailer.Get("X-Late"); got != "late" {
			t.Errorf("%s: the trailer is %q", s.name, got)
		}
	}
}

// The official client panics.
func TestOddCalls_overrideTheSigningOfNoScheme(t *testing.T) {
	svc := responding(ok(emptyPage))
	c := sides[1].make(config(svc), addAPIOption(func(stack *middleware.Stack) error {
		_, scheme := stack.Finalize.Remove("ResolveAuthScheme")
		_, identity := stack.Finalize.Remove("GetIdentity")
		_, signing := stack.Finalize.Remove("Signing")
		return errors.Join(scheme, identity, signing)
	}), option{ours: ours.WithSigV4SigningRegion("eu-west-1")})
	if _, err := c.list(t.Context(), listing()); err == nil || len(svc.sent) > 0 {
		t.Errorf("sent %d, %v", len(svc.sent), err)
	}
}

func TestOddCalls_meetAnErrorThatHoldsNothing(t *testing.T) {
	for _, s := range sides {
		cfg := config(nil)
		cfg.HTTPClient = smithyhttp.ClientDoFunc(func(*http.Request) (*http.Response, error) {
			return nil, several{nil, io.ErrClosedPipe}
		})
		if _, err := s.make(cfg).list(t.Context(), listing(), set("RetryMaxAttempts", 1)); !errors.Is(err, io.ErrClosedPipe) {
			t.Errorf("%s: %v", s.name, err)
		}
	}
}

// several errors say nothing of each other.
type several []error

func (several) Error() string     { return "several errors" }
func (e several) Unwrap() []error { return e }

func TestOddCalls_changeWhatTheAttemptHeaderAndTheLengthTell(t *testing.T) {
	change := func(step string, f func(*smithyhttp.Request)) any {
		return probe(step, "change", func(_ context.Context, in any) { f(in.(*smithyhttp.Request)) }, func(any, middleware.Metadata, error) {})
	}
	for name, c := range map[string]struct {
		step, place string
		position    middleware.RelativePosition
		change      func(*smithyhttp.Request)
	}{
		"no attempt header": {stepFinalize, "Retry", middleware.After, func(r *smithyhttp.Request) { r.Header.Del("Amz-Sdk-Request") }},
		"no length":         {stepBuild, "ClientRequestID", middleware.Before, func(r *smithyhttp.Request) { r.ContentLength = -1 }},
	} {
		t.Run(name, func(t *testing.T) {
			checkWire(t, operations[0], wireCase{config: fixedBackoff, responses: []response{failure(500, "ServiceException"), ok(emptyPage)}, call: []option{
				set("APIOptions", []func(*middleware.Stack) error{fixInvocationID, func(stack *middleware.Stack) error {
					return insert(stack, change(c.step, c.change), c.place, c.position)
				}}),
			}})
		})
	}
}

func TestOddCalls_askAResolverOfEndpointsEachTime(t *testing.T) {
	want, got := onBothSides(t, func(t *testing.T, s side) (urls []string) {
		svc := responding(ok(emptyPage))
		asked := 0
		resolve := func() (smithyendpoints.Endpoint, error) {
			asked++
			return smithyendpoints.Endpoint{URI: url.URL{Scheme: "https", Host: fmt.Sprintf("a%d.example", asked)}}, nil
		}
		c := s.make(config(svc), option{
			official: official.WithEndpointResolverV2(officialResolverFunc(func(official.EndpointParameters) (smithyendpoints.Endpoint, error) { return resolve() })),
			ours:     ours.WithEndpointResolverV2(ourResolverFunc(func(ours.EndpointParameters) (smithyendpoints.Endpoint, error) { return resolve() })),
		})
		for range 2 {
			listOnce(t, c, listing(), nil)
		}
		for _, r := range svc.sent {
			urls = append(urls, r.URL)
		}
		return urls
	})
	if !slices.Equal(want, got) || len(got) != 2 || got[0] == got[1] {
		t.Errorf("official %q, ours %q", want, got)
	}
}
