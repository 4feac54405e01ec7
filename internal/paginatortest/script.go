package paginatortest

import (
	"fmt"
	"strings"
)

// Values of page.next for the last page.
const (
	endNil   = -1 // a nil token
	endEmpty = -2 // an empty token
)

type page struct {
	items []string
	next  int // index of the next page, endNil or endEmpty
}

// script is a listing: pages that refer to one another.
type script struct {
	pages  []page
	start  int // index of the page of the start token; startNil for none
	stop   bool
	prefix string // of each token
}

const startNil = -1

// chain returns a script of consecutive pages with the given numbers of items.
func chain(sizes ...int) script {
	s := script{start: startNil, prefix: "token-of-page-"}
	item := 0
	for i, size := range sizes {
		p := page{next: i + 1}
		for range size {
			item++
			p.items = append(p.items, fmt.Sprintf("item-%d", item))
		}
		s.pages = append(s.pages, p)
	}
	s.pages[len(sizes)-1].next = endNil
	return s
}

// endingWith returns the script with another next page for the last one.
func (s script) endingWith(next int) script {
	s.pages = append([]page(nil), s.pages...)
	s.pages[len(s.pages)-1].next = next
	return s
}

// startingAt returns the script with a start token.
func (s script) startingAt(page int) script {
	s.start = page
	return s
}

func (s script) source() *Source {
	source := &Source{script: s, StopOnDuplicateToken: s.stop, failures: map[int]int{}}
	if s.start != startNil {
		token := s.token(s.start)
		source.Token = &token
	}
	return source
}

func (s script) token(page int) string {
	return fmt.Sprintf("%s%d", s.prefix, page)
}

func (s script) pageOf(token string) int {
	for i := range s.pages {
		if s.token(i) == token {
			return i
		}
	}
	return -1
}

func (s script) nextToken(page int) *string {
	var token string
	switch next := s.pages[page].next; next {
	case endNil:
		return nil
	case endEmpty:
	default:
		token = s.token(next)
	}
	return &token
}

// walk returns the pages of a correct listing, in order, up to one that repeats a
// token.
func (s script) walk() (pages []int) {
	used := map[int]bool{}
	at := 0
	if s.start != startNil {
		at = s.start
		used[at] = true
	}
	for {
		pages = append(pages, at)
		at = s.pages[at].next
		if at < 0 || used[at] {
			return pages
		}
		used[at] = true
	}
}

// pageSteps returns the result of a correct listing page by page.
func (s script) pageSteps() []string {
	steps := []string{}
	pages := s.walk()
	for _, p := range pages {
		steps = append(steps, pageStep(s.pages[p].items))
	}
	return steps
}

// itemSteps returns the result of a correct listing item by item.
func (s script) itemSteps() []string {
	steps := []string{}
	pages := s.walk()
	for _, p := range pages {
		steps = append(steps, s.pages[p].items...)
	}
	return steps
}

func (s script) fetchesForPages(n int) int {
	return n
}

func (s script) fetchesForItems(n int) int {
	pages := s.walk()
	fetches := 0
	for items := 0; items < n; fetches++ {
		items += len(s.pages[pages[fetches]].items)
	}
	return fetches
}

// String describes the script in error messages.
func (s script) String() string {
	var b strings.Builder
	b.WriteString("pages of")
	for _, p := range s.pages {
		fmt.Fprintf(&b, " %d", len(p.items))
	}
	switch next := s.pages[len(s.pages)-1].next; next {
	case endNil:
	case endEmpty:
		b.WriteString(", then an empty token")
	default:
		fmt.Fprintf(&b, ", then page %d again", next+1)
	}
	if s.start != startNil {
		fmt.Fprintf(&b, ", from page %d", s.start+1)
	}
	return b.String()
}

// pageStep writes the items of a page in one word of a reading.
func pageStep(names []string) string {
	return "[" + strings.Join(names, " ") + "]"
}
