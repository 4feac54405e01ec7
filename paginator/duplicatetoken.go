package paginator

import "fmt"

// DuplicateTokenError reports that a page returned a token that was used before
// in the same listing, so following it would never end. All pages up to and
// including that one were returned.
type DuplicateTokenError struct {
	// Page is the number of the page that returned the token. The first page of
	// the listing is 1.
	Page int

	// ReturnsTo is the number of the page that was fetched with the token.
	ReturnsTo int

	// TokenLength is the length of the token in bytes. The token itself is left
	// out, since it may be long and may hold anything.
	TokenLength int
}

// Error returns one line with both page numbers and advice.
func (e *DuplicateTokenError) Error() string {
	return fmt.Sprintf("page %d returned the token that page %d was fetched with (%d bytes), so the listing would never end, and items may be missing; "+
		"list again, or set StopOnDuplicateToken to end there without an error", e.Page, e.ReturnsTo, e.TokenLength)
}
