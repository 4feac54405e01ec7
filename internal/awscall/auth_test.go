package awscall_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	smithyauth "github.com/aws/smithy-go/auth"
	"github.com/aws/smithy-go/logging"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/auth"
)

// sigV4 is the option to sign for a service and a region.
func sigV4(name, region string) *smithyauth.Option {
	option := &smithyauth.Option{SchemeID: smithyauth.SchemeIDSigV4}
	smithyhttp.SetSigV4SigningName(&option.SignerProperties, name)
	smithyhttp.SetSigV4SigningRegion(&option.SignerProperties, region)
	return option
}

// signed is a signer that records its arguments.
type signed struct {
	name, region string
	options      v4.SignerOptions
}

func (s *signed) SignHTTP(_ context.Context, _ aws.Credentials, _ *http.Request, _, name, region string, _ time.Time, optFns ...func(*v4.SignerOptions)) error {
	s.name, s.region, s.options = name, region, v4.SignerOptions{}
	for _, fn := range optFns {
		fn(&s.options)
	}
	return nil
}

var known = identities{aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
	return aws.Credentials{AccessKeyID: "AKID", SecretAccessKey: "secret"}, nil
})}

// signingWith are settings whose requests the signer signs by the option.
func signingWith(t *testing.T, signer auth.SignerV4, option *smithyauth.Option) *awscall.Settings {
	t.Helper()
	selected, err := auth.Select([]*smithyauth.Option{option}, []smithyhttp.AuthScheme{auth.NewSigV4(signer, logging.Nop{}, false)}, known, nil)
	if err != nil {
		t.Fatal(err)
	}
	settings := respondingWith(200, nil, text("{}"))
	settings.Auth = func(context.Context, string) (*auth.Selected, error) { return selected, nil }
	return settings
}

func TestSigning_needsANameAndARegion(t *testing.T) {
	for _, option := range []*smithyauth.Option{sigV4("", "us-west-2"), sigV4("books", ""), {SchemeID: smithyauth.SchemeIDSigV4}} {
		settings := signingWith(t, &signed{}, option)
		settings.HTTPClient = doFunc(func(*http.Request) (*http.Response, error) {
			t.Error("a request was sent")
			return nil, errors.New("not sent")
		})
		_, err := getBook.Call(t.Context(), awscall.NewCaller(settings), nil, walden())
		if err == nil || !strings.Contains(err.Error(), "sign request: sigv4 needs a signing ") || errors.Attempts(err) != 0 {
			t.Errorf("got %v", err)
		}
	}
}

func TestSigning_escapesThePathTwiceUnlessTold(t *testing.T) {
	once := sigV4("books", "us-west-2")
	smithyhttp.SetDisableDoubleEncoding(&once.SignerProperties, true)
	for _, option := range []*smithyauth.Option{sigV4("books", "us-west-2"), once} {
		signer := new(signed)
		if _, err := getBook.Call(t.Context(), awscall.NewCaller(signingWith(t, signer, option)), nil, walden()); err != nil {
			t.Fatal(err)
		}
		if signer.options.DisableURIPathEscaping != (option == once) {
			t.Errorf("escaped once: %v", signer.options.DisableURIPathEscaping)
		}
	}
}

// An override is for one call, and the option stays as it was.
func TestSigning_isForTheNameAndRegionOfTheContext(t *testing.T) {
	signer := new(signed)
	settings := signingWith(t, signer, sigV4("books", "us-west-2"))
	caller := awscall.NewCaller(settings)
	for _, test := range []struct{ name, region, wantName, wantRegion string }{
		{"papers", "", "papers", "us-west-2"}, {"", "eu-west-1", "books", "eu-west-1"}, {"papers", "eu-west-1", "papers", "eu-west-1"}, {"", "", "books", "us-west-2"},
	} {
		of := *settings
		of.APIOptions = append(of.APIOptions, func(stack *middleware.Stack) error {
			return stack.Initialize.Add(awscall.ContextStep("override", func(ctx context.Context) context.Context {
				return awsmiddleware.SetSigningRegion(awsmiddleware.SetSigningName(ctx, test.name), test.region)
			}), middleware.Before)
		})
		if _, err := getBook.Call(t.Context(), caller, &of, walden()); err != nil {
			t.Fatal(err)
		}
		if signer.name != test.wantName || signer.region != test.wantRegion {
			t.Errorf("signed for %s in %s, want %+v", signer.name, signer.region, test)
		}
	}
}

