package imagebuildertest

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"unicode/utf8"

	"github.com/aws/smithy-go"
)

// pageInput is the part of its input that a listing has for paging.
type pageInput struct {
	maxResults *int32
	nextToken  *string
}

func (in *input) decodePage() pageInput {
	var asked pageInput
	in.decode("maxResults", "an integer", &asked.maxResults)
	in.decode("nextToken", "a string", &asked.nextToken)
	return asked
}

func (in *input) checkPage(asked pageInput) {
	if asked.maxResults != nil && (*asked.maxResults < 1 || *asked.maxResults > maxPageSize) {
		in.violate("maxResults %d is not between 1 and %d", *asked.maxResults, maxPageSize)
	}
	if asked.nextToken != nil {
		if length := utf8.RuneCountInString(*asked.nextToken); length < 1 || length > 65535 {
			in.violate("nextToken has %d characters, not between 1 and 65535", length)
		}
	}
}

// page cuts the page that is asked for out of the items, which are those of
// owner: a token of one owner is none of another's. It needs s.mu to be held.
func (s *Server) page(owner string, items []json.RawMessage, asked pageInput) (page []json.RawMessage, nextToken string, refused smithy.APIError) {
	start, size := 0, s.pageSize
	if asked.nextToken != nil {
		var ok bool
		if start, ok = s.position(owner, *asked.nextToken); !ok {
			return nil, "", refusal("InvalidPaginationTokenException", "nextToken is not a token that was answered for %s", owner)
		}
	}
	if asked.maxResults != nil {
		size = int(*asked.maxResults)
	}
	start = min(start, len(items))
	end := min(start+size, len(items))
	if end < len(items) {
		nextToken = s.token(owner, end)
	}
	return items[start:end], nextToken, nil
}

// token makes the token that leads to the item at this position: the position
// and a seal that no one else can make.
func (s *Server) token(owner string, position int) string {
	encoded := binary.BigEndian.AppendUint64(nil, uint64(position))
	mac := hmac.New(sha256.New, s.tokenKey)
	mac.Write(encoded)
	mac.Write([]byte(owner))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(encoded))
}

// position reads a token that was made for this owner. It answers false for
// anything else.
func (s *Server) position(owner, token string) (int, bool) {
	decoded, err := base64.RawURLEncoding.DecodeString(token)
	if err != nil || len(decoded) < 8 {
		return 0, false
	}
	position := int(binary.BigEndian.Uint64(decoded))
	// Compared as text, since one token can be spelled in several ways.
	return position, hmac.Equal([]byte(token), []byte(s.token(owner, position)))
}
