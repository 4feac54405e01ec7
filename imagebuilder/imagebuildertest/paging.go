package imagebuildertest

import (
	"cmp"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"

	"github.com/aws/smithy-go"
)

// pageInput is the part of its input that a listing has for paging. A member
// that is absent is zero.
type pageInput struct {
	maxResults int
	nextToken  string
}

// page reads the members of a listing that ask for a page.
func (in *input) page() pageInput {
	var asked pageInput
	if in.has("maxResults") && in.decode("maxResults", "an integer", &asked.maxResults) &&
		(asked.maxResults < 1 || asked.maxResults > maxPageSize) {
		in.violate("maxResults %d is not between 1 and %d", asked.maxResults, maxPageSize)
	}
	asked.nextToken = in.text("nextToken", 65535)
	return asked
}

// page cuts the page that is asked for out of the items, which are those of
// owner: a token of one owner is none of another's.
func page[Item any](s *state, owner string, items []Item, asked pageInput) (page []Item, nextToken string, refused smithy.APIError) {
	start := 0
	if asked.nextToken != "" {
		var ok bool
		if start, ok = s.position(owner, asked.nextToken); !ok {
			return nil, "", refusal("InvalidPaginationTokenException", "nextToken is not a token that was returned for %s", owner)
		}
	}
	start = min(start, len(items))
	end := min(start+cmp.Or(asked.maxResults, s.pageSize), len(items))
	if end < len(items) {
		nextToken = s.token(owner, end)
	}
	return items[start:end], nextToken, nil
}

// token makes the token that leads to the item at this position: the position
// and a seal that no one else can make.
func (s *state) token(owner string, position int) string {
	encoded := binary.BigEndian.AppendUint64(nil, uint64(position))
	mac := hmac.New(sha256.New, s.tokenKey)
	mac.Write(encoded)
	mac.Write([]byte(owner))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(encoded))
}

// position reads a token that was made for this owner. It returns false for
// anything else.
func (s *state) position(owner, token string) (int, bool) {
	decoded, err := base64.RawURLEncoding.DecodeString(token)
	if err != nil || len(decoded) < 8 {
		return 0, false
	}
	position := int(binary.BigEndian.Uint64(decoded))
	// Compared as text, since one token can be spelled in several ways.
	return position, hmac.Equal([]byte(token), []byte(s.token(owner, position)))
}
