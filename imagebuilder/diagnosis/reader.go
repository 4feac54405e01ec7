package diagnosis

import (
	"context"
	"fmt"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
	"github.com/seed-78d42d54/imagebuilder-go/internal/presigned"
)

const (
	maxCalls = 12
	// maxExecutionPages leaves calls for the steps. A build has at most 10
	// workflows and what its retries superseded.
	maxExecutionPages = 5
	pageSize          = 25
	maxReason         = 1000
)

// reader makes the calls and keeps what they could not read.
type reader struct {
	client Client
	optFns []func(*imagebuilder.Options)
	calls  int
	unread []Unread
	ended  error // of the call during which the context ended
}

// call makes one call. It returns nil if there is no response, and notes why.
func call[Out any](ctx context.Context, r *reader, operation, id string, do func(context.Context, ...func(*imagebuilder.Options)) (*Out, error)) *Out {
	switch {
	case r.ended != nil:
		return nil
	case r.calls == maxCalls:
		r.note(operation, id, fmt.Sprintf("the limit of %d calls was reached", maxCalls))
		return nil
	}
	r.calls++
	out, err := do(ctx, r.optFns...)
	if err == nil && out == nil {
		err = fmt.Errorf("client %T returned neither a response nor an error", r.client)
	}
	if err == nil {
		return out
	}
	if ctx.Err() != nil {
		r.ended = err
	}
	reason := oneline.Within(presigned.Hide(err.Error()), maxReason, oneline.Join)
	r.unread = append(r.unread, Unread{Operation: operation, Id: id, Reason: reason, Err: err})
	return nil
}

func (r *reader) note(operation, id, reason string) {
	r.unread = append(r.unread, Unread{Operation: operation, Id: id, Reason: reason})
}

// pager is a paginator of the client.
type pager[Out any] interface {
	HasMorePages() bool
	NextPage(context.Context, ...func(*imagebuilder.Options)) (*Out, error)
}

// eachPage uses all pages, or as many as can be read and the limit allows. It
// reports whether it got them all.
func eachPage[Out any](ctx context.Context, r *reader, operation, id string, pages pager[Out], limit int, use func(*Out)) bool {
	for n := 0; pages.HasMorePages(); n++ {
		if n == limit {
			r.note(operation, id, fmt.Sprintf("only the first %d pages were read", limit))
			return false
		}
		page := call(ctx, r, operation, id, pages.NextPage)
		if page == nil {
			return false
		}
		use(page)
	}
	return true
}
