package imagebuilder_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/aws/smithy-go/logging"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

// secrets must not be in any error or log. AWS's access keys are not shorter.
var secrets = aws.Credentials{
	AccessKeyID:     "AKIDSECRETSAMPLE",
	SecretAccessKey: "SecretAccessKeyThatNobodyMaySee",
	SessionToken:    "SessionTokenThatNobodyMaySee",
}

var secretCredentials = aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) { return secrets, nil })

func userPassword() *url.Userinfo { return url.UserPassword("user", password) }

type forbiddenSigner struct{ t *testing.T }

func (s forbiddenSigner) SignHTTP(context.Context, aws.Credentials, *http.Request, string, string, string, time.Time, ...func(*v4.SignerOptions)) error {
	s.t.Error("a request was signed")
	return errors.New("not signed")
}

// signatures is an HTTP client that notes the signatures it is asked to send.
type signatures struct {
	imagebuilder.HTTPClient

	mu   sync.Mutex
	sent []string
}

func (s *signatures) Do(r *http.Request) (*http.Response, error) {
	_, signature, _ := strings.Cut(r.Header.Get("Authorization"), "Signature=")
	s.mu.Lock()
	s.sent = append(s.sent, signature)
	s.mu.Unlock()
	return s.HTTPClient.Do(r)
}

// secretsIn returns a secret that a text contains, or "".
func (s *signatures) secretsIn(text string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	forbidden := append([]string{
		secrets.AccessKeyID, secrets.SecretAccessKey, secrets.SessionToken, password,
		"Authorization", "Signature=", "Credential=", "AWS4-HMAC-SHA256",
	}, s.sent...)
	for _, secret := range forbidden {
		if secret != "" && strings.Contains(text, secret) {
			return secret
		}
	}
	return ""
}

// checkChain looks at the text of each error in the chain.
func (s *signatures) checkChain(t *testing.T, err error) {
	t.Helper()
	if err == nil {
		return
	}
	for _, text := range []string{err.Error(), fmt.Sprintf("%v", err), fmt.Sprintf("%+v", err), fmt.Sprintf("%s", err), fmt.Sprintf("%q", err)} {
		if secret := s.secretsIn(text); secret != "" {
			t.Errorf("%T tells %q: %s", err, secret, text)
			return
		}
	}
	if attempts, ok := err.(*errors.AttemptsError); ok {
		for _, attempt := range attempts.Attempts {
			s.checkChain(t, attempt)
		}
	}
	switch wrapped := err.(type) {
	case interface{ Unwrap() error }:
		s.checkChain(t, wrapped.Unwrap())
	case interface{ Unwrap() []error }:
		for _, each := range wrapped.Unwrap() {
			s.checkChain(t, each)
		}
	}
}

