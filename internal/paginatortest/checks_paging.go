package paginatortest

import (
	"context"
	"slices"
	"strings"
)

// complete checks that every reader returns the whole listing with one fetch a
// page.
func (c *checker[P, I, O]) complete(s script) {
	for _, reader := range c.readers() {
		what := reader.name + ", " + s.String()
		pager, source := c.pager(s)
		c.expect(what, reader.start(context.Background(), pager)(toTheEnd), reader.want(s), nil)
		c.expectFetches(what, source, len(s.pageSteps()))
	}
}

func (c *checker[P, I, O]) pageSizes() {
	const items = 6
	for size := 1; size <= items+1; size++ {
		var sizes []int
		for rest := items; rest > 0; rest -= size {
			sizes = append(sizes, min(size, rest))
		}
		c.complete(chain(sizes...))
	}
}

func (c *checker[P, I, O]) emptyPages() {
	for _, sizes := range [][]int{
		{0}, {0, 0, 0}, {0, 2}, {2, 0}, {2, 0, 1}, {0, 0, 2, 0, 0, 1, 0, 0},
	} {
		c.complete(chain(sizes...))
		c.complete(chain(sizes...).endingWith(endEmpty))
	}
}

func (c *checker[P, I, O]) startToken() {
	s := chain(2, 0, 1)
	for page := range s.pages {
		c.complete(s.startingAt(page))
	}
}

func (c *checker[P, I, O]) longTokens() {
	s := chain(1, 1, 1, 1)
	s.prefix = strings.Repeat("t", 65_000)
	c.complete(s)
}

// tokensCopied overwrites every token that a caller or Fetch can reach, as soon as
// they can reach it.
func (c *checker[P, I, O]) tokensCopied() {
	s := chain(1, 1, 1, 1).startingAt(1)
	for _, reader := range c.readers() {
		for failing := 1; failing < len(s.pages); failing++ {
			pager, source := c.pager(s)
			source.careless = true
			if reader.name == "NextPage" {
				source.failures[failing] = 1
			}
			*source.Token = "written to by the caller"

			got := reading{}
			for range 2 {
				part := reader.start(context.Background(), pager)(func(int) bool {
					source.overwriteTokens()
					return true
				})
				got.steps = append(got.steps, part.steps...)
				if len(part.errs) == 0 {
					break
				}
			}
			c.expect(reader.name, got, reader.want(s), nil)
			if *source.Token != "written to by the caller" {
				c.errorf("%s: the start token of the caller was changed", reader.name)
			}
		}
	}
}

func (c *checker[P, I, O]) afterTheEnd() {
	for _, s := range []script{chain(0), chain(2, 1), chain(1, 0).endingWith(endEmpty)} {
		pager, source := c.pager(s)
		c.nextPages(context.Background(), pager)(toTheEnd)
		c.expectEnd(s.String(), pager, source)
	}
}

// expectEnd checks a paginator whose last page NextPage has returned.
func (c *checker[P, I, O]) expectEnd(what string, pager Pager[P, I, O], source *Source) {
	fetched := source.fetched()
	for range 3 {
		if pager.HasMorePages() {
			c.errorf("%s: HasMorePages is true after the last page", what)
		}
		const want = "no more pages available"
		if _, err := pager.NextPage(context.Background()); err == nil || err.Error() != want {
			c.errorf("%s: NextPage after the end: got error %v, want %q", what, err, want)
		}
	}
	c.expectFetches(what+", NextPage after the end", source, fetched)
}

func (c *checker[P, I, O]) repeatedToken() {
	for _, s := range cycles() {
		for _, reader := range c.readers() {
			what := reader.name + ", " + s.String()
			pager, source := c.pager(s)
			got := reader.start(context.Background(), pager)(toTheEnd)
			c.expect(what, got, reader.want(s), isDuplicateToken)
			c.expectFetches(what, source, len(s.pageSteps()))
			for _, err := range got.errs {
				c.expectDiscreet(what, err, s)
			}
			if reader.name == "NextPage" {
				c.expectDuplicate(what, pager, source)
			}
		}
	}
}

// expectDuplicate checks a paginator whose NextPage has reported a repeated
// token.
func (c *checker[P, I, O]) expectDuplicate(what string, pager Pager[P, I, O], source *Source) {
	fetched := source.fetched()
	for range 3 {
		if !pager.HasMorePages() {
			c.errorf("%s: HasMorePages is false although the listing did not end", what)
		}
		if _, err := pager.NextPage(context.Background()); !isDuplicateToken(err) {
			c.errorf("%s: NextPage again: got error %v, want the repeated token once more", what, err)
		}
	}
	c.expectFetches(what+", NextPage again", source, fetched)
}

// expectDiscreet checks that a message is one short line without the token.
func (c *checker[P, I, O]) expectDiscreet(what string, err error, s script) {
	const most = 500
	message := err.Error()
	if strings.ContainsAny(message, "\r\n") || len(message) > most || strings.Contains(message, s.prefix) {
		c.errorf("%s: the error is not one line of at most %d bytes without the token: %.600q", what, most, message)
	}
}

func (c *checker[P, I, O]) stopOnRepeatedToken() {
	for _, s := range cycles() {
		s.stop = true
		c.complete(s)

		pager, source := c.pager(s)
		c.nextPages(context.Background(), pager)(toTheEnd)
		c.expectEnd(s.String(), pager, source)
	}
}

// cycles returns listings whose last token goes back by one page or more, with and
// without a start token, with and without pages before the cycle.
func cycles() []script {
	var all []script
	for lead := range 3 {
		for length := 1; length <= 4; length++ {
			sizes := slices.Repeat([]int{1}, lead+length)
			s := chain(sizes...).endingWith(lead)
			for start := startNil; start < len(sizes); start++ {
				all = append(all, s.startingAt(start))
			}
		}
	}
	empty := chain(0, 0).endingWith(0)
	long := chain(1, 1, 1).endingWith(1)
	long.prefix = strings.Repeat("t", 65_000)
	return append(all, empty, long)
}
