package paginatortest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"testing"
)

// Pager is the interface of a paginator under test: the methods of a
// paginator.Paginator.
type Pager[Page, Item, Option any] interface {
	HasMorePages() bool
	NextPage(context.Context, ...Option) (Page, error)
	Pages(context.Context, ...Option) iter.Seq2[Page, error]
	All(context.Context, ...Option) iter.Seq2[Item, error]
}

// Subject has functions that build a paginator and read its pages. New, Items and
// Name are required; the checks panic without them.
type Subject[Page, Item, Option any] struct {
	// New returns a paginator over source that starts at source.Token and
	// honors source.StopOnDuplicateToken. It gets its pages from source.Fetch.
	New func(source *Source) Pager[Page, Item, Option]

	// Items returns the items of a page.
	Items func(Page) []Item

	// Name returns the name of the item, as source.Fetch returned it.
	Name func(Item) string

	// Option returns a per-call option that passes label to source.Fetch. If nil,
	// options are not checked.
	Option func(label string) Option
}

// Run checks subject, each rule of the contract in a subtest of its own.
func Run[Page, Item, Option any](t *testing.T, subject Subject[Page, Item, Option]) {
	t.Helper()
	for _, check := range checks[Page, Item, Option]() {
		t.Run(check.name, func(t *testing.T) {
			for _, problem := range check.problems(subject) {
				t.Error(problem)
			}
		})
	}
}

// Check is like Run without subtests, for use in a synctest bubble or outside a test.
// It returns nil, or an error with a line for each violation that begins with the
// violated rule.
func Check[Page, Item, Option any](subject Subject[Page, Item, Option]) error {
	var all []error
	for _, check := range checks[Page, Item, Option]() {
		for _, problem := range check.problems(subject) {
			all = append(all, fmt.Errorf("%s: %w", check.name, problem))
		}
	}
	return errors.Join(all...)
}

type check[Page, Item, Option any] struct {
	name string
	run  func(*checker[Page, Item, Option])
}

func (c check[Page, Item, Option]) problems(subject Subject[Page, Item, Option]) []error {
	if subject.New == nil || subject.Items == nil || subject.Name == nil {
		panic("paginatortest: New, Items and Name of the Subject must be set")
	}
	checker := &checker[Page, Item, Option]{Subject: subject}
	c.run(checker)
	problems := checker.problems
	if more := len(problems) - mostProblems; more > 0 {
		problems = append(problems[:mostProblems], fmt.Errorf("and %d more problems", more))
	}
	return problems
}

// mostProblems limits the violations of one rule that are listed.
const mostProblems = 10

func checks[P, I, O any]() []check[P, I, O] {
	return []check[P, I, O]{
		{"every item is listed once at every page size", (*checker[P, I, O]).pageSizes},
		{"an empty page with a token goes on", (*checker[P, I, O]).emptyPages},
		{"a listing starts at the start token", (*checker[P, I, O]).startToken},
		{"tokens are distinguished to their last byte", (*checker[P, I, O]).longTokens},
		{"tokens are copied", (*checker[P, I, O]).tokensCopied},
		{"NextPage after the end is an error without a fetch", (*checker[P, I, O]).afterTheEnd},
		{"a failed page is retried by NextPage", (*checker[P, I, O]).retry},
		{"a range ends at the first error", (*checker[P, I, O]).rangeError},
		{"a repeated token is an error after its page", (*checker[P, I, O]).repeatedToken},
		{"a repeated token ends the listing if so configured", (*checker[P, I, O]).stopOnRepeatedToken},
		{"nothing is fetched before the first step", (*checker[P, I, O]).lazy},
		{"leaving a range fetches nothing more", (*checker[P, I, O]).leave},
		{"each range starts again", (*checker[P, I, O]).restart},
		{"ranges and NextPage do not affect each other", (*checker[P, I, O]).independent},
		{"ranges may run concurrently", (*checker[P, I, O]).concurrent},
		{"a context that is done stops the first fetch", (*checker[P, I, O]).doneBefore},
		{"cancellation between steps is seen", (*checker[P, I, O]).cancelBetween},
		{"cancellation during a fetch is seen", (*checker[P, I, O]).cancelInFetch},
		{"context and options reach each fetch", (*checker[P, I, O]).contextAndOptions},
	}
}
