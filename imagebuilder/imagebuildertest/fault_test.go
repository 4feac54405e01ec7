package imagebuildertest_test

import (
	"context"
	"errors"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// eachKind runs a test against both kinds of server.
func eachKind(t *testing.T, test func(t *testing.T, srv *imagebuildertest.Server)) {
	t.Helper()
	for name, start := range map[string]func() *imagebuildertest.Server{
		"loopback":  imagebuildertest.NewServer,
		"in memory": imagebuildertest.NewInMemoryServer,
	} {
		t.Run(name, func(t *testing.T) {
			srv := start()
			defer srv.Close()
			srv.SetSteps(runID, namedSteps(3)...)
			test(t, srv)
		})
	}
}

func throttled() smithy.APIError {
	return &smithy.GenericAPIError{Code: "CallRateLimitExceededException", Message: "slow down"}
}

func TestInject_failsAsManyRequestsAsTold(t *testing.T) {
	srv := newServer(t)
	srv.SetSteps(runID, namedSteps(1)...)
	srv.Inject(imagebuildertest.Exception(throttled()), 2)
	srv.Inject(nil, 1)
	srv.Inject(imagebuildertest.Respond(502, nil, "bad gateway"), 1)
	srv.Inject(imagebuildertest.DropConnection(), 0)
	var got []int
	for range 5 {
		got = append(got, defaultCall(t, srv).mustSend(t, srv).status)
	}
	if want := []int{429, 429, 200, 502, 200}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestInject_comesBeforeAllChecks(t *testing.T) {
	srv := newServer(t)
	srv.Inject(imagebuildertest.Exception(throttled()), 1)
	c := defaultCall(t, srv)
	c.credentials.SecretAccessKey, c.path = "wrong", "/Anything"
	c.mustSend(t, srv).mustBe(t, 429, "CallRateLimitExceededException")
}

func TestInjectFunc_decidesByTheRequest(t *testing.T) {
	srv := newServer(t)
	srv.SetSteps(runID, namedSteps(3)...)
	c := defaultCall(t, srv)
	c.body = `{"workflowExecutionId":"` + runID + `","maxResults":2}`

	asked := 0
	srv.InjectFunc(func(r imagebuildertest.Request) imagebuildertest.Fault {
		asked++
		if r.NextToken == "" {
			srv.SetSteps(runID, namedSteps(4)...)
			return nil
		}
		return imagebuildertest.Exception(throttled())
	})
	first := c.mustSend(t, srv)
	first.mustBe(t, 200, "")
	c.body = page(2, first.nextToken)
	c.mustSend(t, srv).mustBe(t, 429, "CallRateLimitExceededException")

	srv.Inject(nil, 1)
	if a := c.mustSend(t, srv); a.status != 200 || asked != 2 {
		t.Errorf("an injection did not come before the rule: %d, asked %d times", a.status, asked)
	} else if len(a.names) != 2 {
		t.Errorf("the rule did not change the steps: %s", a.body)
	}
	srv.InjectFunc(nil)
	c.mustSend(t, srv).mustBe(t, 200, "")
}

func TestInjectFunc_asksForOneRequestAtATime(t *testing.T) {
	srv := newServer(t)
	asked := 0
	srv.InjectFunc(func(imagebuildertest.Request) imagebuildertest.Fault {
		before := asked
		runtime.Gosched()
		asked = before + 1
		return nil
	})
	c := defaultCall(t, srv)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 25 {
				if _, err := c.send(t.Context(), srv); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if asked != 200 {
		t.Errorf("asked %d times", asked)
	}
}

func TestException_answersAsTheServiceDoes(t *testing.T) {
	const injected = `{"message":"injected by a fault of imagebuildertest"}`
	tests := []struct {
		fault  imagebuildertest.Fault
		status int
		code   string
		body   string
	}{
		{imagebuildertest.Exception(throttled()), 429, "CallRateLimitExceededException", `{"message":"slow down"}`},
		{imagebuildertest.Exception(&smithy.GenericAPIError{Code: "ForbiddenException"}), 403, "ForbiddenException", injected},
		{imagebuildertest.Exception(&smithy.GenericAPIError{Code: "ClientException"}), 400, "ClientException", injected},
		{imagebuildertest.Exception(&smithy.GenericAPIError{Code: "InvalidPaginationTokenException"}), 400, "InvalidPaginationTokenException", injected},
		{imagebuildertest.Exception(&smithy.GenericAPIError{Code: "InvalidRequestException"}), 400, "InvalidRequestException", injected},
		{imagebuildertest.Exception(&smithy.GenericAPIError{Code: "ServiceException"}), 500, "ServiceException", injected},
		{imagebuildertest.Exception(&smithy.GenericAPIError{Code: "ServiceUnavailableException"}), 503, "ServiceUnavailableException", injected},
		{imagebuildertest.Exception(&smithy.GenericAPIError{Code: "IdempotentParameterMismatchException"}), 400, "IdempotentParameterMismatchException", injected},
		{imagebuildertest.Exception(&smithy.GenericAPIError{Code: "InvalidParameterValueException"}), 400, "InvalidParameterValueException", injected},
		{imagebuildertest.Exception(&smithy.GenericAPIError{Code: "ResourceInUseException"}), 400, "ResourceInUseException", injected},
		{imagebuildertest.Exception(&smithy.GenericAPIError{Code: "ResourceNotFoundException"}), 404, "ResourceNotFoundException", injected},
		{imagebuildertest.Exception(&smithy.GenericAPIError{Code: "TooManyRequestsException"}), 429, "TooManyRequestsException", injected},
		{imagebuildertest.Exception(&smithy.GenericAPIError{Code: "ServiceQuotaExceededException"}), 402, "ServiceQuotaExceededException", injected},
		{imagebuildertest.Exception(&smithy.GenericAPIError{Code: "DryRunOperationException"}), 412, "DryRunOperationException", injected},
		{imagebuildertest.Exception(&smithy.GenericAPIError{Code: "SignatureDoesNotMatch"}), 403, "SignatureDoesNotMatch", injected},
		{imagebuildertest.Exception(&smithy.GenericAPIError{Code: "ThrottlingException"}), 400, "ThrottlingException", injected},
		{imagebuildertest.Exception(&smithy.GenericAPIError{Code: "NewException", Fault: smithy.FaultServer}), 500, "NewException", injected},
		{imagebuildertest.Exception(&smithy.GenericAPIError{Code: "NewException", Fault: smithy.FaultClient}), 400, "NewException", injected},
		{imagebuildertest.Exception(&smithy.GenericAPIError{Code: "NewException"}), 400, "NewException", injected},
		{imagebuildertest.ExceptionStatus(429, &smithy.GenericAPIError{Code: "ThrottlingException"}), 429, "ThrottlingException", injected},
	}
	srv := newServer(t)
	for _, test := range tests {
		srv.Inject(test.fault, 1)
		a := defaultCall(t, srv).mustSend(t, srv)
		a.mustBe(t, test.status, test.code)
		if string(a.body) != test.body || a.header.Get("Content-Type") != "application/json" || a.requestID == "" {
			t.Errorf("%s: got %v %s", test.code, a.header, a.body)
		}
	}
}

func TestRespond_sendsWhatItIsGiven(t *testing.T) {
	srv := newServer(t)
	srv.Inject(imagebuildertest.Respond(403, http.Header{
		"X-Amzn-ErrorType": {"com.amazonaws#ForbiddenException:http://internal.amazon.com/"},
		"Content-Type":     {"text/html"},
		"X-Amzn-RequestId": nil,
		"Date":             {"not a date"},
	}, "<html>"), 1)
	a := defaultCall(t, srv).mustSend(t, srv)
	a.mustBe(t, 403, "com.amazonaws#ForbiddenException:http://internal.amazon.com/")
	if _, ok := a.header["X-Amzn-Requestid"]; ok || string(a.body) != "<html>" ||
		a.header.Get("Content-Type") != "text/html" || a.header.Get("Date") != "not a date" {
		t.Errorf("got %v %s", a.header, a.body)
	}
	if code := srv.Requests()[0].ErrorCode; code != "ForbiddenException" {
		t.Errorf("recorded error code %q", code)
	}
}

func TestRespond_recordsAnotherProtocol(t *testing.T) {
	srv := newServer(t)
	srv.Inject(imagebuildertest.Respond(101, http.Header{"Connection": {"Upgrade"}, "Upgrade": {"other"}}, ""), 1)
	response, err := http.Post(srv.URL, "application/json", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if recorded := srv.Requests()[0].Status; response.StatusCode != recorded || recorded != http.StatusSwitchingProtocols {
		t.Errorf("answered %d, recorded %d", response.StatusCode, recorded)
	}
}

func TestFaults_refuseWhatCannotBe(t *testing.T) {
	srv := newServer(t)
	for name, misuse := range map[string]func(){
		"no exception":             func() { imagebuildertest.Exception(nil) },
		"no exception of a status": func() { imagebuildertest.ExceptionStatus(400, nil) },
		"status of an exception":   func() { imagebuildertest.ExceptionStatus(42, throttled()) },
		"no status":                func() { imagebuildertest.Respond(0, nil, "") },
		"no answer's status":       func() { imagebuildertest.Respond(100, nil, "") },
		"four digits":              func() { imagebuildertest.Respond(1000, nil, "") },
		"no clock":                 func() { srv.SetClock(nil) },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if text, _ := recover().(string); !strings.HasPrefix(text, "imagebuildertest: ") {
					t.Errorf("got %q, want a panic that says what is wrong", text)
				}
			}()
			misuse()
		})
	}
}

func TestFaults_thatCutCombine(t *testing.T) {
	for name, outer := range map[string]imagebuildertest.Fault{
		"delayed": imagebuildertest.Delay(time.Nanosecond), "cut": imagebuildertest.CutBody(3), "stalled": imagebuildertest.StallBody(3),
	} {
		t.Run(name, func(t *testing.T) {
			var logged strings.Builder
			log.SetOutput(&logged)
			defer log.SetOutput(os.Stderr)
			srv := newServer(t)
			srv.Inject(func(next http.Handler) http.Handler { return outer(imagebuildertest.CutHeader()(next)) }, 1)
			if a, err := defaultCall(t, srv).send(t.Context(), srv); !errors.Is(err, io.ErrUnexpectedEOF) {
				t.Errorf("got %d, %v", a.status, err)
			}
			srv.Close()
			if status := srv.Requests()[0].Status; status != 0 || logged.Len() > 0 {
				t.Errorf("recorded status %d, logged %q", status, logged.String())
			}
		})
	}
}

func TestDropConnection_breaksTheCall(t *testing.T) {
	eachKind(t, func(t *testing.T, srv *imagebuildertest.Server) {
		defaultCall(t, srv).mustSend(t, srv) // so that the next one finds an open connection
		srv.Inject(imagebuildertest.DropConnection(), 1)
		if a, err := defaultCall(t, srv).send(t.Context(), srv); !errors.Is(err, io.EOF) {
			t.Errorf("got %d, %v", a.status, err)
		}
		defaultCall(t, srv).mustSend(t, srv).mustBe(t, 200, "")
		if n := len(srv.Requests()); n != 3 {
			t.Errorf("%d requests arrived", n)
		}
	})
}

func TestCutHeader_breaksTheCall(t *testing.T) {
	eachKind(t, func(t *testing.T, srv *imagebuildertest.Server) {
		srv.Inject(imagebuildertest.CutHeader(), 1)
		if a, err := defaultCall(t, srv).send(t.Context(), srv); !errors.Is(err, io.ErrUnexpectedEOF) || a.status != 0 {
			t.Errorf("got %d, %v", a.status, err)
		}
		defaultCall(t, srv).mustSend(t, srv).mustBe(t, 200, "")
	})
}

func TestCutBody_breaksTheBody(t *testing.T) {
	eachKind(t, func(t *testing.T, srv *imagebuildertest.Server) {
		whole := defaultCall(t, srv).mustSend(t, srv)
		for cut, want := range map[int]int{-1: 0, 0: 0, 1: 1, 20: 20, len(whole.body): len(whole.body) - 1, 1 << 20: len(whole.body) - 1} {
			srv.Inject(imagebuildertest.CutBody(cut), 1)
			a, err := defaultCall(t, srv).send(t.Context(), srv)
			if !errors.Is(err, io.ErrUnexpectedEOF) || a.status != 200 || len(a.body) != want {
				t.Errorf("CutBody(%d): got %d, %d bytes, %v", cut, a.status, len(a.body), err)
			}
			if a.requestID == "" || a.header.Get("Content-Type") != "application/json" {
				t.Errorf("the header %v is not whole", a.header)
			}
		}
	})
}

func TestCutBody_cutsWhatItWraps(t *testing.T) {
	srv := newServer(t)
	srv.Inject(func(next http.Handler) http.Handler {
		return imagebuildertest.CutBody(5)(imagebuildertest.Exception(throttled())(next))
	}, 1)
	a, err := defaultCall(t, srv).send(t.Context(), srv)
	if !errors.Is(err, io.ErrUnexpectedEOF) || a.status != 429 || string(a.body) != `{"mes` {
		t.Errorf("got %d %s, %v", a.status, a.body, err)
	}
}

func TestFault_mayBeAnyMiddleware(t *testing.T) {
	srv := newServer(t)
	srv.SetSteps(runID, namedSteps(1)...)
	srv.Inject(func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			answer := httptest.NewRecorder()
			next.ServeHTTP(answer, r)
			_, _ = io.WriteString(w, strings.ReplaceAll(answer.Body.String(), "step0", "renamed"))
		})
	}, 1)
	if a := defaultCall(t, srv).mustSend(t, srv); !slices.Equal(a.names, []string{"renamed"}) {
		t.Errorf("got %s", a.body)
	}

	srv.Inject(func(http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusEarlyHints)
			w.WriteHeader(http.StatusAccepted)
			w.(http.Flusher).Flush()
			_, _ = io.WriteString(w, "flushed")
		})
	}, 1)
	if a := defaultCall(t, srv).mustSend(t, srv); string(a.body) != "flushed" || a.status != 202 || srv.Requests()[1].Status != 202 {
		t.Errorf("got %d %s, recorded %d", a.status, a.body, srv.Requests()[1].Status)
	}

	srv.Inject(func(http.Handler) http.Handler {
		return http.HandlerFunc(func(http.ResponseWriter, *http.Request) {})
	}, 1)
	if a := defaultCall(t, srv).mustSend(t, srv); len(a.body) != 0 || a.status != 200 || srv.Requests()[2].Status != 200 {
		t.Errorf("got %d %s, recorded %d", a.status, a.body, srv.Requests()[2].Status)
	}
}

