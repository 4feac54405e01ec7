package paginatortest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"reflect"
	"slices"

	"github.com/seed-78d42d54/imagebuilder-go/paginator"
)

// checker runs one check and collects its problems.
type checker[P, I, O any] struct {
	Subject[P, I, O]
	problems []error
}

func (c *checker[P, I, O]) errorf(format string, args ...any) {
	c.problems = append(c.problems, fmt.Errorf(format, args...))
}

// pager returns a new paginator over a new source for s.
func (c *checker[P, I, O]) pager(s script) (Pager[P, I, O], *Source) {
	source := s.source()
	return c.New(source), source
}

// pageName writes a page as pageStep does.
func (c *checker[P, I, O]) pageName(page P) string {
	names := []string{}
	for _, item := range c.Items(page) {
		names = append(names, c.Name(item))
	}
	return pageStep(names)
}

// reader is one of the ways to read a listing.
type reader[P, I, O any] struct {
	name    string
	want    func(script) []string         // the steps of a correct listing
	fetches func(s script, steps int) int // that a correct listing needs for so many steps
	start   func(context.Context, Pager[P, I, O], ...O) steps
}

// steps reads a listing until body, called after each step with the number of
// steps so far, returns false.
type steps func(body func(n int) bool) reading

func toTheEnd(int) bool { return true }

func (c *checker[P, I, O]) ranges() []reader[P, I, O] {
	return []reader[P, I, O]{
		{"Pages", script.pageSteps, script.fetchesForPages, c.pages},
		{"All", script.itemSteps, script.fetchesForItems, c.all},
	}
}

func (c *checker[P, I, O]) readers() []reader[P, I, O] {
	return append(c.ranges(), reader[P, I, O]{"NextPage", script.pageSteps, script.fetchesForPages, c.nextPages})
}

func (c *checker[P, I, O]) pages(ctx context.Context, p Pager[P, I, O], opts ...O) steps {
	return stepsOf(p.Pages(ctx, opts...), c.pageName)
}

func (c *checker[P, I, O]) all(ctx context.Context, p Pager[P, I, O], opts ...O) steps {
	return stepsOf(p.All(ctx, opts...), c.Name)
}

func (c *checker[P, I, O]) nextPages(ctx context.Context, p Pager[P, I, O], opts ...O) steps {
	return stepsOf(func(yield func(P, error) bool) {
		for p.HasMorePages() {
			page, err := p.NextPage(ctx, opts...)
			if !yield(page, err) || err != nil {
				return
			}
		}
	}, c.pageName)
}

// reading is the result of reading a listing.
type reading struct {
	steps  []string
	errs   []error
	late   int  // steps after the first error
	filled bool // an error came with a non-zero value
}

func stepsOf[T any](seq iter.Seq2[T, error], name func(T) string) steps {
	return func(body func(int) bool) reading {
		r := reading{steps: []string{}}
		for value, err := range seq {
			switch {
			case err != nil:
				r.errs = append(r.errs, err)
				r.filled = r.filled || !reflect.ValueOf(&value).Elem().IsZero()
			case len(r.errs) > 0:
				r.late++
			default:
				r.steps = append(r.steps, name(value))
				if !body(len(r.steps)) {
					return r
				}
			}
			if len(r.steps)+len(r.errs)+r.late >= stepLimit {
				break
			}
		}
		return r
	}
}

// expect compares a reading with the steps wanted and, unless wanted is nil,
// the one error wanted after them.
func (c *checker[P, I, O]) expect(what string, got reading, want []string, wanted func(error) bool) {
	if !slices.Equal(got.steps, want) {
		c.errorf("%s: got %s, want %s", what, short(got.steps), short(want))
	}
	switch {
	case wanted == nil && len(got.errs) > 0:
		c.errorf("%s: got error %q, want none", what, got.errs[0])
	case wanted == nil:
	case len(got.errs) == 0:
		c.errorf("%s: ended without an error", what)
	case !wanted(got.errs[0]):
		c.errorf("%s: got error %q, want another", what, got.errs[0])
	}
	if len(got.errs) > 1 || got.late > 0 {
		c.errorf("%s: went on after the error: %d more errors, %d more steps", what, len(got.errs)-1, got.late)
	}
	if got.filled {
		c.errorf("%s: the error came with a value other than the zero value", what)
	}
}

func (c *checker[P, I, O]) expectFetches(what string, source *Source, want int) {
	if got := source.fetched(); got != want {
		c.errorf("%s: %d fetches, want %d", what, got, want)
	}
}

func is(target error) func(error) bool {
	return func(err error) bool { return errors.Is(err, target) }
}

func isDuplicateToken(err error) bool {
	var duplicate *paginator.DuplicateTokenError
	return errors.As(err, &duplicate)
}

// short prints steps without filling the screen.
func short(steps []string) string {
	const most = 12
	if len(steps) > most {
		return fmt.Sprintf("%v and %d more", steps[:most], len(steps)-most)
	}
	return fmt.Sprint(steps)
}
