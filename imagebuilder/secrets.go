package imagebuilder

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// hidden stands for a secret in a text.
const hidden = "***"

// leastSecret is how long a secret is at least. Shorter ones are made up, for
// tests, and may be a part of any word.
const leastSecret = 16

// secrets are what signs a request. Services and proxies repeat requests in their
// answers.
type secrets []string

func secretsOf(header http.Header) (s secrets) {
	authorization := header.Get("Authorization")
	_, credential, _ := strings.Cut(authorization, "Credential=")
	accessKey, _, _ := strings.Cut(credential, "/")
	_, signature, _ := strings.Cut(authorization, "Signature=")
	for _, secret := range []string{authorization, accessKey, signature} {
		if len(secret) >= leastSecret {
			s = append(s, secret)
		}
	}
	if token := header.Get("X-Amz-Security-Token"); len(token) >= leastSecret {
		s = append(s, token, strings.ReplaceAll(token, "/", `\/`), url.QueryEscape(token))
	}
	return s
}

func (s secrets) hideIn(text string) string {
	if len(text) < leastSecret {
		return text
	}
	for _, secret := range s {
		text = strings.ReplaceAll(text, secret, hidden)
	}
	return text
}

// hideInExcerpt hides what has been cut off at the end too.
func (s secrets) hideInExcerpt(text string) string {
	text = s.hideIn(text)
	for _, secret := range s {
		for n := min(len(secret)-1, len(text)); n > leastSecret/2; n-- {
			if strings.HasSuffix(text, secret[:n]) {
				return text[:len(text)-n] + hidden
			}
		}
	}
	return text
}

// hideInAnswer changes what an answer says besides its body. Its maps may be
// shared with other answers, and are left as they were.
func (s secrets) hideInAnswer(response *smithyhttp.Response) {
	response.Status = s.hideIn(response.Status)
	response.Header, response.Trailer = s.hideInHeader(response.Header), s.hideInHeader(response.Trailer)
}

func (s secrets) hideInHeader(header http.Header) http.Header {
	if len(s) == 0 || len(header) == 0 {
		return header
	}
	header = header.Clone()
	for _, values := range header {
		for i, value := range values {
			values[i] = s.hideIn(value)
		}
	}
	return header
}

// hideInError gives an error that does not tell secrets.
func (s secrets) hideInError(err error) error {
	if s.areIn(err) {
		return &hiddenError{s.hideIn(err.Error()), err}
	}
	return err
}

// areIn tells whether an error has secrets, or one that it wraps.
func (s secrets) areIn(err error) bool {
	if err == nil || len(s) == 0 {
		return false
	}
	if text := err.Error(); s.hideIn(text) != text {
		return true
	}
	switch wraps := err.(type) { //nolint:errorlint // each layer is looked at
	case interface{ Unwrap() error }:
		return s.areIn(wraps.Unwrap())
	case interface{ Unwrap() []error }:
		return slices.ContainsFunc(wraps.Unwrap(), s.areIn)
	default:
		return false
	}
}

// hiddenError is an error whose text has a secret, without it. What it wraps cannot
// be got out of it, since that tells the secret; whether something is in it can be
// asked.
type hiddenError struct {
	text string
	err  error
}

func (e *hiddenError) Error() string        { return e.text }
func (e *hiddenError) Is(target error) bool { return errors.Is(e.err, target) }

// withoutSecrets hides in a URL what people put secrets into: what stands before
// an @, a query and a fragment.
func withoutSecrets(rawURL string) string {
	shown, rest := rawURL, ""
	if i := strings.IndexAny(rawURL, "?#"); i >= 0 && i+1 < len(rawURL) {
		shown, rest = rawURL[:i], rawURL[i:i+1]+hidden
	}
	at := strings.LastIndexByte(rawURL, '@')
	if at < 0 {
		return shown + rest
	}
	start := 0
	if scheme, _, ok := strings.Cut(rawURL[:at], "://"); ok && (strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "http")) {
		start = len(scheme) + len("://")
	}
	return rawURL[:start] + hidden + shown[min(at, len(shown)):] + rest
}
