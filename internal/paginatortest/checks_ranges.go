package paginatortest

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"time"
)

func (c *checker[P, I, O]) lazy() {
	pager, source := c.pager(chain(2, 1))
	if !pager.HasMorePages() {
		c.errorf("HasMorePages is false before the first page")
	}
	pager.Pages(context.Background())
	pager.All(context.Background())
	settle()
	c.expectFetches("before the first step", source, 0)
}

func (c *checker[P, I, O]) leave() {
	s := chain(2, 0, 1, 2)
	for _, reader := range c.readers() {
		want := reader.want(s)
		for leaveAt := 1; leaveAt <= len(want); leaveAt++ {
			what := fmt.Sprintf("%s, left after step %d", reader.name, leaveAt)
			pager, source := c.pager(s)
			got := reader.start(context.Background(), pager)(func(n int) bool {
				settle()
				c.expectFetches(fmt.Sprintf("%s, at step %d", what, n), source, reader.fetches(s, n))
				return n < leaveAt
			})
			settle()
			c.expect(what, got, want[:leaveAt], nil)
			c.expectFetches(what, source, reader.fetches(s, leaveAt))
		}
	}
}

// settle lets goroutines that a paginator may have started run. In a synctest bubble
// it returns when all of them are blocked.
func settle() {
	time.Sleep(time.Millisecond)
}

func (c *checker[P, I, O]) restart() {
	for _, s := range []script{chain(2, 0, 1), chain(1, 2, 1).startingAt(1)} {
		for _, reader := range c.ranges() {
			what := reader.name + ", " + s.String()
			pager, _ := c.pager(s)
			want := reader.want(s)
			listing := reader.start(context.Background(), pager)

			c.expect(what, listing(func(int) bool { return false }), want[:1], nil)
			c.expect(what+", ranged again after leaving", listing(toTheEnd), want, nil)
			c.expect(what+", ranged again after the end", listing(toTheEnd), want, nil)
			c.expect(what+", another range", reader.start(context.Background(), pager)(toTheEnd), want, nil)
		}
	}
}

func (c *checker[P, I, O]) independent() {
	s := chain(1, 1, 1)
	for _, outer := range c.readers() {
		for _, inner := range c.ranges() {
			what := fmt.Sprintf("%s within %s", inner.name, outer.name)
			pager, _ := c.pager(s)
			listing := inner.start(context.Background(), pager)
			got := outer.start(context.Background(), pager)(func(int) bool {
				c.expect(what, listing(toTheEnd), inner.want(s), nil)
				return true
			})
			c.expect(outer.name+" with other ranges within", got, outer.want(s), nil)
		}
	}
	pager, source := c.pager(s)
	for _, reader := range c.ranges() {
		reader.start(context.Background(), pager)(toTheEnd)
	}
	c.expect("NextPage after ranges", c.nextPages(context.Background(), pager)(toTheEnd), s.pageSteps(), nil)
	c.expectEnd("NextPage after ranges", pager, source)
}

func (c *checker[P, I, O]) concurrent() {
	s := chain(2, 0, 1, 2)
	for _, reader := range c.ranges() {
		const goroutines = 8
		pager, source := c.pager(s)
		listing := reader.start(context.Background(), pager)
		readings := make([]reading, goroutines)
		var wg sync.WaitGroup
		for i := range readings {
			wg.Go(func() {
				readings[i] = listing(func(int) bool {
					runtime.Gosched()
					return true
				})
			})
		}
		wg.Wait()
		for _, got := range readings {
			c.expect(reader.name+", one of several ranges at once", got, reader.want(s), nil)
		}
		c.expectFetches(reader.name, source, goroutines*len(s.pages))
	}
}
