package awscall_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/aws/smithy-go"
	smithyauth "github.com/aws/smithy-go/auth"
	"github.com/aws/smithy-go/encoding/json"
	smithyendpoints "github.com/aws/smithy-go/endpoints"
	"github.com/aws/smithy-go/logging"
	"github.com/aws/smithy-go/metrics"
	"github.com/aws/smithy-go/middleware"
	"github.com/aws/smithy-go/tracing"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/auth"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/defaults"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/requests"
	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
)

// The service of these tests lends books.

type getInput struct {
	Book    *string
	Edition *string
}

type lendInput struct {
	Book  *string
	Token *string
}

type bookOutput struct {
	Title    *string
	Metadata middleware.Metadata
}

func (in *getInput) write(query url.Values) {
	if in.Book != nil {
		query.Set("book", *in.Book)
	}
	if in.Edition != nil {
		query.Set("edition", *in.Edition)
	}
}

func (in *lendInput) write(members *json.Object) {
	if in.Book != nil {
		members.Key("book").String(*in.Book)
	}
	if in.Token != nil {
		members.Key("token").String(*in.Token)
	}
}

func (out *bookOutput) read(r *jsonread.Reader) {
	for name := range r.Members {
		if string(name) == "title" {
			r.String(&out.Title)
		}
	}
}

func (out *bookOutput) metadata() *middleware.Metadata { return &out.Metadata }

var getBook = awscall.Operation[getInput, bookOutput]{
	Name: "GetBook",
	Check: func(in *getInput, _ bool) error {
		if in.Book == nil {
			return fmt.Errorf("no book")
		}
		return nil
	},
	Write:    requests.Get("/GetBook", (*getInput).write),
	Read:     (*bookOutput).read,
	Metadata: (*bookOutput).metadata,
}

var lendBook = awscall.Operation[lendInput, bookOutput]{
	Name: "LendBook",
	Check: func(in *lendInput, _ bool) error {
		if in.Token == nil {
			return fmt.Errorf("no token")
		}
		return nil
	},
	Write:    requests.Put("/LendBook", (*lendInput).write),
	Token:    func(in *lendInput) **string { return &in.Token },
	Read:     (*bookOutput).read,
	Metadata: (*bookOutput).metadata,
}

// library is a service on loopback that keeps the requests.
type library struct {
	*httptest.Server

	mu   sync.Mutex
	seen []request
}

// request is one that has arrived, with its body.
type request struct {
	*http.Request
	body string
}

func newLibrary(t *testing.T, handle http.HandlerFunc) *library {
	t.Helper()
	l := unstartedLibrary(handle)
	l.Start()
	t.Cleanup(l.Close)
	return l
}

func unstartedLibrary(handle http.HandlerFunc) *library {
	l := new(library)
	l.Server = httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		l.mu.Lock()
		l.seen = append(l.seen, request{r, string(body)})
		l.mu.Unlock()
		handle(w, r)
	}))
	return l
}

func (l *library) requests() []request {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.seen
}

func title(w http.ResponseWriter, _ *http.Request) { _, _ = fmt.Fprint(w, `{"title":"Walden"}`) }

// settings are those of a client that signs, and retries without waiting.
func (l *library) settings() *awscall.Settings {
	credentials := aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
		return aws.Credentials{AccessKeyID: "AKID", SecretAccessKey: "secret"}, nil
	})
	s := &awscall.Settings{
		Service: &awscall.Service{
			ID: "books", Scope: "books", Package: "books", Version: "1",
			Exception: func(code string, message *string) smithy.APIError {
				return &smithy.GenericAPIError{Code: code, Message: aws.ToString(message)}
			},
		},
		Auth: func(context.Context, string) (*auth.Selected, error) {
			sigV4 := &smithyauth.Option{SchemeID: smithyauth.SchemeIDSigV4}
			smithyhttp.SetSigV4SigningName(&sigV4.SignerProperties, "books")
			smithyhttp.SetSigV4SigningRegion(&sigV4.SignerProperties, "us-west-2")
			scheme := auth.NewSigV4(v4.NewSigner(), logging.Nop{}, false)
			return auth.Select([]*smithyauth.Option{sigV4}, []smithyhttp.AuthScheme{scheme}, identities{credentials}, nil)
		},
		IsAuthFixed: true,
		Endpoint: func(context.Context) (smithyendpoints.Endpoint, error) {
			uri, err := url.Parse(l.url())
			return smithyendpoints.Endpoint{URI: *uri}, err
		},
		IsEndpointFixed:  true,
		Retryer:          impatient{defaults.Retryer(aws.RetryModeStandard, 0, func(error) bool { return false }).(aws.RetryerV2)},
		MaxResponseBytes: 1 << 20,
		Logger:           logging.Nop{},
		TracerProvider:   &tracing.NopTracerProvider{},
		MeterProvider:    metrics.NopMeterProvider{},
		Interceptors:     new(smithyhttp.InterceptorRegistry),
	}
	if l.Server != nil {
		s.HTTPClient = l.Client()
	}
	return s
}

// url is where the library is. One without a server is nowhere.
func (l *library) url() string {
	if l.Server == nil {
		return "https://books.test"
	}
	return l.URL
}

type identities struct{ provider aws.CredentialsProvider }

func (i identities) GetIdentityResolver(string) smithyauth.IdentityResolver {
	return &auth.Credentials{Provider: i.provider}
}

// impatient is a retryer that does not wait, and has no quota.
type impatient struct{ aws.RetryerV2 }

func (impatient) RetryDelay(int, error) (time.Duration, error) { return 0, nil }

func (impatient) GetRetryToken(context.Context, error) (func(error) error, error) {
	return func(error) error { return nil }, nil
}

// watched has the calls seen by a middleware, so that the transport is the SDK's.
func watched(s *awscall.Settings) {
	s.APIOptions = append(s.APIOptions, func(*middleware.Stack) error { return nil })
}

// bothTransports runs a test with the transport for calls that are not observed and
// with the other.
func bothTransports(t *testing.T, test func(*testing.T, func(*awscall.Settings))) {
	t.Run("quiet", func(t *testing.T) { test(t, func(*awscall.Settings) {}) })
	t.Run("watched", func(t *testing.T) { test(t, watched) })
}
