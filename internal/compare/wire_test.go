package compare_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/smithy-go/middleware"
)

// wireCase is a use of a client whose requests are compared.
type wireCase struct {
	name      string
	config    func(*aws.Config)
	client    []option
	call      []option
	in        *request
	responses []response
	use       func(t *testing.T, c client, in *request, call []option)
}

func listOnce(t *testing.T, c client, in *request, call []option) {
	if _, err := c.list(t.Context(), in, call...); err != nil {
		t.Error(err)
	}
}

func listFailing(t *testing.T, c client, in *request, call []option) {
	if _, err := c.list(t.Context(), in, call...); err == nil {
		t.Error("no error")
	}
}

func listAllPages(t *testing.T, c client, in *request, call []option) {
	if o, ok := c.(operationClient); ok && o.operation.form() != "POST" {
		listOnce(t, c, in, call)
		return
	}
	for p := c.paginate(in); p.HasMorePages(); {
		if _, err := p.next(t.Context(), call...); err != nil {
			t.Fatal(err)
		}
	}
}

func TestRequests_areTheSameOnTheWire(t *testing.T) {
	for _, o := range operations {
		for _, c := range wireCases() {
			t.Run(o.name+" "+c.name, func(t *testing.T) { checkWire(t, o, c) })
		}
	}
}

func checkWire(t *testing.T, o operation, c wireCase) {
	t.Helper()
	want, got := onBothSides(t, func(t *testing.T, s side) []sent {
		svc := responding(ok(emptyPage))
		if c.responses != nil {
			svc.responses = c.responses
		}
		cfg := config(svc)
		cfg.APIOptions = append(cfg.APIOptions, fixInvocationID)
		if c.config != nil {
			c.config(&cfg)
		}
		in, use := c.in, c.use
		if in == nil {
			in = listing()
		}
		if use == nil {
			use = listOnce
		}
		use(t, s.doing(o).make(cfg, c.client...), in, c.call)
		return svc.sent
	})
	if len(want) != len(got) || len(want) == 0 {
		t.Fatalf("official sent %d requests, ours %d", len(want), len(got))
	}
	for i := range want {
		if !strings.Contains(want[i].URL, "/"+o.name) || want[i].Method != o.form() {
			t.Errorf("%s %s is no request of %s", want[i].Method, want[i].URL, o.name)
		}
		sameRequest(t, fmt.Sprintf("request %d", i+1), want[i], got[i])
	}
}

// sameRequest compares requests but for what differs on purpose.
func sameRequest(t *testing.T, what string, want, got sent) {
	t.Helper()
	sameUserAgent(t, want.Header, got.Header)
	if losesTarget(want.URL, got.URL) {
		differ(t, "Path of a first-generation endpoint")
		want.URL = got.URL
		withoutSignature(want, got)
	}
	if want.Body != got.Body && sameDocument(want.Body, got.Body) {
		differ(t, "Escapes in a request body")
		want.Body, want.ContentLength = got.Body, got.ContentLength
		withoutSignature(want, got)
	}
	sameFields(t, what, want, got)
}

// losesTarget reports whether official is ours without a path before that of the
// operation, or without a query that is not the operation's.
func losesTarget(official, ours string) bool {
	want, errOfficial := url.Parse(official)
	got, errOurs := url.Parse(ours)
	if errOfficial != nil || errOurs != nil || want.Scheme != got.Scheme || want.Host != got.Host {
		return false
	}
	operation := "/" + path.Base(got.Path)
	return official != ours && want.Path == operation && strings.HasSuffix(got.Path, operation) && isPartOf(want.Query(), got.Query())
}

func isPartOf(part, whole url.Values) bool {
	for name, values := range part {
		if !slices.Equal(values, whole[name]) {
			return false
		}
	}
	return true
}

func sameDocument(a, b string) bool {
	var ofA, ofB any
	return json.Unmarshal([]byte(a), &ofA) == nil && json.Unmarshal([]byte(b), &ofB) == nil && reflect.DeepEqual(ofA, ofB)
}

// withoutSignature leaves the scope of the signatures alone.
func withoutSignature(requests ...sent) {
	for _, r := range requests {
		r.Header.Set("Authorization", credentialScope.FindString(r.Header.Get("Authorization")))
	}
}

// sameFields compares two structures field by field.
func sameFields[T any](t *testing.T, what string, want, got T) {
	t.Helper()
	w, g := reflect.ValueOf(want), reflect.ValueOf(got)
	for i := range w.NumField() {
		if !reflect.DeepEqual(w.Field(i).Interface(), g.Field(i).Interface()) {
			t.Errorf("%s: %s\nofficial %+v\nours     %+v", what, w.Type().Field(i).Name, lines(w.Field(i)), lines(g.Field(i)))
		}
	}
}

func lines(v reflect.Value) any {
	if list, ok := v.Interface().([]string); ok {
		return strings.Join(list, "\n         ")
	}
	return v
}

var userAgentProduct = regexp.MustCompile(`api/imagebuilder#\S+`)

// sameUserAgent makes the User-Agent headers equal but for what else than the
// product differs in them.
func sameUserAgent(t *testing.T, want, got http.Header) {
	t.Helper()
	const name = "User-Agent"
	if want.Get(name) == got.Get(name) {
		t.Errorf("the user agents are the same, %s", got.Get(name))
	}
	differ(t, "User-Agent")
	for _, h := range []http.Header{want, got} {
		h.Set(name, userAgentProduct.ReplaceAllString(h.Get(name), "api/imagebuilder"))
	}
}

func wireCases() []wireCase {
	return append(append(wireInputs(), wireEndpoints()...), wireOptions()...)
}

