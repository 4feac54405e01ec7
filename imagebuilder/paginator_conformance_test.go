package imagebuilder_test

import (
	"context"
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/internal/paginatortest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// pagesOfSource returns the pages of the conformance test. The application id of
// the options tells it which option of a call arrived.
type pagesOfSource struct{ source *paginatortest.Source }

func (c pagesOfSource) ListWorkflowStepExecutions(ctx context.Context, in *imagebuilder.ListWorkflowStepExecutionsInput, optFns ...func(*imagebuilder.Options)) (*imagebuilder.ListWorkflowStepExecutionsOutput, error) {
	var o imagebuilder.Options
	for _, fn := range optFns {
		fn(&o)
	}
	names, next, err := c.source.Fetch(ctx, in.NextToken, o.AppID)
	if err != nil {
		return nil, err
	}
	out := &imagebuilder.ListWorkflowStepExecutionsOutput{NextToken: next}
	for _, name := range names {
		out.Steps = append(out.Steps, types.WorkflowStepMetadata{Name: &name})
	}
	return out, nil
}

func TestListWorkflowStepExecutionsPaginator_conforms(t *testing.T) {
	type (
		page   = *imagebuilder.ListWorkflowStepExecutionsOutput
		step   = types.WorkflowStepMetadata
		option = func(*imagebuilder.Options)
	)
	paginatortest.Run(t, paginatortest.Subject[page, step, option]{
		New: func(s *paginatortest.Source) paginatortest.Pager[page, step, option] {
			input := &imagebuilder.ListWorkflowStepExecutionsInput{NextToken: s.Token}
			return imagebuilder.NewListWorkflowStepExecutionsPaginator(pagesOfSource{s}, input,
				func(o *imagebuilder.ListWorkflowStepExecutionsPaginatorOptions) {
					o.StopOnDuplicateToken = s.StopOnDuplicateToken
				})
		},
		Items:  func(page page) []step { return page.Steps },
		Name:   func(s step) string { return *s.Name },
		Option: func(label string) option { return func(o *imagebuilder.Options) { o.AppID = label } },
	})
}
