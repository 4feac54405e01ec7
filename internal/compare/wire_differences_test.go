package compare_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go/middleware"
)

func init() {
	proofs["User-Agent"] = func(t *testing.T) {
		want, got := sentBy(t, listing())
		for i, header := range []string{want.Header.Get("User-Agent"), got.Header.Get("User-Agent")} {
			if !userAgentProduct.MatchString(header) {
				t.Errorf("%s sends no product: %s", sides[i].name, header)
			}
		}
		if userAgentProduct.FindString(want.Header.Get("User-Agent")) == userAgentProduct.FindString(got.Header.Get("User-Agent")) {
			t.Error("the products are the same")
		}
	}
	proofs["Invocation ID"] = func(t *testing.T) {
		want, got := sentBy(t, listing())
		uuid := regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
		for i, id := range []string{want.Header.Get(invocationIDHeader), got.Header.Get(invocationIDHeader)} {
			if !uuid.MatchString(id) {
				t.Errorf("%s sends no random uuid: %q", sides[i].name, id)
			}
		}
		if want.Header.Get(invocationIDHeader) == got.Header.Get(invocationIDHeader) {
			t.Error("the ids are the same")
		}
	}
}

func init() {
	proofs["Path of a first-generation endpoint"] = func(t *testing.T) {
		for _, endpoint := range []string{"https://proxy.example:8443/a/path", "https://proxy.example/a%2Fb/c%20d/", "https://proxy.example//a", "https://proxy.example/é"} {
			fix := addAPIOption(fixInvocationID)
			lost, got := sentBy(t, listing(), legacyEndpoint(aws.Endpoint{URL: endpoint}), fix)
			want, _ := sentBy(t, listing(), set("BaseEndpoint", &endpoint), fix)
			if !losesTarget(lost.URL, got.URL) {
				t.Errorf("official %s, ours %s", lost.URL, got.URL)
			}
			sameUserAgent(t, want.Header, got.Header)
			sameFields(t, "as with a base endpoint", want, got)
		}
		want, got := sentBy(t, listing(), addAPIOption(func(stack *middleware.Stack) error {
			return stack.Serialize.Add(changeRequest(stepSerialize).(middleware.SerializeMiddleware), middleware.Before)
		}))
		if !losesTarget(want.URL, got.URL) || !strings.HasSuffix(got.URL, "/ListWorkflowStepExecutions?a=b") {
			t.Errorf("official %s, ours %s", want.URL, got.URL)
		}
	}
	proofs["Escapes in a request body"] = func(t *testing.T) {
		want, got := sentBy(t, &request{WorkflowExecutionId: aws.String(executionID), NextToken: aws.String("\x7f\xff")})
		if want.Body == got.Body || !sameDocument(want.Body, got.Body) {
			t.Errorf("official %s, ours %s", want.Body, got.Body)
		}
	}
}

// sentBy returns the first request that each client sends.
func sentBy(t *testing.T, in *request, client ...option) (byOfficial, byOurs sent) {
	t.Helper()
	return onBothSides(t, func(t *testing.T, s side) sent {
		svc := responding(ok(emptyPage))
		listOnce(t, s.make(config(svc), client...), in, nil)
		if len(svc.sent) != 1 {
			t.Fatalf("%s sent %d requests", s.name, len(svc.sent))
		}
		return svc.sent[0]
	})
}

func TestInvocationID_staysTheSameOverRetriesAndChangesWithEachCall(t *testing.T) {
	for _, s := range sides {
		t.Run(s.name, func(t *testing.T) {
			svc := responding(failure(500, "ServiceException"), ok(emptyPage))
			cfg := config(svc)
			cfg.Retryer = withoutDelay
			c := s.make(cfg)
			listOnce(t, c, listing(), nil)
			listOnce(t, c, listing(), nil)
			first, second, third := svc.sent[0].Header.Get(invocationIDHeader), svc.sent[1].Header.Get(invocationIDHeader), svc.sent[2].Header.Get(invocationIDHeader)
			if first == "" || first != second || second == third {
				t.Errorf("got %s, %s; %s", first, second, third)
			}
		})
	}
}
