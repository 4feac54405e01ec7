package imagebuildertest_test

import (
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
)

func TestServer_verifiesSignatures(t *testing.T) {
	srv := newServer(t)
	srv.SetSteps(runID, namedSteps(1)...)
	now := time.Date(2026, 9, 9, 12, 0, 0, 900_000_000, time.UTC)
	srv.SetClock(func() time.Time { return now })
	session := aws.Credentials{AccessKeyID: "ASIASESSION", SecretAccessKey: "secret", SessionToken: "token"}
	srv.AddCredentials(session)
	expiring := aws.Credentials{AccessKeyID: "ASIAEXPIRING", SecretAccessKey: "secret", SessionToken: "token", CanExpire: true, Expires: now}
	srv.AddCredentials(expiring)
	stillValid := expiring
	stillValid.AccessKeyID, stillValid.Expires = "ASIAVALID", now.Add(time.Second)
	srv.AddCredentials(stillValid)

	replaceInAuthorization := func(old, with string) func(*call) {
		return func(c *call) {
			c.afterwards = func(r *http.Request) {
				header := r.Header.Get("Authorization")
				changed := strings.Replace(header, old, with, 1)
				if changed == header {
					t.Errorf("the Authorization header has no %q", old)
				}
				r.Header.Set("Authorization", changed)
			}
		}
	}
	setHeader := func(name, value string) func(*call) {
		return func(c *call) {
			c.afterwards = func(r *http.Request) { r.Header.Set(name, value) }
		}
	}
	unsigned := func(name string) func(*call) {
		return func(c *call) {
			values := c.header.Values(name)
			c.header.Del(name)
			c.afterwards = func(r *http.Request) { r.Header[name] = values }
		}
	}

	tests := []struct {
		name    string
		change  func(*call)
		status  int
		code    string
		message string
	}{
		{"accepts the default credentials", func(*call) {}, 200, "", ""},
		{"accepts credentials with a session token", func(c *call) { c.credentials = session }, 200, "", ""},
		{"accepts credentials until they expire", func(c *call) { c.credentials = stillValid }, 200, "", ""},
		{"accepts further signed headers", func(c *call) { c.header["Amz-Sdk-Request"] = []string{"attempt=1;  max=3", "x"} }, 200, "", ""},
		{"accepts unsigned headers of other names", setHeader("Amz-Sdk-Request", "attempt=1"), 200, "", ""},
		{"accepts an unsigned content type", unsigned("Content-Type"), 200, "", ""},
		{"accepts a signature 5 minutes old", func(c *call) { c.signedAt = now.Add(-5 * time.Minute) }, 200, "", ""},
		{"accepts a signature 5 minutes early", func(c *call) { c.signedAt = now.Add(5 * time.Minute) }, 200, "", ""},

		{
			"refuses a date 20 minutes behind", func(c *call) { c.signedAt = now.Add(-20 * time.Minute) }, 403, "InvalidSignatureException",
			"Signature expired: 20260909T114000Z is now earlier than 20260909T115500Z (20260909T120000Z - 5 min.)",
		},
		{
			"refuses a date 20 minutes ahead", func(c *call) { c.signedAt = now.Add(20 * time.Minute) }, 403, "InvalidSignatureException",
			"Signature not yet current: 20260909T122000Z is still later than 20260909T120500Z (20260909T120000Z + 5 min.)",
		},
		{"refuses a signature a second too old", func(c *call) { c.signedAt = now.Add(-5*time.Minute - time.Second) }, 403, "InvalidSignatureException", "expired"},
		{"refuses a signature a second too early", func(c *call) { c.signedAt = now.Add(5*time.Minute + time.Second) }, 403, "InvalidSignatureException", "not yet current"},
		{"refuses a changed date", setHeader("X-Amz-Date", "20260909T120001Z"), 403, "InvalidSignatureException", "does not match"},
		{"refuses a malformed date", setHeader("X-Amz-Date", "yesterday"), 403, "IncompleteSignature", `"yesterday"`},
		{"refuses a date with a fraction", setHeader("X-Amz-Date", "20260909T120000.5Z"), 403, "IncompleteSignature", `"20260909T120000.5Z"`},

		{"refuses a wrong secret key", func(c *call) { c.credentials.SecretAccessKey = "wrong" }, 403, "InvalidSignatureException", "does not match"},
		{"refuses an unknown access key", func(c *call) { c.credentials.AccessKeyID = "AKIAUNKNOWN" }, 403, "UnrecognizedClientException", ""},
		{"refuses a wrong session token", func(c *call) { c.credentials = session; c.credentials.SessionToken = "other" }, 403, "UnrecognizedClientException", ""},
		{"refuses a missing session token", func(c *call) { c.credentials = session; c.credentials.SessionToken = "" }, 403, "UnrecognizedClientException", ""},
		{"refuses a session token with a key that has none", func(c *call) { c.credentials.SessionToken = "token" }, 403, "UnrecognizedClientException", ""},
		{"refuses expired credentials", func(c *call) { c.credentials = expiring }, 403, "ExpiredTokenException", "expired"},

		{"refuses a changed body", func(c *call) {
			c.afterwards = func(r *http.Request) {
				r.Body = io.NopCloser(strings.NewReader(strings.ReplaceAll(listRunID, "165b", "165c")))
			}
		}, 403, "InvalidSignatureException", "does not match"},
		{"refuses a changed signed header", setHeader("Content-Type", "application/json; charset=utf-8"), 403, "InvalidSignatureException", "does not match"},
		{"refuses a removed signed header", func(c *call) {
			c.header.Set("Amz-Sdk-Request", "attempt=1")
			c.afterwards = func(r *http.Request) { r.Header.Del("Amz-Sdk-Request") }
		}, 403, "InvalidSignatureException", `"amz-sdk-request" is among the signed headers, but not in the request`},
		{"refuses a changed host", func(c *call) {
			c.afterwards = func(r *http.Request) { r.Host = "imagebuilder.us-east-1.amazonaws.com" }
		}, 403, "InvalidSignatureException", "does not match"},
		{"refuses an added query", func(c *call) {
			c.afterwards = func(r *http.Request) { r.URL.RawQuery = "a=b" }
		}, 403, "InvalidSignatureException", "does not match"},
		{"refuses a changed signature", replaceInAuthorization("Signature=", "Signature=0"), 403, "InvalidSignatureException", "does not match"},
		{"refuses signed headers without host", replaceInAuthorization(";host", ""), 403, "InvalidSignatureException", "host must be among the signed headers"},
		{"refuses signed headers without x-amz-date", replaceInAuthorization(";x-amz-date", ""), 403, "InvalidSignatureException", "x-amz-date must be among"},
		{"refuses unsigned x-amz headers", setHeader("X-Amz-Anything", "x"), 403, "InvalidSignatureException", "x-amz-anything must be among"},

		{"refuses another Region", func(c *call) { c.region = "eu-west-1" }, 403, "InvalidSignatureException", `scoped to correct region: 'us-west-2', is "eu-west-1"`},
		{"refuses another service", func(c *call) { c.service = "ec2" }, 403, "InvalidSignatureException", `scoped to correct service: 'imagebuilder', is "ec2"`},
		{"refuses a scope of another date", replaceInAuthorization("/20260909/", "/20260908/"), 403, "InvalidSignatureException", "scoped to correct date: '20260909'"},
		{"refuses a scope of another kind", replaceInAuthorization("aws4_request", "aws5_request"), 403, "InvalidSignatureException", "'aws4_request', is"},
		{"refuses a short scope", replaceInAuthorization("/aws4_request", ""), 403, "IncompleteSignature", "has 4"},
		{"refuses no Authorization", func(c *call) {
			c.afterwards = func(r *http.Request) { r.Header.Del("Authorization") }
		}, 403, "MissingAuthenticationTokenException", ""},
		{"refuses another algorithm", replaceInAuthorization("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256"), 403, "IncompleteSignature", "AWS4-HMAC-SHA256"},
		{"refuses basic authentication", setHeader("Authorization", "Basic dXNlcjpwYXNz"), 403, "IncompleteSignature", ""},
		{"refuses no Credential", replaceInAuthorization("Credential=", "Creditential="), 403, "IncompleteSignature", "no Credential"},
		{"refuses no SignedHeaders", replaceInAuthorization("SignedHeaders=", "Headers="), 403, "IncompleteSignature", "no SignedHeaders"},
		{"refuses no Signature", replaceInAuthorization("Signature=", "Sign="), 403, "IncompleteSignature", "no Signature"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := defaultCall(t, srv)
			c.signedAt = now
			test.change(&c)
			a := c.mustSend(t, srv)
			a.mustBe(t, test.status, test.code)
			if !strings.Contains(a.message, test.message) {
				t.Errorf("message %q does not contain %q", a.message, test.message)
			}
			if test.status != http.StatusOK && a.message == "" {
				t.Error("the error has no message")
			}
		})
	}
}

