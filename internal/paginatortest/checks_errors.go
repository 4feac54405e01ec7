package paginatortest

import (
	"context"
	"fmt"
	"slices"
)

func (c *checker[P, I, O]) retry() {
	s := chain(2, 0, 1, 1)
	for failing := range s.pages {
		for times := 1; times <= 2; times++ {
			what := fmt.Sprintf("page %d failing %d times", failing+1, times)
			pager, source := c.pager(s)
			source.failures[failing] = times

			before := s.pageSteps()[:failing]
			for range times {
				got := c.nextPages(context.Background(), pager)(toTheEnd)
				c.expect(what, got, before, is(scriptedError(failing)))
				before = []string{}
				if !pager.HasMorePages() {
					c.errorf("%s: HasMorePages is false after the error", what)
				}
			}
			got := c.nextPages(context.Background(), pager)(toTheEnd)
			c.expect(what+", then not", got, s.pageSteps()[failing:], nil)

			var want []string
			for page := range s.pages {
				token := ""
				if page > 0 {
					token = s.token(page)
				}
				want = append(want, token)
				if page == failing {
					want = append(want, slices.Repeat([]string{token}, times)...)
				}
			}
			tokens := []string{}
			for _, fetch := range source.recorded() {
				tokens = append(tokens, fetch.token)
			}
			if !slices.Equal(tokens, want) {
				c.errorf("%s: fetched the tokens %q, want %q", what, tokens, want)
			}
		}
	}
}

func (c *checker[P, I, O]) rangeError() {
	s := chain(2, 0, 1, 1)
	for _, reader := range c.ranges() {
		for failing := range s.pages {
			what := fmt.Sprintf("%s, page %d failing", reader.name, failing+1)
			pager, source := c.pager(s)
			source.failures[failing] = 1
			listing := reader.start(context.Background(), pager)

			part := s
			part.pages = s.pages[:failing]
			want := []string{}
			if failing > 0 {
				want = reader.want(part.endingWith(endNil))
			}
			c.expect(what, listing(toTheEnd), want, is(scriptedError(failing)))
			c.expectFetches(what, source, failing+1)
			c.expect(what+", then ranged again", listing(toTheEnd), reader.want(s), nil)
		}
	}
}
