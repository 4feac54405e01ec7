package paginator

import "crypto/sha256"

// cursor is the position of one reader in a listing.
type cursor struct {
	token     *string // of the page to fetch next; nil is the first page
	fetched   int     // pages so far
	ended     bool
	duplicate *DuplicateTokenError

	// pageOf maps the digest of each token so far to the number of its page. It has
	// digests because tokens may be 65 kB long.
	pageOf map[[sha256.Size]byte]int
}

func newCursor(start *string) *cursor {
	c := &cursor{pageOf: map[[sha256.Size]byte]int{}}
	if start != nil {
		c.hold(*start)
	}
	return c
}

// advance moves past a page with the given next token.
func (c *cursor) advance(next *string) {
	c.fetched++
	if next == nil || *next == "" {
		c.ended = true
		return
	}
	c.hold(*next)
}

func (c *cursor) hold(token string) {
	digest := sha256.Sum256([]byte(token))
	if page, ok := c.pageOf[digest]; ok {
		c.duplicate = &DuplicateTokenError{Page: c.fetched, ReturnsTo: page, TokenLength: len(token)}
		return
	}
	c.pageOf[digest] = c.fetched + 1
	c.token = &token
}