func wireInputs() []wireCase {
	return []wireCase{
		{name: "an id alone"},
		{name: "all members", in: &request{WorkflowExecutionId: aws.String(executionID), MaxResults: aws.Int32(25), NextToken: aws.String("token")}},
		{name: "text that json escapes", in: &request{
			WorkflowExecutionId: aws.String(executionID),
			NextToken:           aws.String("<&>'\"\\/\b\f\n\r\t\x00\x1f\x7f\xffé\u2028\u2029\U0001F600"),
		}},
		{name: "a paginator", use: listAllPages, responses: []response{ok(`{"nextToken":"2"}`), ok(`{"nextToken":"3"}`), ok(`{}`)}},
		{
			name: "a paginator with a page size", use: listAllPages, responses: []response{ok(`{"nextToken":"2"}`), ok(`{}`)},
			in: &request{WorkflowExecutionId: aws.String(executionID), MaxResults: aws.Int32(3), NextToken: aws.String("1")},
		},
		{name: "retries", config: fixedBackoff, responses: []response{failure(500, "ServiceException"), failure(503, "ServiceUnavailableException"), ok(emptyPage)}},
		{name: "retries until the last", config: fixedBackoff, use: listFailing, responses: []response{failure(500, "ServiceException")}},
		{
			name: "retries by a clock that is off", config: fixedBackoff, responses: []response{
				{status: 403, header: http.Header{"X-Amzn-Errortype": {"InvalidSignatureException"}, "Date": {"Sat, 01 Jan 2000 01:00:00 GMT"}}, body: "{}"},
				{status: 200, header: http.Header{"Date": {"Sat, 01 Jan 2000 01:00:00 GMT"}}, body: emptyPage},
			},
			use: func(t *testing.T, c client, in *request, call []option) {
				listOnce(t, c, in, call)
				listOnce(t, c, in, call)
			},
		},
		{
			name: "a deadline by a clock that is off", responses: []response{
				{status: 200, header: http.Header{"Date": {"Sat, 01 Jan 2000 01:00:00 GMT"}}, body: emptyPage},
			},
			use: func(t *testing.T, c client, in *request, call []option) {
				ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
				defer cancel()
				for range 2 {
					if _, err := c.list(ctx, in, call...); err != nil {
						t.Error(err)
					}
				}
			},
		},
	}
}

func wireOptions() []wireCase {
	add := func(fns ...func(*middleware.Stack) error) option { return set("APIOptions", fns) }
	return []wireCase{
		{name: "session credentials", config: func(cfg *aws.Config) {
			cfg.Credentials = credentials(aws.Credentials{AccessKeyID: "ASIA", SecretAccessKey: "SECRET", SessionToken: "a+token/=="})
		}},
		{name: "no credentials", config: func(cfg *aws.Config) { cfg.Credentials = nil }},
		{name: "anonymous credentials", config: func(cfg *aws.Config) { cfg.Credentials = aws.AnonymousCredentials{} }},
		{name: "anonymous credentials for a client", client: []option{set("Credentials", aws.CredentialsProvider(aws.AnonymousCredentials{}))}},
		{name: "credentials that tell their source", config: func(cfg *aws.Config) { cfg.Credentials = namedCredentials{} }},
		{name: "credentials that tell their source, for a call", call: []option{set("Credentials", aws.CredentialsProvider(namedCredentials{}))}},
		{name: "an app id", config: func(cfg *aws.Config) { cfg.AppID = "my app/1" }},
		{name: "an app id for a call", call: []option{set("AppID", "mine")}},
		{name: "adaptive retries", config: func(cfg *aws.Config) { cfg.RetryMode = aws.RetryModeAdaptive }},
		{
			name: "a limit of attempts", config: func(cfg *aws.Config) { fixedBackoff(cfg); cfg.RetryMaxAttempts = 5 }, use: listFailing,
			responses: []response{failure(500, "ServiceException")},
		},
		{
			name: "a limit of attempts for a call", config: fixedBackoff, call: []option{set("RetryMaxAttempts", 2)}, use: listFailing,
			responses: []response{failure(500, "ServiceException")},
		},
		{
			name: "no retries", config: func(cfg *aws.Config) { cfg.Retryer = func() aws.Retryer { return aws.NopRetryer{} } },
			use: listFailing, responses: []response{failure(500, "ServiceException")},
		},
		{name: "a scheme by its short name", client: []option{resolvingTo("sigv4")}},
		{name: "a region for a call", call: []option{set("Region", "eu-west-1")}},
		{name: "defaults mode", config: func(cfg *aws.Config) { cfg.DefaultsMode = aws.DefaultsModeStandard }},
		{name: "middlewares that change the request", call: []option{add(fixInvocationID, setHeaderAt(stepBuild), setHeaderAt(stepFinalize))}},
	}
}

// fixedBackoff makes retries happen at the same time: the clients' own backoff is
// random.
func fixedBackoff(cfg *aws.Config) {
	cfg.Retryer = func() aws.Retryer {
		return retry.NewStandard(func(o *retry.StandardOptions) {
			o.Backoff = retry.BackoffDelayerFunc(func(int, error) (time.Duration, error) { return 3 * time.Second, nil })
		})
	}
}

type namedCredentials struct{}

func (namedCredentials) Retrieve(context.Context) (aws.Credentials, error) {
	return aws.Credentials{AccessKeyID: "AKID", SecretAccessKey: "SECRET", Source: "named"}, nil
}

func (namedCredentials) ProviderSources() []aws.CredentialSource {
	return []aws.CredentialSource{aws.CredentialSourceProfile, aws.CredentialSourceSTSAssumeRole}
}
