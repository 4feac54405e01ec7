package sending

import (
	"context"
	"io"
	"sync"
)

// exchange is the context in which requests are sent and the responses are read.
type exchange struct {
	context.Context

	mu     sync.Mutex
	bodies []io.Closer
	first  [1]io.Closer // what bodies are in, as there is mostly one
}

type exchangeKey struct{}

func (e *exchange) Value(key any) any {
	if key == (exchangeKey{}) {
		return e
	}
	return e.Context.Value(key)
}

// Exchange returns a context for sending a request and reading the response, and the
// function that ends both. Deferred, it lets go of connections and bodies even if a
// panic or runtime.Goexit takes the way past those who would have.
func Exchange(ctx context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancel(ctx)
	e := &exchange{Context: ctx}
	e.bodies = e.first[:0]
	return e, func() {
		cancel()
		e.closeAll()
	}
}

func (e *exchange) closeAll() {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, body := range e.bodies {
		_ = body.Close() // no caller is left to return an error to
	}
	// The request of a response has this context, and errors keep both.
	e.bodies, e.first[0] = nil, nil
}

// closeAtTheEndOf has the end of the exchange that ctx is of close a body.
func closeAtTheEndOf(ctx context.Context, body io.Closer) {
	if e, ok := ctx.Value(exchangeKey{}).(*exchange); ok {
		e.mu.Lock()
		defer e.mu.Unlock()
		e.bodies = append(e.bodies, body)
	}
}