func TestDelay_takesVirtualTimeInABubble(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		srv := imagebuildertest.NewInMemoryServer()
		defer srv.Close()
		srv.SetSteps(runID, namedSteps(1)...)
		srv.Inject(imagebuildertest.Delay(time.Hour), 1)
		start := time.Now()
		defaultCall(t, srv).mustSend(t, srv).mustBe(t, 200, "")
		if took := time.Since(start); took != time.Hour {
			t.Errorf("took %v", took)
		}
	})
}

func TestFaults_endWhenTheClientGivesUp(t *testing.T) {
	for name, fault := range waitingFaults() {
		t.Run(name, func(t *testing.T) {
			// The bubble fails the test if a handler does not return.
			synctest.Test(t, func(t *testing.T) {
				srv := imagebuildertest.NewInMemoryServer()
				defer srv.Close()
				returned := make(chan struct{})
				srv.Inject(func(next http.Handler) http.Handler {
					return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
						defer close(returned)
						fault(next).ServeHTTP(w, r)
					})
				}, 1)
				ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
				defer cancel()
				_, err := patient(t, srv, ctx)
				if !errors.Is(err, context.DeadlineExceeded) {
					t.Errorf("got %v", err)
				}
				<-returned
			})
		})
	}
}

func waitingFaults() map[string]imagebuildertest.Fault {
	return map[string]imagebuildertest.Fault{
		"Delay":       imagebuildertest.Delay(1 << 62),
		"Hang":        imagebuildertest.Hang(),
		"StallBody":   imagebuildertest.StallBody(10),
		"EndlessBody": imagebuildertest.EndlessBody(),
	}
}

