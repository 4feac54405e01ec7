package paginatortest

import (
	"context"
	"fmt"
	"reflect"
	"time"
)

func (c *checker[P, I, O]) doneBefore() {
	canceled, cancel := context.WithCancel(context.Background())
	cancel()
	expired, cancel := context.WithDeadline(context.Background(), time.Unix(0, 0))
	defer cancel()

	s := chain(1, 1)
	for _, ctx := range []context.Context{canceled, expired} {
		for _, reader := range c.readers() {
			what := fmt.Sprintf("%s, %v", reader.name, ctx.Err())
			pager, source := c.pager(s)
			c.expect(what, reader.start(ctx, pager)(toTheEnd), []string{}, is(ctx.Err()))
			// NextPage may leave the check to the operation.
			if reader.name != "NextPage" {
				c.expectFetches(what, source, 0)
			}
			got := reader.start(context.Background(), pager)(toTheEnd)
			c.expect(what+", then with another context", got, reader.want(s), nil)
		}
	}
}

func (c *checker[P, I, O]) cancelBetween() {
	s := chain(2, 0, 1, 2)
	for _, reader := range c.readers() {
		want := reader.want(s)
		for cancelAt := 1; cancelAt < len(want); cancelAt++ {
			what := fmt.Sprintf("%s, cancelled after step %d", reader.name, cancelAt)
			ctx, cancel := context.WithCancel(context.Background())
			pager, source := c.pager(s)
			got := reader.start(ctx, pager)(func(n int) bool {
				if n == cancelAt {
					cancel()
				}
				return true
			})
			c.expect(what, got, want[:cancelAt], is(context.Canceled))
			if reader.name != "NextPage" {
				c.expectFetches(what, source, reader.fetches(s, cancelAt))
			}
		}

		what := reader.name + ", cancelled after the last step"
		ctx, cancel := context.WithCancel(context.Background())
		pager, _ := c.pager(s)
		got := reader.start(ctx, pager)(func(n int) bool {
			if n == len(want) {
				cancel()
			}
			return true
		})
		c.expect(what, got, want, nil)
		cancel()
	}
}

func (c *checker[P, I, O]) cancelInFetch() {
	s := chain(1, 1, 1)
	for _, reader := range c.readers() {
		for at := range s.pages {
			what := fmt.Sprintf("%s, cancelled in fetch %d", reader.name, at+1)
			ctx, cancel := context.WithCancel(context.Background())
			pager, source := c.pager(s)
			source.inFetch = func() {
				if source.fetched() == at {
					cancel()
				}
			}
			want := reader.want(s)
			c.expect(what, reader.start(ctx, pager)(toTheEnd), want[:at], is(context.Canceled))
			c.expectFetches(what, source, at+1)

			if reader.name == "NextPage" {
				want = want[at:]
			}
			got := reader.start(context.Background(), pager)(toTheEnd)
			c.expect(what+", then with another context", got, want, nil)
		}
	}
}

func (c *checker[P, I, O]) contextAndOptions() {
	type key struct{}
	ctx := context.WithValue(context.Background(), key{}, "value")
	s := chain(1, 1, 1)
	for _, reader := range c.readers() {
		pager, source := c.pager(s)
		opts, label := make([]O, 0, 4), ""
		if c.Option != nil {
			opts, label = append(opts, c.Option("label")), "label"
		}
		reader.start(ctx, pager, opts...)(func(n int) bool { return n < 2 })
		reader.start(ctx, pager)(toTheEnd)

		for i, fetch := range source.recorded() {
			want := ""
			if i < 2 {
				want = label
			}
			if fetch.label != want {
				c.errorf("%s: fetch %d saw the options as %q, want %q", reader.name, i+1, fetch.label, want)
			}
			if fetch.ctx.Value(key{}) != "value" {
				c.errorf("%s: fetch %d did not get the context of the caller", reader.name, i+1)
			}
		}
		for _, spare := range opts[len(opts):cap(opts)] {
			if !reflect.ValueOf(&spare).Elem().IsZero() {
				c.errorf("%s: the options slice of the caller was appended to", reader.name)
			}
		}
	}
}
