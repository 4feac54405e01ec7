package otel_test

import (
	"bytes"
	"context"
	"io"
	"net/http"

	"github.com/aws/aws-sdk-go-v2/aws"
	official "github.com/aws/aws-sdk-go-v2/service/imagebuilder"

	ours "github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

// lister lists all pages with one of the two clients. An empty id is left out of
// the input.
type lister struct {
	name string
	list func(ctx context.Context, config aws.Config, id string) error
}

var listers = []lister{
	{"ours", func(ctx context.Context, config aws.Config, id string) error {
		pages := ours.NewListWorkflowStepExecutionsPaginator(ours.NewFromConfig(config),
			&ours.ListWorkflowStepExecutionsInput{WorkflowExecutionId: optional(id)})
		for pages.HasMorePages() {
			if _, err := pages.NextPage(ctx); err != nil {
				return err
			}
		}
		return nil
	}},
	{"official", func(ctx context.Context, config aws.Config, id string) error {
		pages := official.NewListWorkflowStepExecutionsPaginator(official.NewFromConfig(config),
			&official.ListWorkflowStepExecutionsInput{WorkflowExecutionId: optional(id)})
		for pages.HasMorePages() {
			if _, err := pages.NextPage(ctx); err != nil {
				return err
			}
		}
		return nil
	}},
}

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// replayable replaces the body of each request by one of a type that net/http knows.
// With that of the official client, one in some hundred calls fails on loopback, since
// the body is closed while net/http still reads it.
type replayable struct {
	client *http.Client
}

func (c replayable) Do(r *http.Request) (*http.Response, error) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, err
	}
	copied := r.Clone(r.Context())
	copied.Body = io.NopCloser(bytes.NewReader(body))
	return c.client.Do(copied)
}