// patient sends a request and reads what comes, a chunk a second, to the end.
func patient(t *testing.T, srv *imagebuildertest.Server, ctx context.Context) (read int, err error) {
	t.Helper()
	r, err := defaultCall(t, srv).request(ctx, srv)
	if err != nil {
		t.Fatal(err)
	}
	response, err := clientOf(srv).Do(r)
	if err != nil {
		return 0, err
	}
	defer func() { _ = response.Body.Close() }()
	for chunk := make([]byte, 64<<10); ; time.Sleep(time.Second) {
		n, err := response.Body.Read(chunk)
		read += n
		if err != nil {
			return read, err
		}
	}
}

func TestStallBody_sendsTheFirstBytes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		srv := imagebuildertest.NewInMemoryServer()
		defer srv.Close()
		srv.Inject(imagebuildertest.StallBody(10), 1)
		ctx, cancel := context.WithTimeout(t.Context(), time.Hour)
		defer cancel()
		if read, err := patient(t, srv, ctx); read != 10 || !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("read %d bytes, %v", read, err)
		}
	})
}

func TestEndlessBody_goesOn(t *testing.T) {
	srv := newServer(t)
	srv.Inject(imagebuildertest.EndlessBody(), 1)
	r, err := defaultCall(t, srv).request(t.Context(), srv)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	if n, err := io.CopyN(io.Discard, response.Body, 32<<20); err != nil {
		t.Errorf("the body ended after %d bytes: %v", n, err)
	}
}

