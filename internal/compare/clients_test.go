package compare_test

import (
	"context"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/aws/aws-sdk-go-v2/aws"
	official "github.com/aws/aws-sdk-go-v2/service/imagebuilder"
	"github.com/aws/smithy-go/middleware"

	ours "github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// request and page are what goes into either client and comes out of it: our
// types have all members of the official ones.
type (
	request = ours.ListWorkflowStepExecutionsInput
	page    = ours.ListWorkflowStepExecutionsOutput
)

// client is either client.
type client interface {
	list(context.Context, *request, ...option) (*page, error)
	paginate(*request, ...func(*pagingOptions)) pager

	// options returns a pointer to what Options returns.
	options() any

	// input returns the input of an operation with members from JSON text, and call
	// does the operation with it.
	input(operation, members string) any
	call(ctx context.Context, operation string, in any, opts ...option) (output any, err error)

	// underlying is the client itself, and optFns are options of its calls.
	underlying() any
	optFns([]option) any
}

type pager interface {
	HasMorePages() bool
	next(context.Context, ...option) (*page, error)
}

// pagingOptions are the options of either paginator.
type pagingOptions = ours.ListWorkflowStepExecutionsPaginatorOptions

// sides are the two clients, the official one first.
var sides = []side{
	{"official", func(cfg aws.Config, opts ...option) client {
		return officialClient{official.NewFromConfig(cfg, officialOptions(opts)...)}
	}},
	{"ours", func(cfg aws.Config, opts ...option) client {
		return ourClient{ours.NewFromConfig(cfg, ourOptions(opts)...)}
	}},
}

type side struct {
	name string
	make func(aws.Config, ...option) client
}

// onBothSides returns what observe sees of the official client and of ours, each
// at the same fake time.
func onBothSides[T any](t *testing.T, observe func(*testing.T, side) T) (fromOfficial, fromOurs T) {
	t.Helper()
	seen := make([]T, len(sides))
	for i, s := range sides {
		synctest.Test(t, func(t *testing.T) {
			defer failOnPanic(t)
			seen[i] = observe(t, s)
		})
	}
	return seen[0], seen[1]
}

// option changes the options of either client.
type option struct {
	official func(*official.Options)
	ours     func(*ours.Options)
}

// set returns an option that sets the field at a path such as
// "EndpointOptions.DisableHTTPS", which both Options have.
func set(path string, value any) option {
	assign := func(options any) {
		field := reflect.ValueOf(options).Elem()
		for name := range strings.SplitSeq(path, ".") {
			field = field.FieldByName(name)
		}
		field.Set(reflect.ValueOf(value))
	}
	return option{
		official: func(o *official.Options) { assign(o) },
		ours:     func(o *ours.Options) { assign(o) },
	}
}

// addAPIOption returns an option that changes the stack of each call.
func addAPIOption(change func(*middleware.Stack) error) option {
	return option{official: official.WithAPIOptions(change), ours: ours.WithAPIOptions(change)}
}

func officialOptions(opts []option) []func(*official.Options) {
	var fns []func(*official.Options)
	for _, o := range opts {
		fns = append(fns, o.official)
	}
	return fns
}

func ourOptions(opts []option) []func(*ours.Options) {
	var fns []func(*ours.Options)
	for _, o := range opts {
		fns = append(fns, o.ours)
	}
	return fns
}

type ourClient struct{ *ours.Client }

func (c ourClient) list(ctx context.Context, in *request, opts ...option) (*page, error) {
	return c.ListWorkflowStepExecutions(ctx, in, ourOptions(opts)...)
}

func (c ourClient) input(operation, members string) any {
	return inputOf(c.Client, operation, members)
}

func (c ourClient) call(ctx context.Context, operation string, in any, opts ...option) (any, error) {
	return results(reflect.ValueOf(c.Client).MethodByName(operation), ctx, in, ourOptions(opts))
}

func (c ourClient) underlying() any        { return c.Client }
func (ourClient) optFns(opts []option) any { return ourOptions(opts) }

func (c ourClient) options() any {
	o := c.Options()
	return &o
}

func (c ourClient) paginate(in *request, optFns ...func(*pagingOptions)) pager {
	return ourPager{ours.NewListWorkflowStepExecutionsPaginator(c.Client, in, optFns...)}
}

type ourPager struct {
	*ours.ListWorkflowStepExecutionsPaginator
}

func (p ourPager) next(ctx context.Context, opts ...option) (*page, error) {
	return p.NextPage(ctx, ourOptions(opts)...)
}

type officialClient struct{ *official.Client }

func (c officialClient) list(ctx context.Context, in *request, opts ...option) (*page, error) {
	return fromOfficial(c.ListWorkflowStepExecutions(ctx, toOfficial(in), officialOptions(opts)...))
}

func (c officialClient) input(operation, members string) any {
	return inputOf(c.Client, operation, members)
}

func (c officialClient) call(ctx context.Context, operation string, in any, opts ...option) (any, error) {
	return results(reflect.ValueOf(c.Client).MethodByName(operation), ctx, in, officialOptions(opts))
}

func (c officialClient) underlying() any        { return c.Client }
func (officialClient) optFns(opts []option) any { return officialOptions(opts) }

func (c officialClient) options() any {
	o := c.Options()
	return &o
}

func (c officialClient) paginate(in *request, optFns ...func(*pagingOptions)) pager {
	convert := func(o *official.ListWorkflowStepExecutionsPaginatorOptions) {
		changed := pagingOptions(*o)
		for _, fn := range optFns {
			fn(&changed)
		}
		*o = official.ListWorkflowStepExecutionsPaginatorOptions(changed)
	}
	return officialPager{official.NewListWorkflowStepExecutionsPaginator(c.Client, toOfficial(in), convert)}
}

type officialPager struct {
	*official.ListWorkflowStepExecutionsPaginator
}

func (p officialPager) next(ctx context.Context, opts ...option) (*page, error) {
	return fromOfficial(p.NextPage(ctx, officialOptions(opts)...))
}

func toOfficial(in *request) *official.ListWorkflowStepExecutionsInput {
	if in == nil {
		return nil
	}
	return &official.ListWorkflowStepExecutionsInput{
		WorkflowExecutionId: in.WorkflowExecutionId,
		MaxResults:          in.MaxResults,
		NextToken:           in.NextToken,
	}
}

func fromOfficial(out *official.ListWorkflowStepExecutionsOutput, err error) (*page, error) {
	if out == nil {
		return nil, err
	}
	converted := &page{
		ImageBuildVersionArn:    out.ImageBuildVersionArn,
		Message:                 out.Message,
		NextToken:               out.NextToken,
		RequestId:               out.RequestId,
		WorkflowBuildVersionArn: out.WorkflowBuildVersionArn,
		WorkflowExecutionId:     out.WorkflowExecutionId,
		ResultMetadata:          out.ResultMetadata,
	}
	if out.Steps != nil {
		converted.Steps = []types.WorkflowStepMetadata{}
	}
	for _, step := range out.Steps {
		converted.Steps = append(converted.Steps, types.WorkflowStepMetadata{
			Action:          step.Action,
			AttemptNumber:   step.AttemptNumber,
			Description:     step.Description,
			EndTime:         step.EndTime,
			Inputs:          step.Inputs,
			MaxAttempts:     step.MaxAttempts,
			Message:         step.Message,
			Name:            step.Name,
			Outputs:         step.Outputs,
			RollbackStatus:  types.WorkflowStepExecutionRollbackStatus(step.RollbackStatus),
			StartTime:       step.StartTime,
			Status:          types.WorkflowStepExecutionStatus(step.Status),
			StepExecutionId: step.StepExecutionId,
		})
	}
	return converted, err
}
