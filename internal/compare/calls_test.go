package compare_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/aws/smithy-go"
	smithyauth "github.com/aws/smithy-go/auth"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// moodyScheme signs as who it is then, if anybody, and changes the properties that
// it is given when the context asks for it.
type moodyScheme struct{ now *string }

type (
	moodyIdentity string
	moodyKey      struct{}
)

func (moodyScheme) SchemeID() string { return smithyauth.SchemeIDSigV4 }

func (s moodyScheme) IdentityResolver(o smithyauth.IdentityResolverOptions) smithyauth.IdentityResolver {
	if *s.now == "" {
		return nil
	}
	return moodyIdentity(fmt.Sprintf("%s by a %v", *s.now, reflect.TypeOf(o).Kind()))
}

func (s moodyScheme) Signer() smithyhttp.Signer { return s }

func (moodyScheme) SignRequest(ctx context.Context, r *smithyhttp.Request, identity smithyauth.Identity, properties smithy.Properties) error {
	if region, ok := ctx.Value(moodyKey{}).(string); ok {
		smithyhttp.SetSigV4SigningRegion(&properties, region)
	}
	region, _ := smithyhttp.GetSigV4SigningRegion(&properties)
	r.Header.Set("Authorization", fmt.Sprint(identity, " in ", region))
	return nil
}

func (i moodyIdentity) GetIdentity(context.Context, smithy.Properties) (smithyauth.Identity, error) {
	return i, nil
}

func (moodyIdentity) Expiration() time.Time { return time.Time{} }

func TestCalls_askAUsersAuthSchemeEachTime(t *testing.T) {
	want, got := onBothSides(t, func(t *testing.T, s side) []string {
		svc := responding(ok(emptyPage))
		var now string
		c := s.make(config(svc), set("AuthSchemes", []smithyhttp.AuthScheme{moodyScheme{&now}}))
		for _, now = range []string{"", "one", "elsewhere", "three", "four"} {
			ctx := t.Context()
			if now == "elsewhere" {
				ctx = context.WithValue(ctx, moodyKey{}, "eu-west-1")
			}
			if _, err := c.list(ctx, listing()); err != nil {
				t.Error(err)
			}
		}
		var signed []string
		for _, r := range svc.sent {
			signed = append(signed, r.Header.Get("Authorization"))
		}
		return signed
	})
	if !reflect.DeepEqual(want, got) {
		t.Errorf("official %q, ours %q", want, got)
	}
}

func TestCalls_preferTheSameAuthSchemes(t *testing.T) {
	for _, preference := range [][]string{
		nil,
		{"sigv4"},
		{"noAuth"},
		{"noAuth", "sigv4"},
		{"sigv4", "noAuth"},
		{"sigv4a", "noAuth"},
		{"noAuth", "noAuth"},
		{"aws.auth#sigv4"},
		{"smithy.api#noAuth"},
		{"NoAuth"},
		{""},
	} {
		t.Run(fmt.Sprint(preference), func(t *testing.T) {
			want, got := onBothSides(t, func(t *testing.T, s side) bool {
				svc := responding(ok(emptyPage))
				listOnce(t, s.make(config(svc), set("AuthSchemePreference", preference)), listing(), nil)
				return svc.sent[0].Header.Get("Authorization") != ""
			})
			if want != got {
				t.Errorf("signed by official %v, by ours %v", want, got)
			}
		})
	}
}

type namingInterceptor struct{}

func (namingInterceptor) AfterSerialization(_ context.Context, in *smithyhttp.InterceptorContext) error {
	in.Request.Header.Set("User-Agent", "mine/1.0")
	return nil
}

func TestCalls_keepAUserAgentThatIsThereBefore(t *testing.T) {
	for _, s := range sides {
		svc := responding(ok(emptyPage))
		cfg := config(svc)
		cfg.Interceptors.AddAfterSerialization(namingInterceptor{})
		c := s.make(cfg)
		for range 2 {
			listOnce(t, c, listing(), nil)
		}
		for _, r := range svc.sent {
			if got := r.Header.Get("User-Agent"); !strings.HasSuffix(got, " mine/1.0") || !userAgentProduct.MatchString(got) {
				t.Errorf("%s: %q", s.name, got)
			}
		}
	}
}

