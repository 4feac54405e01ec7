package paginator

import "fmt"

// DuplicateTokenError says that a page returned a token that was used before
// in the same listing, so that following it would never end. Every page up to
// and including that one was delivered.
type DuplicateTokenError struct {
	// Page is the number of the page that returned the token. The page that
	// the listing started with is 1.
	Page int

	// ReturnsTo is the number of the page that was fetched with the token.
	ReturnsTo int

	// TokenLength is the length of the token in bytes. The token itself is
	// left out: it may be long, and a service may put anything into it.
	TokenLength int
}

// Error names both pages in one line and says what to do.
func (e *DuplicateTokenError) Error() string {
	return fmt.Sprintf("page %d returned the token that page %d was fetched with (%d bytes), so the listing would never end, and items may be missing; "+
		"list again, or set StopOnDuplicateToken to end there without an error", e.Page, e.ReturnsTo, e.TokenLength)
}
