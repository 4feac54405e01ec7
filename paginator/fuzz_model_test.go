package paginator_test

import "strconv"

// modelListing is the expected behavior of a listing. It sees the whole service, as a
// paginator cannot, and so knows the order of the pages in advance.
type modelListing struct {
	service  fuzzService
	failures []int
	fetches  int
	way      []int // the pages to deliver, in order
	cycle    bool  // the last of them repeats a token
	cursor   int   // of NextPage, an index into way
	ranges   []*modelRange
}

type modelRange struct {
	items    bool
	cursor   int
	pending  []int // items of the page before cursor
	canceled bool
	over     bool
}

func newModelListing(s fuzzService) *modelListing {
	m := &modelListing{service: s}
	for _, page := range s.pages {
		m.failures = append(m.failures, page.failures)
	}
	used := make([]bool, len(s.pages))
	at := 0
	if s.start >= 0 {
		at = s.start
		used[at] = true
	}
	for {
		m.way = append(m.way, at)
		at = s.pages[at].next
		if at < 0 {
			return m
		}
		if used[at] {
			m.cycle = true
			return m
		}
		used[at] = true
	}
}

// ended reports whether neither a page nor an error is left after cursor.
func (m *modelListing) ended(cursor int) bool {
	return cursor == len(m.way) && (!m.cycle || m.service.stop)
}

// fetch returns the page at cursor and advances it.
func (m *modelListing) fetch(cursor *int, isCanceled bool) (got string, ok bool) {
	if m.ended(*cursor) {
		return "no more pages available", false
	}
	if *cursor == len(m.way) {
		return "duplicate token", false
	}
	m.fetches++
	if isCanceled {
		return canceled, false
	}
	page := m.way[*cursor]
	if m.failures[page] > 0 {
		m.failures[page]--
		return failure(page).Error(), false
	}
	*cursor++
	return event("page", page, nil), true
}

func (m *modelListing) do(what, which int) string {
	switch what {
	case openPages, openAll:
		m.ranges = append(m.ranges, &modelRange{items: what == openAll})
		return done
	case hasMorePages:
		return strconv.FormatBool(!m.ended(m.cursor))
	case nextPage, nextPageCanceled:
		got, _ := m.fetch(&m.cursor, what == nextPageCanceled)
		return got
	}
	if len(m.ranges) == 0 {
		return noRange
	}
	r := m.ranges[which%len(m.ranges)]
	switch what {
	case stepRange:
		return m.step(r)
	case leaveRange:
		r.over = true
	case cancelRange:
		r.canceled = true
	}
	return done
}

func (m *modelListing) step(r *modelRange) string {
	for {
		if r.over || len(r.pending) == 0 && m.ended(r.cursor) {
			r.over = true
			return left
		}
		if r.canceled {
			r.over = true
			return canceled
		}
		if len(r.pending) > 0 {
			item := r.pending[0]
			r.pending = r.pending[1:]
			return event("item", item, nil)
		}
		got, ok := m.fetch(&r.cursor, false)
		if !ok {
			r.over = true
			return got
		}
		if !r.items {
			return got
		}
		page := m.way[r.cursor-1]
		for i := range m.service.pages[page].items {
			r.pending = append(r.pending, 10*page+i)
		}
	}
}