func TestServer_verifiesSignaturesForItsRegion(t *testing.T) {
	srv := newServer(t)
	srv.SetSteps(runID, namedSteps(1)...)
	srv.SetRegion("eu-west-1")

	if region := srv.Config().Region; region != "eu-west-1" {
		t.Errorf("the configuration has region %q", region)
	}
	defaultCall(t, srv).mustSend(t, srv).mustBe(t, 200, "")
	c := defaultCall(t, srv)
	c.region = "us-east-1"
	c.mustSend(t, srv).mustBe(t, 403, "InvalidSignatureException")
}

func TestServer_replacesCredentials(t *testing.T) {
	srv := newServer(t)
	srv.SetSteps(runID, namedSteps(1)...)
	c := defaultCall(t, srv)
	c.credentials = aws.Credentials{AccessKeyID: "AKIAROTATED", SecretAccessKey: "old"}
	srv.AddCredentials(c.credentials)
	c.mustSend(t, srv).mustBe(t, 200, "")
	srv.AddCredentials(aws.Credentials{AccessKeyID: "AKIAROTATED", SecretAccessKey: "new"})
	c.mustSend(t, srv).mustBe(t, 403, "InvalidSignatureException")
}

func TestServer_tellsTheTimeByItsClock(t *testing.T) {
	srv := newServer(t)
	srv.SetClock(func() time.Time { return time.Date(2001, 2, 3, 4, 5, 6, 0, time.FixedZone("", 3600)) })
	a := defaultCall(t, srv).mustSend(t, srv)
	a.mustBe(t, 403, "InvalidSignatureException")
	if date := a.header.Get("Date"); date != "Sat, 03 Feb 2001 03:05:06 GMT" {
		t.Errorf("the Date header is %q", date)
	}
}