// secretive is a client that signs with the secrets and logs to lines.
func secretive(t *testing.T, srv *imagebuildertest.Server, mode aws.ClientLogMode) (*imagebuilder.Client, *signatures, *lines) {
	srv.AddCredentials(secrets)
	cfg := srv.Config()
	cfg.Credentials = secretCredentials
	log := &lines{}
	cfg.Logger = logging.LoggerFunc(func(class logging.Classification, format string, v ...any) {
		log.add(string(class) + " " + fmt.Sprintf(format, v...))
	})
	cfg.ClientLogMode = mode
	transport := &http.Transport{MaxResponseHeaderBytes: 1 << 20}
	t.Cleanup(transport.CloseIdleConnections)
	noted := &signatures{HTTPClient: &http.Client{
		Transport:     transport,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
	cfg.HTTPClient = noted
	client := newClient(t, cfg, withoutBackoff, func(o *imagebuilder.Options) { o.MaxResponseBytes = maxResponseBytes })
	return client, noted, log
}

func TestSecrets_areInNoErrorAndNoLog(t *testing.T) {
	for name, mode := range map[string]aws.ClientLogMode{
		"by default":     0,
		"with retries":   aws.LogRetries,
		"with responses": aws.LogResponse,
	} {
		t.Run(name, func(t *testing.T) {
			srv := newServer(t, 1)
			client, noted, log := secretive(t, srv, mode)
			for _, group := range responseGroups {
				for _, row := range group.rows() {
					ctx, cancel := context.WithCancel(t.Context())
					srv.InjectFunc(func(imagebuildertest.Request) imagebuildertest.Fault {
						if row.givesUp {
							cancel()
						}
						return row.fault
					})
					noted.sent = nil
					logged := len(log.all)
					_, err := client.ListWorkflowStepExecutions(ctx, listRun())
					cancel()
					if len(noted.sent) == 0 || noted.sent[0] == "" {
						t.Fatalf("%s: nothing was signed", row.came)
					}
					noted.checkChain(t, err)
					for _, line := range log.all[logged:] {
						if secret := noted.secretsIn(line); secret != "" {
							t.Errorf("a line of the log tells %q: %s", secret, line)
						}
					}
				}
			}
			for _, line := range log.all {
				if mode == 0 && !strings.HasPrefix(line, string(logging.Warn)) {
					t.Errorf("logged by default: %s", line)
				}
			}
			if mode == aws.LogRetries && len(log.all) == 0 {
				t.Error("no retry was logged")
			}
		})
	}
}

func TestSecrets_areInNoErrorBeforeSending(t *testing.T) {
	srv := newServer(t, 1)
	client, noted, _ := secretive(t, srv, 0)
	refuse := func(credentials aws.Credentials) func(*imagebuilder.Options) {
		return func(o *imagebuilder.Options) {
			o.Credentials = aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) { return credentials, nil })
		}
	}
	for name, optFn := range map[string]func(*imagebuilder.Options){
		"invalid input":      func(*imagebuilder.Options) {},
		"invalid region":     func(o *imagebuilder.Options) { o.Region, o.BaseEndpoint = "a@b", nil },
		"invalid endpoint":   func(o *imagebuilder.Options) { o.BaseEndpoint = aws.String("https://user:" + password + "@host") },
		"password in a path": func(o *imagebuilder.Options) { o.BaseEndpoint = aws.String("user:a//" + password + "@host") },
		"password with a ?":  func(o *imagebuilder.Options) { o.BaseEndpoint = aws.String("https://user:" + password + "?@host") },
		"key in a query":     func(o *imagebuilder.Options) { o.BaseEndpoint = aws.String("https://host/?key=" + password) },
		"key and no url":     func(o *imagebuilder.Options) { o.BaseEndpoint = aws.String("https://host:port/?key=" + password) },
		"key after an @": func(o *imagebuilder.Options) {
			o.BaseEndpoint = aws.String("https://host/?u=a@b&key=" + password + "%")
		},
		"key, first generation": imagebuilder.WithEndpointResolver(
			imagebuilder.EndpointResolverFromURL("https://host/%zz?key=" + password)),
		"line break in the token": refuse(aws.Credentials{
			AccessKeyID: secrets.AccessKeyID, SecretAccessKey: secrets.SecretAccessKey, SessionToken: secrets.SessionToken + "\n",
		}),
		"no connection": func(o *imagebuilder.Options) { o.BaseEndpoint = aws.String("http://127.0.0.1:1") },
	} {
		t.Run(name, func(t *testing.T) {
			input := listRun()
			if name == "invalid input" {
				input.WorkflowExecutionId = aws.String("")
			}
			_, err := client.ListWorkflowStepExecutions(t.Context(), input, optFn)
			if err == nil {
				t.Fatal("got no error")
			}
			noted.checkChain(t, err)
		})
	}
}

// longSecrets have a session token that is as long as those of STS, and longer than
// an excerpt of a body.
var longSecrets = aws.Credentials{
	AccessKeyID:     secrets.AccessKeyID,
	SecretAccessKey: secrets.SecretAccessKey,
	SessionToken:    "IQoJ" + strings.Repeat("b3JpZ2luX2Vj/EAAaCXVz+LXdlc3Qt", 24) + "==",
}

