package imagebuilder_test

import (
	"context"
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/internal/paginatortest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

type option = func(*imagebuilder.Options)

// pagesOfSource returns the pages of the conformance test for each list operation.
type pagesOfSource struct{ source *paginatortest.Source }

func (c pagesOfSource) ListImagePipelineImages(ctx context.Context, in *imagebuilder.ListImagePipelineImagesInput, optFns ...option) (*imagebuilder.ListImagePipelineImagesOutput, error) {
	names, next, err := c.fetch(ctx, in.NextToken, optFns)
	items := itemsOf(names, func(name *string) types.ImageSummary { return types.ImageSummary{Name: name} })
	return &imagebuilder.ListImagePipelineImagesOutput{NextToken: next, ImageSummaryList: items}, err
}

func (c pagesOfSource) ListWaitingWorkflowSteps(ctx context.Context, in *imagebuilder.ListWaitingWorkflowStepsInput, optFns ...option) (*imagebuilder.ListWaitingWorkflowStepsOutput, error) {
	names, next, err := c.fetch(ctx, in.NextToken, optFns)
	items := itemsOf(names, func(name *string) types.WorkflowStepExecution { return types.WorkflowStepExecution{Name: name} })
	return &imagebuilder.ListWaitingWorkflowStepsOutput{NextToken: next, Steps: items}, err
}

func (c pagesOfSource) ListWorkflowExecutions(ctx context.Context, in *imagebuilder.ListWorkflowExecutionsInput, optFns ...option) (*imagebuilder.ListWorkflowExecutionsOutput, error) {
	names, next, err := c.fetch(ctx, in.NextToken, optFns)
	items := itemsOf(names, func(name *string) types.WorkflowExecutionMetadata {
		return types.WorkflowExecutionMetadata{WorkflowExecutionId: name}
	})
	return &imagebuilder.ListWorkflowExecutionsOutput{NextToken: next, WorkflowExecutions: items}, err
}

func (c pagesOfSource) ListWorkflowStepExecutions(ctx context.Context, in *imagebuilder.ListWorkflowStepExecutionsInput, optFns ...option) (*imagebuilder.ListWorkflowStepExecutionsOutput, error) {
	names, next, err := c.fetch(ctx, in.NextToken, optFns)
	items := itemsOf(names, func(name *string) types.WorkflowStepMetadata { return types.WorkflowStepMetadata{Name: name} })
	return &imagebuilder.ListWorkflowStepExecutionsOutput{NextToken: next, Steps: items}, err
}

// fetch passes the option of a call to the source as the application ID.
func (c pagesOfSource) fetch(ctx context.Context, token *string, optFns []option) (names []string, next *string, err error) {
	var o imagebuilder.Options
	for _, fn := range optFns {
		fn(&o)
	}
	return c.source.Fetch(ctx, token, o.AppID)
}

func itemsOf[Item any](names []string, item func(name *string) Item) []Item {
	var items []Item
	for _, name := range names {
		items = append(items, item(&name))
	}
	return items
}

func conforms[Page, Item any](t *testing.T, list func(*paginatortest.Source) paginatortest.Pager[Page, Item, option], items func(Page) []Item, name func(Item) *string) {
	t.Helper()
	paginatortest.Run(t, paginatortest.Subject[Page, Item, option]{
		New:    list,
		Items:  items,
		Name:   func(item Item) string { return *name(item) },
		Option: func(label string) option { return func(o *imagebuilder.Options) { o.AppID = label } },
	})
}

func TestListImagePipelineImagesPaginator_conforms(t *testing.T) {
	type page = *imagebuilder.ListImagePipelineImagesOutput
	conforms(t, func(s *paginatortest.Source) paginatortest.Pager[page, types.ImageSummary, option] {
		return imagebuilder.NewListImagePipelineImagesPaginator(pagesOfSource{s}, &imagebuilder.ListImagePipelineImagesInput{NextToken: s.Token},
			func(o *imagebuilder.ListImagePipelineImagesPaginatorOptions) {
				o.StopOnDuplicateToken = s.StopOnDuplicateToken
			})
	}, func(page page) []types.ImageSummary { return page.ImageSummaryList }, func(i types.ImageSummary) *string { return i.Name })
}

func TestListWaitingWorkflowStepsPaginator_conforms(t *testing.T) {
	type page = *imagebuilder.ListWaitingWorkflowStepsOutput
	conforms(t, func(s *paginatortest.Source) paginatortest.Pager[page, types.WorkflowStepExecution, option] {
		return imagebuilder.NewListWaitingWorkflowStepsPaginator(pagesOfSource{s}, &imagebuilder.ListWaitingWorkflowStepsInput{NextToken: s.Token},
			func(o *imagebuilder.ListWaitingWorkflowStepsPaginatorOptions) {
				o.StopOnDuplicateToken = s.StopOnDuplicateToken
			})
	}, func(page page) []types.WorkflowStepExecution { return page.Steps }, func(s types.WorkflowStepExecution) *string { return s.Name })
}

func TestListWorkflowExecutionsPaginator_conforms(t *testing.T) {
	type page = *imagebuilder.ListWorkflowExecutionsOutput
	conforms(t, func(s *paginatortest.Source) paginatortest.Pager[page, types.WorkflowExecutionMetadata, option] {
		return imagebuilder.NewListWorkflowExecutionsPaginator(pagesOfSource{s}, &imagebuilder.ListWorkflowExecutionsInput{NextToken: s.Token},
			func(o *imagebuilder.ListWorkflowExecutionsPaginatorOptions) {
				o.StopOnDuplicateToken = s.StopOnDuplicateToken
			})
	}, func(page page) []types.WorkflowExecutionMetadata { return page.WorkflowExecutions }, func(e types.WorkflowExecutionMetadata) *string { return e.WorkflowExecutionId })
}

func TestListWorkflowStepExecutionsPaginator_conforms(t *testing.T) {
	type page = *imagebuilder.ListWorkflowStepExecutionsOutput
	conforms(t, func(s *paginatortest.Source) paginatortest.Pager[page, types.WorkflowStepMetadata, option] {
		return imagebuilder.NewListWorkflowStepExecutionsPaginator(pagesOfSource{s}, &imagebuilder.ListWorkflowStepExecutionsInput{NextToken: s.Token},
			func(o *imagebuilder.ListWorkflowStepExecutionsPaginatorOptions) {
				o.StopOnDuplicateToken = s.StopOnDuplicateToken
			})
	}, func(page page) []types.WorkflowStepMetadata { return page.Steps }, func(s types.WorkflowStepMetadata) *string { return s.Name })
}