func TestFaults_letARequestTakeEffectOrNot(t *testing.T) {
	for name, c := range map[string]struct {
		fault     imagebuildertest.Fault
		hasEffect bool
	}{
		"none":            {nil, true},
		"Delay":           {imagebuildertest.Delay(time.Second), true},
		"Delay, too long": {imagebuildertest.Delay(time.Hour), false},
		"CutBody":         {imagebuildertest.CutBody(0), true},
		"StallBody":       {imagebuildertest.StallBody(0), true},
		"CutHeader":       {imagebuildertest.CutHeader(), false},
		"DropConnection":  {imagebuildertest.DropConnection(), false},
		"Hang":            {imagebuildertest.Hang(), false},
		"EndlessBody":     {imagebuildertest.EndlessBody(), false},
		"Exception":       {imagebuildertest.Exception(throttled()), false},
		"Respond":         {imagebuildertest.Respond(200, nil, "{}"), false},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				srv := imagebuildertest.NewInMemoryServer()
				defer srv.Close()
				build := imagebuildertest.SampleWaitingBuild()
				srv.Play(build)
				time.Sleep(10 * time.Minute)
				client := imagebuilder.NewFromConfig(srv.Config(), func(o *imagebuilder.Options) { o.RetryMaxAttempts = 1 })
				waiting, err := client.ListWaitingWorkflowSteps(t.Context(), nil)
				if err != nil || len(waiting.Steps) != 1 {
					t.Fatalf("got %+v, %v", waiting, err)
				}
				ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
				defer cancel()
				srv.Inject(c.fault, 1)
				_, _ = client.SendWorkflowStepAction(ctx, imagebuilder.StepActionInput(waiting.Steps[0], types.WorkflowStepActionTypeResume, ""))

				waiting, err = client.ListWaitingWorkflowSteps(t.Context(), nil)
				if err != nil || (len(waiting.Steps) == 0) != c.hasEffect {
					t.Errorf("got %+v, %v", waiting, err)
				}
			})
		})
	}
}