// TestSecrets_areInNoErrorWhenAResponseRepeatsThem makes responses repeat the request, as
// the canonical request of a refused signature and debug pages do.
func TestSecrets_areInNoErrorWhenAResponseRepeatsThem(t *testing.T) {
	srv := newServer(t, 1)
	for name, echo := range map[string]func(authorization, token string) imagebuildertest.Fault{
		"message": func(authorization, token string) imagebuildertest.Fault {
			return imagebuildertest.Exception(&errors.InvalidSignatureException{
				Message: aws.String("the canonical request was\nauthorization:" + authorization + "\nx-amz-security-token:" + token),
			})
		},
		"message with the access key": func(authorization, _ string) imagebuildertest.Fault {
			_, credential, _ := strings.Cut(authorization, "Credential=")
			accessKey, _, _ := strings.Cut(credential, "/")
			return imagebuildertest.Exception(&errors.InvalidSignatureException{Message: aws.String("no access key " + accessKey)})
		},
		"message of a code without a type": func(authorization, token string) imagebuildertest.Fault {
			return respond(400, "application/json", fmt.Sprintf(`{"code":"New","message":"%s %s"}`, authorization, token))
		},
		"code": func(_, token string) imagebuildertest.Fault {
			return respond(400, "application/json", fmt.Sprintf(`{"code":"%s"}`, token))
		},
		"page of a proxy": func(authorization, token string) imagebuildertest.Fault {
			return respond(502, "text/html", "<p>"+authorization+" "+token)
		},
		"page of a proxy, cut in a secret": func(_, token string) imagebuildertest.Fault {
			// An error tells the first 256 bytes.
			return respond(502, "text/html", strings.Repeat("x", 256-14)+token)
		},
		"no page": func(_, token string) imagebuildertest.Fault {
			return respond(200, "text/plain", "<p>"+token)
		},
		"content type": func(_, token string) imagebuildertest.Fault {
			return respond(502, token, "no")
		},
		"member of another type": func(_, token string) imagebuildertest.Fault {
			return respond(200, "application/json", `{"steps":"`+token+`"}`)
		},
		"other member": func(_, token string) imagebuildertest.Fault {
			return respond(403, "application/json", `{"code":"ForbiddenException","detail":"`+token+`"}`)
		},
		"escaped in a message that is no string": func(_, token string) imagebuildertest.Fault {
			return respond(403, "application/json", `{"code":"ForbiddenException","message":{"token":"`+strings.ReplaceAll(token, "/", `\/`)+`"}}`)
		},
		"escaped as by Gson": func(_, token string) imagebuildertest.Fault {
			return respond(403, "application/json", `{"code":"ForbiddenException","detail":"`+strings.ReplaceAll(token, "=", `\u003d`)+`"}`)
		},
		"escaped as by .NET": func(_, token string) imagebuildertest.Fault {
			return respond(403, "application/json", `{"code":"ForbiddenException","detail":"`+strings.ReplaceAll(token, "+", `\u002B`)+`"}`)
		},
		"escaped in HTML": func(_, token string) imagebuildertest.Fault {
			return respond(502, "text/html", "<p>"+strings.ReplaceAll(token, "+", "&#43;"))
		},
		"status of no page": func(authorization, token string) imagebuildertest.Fault {
			return raw("HTTP/1.1 200 " + token + authorization + "\r\n%sContent-Length: 0\r\n\r\n")
		},
		"status": func(authorization, token string) imagebuildertest.Fault {
			return raw("HTTP/1.1 502 " + token + authorization + "\r\n%sContent-Length: 0\r\n\r\n")
		},
		"request id": func(_, token string) imagebuildertest.Fault {
			return raw("HTTP/1.1 403 Forbidden\r\nX-Amzn-Requestid: " + token + "\r\nContent-Length: 0\r\n\r\n")
		},
		"no HTTP":   func(_, token string) imagebuildertest.Fault { return raw("x-amz-security-token:" + token + "\r\n") },
		"no header": func(_, token string) imagebuildertest.Fault { return raw("HTTP/1.1 200 OK\r\n" + token + "\r\n\r\n") },
		"redirect": func(_, token string) imagebuildertest.Fault {
			return respond(302, "", "", "Location: https://elsewhere.test/"+url.QueryEscape(token)+"/")
		},
	} {
		for length, credentials := range map[string]aws.Credentials{"short token": secrets, "long token": longSecrets} {
			t.Run(name+", "+length, func(t *testing.T) {
				client, noted, _ := secretive(t, srv, 0)
				srv.AddCredentials(credentials)
				srv.InjectFunc(func(r imagebuildertest.Request) imagebuildertest.Fault {
					return echo(r.Header.Get("Authorization"), r.Header.Get("X-Amz-Security-Token"))
				})
				_, err := client.ListWorkflowStepExecutions(t.Context(), listRun(), func(o *imagebuilder.Options) {
					o.RetryMaxAttempts = 1
					o.Credentials = aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) { return credentials, nil })
				})
				if err == nil || !strings.Contains(err.Error(), "***") {
					t.Fatalf("got %v, want an error with what was left out", err)
				}
				var body []byte
				if failed, ok := errors.AsType[*smithyhttp.ResponseError](err); ok {
					body, _ = io.ReadAll(failed.HTTPResponse().Body)
				}
				for _, secret := range append(noted.sent, credentials.AccessKeyID, credentials.SessionToken) {
					// An excerpt may end in the middle of a secret.
					for start := 0; start+12 <= len(secret); start += 12 {
						part := secret[start : start+12]
						if strings.Contains(err.Error(), part) || strings.Contains(errors.Message(err), part) {
							t.Fatalf("%v tells %q of %q", err, part, secret)
						}
						if strings.Contains(string(body), part) {
							t.Fatalf("the body of the response that the error keeps has %q of %q: %s", part, secret, body)
						}
					}
				}
			})
		}
	}
}

