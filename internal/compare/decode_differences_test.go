package compare_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	official "github.com/aws/aws-sdk-go-v2/service/imagebuilder"
	"github.com/aws/smithy-go"

	ours "github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

func init() {
	refused := func(bodies ...string) func(*testing.T) {
		return func(t *testing.T) {
			for _, body := range bodies {
				want, got := decodeWith(t, sides[0], body), decodeWith(t, sides[1], body)
				if want.err != nil || got.err == nil {
					t.Errorf("%q: official %v, ours %v", body, want.err, got.err)
				}
			}
		}
	}
	proofs["Empty body"] = refused("")
	proofs["Null in a list or map"] = func(t *testing.T) {
		for _, body := range []string{`{"steps":[null]}`, `{"steps":[{"name":"a"},null,{"name":"b"}]}`} {
			if want, got := decodeWith(t, sides[0], body), decodeWith(t, sides[1], body); want.err == nil || got.err != nil {
				t.Errorf("%q: official %v, ours %v", body, want.err, got.err)
			}
		}
		tags := response{status: 200, body: `{"image":{"tags":{"a":null}}}`}
		want, got := failedToRead(t, sides[0], "GetImage", tags), failedToRead(t, sides[1], "GetImage", tags)
		if !want || got {
			t.Errorf("a tag without a value is unreadable for official: %v, for ours: %v", want, got)
		}
	}
	proofs["Invalid UTF-8 in a response"] = func(t *testing.T) {
		a := response{status: 403, header: header("ForbiddenException"), body: "{\"message\":\"a\xff\"}"}
		if want, got := failWith(t, sides[0], a), failWith(t, sides[1], a); want.Message != "a\xff" || got.Message != "a\ufffd" {
			t.Errorf("official %q, ours %q", want.Message, got.Message)
		}
		output := "{\"message\":\"a\xff\"}"
		if want, got := decodeWith(t, sides[0], output).page, decodeWith(t, sides[1], output).page; *want.Message != "a\xff" || *got.Message != "a\ufffd" {
			t.Errorf("in an output: official %q, ours %q", *want.Message, *got.Message)
		}
	}
	proofs["Size of a response"] = func(t *testing.T) {
		big := oversized(16<<20 + 1)
		if want := decodeWith(t, sides[0], big); want.err != nil {
			t.Errorf("official: %v", want.err)
		}
		if got := decodeWith(t, sides[1], big); got.err == nil || !strings.Contains(got.err.Error(), "limit of 16777216 bytes") {
			t.Errorf("ours: %v", got.err)
		}
	}
	proofs["Number of items in a response"] = func(t *testing.T) {
		refused(`{"steps":[` + strings.Repeat("{},", 10_000) + `{}]}`)(t)
	}
	proofs["Times before 1678 and after 2262"] = func(t *testing.T) {
		cfg := config(responding(ok(`{"image":{"deprecationTime":253402214400}}`)))
		want, err := official.NewFromConfig(cfg).GetImage(t.Context(), &official.GetImageInput{ImageBuildVersionArn: aws.String(imageARN)})
		if err != nil {
			t.Fatal(err)
		}
		got, err := ours.NewFromConfig(cfg).GetImage(t.Context(), &ours.GetImageInput{ImageBuildVersionArn: aws.String(imageARN)})
		if err != nil {
			t.Fatal(err)
		}
		if o, u := want.Image.DeprecationTime.Year(), got.Image.DeprecationTime.Year(); o == 9999 || u != 9999 {
			t.Errorf("official %d, ours %d", o, u)
		}
	}
	proofs["Bytes read from an error response"] = func(t *testing.T) {
		a := response{status: 400, body: `{"message":"` + strings.Repeat("x", 64<<10) + `","code":"ForbiddenException"}`}
		if want, got := failWith(t, sides[0], a), failWith(t, sides[1], a); want.Code != "ForbiddenException" || got.Code != unknownCode || len(got.Message) > 2000 {
			t.Errorf("official %q, ours %q, with a message of %d bytes", want.Code, got.Code, len(got.Message))
		}
	}
}