func TestSelect_takesThePreferredScheme(t *testing.T) {
	options := []*smithyauth.Option{sigV4("books", "us-west-2"), {SchemeID: smithyauth.SchemeIDAnonymous}}
	schemes := []smithyhttp.AuthScheme{auth.NewSigV4(v4.NewSigner(), logging.Nop{}, false)}
	for want, preference := range map[string][]string{
		smithyauth.SchemeIDSigV4: {"sigv4a", "sigv4"}, smithyauth.SchemeIDAnonymous: {"noAuth", "sigv4"},
	} {
		if got, err := auth.Select(options, schemes, known, preference); err != nil || got.SchemeID() != want {
			t.Errorf("%q: got %v, %v", preference, got, err)
		}
	}
}

func TestCredentials_thatFailAreToldByTheirType(t *testing.T) {
	settings := respondingWith(200, nil, text("{}"))
	cause := errors.New("none today")
	settings.Auth = func(context.Context, string) (*auth.Selected, error) {
		failing := identities{aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) { return aws.Credentials{}, cause })}
		return auth.Select([]*smithyauth.Option{sigV4("books", "us-west-2")}, []smithyhttp.AuthScheme{auth.NewSigV4(v4.NewSigner(), logging.Nop{}, false)}, failing, nil)
	}
	_, err := getBook.Call(t.Context(), awscall.NewCaller(settings), nil, walden())
	var failed *errors.CredentialsError
	if !errors.As(err, &failed) || !errors.Is(err, cause) {
		t.Errorf("got %v", err)
	}
}

// canceled reports whether the SDK's retryers take err for the end of a context.
func canceled(err error) bool {
	marked, ok := errors.AsType[interface {
		error
		CanceledError() bool
	}](err)
	return ok && marked.CanceledError()
}

func TestCancel_isMarkedWhereverItEndsACall(t *testing.T) {
	bothTransports(t, func(t *testing.T, change func(*awscall.Settings)) {
		waiting := func(ctx context.Context, cancel func()) error {
			cancel()
			<-ctx.Done()
			return ctx.Err()
		}
		for where, add := range map[string]func(*awscall.Settings, func()){
			"credentials": func(s *awscall.Settings, cancel func()) {
				s.Auth = func(ctx context.Context, _ string) (*auth.Selected, error) { return nil, waiting(ctx, cancel) }
				s.IsAuthFixed = false
			},
			"credentials, without its error": func(s *awscall.Settings, cancel func()) {
				s.Auth = func(ctx context.Context, _ string) (*auth.Selected, error) {
					_ = waiting(ctx, cancel)
					return nil, &errors.CredentialsError{Err: errors.New("the broker does not respond")}
				}
				s.IsAuthFixed = false
			},
			"sending": func(s *awscall.Settings, cancel func()) {
				s.HTTPClient = doFunc(func(r *http.Request) (*http.Response, error) { return nil, waiting(r.Context(), cancel) })
			},
		} {
			ctx, cancel := context.WithCancel(t.Context())
			settings := respondingWith(200, nil, text("{}"))
			add(settings, cancel)
			change(settings)
			_, err := getBook.Call(ctx, awscall.NewCaller(settings), nil, walden())
			if !canceled(err) || !errors.Is(err, context.Canceled) {
				t.Errorf("%s: got %v", where, err)
			}
		}
	})
}
