package compare_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	official "github.com/aws/aws-sdk-go-v2/service/imagebuilder"
	"github.com/aws/smithy-go/middleware"

	ours "github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/paginator"
)

// paged is what happens at each step of a loop over pages.
type paged struct {
	Tokens, Errors []string
	More           bool
	Bodies         []string
}

const most = 12

func pageThrough(t *testing.T, o operation, in *request, optFns []func(*pagingOptions), responses ...response) (byOfficial, byOurs paged) {
	t.Helper()
	return onBothSides(t, func(t *testing.T, s side) (seen paged) {
		svc := responding(responses...)
		cfg := config(svc)
		cfg.RetryMaxAttempts = 1
		before := *in
		p := s.doing(o).make(cfg).paginate(in, optFns...)
		for range most {
			if !p.HasMorePages() {
				break
			}
			out, err := p.next(t.Context())
			if err != nil {
				seen.Errors = append(seen.Errors, fmt.Sprint(len(svc.sent), " ", learn(err).Code, errors.As(err, new(*paginator.DuplicateTokenError))))
			} else {
				seen.Tokens = append(seen.Tokens, aws.ToString(out.NextToken))
			}
		}
		seen.More = p.HasMorePages()
		if _, err := p.next(t.Context()); !seen.More {
			seen.Errors = append(seen.Errors, errorText(err))
		}
		for _, r := range svc.sent {
			seen.Bodies = append(seen.Bodies, r.Body)
		}
		if !reflect.DeepEqual(before, *in) {
			t.Errorf("%s has changed the input", s.name)
		}
		return seen
	})
}

func tokens(names ...string) []response {
	var responses []response
	for _, name := range names {
		responses = append(responses, ok(fmt.Sprintf(`{"nextToken":%q}`, name)))
	}
	return responses
}

func TestPaginators_pageTheSame(t *testing.T) {
	stop := func(o *pagingOptions) { o.StopOnDuplicateToken = true }
	limit := func(n int32) func(*pagingOptions) { return func(o *pagingOptions) { o.Limit = n } }
	with := func(pageSize *int32, token *string) *request {
		return &request{WorkflowExecutionId: aws.String(executionID), MaxResults: pageSize, NextToken: token}
	}
	for name, c := range map[string]struct {
		in        *request
		optFns    []func(*pagingOptions)
		responses []response
	}{
		"one page":                    {listing(), nil, []response{ok("{}")}},
		"empty pages with tokens":     {listing(), nil, append(tokens("a", "b", "c"), ok("{}"))},
		"an empty token":              {listing(), nil, tokens("a", "")},
		"a failing page":              {listing(), nil, []response{tokens("a")[0], failure(403, "ForbiddenException"), failure(400, "New"), ok("{}")}},
		"a failing first page":        {listing(), nil, []response{failure(403, "ForbiddenException"), tokens("a")[0], ok("{}")}},
		"a limit":                     {listing(), []func(*pagingOptions){limit(3)}, append(tokens("a"), ok("{}"))},
		"a limit of the input":        {with(aws.Int32(7), nil), nil, append(tokens("a"), ok("{}"))},
		"a limit before the input's":  {with(aws.Int32(7), nil), []func(*pagingOptions){limit(3)}, append(tokens("a"), ok("{}"))},
		"no limit before the input's": {with(aws.Int32(7), nil), []func(*pagingOptions){limit(0)}, append(tokens("a"), ok("{}"))},
		"a negative limit":            {listing(), []func(*pagingOptions){limit(-1)}, append(tokens("a"), ok("{}"))},
		"a token of the input":        {with(nil, aws.String("start")), nil, append(tokens("a"), ok("{}"))},
		"a stop at the same token":    {listing(), []func(*pagingOptions){stop}, tokens("a", "a", "a")},
		"a stop at the first token":   {with(nil, aws.String("a")), []func(*pagingOptions){stop}, tokens("a")},
	} {
		for operation := range paginators {
			t.Run(operation+" "+name, func(t *testing.T) {
				want, got := pageThrough(t, operationOf(t, operation), c.in, c.optFns, c.responses...)
				if len(want.Bodies) == 0 {
					t.Error("official sent nothing")
				}
				sameFields(t, "paging", want, got)
			})
		}
	}
}

func init() {
	proofs["Repeated token"] = func(t *testing.T) {
		for _, names := range [][]string{{"a", "a", "a", "a", "a", "a", "a", "a", "a", "a", "a", "a", "a"}, {"a", "b", "a", "b", "a", "b", "a", "b", "a", "b", "a", "b", "a"}} {
			for operation := range paginators {
				want, got := pageThrough(t, operationOf(t, operation), listing(), nil, tokens(names...)...)
				if len(want.Tokens) != most || len(want.Errors) != 0 || len(got.Errors) == 0 || len(got.Tokens) > 3 {
					t.Errorf("%s: official %+v\nours %+v", operation, want, got)
				}
			}
		}
		want, got := pageThrough(t, operations[0], listing(), []func(*pagingOptions){func(o *pagingOptions) { o.StopOnDuplicateToken = true }}, tokens("a", "b", "a", "b", "a", "b", "a", "b", "a", "b", "a", "b", "a")...)
		if !want.More || got.More || len(got.Tokens) != 3 {
			t.Errorf("official %+v\nours %+v", want, got)
		}
	}
	proofs["Copy of a paginator"] = func(t *testing.T) {
		theirs := official.NewListWorkflowStepExecutionsPaginator(&officialStub{token: "a"}, nil)
		copied := *theirs
		if _, err := theirs.NextPage(t.Context()); err != nil {
			t.Fatal(err)
		}
		first, err := copied.NextPage(t.Context())
		if err != nil || aws.ToString(first.Message) != "" {
			t.Errorf("the copy of an official one goes on at %q, %v", aws.ToString(first.Message), err)
		}
		mine := ours.NewListWorkflowStepExecutionsPaginator(&ourStub{token: "a"}, nil)
		shared := *mine
		if _, err := mine.NextPage(t.Context()); err != nil {
			t.Fatal(err)
		}
		second, err := shared.NextPage(t.Context())
		if err != nil || aws.ToString(second.Message) != "a" {
			t.Errorf("the copy of ours goes on at %q, %v", aws.ToString(second.Message), err)
		}
	}
}