func failedToRead(t *testing.T, s side, operation string, a response) bool {
	t.Helper()
	_, err := s.doing(operationOf(t, operation)).make(config(responding(a))).list(t.Context(), listing(), set("RetryMaxAttempts", 1))
	return err != nil
}

func init() {
	proofs["Error response that is not JSON"] = func(t *testing.T) {
		for _, body := range []string{"<html>", `{"message":{}}`, `[]`, `{"message":`} {
			want, got := failWith(t, sides[0], response{status: 403, header: header("ForbiddenException"), body: body}),
				failWith(t, sides[1], response{status: 403, header: header("ForbiddenException"), body: body})
			if want.Type != "" || !want.Undecodable || got.Type != "ForbiddenException" || got.Status != 403 || got.RequestID != requestID {
				t.Errorf("%q: official %+v, ours %+v", body, want, got)
			}
		}
	}
	proofs["Namespaces and spaces around a code"] = func(t *testing.T) {
		for _, c := range []struct{ code, official, ours string }{
			{"a#b#ForbiddenException", "b#ForbiddenException", "ForbiddenException"}, {"#", "", "ClientException"}, {" ForbiddenException ", " ForbiddenException ", "ForbiddenException"},
		} {
			a := response{status: 403, header: header(c.code), body: `{"code":"ClientException"}`}
			if want, got := failWith(t, sides[0], a), failWith(t, sides[1], a); want.Code != c.official || got.Code != c.ours {
				t.Errorf("%q: official %q, ours %q", c.code, want.Code, got.Code)
			}
		}
	}
	proofs["Common errors of AWS"] = func(t *testing.T) {
		for _, code := range []string{"ExpiredTokenException", "ThrottlingException", "InternalFailure"} {
			a := failure(400, code)
			want, got := failWith(t, sides[0], a), failWith(t, sides[1], a)
			if want.Type != genericType || want.Fault != smithy.FaultUnknown || got.Type != code || got.Fault == smithy.FaultUnknown || want.Code != got.Code {
				t.Errorf("official %+v, ours %+v", want, got)
			}
		}
	}
	proofs["Case of a code"] = func(t *testing.T) {
		for _, code := range []string{"FORBIDDENEXCEPTION", "forbiddenexception"} {
			want, got := failWith(t, sides[0], failure(403, code)), failWith(t, sides[1], failure(403, code))
			if want.Type != genericType || want.Code != code || got.Type != "ForbiddenException" || got.Code != got.Type {
				t.Errorf("official %+v, ours %+v", want, got)
			}
		}
	}
	proofs["Length of a code and a message"] = func(t *testing.T) {
		for _, code := range []string{"ForbiddenException", strings.Repeat("Long", 100)} {
			a := response{status: 403, header: header(code), body: `{"message":"` + strings.Repeat("long", 10_000) + `"}`}
			want, got := failWith(t, sides[0], a), failWith(t, sides[1], a)
			if want.Code != code || len(want.Message) != 40_000 || len(got.Code) > 300 || len(got.Message) > 17_000 || !strings.HasSuffix(got.Message, "… [cut, 40000 bytes in all]") {
				t.Errorf("official %d and %d bytes, ours %d and %d", len(want.Code), len(want.Message), len(got.Code), len(got.Message))
			}
		}
	}
	proofs["Two codes in a body"] = func(t *testing.T) {
		a := response{status: 403, body: `{"code":"ClientException","__type":"ForbiddenException"}`}
		if want, got := failWith(t, sides[0], a), failWith(t, sides[1], a); want.Code != "ForbiddenException" || got.Code != "ClientException" {
			t.Errorf("official %+v, ours %+v", want, got)
		}
	}
	proofs["Fault of an error without a code"] = func(t *testing.T) {
		for status, fault := range map[int]smithy.ErrorFault{400: smithy.FaultClient, 503: smithy.FaultServer} {
			want, got := failWith(t, sides[0], response{status: status, body: "{}"}), failWith(t, sides[1], response{status: status, body: "{}"})
			if want.Fault != smithy.FaultUnknown || got.Fault != fault {
				t.Errorf("%d: official %v, ours %v", status, want.Fault, got.Fault)
			}
		}
	}
	proofs["Secrets in a response"] = func(t *testing.T) {
		token := strings.Repeat("token", 20)
		for i, tells := range []bool{true, false} {
			cfg := config(responding(response{status: 403, header: header("ForbiddenException"), body: `{"message":"x-amz-security-token:` + token + `"}`}))
			cfg.Credentials = credentials(aws.Credentials{AccessKeyID: "AKIDEXAMPLE", SecretAccessKey: "SECRET", SessionToken: token})
			if _, err := sides[i].make(cfg).list(t.Context(), listing()); err == nil || strings.Contains(err.Error(), token) != tells {
				t.Errorf("%s: %v", sides[i].name, err)
			}
		}
	}
	proofs["Error without a message"] = func(t *testing.T) {
		for code, official := range map[string]string{"": unknownCode, "New": unknownCode, "ForbiddenException": ""} {
			a := response{status: 403, header: header(code), body: `{"reason":"why"}`}
			if want, got := failWith(t, sides[0], a), failWith(t, sides[1], a); want.Message != official || !strings.Contains(got.Message, "why") {
				t.Errorf("%q: official %q, ours %q", code, want.Message, got.Message)
			}
		}
	}
	proofs["Control characters in a generic error"] = func(t *testing.T) {
		a := response{status: 400, body: `{"code":"New\u001b","message":"a\nb"}`}
		want, got := failWith(t, sides[0], a), failWith(t, sides[1], a)
		if want.Message != "a\nb" || got.Message != `a\nb` || want.Code != "New\x1b" || got.Code != `New\x1b` {
			t.Errorf("official %+v, ours %+v", want, got)
		}
	}
	proofs["Text of an exception"] = func(t *testing.T) {
		var texts [2]string
		for i, s := range sides {
			var apiErr smithy.APIError
			_, err := s.make(config(responding(response{status: 403, header: header("ForbiddenException"), body: `{"message":"a\nb"}`}))).list(t.Context(), listing())
			if !errors.As(err, &apiErr) {
				t.Fatal(err)
			}
			texts[i] = apiErr.Error()
		}
		if texts[0] != "ForbiddenException: a\nb" || texts[1] != `ForbiddenException: a\nb` {
			t.Errorf("official %q, ours %q", texts[0], texts[1])
		}
	}
	proofs["Redirects"] = func(t *testing.T) {
		for i, s := range sides {
			to := redirecting{}
			cfg := config(nil)
			cfg.HTTPClient = &http.Client{Transport: &to}
			cfg.Credentials = credentials(aws.Credentials{AccessKeyID: "ASIA", SecretAccessKey: "SECRET", SessionToken: "token"})
			cfg.RetryMaxAttempts = 1
			_, err := s.make(cfg).list(t.Context(), listing())
			if followed := i == 0; to.tokenWentElsewhere != followed || (err == nil) != followed {
				t.Errorf("%s: the token went elsewhere %v, with the error %v", s.name, to.tokenWentElsewhere, err)
			}
		}
	}
}

// redirecting redirects what is not for its target.
type redirecting struct{ tokenWentElsewhere bool }

func (r *redirecting) RoundTrip(request *http.Request) (*http.Response, error) {
	const other = "elsewhere.example"
	if request.URL.Host == other {
		r.tokenWentElsewhere = request.Header.Get("X-Amz-Security-Token") != ""
		return ok(emptyPage).response(request)
	}
	return response{status: http.StatusFound, header: http.Header{"Location": {"https://" + other + "/"}}}.response(request)
}
