package diagnosis

import (
	"context"
	"fmt"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/internal/connerr"
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
	ended  error // how the context ended, if it did before all was read
	closed bool  // no call can succeed
}

// call makes one call. It returns nil if there is no response, and notes why.
func call[Out any](ctx context.Context, r *reader, operation, id string, do func(context.Context, ...func(*imagebuilder.Options)) (*Out, error)) *Out {
	if reason := r.barrier(ctx); reason != "" {
		r.note(operation, id, reason)
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
		r.ended = endedBy(ctx, err)
	}
	r.closed = isOfEachCall(err)
	reason := oneline.Within(presigned.Hide(err.Error()), maxReason, oneline.Join)
	r.unread = append(r.unread, Unread{Operation: operation, Id: id, Reason: reason, Err: err})
	return nil
}

// barrier returns why no further call is made, or "".
func (r *reader) barrier(ctx context.Context) string {
	switch {
	case ctx.Err() != nil:
		if r.ended == nil {
			r.ended = ctx.Err()
		}
		return "not called: the context had ended"
	case r.closed:
		return "not called: it would fail as the call before it did"
	case r.calls == maxCalls:
		return fmt.Sprintf("not called: the limit of %d calls was reached", maxCalls)
	default:
		return ""
	}
}

// endedBy returns the error of a call during which the context ended, and which may
// not say so if the client is a stand-in.
func endedBy(ctx context.Context, err error) error {
	if errors.Is(err, ctx.Err()) {
		return err
	}
	return fmt.Errorf("%w; %w", ctx.Err(), err)
}

// isOfEachCall reports whether any other call would fail with err too: it is about
// the credentials, the signature or the connection, not about the operation.
func isOfEachCall(err error) bool {
	if _, ok := errors.AsType[*errors.CredentialsError](err); ok {
		return !errors.IsRetryable(err)
	}
	switch errors.Code(err) {
	case "ExpiredTokenException", "ExpiredToken", "UnrecognizedClientException", "InvalidClientTokenId",
		"InvalidSignatureException", "SignatureDoesNotMatch", "IncompleteSignature", "IncompleteSignatureException",
		"MissingAuthenticationTokenException", "MissingAuthenticationToken", "RequestExpired", "RequestTimeTooSkewed", "OptInRequired":
		return true
	}
	return connerr.Of(err) != connerr.None
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