// The header of another signer is hidden completely. A text that is too short for a
// secret of AWS is an ordinary word.
func TestSecrets_ofOtherSignersAreInNoError(t *testing.T) {
	srv := newServer(t, 1)
	for authorization, told := range map[string]bool{"Bearer of-something-long": false, "Bearer": true} {
		srv.InjectFunc(always(respond(502, "text/html", "<p>"+authorization)))
		client := newClient(t, srv.Config(), withoutRetries, func(o *imagebuilder.Options) {
			o.Credentials = aws.AnonymousCredentials{}
		}, imagebuilder.WithAPIOptions(smithyhttp.SetHeaderValue("Authorization", authorization)))
		_, err := client.ListWorkflowStepExecutions(t.Context(), listRun())
		if err == nil || strings.Contains(err.Error(), "<p>"+authorization) != told {
			t.Errorf("%s: %v", authorization, err)
		}
	}
}

func TestRefusedSignature_isNotRepeatedInTheError(t *testing.T) {
	srv := newServer(t, 1)
	client, noted, _ := secretive(t, srv, 0)
	srv.AddCredentials(aws.Credentials{AccessKeyID: secrets.AccessKeyID, SecretAccessKey: "another", SessionToken: secrets.SessionToken})
	_, err := client.ListWorkflowStepExecutions(t.Context(), listRun())
	if _, ok := errors.AsType[*errors.InvalidSignatureException](err); !ok {
		t.Errorf("got %v, want an InvalidSignatureException", err)
	}
	noted.checkChain(t, err)
}

// tellingBody is a body whose errors repeat the request, as a peer of HTTP/2 can
// when it ends a connection.
type tellingBody struct {
	io.Reader
	request http.Header
}