func TestPaginators_giveAStandInWhatTheyAreGivenAndAMark(t *testing.T) {
	var theirs officialStub
	if _, err := official.NewListWorkflowStepExecutionsPaginator(&theirs, nil).NextPage(t.Context()); err != nil {
		t.Fatal(err)
	}
	var mine ourStub
	if _, err := ours.NewListWorkflowStepExecutionsPaginator(&mine, nil).NextPage(t.Context()); err != nil {
		t.Fatal(err)
	}
	if theirs.ctx != t.Context() || mine.ctx != t.Context() || len(theirs.opts) != 1 || len(mine.opts) != 1 {
		t.Errorf("official %+v, ours %+v", theirs, mine)
	}
	for _, c := range []struct {
		side side
		opt  option
	}{{sides[0], option{official: theirs.opts[0]}}, {sides[1], option{ours: mine.opts[0]}}} {
		svc := responding(ok(emptyPage))
		listOnce(t, c.side.make(config(svc)), listing(), []option{c.opt})
		if features := userAgentFeatures.FindString(svc.sent[0].Header.Get("User-Agent")); !strings.Contains(features, "C") {
			t.Errorf("%s: the option that a stand-in passes on makes the header tell %q", c.side.name, features)
		}
	}
}

// A stub stands in for a client. The message of its output is the token that it
// was asked with.
type officialStub struct {
	token string
	ctx   context.Context
	opts  []func(*official.Options)
}

func (s *officialStub) ListWorkflowStepExecutions(ctx context.Context, in *official.ListWorkflowStepExecutionsInput, opts ...func(*official.Options)) (*official.ListWorkflowStepExecutionsOutput, error) {
	s.ctx, s.opts = ctx, opts
	return &official.ListWorkflowStepExecutionsOutput{Message: in.NextToken, NextToken: &s.token}, nil
}

type ourStub struct {
	token string
	ctx   context.Context
	opts  []func(*ours.Options)
}

func (s *ourStub) ListWorkflowStepExecutions(ctx context.Context, in *request, opts ...func(*ours.Options)) (*page, error) {
	s.ctx, s.opts = ctx, opts
	return &page{Message: in.NextToken, NextToken: &s.token}, nil
}

func TestPaginators_markTheSameWhateverIsOnTheStack(t *testing.T) {
	const id = "UserAgent"
	remove := addAPIOption(func(stack *middleware.Stack) error {
		_, err := stack.Build.Remove(id)
		return err
	})
	replace := addAPIOption(func(stack *middleware.Stack) error {
		_, err := stack.Build.Swap(id, middleware.BuildMiddlewareFunc(id, func(ctx context.Context, in middleware.BuildInput, next middleware.BuildHandler) (middleware.BuildOutput, middleware.Metadata, error) {
			return next.HandleBuild(ctx, in)
		}))
		return err
	})
	nothing := addAPIOption(func(*middleware.Stack) error { return nil })
	for name, c := range map[string]struct{ client, call []option }{
		"nothing":                     {},
		"a middleware":                {client: []option{nothing}},
		"a middleware of the call":    {call: []option{nothing}},
		"none by the call":            {client: []option{nothing}, call: []option{set("APIOptions", []func(*middleware.Stack) error(nil))}},
		"no user agent":               {client: []option{remove}},
		"no user agent for the call":  {call: []option{remove}},
		"another user agent":          {client: []option{replace}},
		"another one for the call":    {call: []option{replace}},
		"no user agent, and no other": {client: []option{remove}, call: []option{remove}},
	} {
		for _, isWrapped := range []bool{false, true} {
			t.Run(fmt.Sprint(name, isWrapped), func(t *testing.T) {
				svc := [2]*service{responding(ok(emptyPage)), responding(ok(emptyPage))}
				var theirs official.ListWorkflowStepExecutionsAPIClient = official.NewFromConfig(config(svc[0]), officialOptions(c.client)...)
				var mine ours.ListWorkflowStepExecutionsAPIClient = ours.NewFromConfig(config(svc[1]), ourOptions(c.client)...)
				if isWrapped { // a paginator does not know it as a client
					theirs, mine = officialClient{theirs.(*official.Client)}, ourClient{mine.(*ours.Client)}
				}
				_, want := official.NewListWorkflowStepExecutionsPaginator(theirs, toOfficial(listing())).NextPage(t.Context(), officialOptions(c.call)...)
				_, got := ours.NewListWorkflowStepExecutionsPaginator(mine, listing()).NextPage(t.Context(), ourOptions(c.call)...)
				if (want == nil) != (got == nil) || len(svc[0].sent) != len(svc[1].sent) {
					t.Fatalf("official sent %d, %v\nours sent %d, %v", len(svc[0].sent), want, len(svc[1].sent), got)
				}
				for i := range svc[0].sent {
					want, got := svc[0].sent[i].Header.Get("User-Agent"), svc[1].sent[i].Header.Get("User-Agent")
					if userAgentProduct.ReplaceAllString(want, "product") != userAgentProduct.ReplaceAllString(got, "product") {
						t.Errorf("official %q\nours     %q", want, got)
					}
				}
			})
		}
	}
}