func TestCalls_goThroughTheTransportThatAnHTTPClientHasThen(t *testing.T) {
	want, got := onBothSides(t, func(t *testing.T, s side) string {
		var through []string
		transport := func(name string) roundTripper {
			return func(r *http.Request) (*http.Response, error) {
				through = append(through, name)
				return ok(emptyPage).response(r)
			}
		}
		client := &http.Client{Transport: transport("first")}
		cfg := config(nil)
		cfg.HTTPClient = client
		c := s.make(cfg)
		listOnce(t, c, listing(), nil)
		client.Transport = transport("second")
		listOnce(t, c, listing(), nil)
		return strings.Join(through, " ")
	})
	if want != got {
		t.Errorf("official %s, ours %s", want, got)
	}
}

func TestCalls_goToTheEndpointThatIsPointedToThen(t *testing.T) {
	want, got := onBothSides(t, func(t *testing.T, s side) string {
		svc := responding(ok(emptyPage))
		endpoint := "https://a.example"
		c := s.make(config(svc), set("BaseEndpoint", &endpoint))
		listOnce(t, c, listing(), nil)
		endpoint = "https://b.example"
		listOnce(t, c, listing(), nil)
		return svc.sent[0].URL + " " + svc.sent[1].URL
	})
	if want != got {
		t.Errorf("official %s, ours %s", want, got)
	}
}

// TestStreams_ofAMiddlewareArriveTheSame returns the request another body where no
// one looks at its length any more.
func TestStreams_ofAMiddlewareArriveTheSame(t *testing.T) {
	pipe := func(n int) io.Reader {
		r, w := io.Pipe()
		go func() {
			_, _ = io.WriteString(w, strings.Repeat("x", n))
			w.Close()
		}()
		return r
	}
	const longer = "opaque and longer"
	for name, stream := range map[string]func() io.Reader{
		longer:               func() io.Reader { return struct{ io.Reader }{strings.NewReader(strings.Repeat("x", 200))} },
		"opaque and shorter": func() io.Reader { return struct{ io.Reader }{strings.NewReader("x")} },
		"a pipe":             func() io.Reader { return pipe(200) },
		"a short pipe":       func() io.Reader { return pipe(3) },
		"of known length":    func() io.Reader { return strings.NewReader("{}") },
		"none":               func() io.Reader { return nil },
	} {
		t.Run(name, func(t *testing.T) {
			var results []string
			for _, s := range sides {
				arrived := "nothing"
				srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					content, err := io.ReadAll(r.Body)
					arrived = fmt.Sprint(len(content), r.ContentLength, err)
					_, _ = io.WriteString(w, emptyPage)
				}))
				swap := middleware.DeserializeMiddlewareFunc("swap", func(ctx context.Context, in middleware.DeserializeInput, next middleware.DeserializeHandler) (
					middleware.DeserializeOutput, middleware.Metadata, error,
				) {
					r, err := in.Request.(*smithyhttp.Request).SetStream(stream())
					if err != nil {
						return middleware.DeserializeOutput{}, middleware.Metadata{}, err
					}
					in.Request = r
					return next.HandleDeserialize(ctx, in)
				})
				cfg := config(nil)
				cfg.HTTPClient = srv.Client()
				cfg.RetryMaxAttempts = 1
				cfg.BaseEndpoint = &srv.URL
				cfg.APIOptions = append(cfg.APIOptions, func(stack *middleware.Stack) error { return stack.Deserialize.Add(swap, middleware.After) })
				_, err := s.make(cfg).list(t.Context(), listing())
				srv.Close()
				results = append(results, fmt.Sprint(err == nil, " ", arrived))
			}
			failed := strings.HasPrefix(results[1], "false")
			switch {
			case name == longer:
				// Whether the official client sees it is left to chance.
				if !failed {
					t.Errorf("a part of the body was sent for the whole: %s", results[1])
				}
			case failed != strings.HasPrefix(results[0], "false"), !failed && results[0] != results[1]:
				t.Errorf("official %s, ours %s", results[0], results[1])
			}
		})
	}
}