func (b tellingBody) tell() error {
	return fmt.Errorf("closed by the peer: %w", fmt.Errorf("%s %s", b.request.Get("Authorization"), b.request.Get("X-Amz-Security-Token")))
}

func (b tellingBody) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	if err == io.EOF {
		err = b.tell()
	}
	return n, err
}

func (b tellingBody) Close() error { return b.tell() }

func TestSecrets_areNotToldWhenABodyEnds(t *testing.T) {
	for _, status := range []int{101, 200, 302, 403, 500} {
		for _, text := range []string{"", "{}", `{"steps":[`, "<html>"} {
			for _, mode := range []aws.ClientLogMode{0, aws.LogResponseWithBody, aws.LogRetries} {
				log := &lines{}
				noted := &signatures{HTTPClient: doFunc(func(r *http.Request) (*http.Response, error) {
					return &http.Response{StatusCode: status, Header: http.Header{}, Body: tellingBody{strings.NewReader(text), r.Header}, Request: r}, nil
				})}
				client := imagebuilder.New(imagebuilder.Options{
					Region: "us-east-1", Credentials: secretCredentials, HTTPClient: noted, ClientLogMode: mode,
					Logger: logging.LoggerFunc(func(class logging.Classification, format string, v ...any) {
						log.add(string(class) + " " + fmt.Sprintf(format, v...))
					}),
				}, withoutBackoff)
				_, err := client.ListWorkflowStepExecutions(t.Context(), listRun())
				noted.checkChain(t, err)
				for _, line := range log.all {
					if secret := noted.secretsIn(line); secret != "" {
						t.Errorf("%d %q: the log tells %q: %s", status, text, secret, line)
					}
				}
			}
		}
	}
}

func TestSecrets_areInNoHeaderOfAResponseThatAnErrorHolds(t *testing.T) {
	for name, c := range map[string]struct {
		status   int
		text     string
		isCut    bool
		isBeside bool
	}{
		"page that is none":     {status: 200, text: "<html>"},
		"exception":             {status: 403, text: `{"message":"no"}`},
		"exception, cut":        {status: 403, isCut: true},
		"page beside an error":  {status: 200, text: "{}", isBeside: true},
		"error beside an error": {status: 500, text: "{}", isBeside: true},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			var original *http.Response
			noted := &signatures{HTTPClient: doFunc(func(r *http.Request) (*http.Response, error) {
				told := r.Header.Get("X-Amz-Security-Token") + r.Header.Get("Authorization")
				body := &watchedBody{Reader: strings.NewReader(c.text)}
				if c.isCut {
					body.end = cancel
				}
				original = &http.Response{
					StatusCode: c.status, Status: told, Body: body, Request: r,
					Header:  http.Header{"X-Amzn-Requestid": {told}, "X-Told": {"a", told}},
					Trailer: http.Header{"X-Told": {told}},
				}
				if c.isBeside {
					return original, io.ErrClosedPipe
				}
				return original, nil
			})}
			client := imagebuilder.New(imagebuilder.Options{Region: "us-east-1", Credentials: secretCredentials, HTTPClient: noted}, withoutRetries)
			_, err := client.ListWorkflowStepExecutions(ctx, listRun())
			noted.checkChain(t, err)
			failed, ok := errors.AsType[*smithyhttp.ResponseError](err)
			if !ok {
				t.Fatalf("%v holds no response", err)
			}
			_, _ = io.Copy(io.Discard, failed.Response.Body)
			shown := fmt.Sprint(failed.Response.Status, failed.Response.Header, failed.Response.Trailer, errors.RequestID(err))
			if secret := noted.secretsIn(shown); secret != "" {
				t.Errorf("%q is in %s", secret, shown)
			}
			if !strings.Contains(original.Header["X-Told"][1], secrets.SessionToken) || !strings.Contains(original.Trailer.Get("X-Told"), secrets.SessionToken) {
				t.Error("the response of the HTTP client has been changed")
			}
		})
	}
}
