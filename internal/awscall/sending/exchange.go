package sending

import (
	"context"
	"io"
	"sync"
)

// Exchange is the context in which a request is sent and the response is read.
type Exchange struct {
	context.Context

	cancel context.CancelFunc
	mu     sync.Mutex
	ended  bool
	bodies []io.Closer
	first  [1]io.Closer // backs bodies: there is usually one
}

type exchangeKey struct{}

// NewExchange returns a context below ctx.
func NewExchange(ctx context.Context) *Exchange {
	e := new(Exchange)
	e.Context, e.cancel = context.WithCancel(ctx)
	e.bodies = e.first[:0]
	return e
}

// Value returns the exchange itself for its key, otherwise the value of its parent.
func (e *Exchange) Value(key any) any {
	if key == (exchangeKey{}) {
		return e
	}
	return e.Context.Value(key)
}

// End cancels the context and closes the bodies. Deferred, it releases connections even
// after a panic or runtime.Goexit.
func (e *Exchange) End() {
	e.cancel()
	e.closeAll()
}

func (e *Exchange) closeAll() {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, body := range e.bodies {
		_ = body.Close() // no caller is left to return an error to
	}
	// Errors keep the response, whose request keeps this context: release the bodies.
	e.ended, e.bodies, e.first[0] = true, nil, nil
}

// closeAtTheEndOf closes body when the exchange of ctx ends. An HTTP client that
// ignores the context may return a response after the end.
func closeAtTheEndOf(ctx context.Context, body io.Closer) {
	e, ok := ctx.Value(exchangeKey{}).(*Exchange)
	if !ok {
		return
	}
	e.mu.Lock()
	ended := e.ended
	if !ended {
		e.bodies = append(e.bodies, body)
	}
	e.mu.Unlock()
	if ended {
		_ = body.Close() // no caller is left to return an error to
	}
}
