// Package secrets hides the secrets of a request in texts, errors and headers that may
// repeat them: its signature, access key and session token, and the credentials in URLs.
// It does not look for other secrets.
package secrets

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

// leastSecret is the minimum length of a secret. Shorter ones are used in tests, and may
// be part of any word.
const leastSecret = 16

// Secrets are the secrets of a request. Services and proxies may repeat them in their
// responses.
type Secrets []string

// Of returns the secrets in the header of a request.
func Of(header http.Header) (s Secrets) {
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
		s = append(s, token, url.QueryEscape(token))
		for _, escape := range escapes {
			s = append(s, strings.ReplaceAll(token, escape.character, escape.escaped))
		}
	}
	return s
}

// escapes are those that writers of JSON and HTML use for the characters of a session
// token. Each writer has one of them.
var escapes = []struct{ character, escaped string }{{"/", `\/`}, {"=", `\u003d`}, {"+", `\u002B`}, {"+", "&#43;"}}

// HideIn returns text without the secrets.
func (s Secrets) HideIn(text string) string {
	if len(text) < leastSecret {
		return text
	}
	for _, secret := range s {
		text = strings.ReplaceAll(text, secret, hidden)
	}
	return text
}

// HideInExcerpt also hides a secret that is truncated at the end of text.
func (s Secrets) HideInExcerpt(text string) string {
	text = s.HideIn(text)
	for _, secret := range s {
		for n := min(len(secret)-1, len(text)); n > leastSecret/2; n-- {
			if strings.HasSuffix(text, secret[:n]) {
				return text[:len(text)-n] + hidden
			}
		}
	}
	return text
}

// HideInResponse hides secrets in the status and the headers of a response. It does not
// modify the maps of the headers, which other responses may share.
func (s Secrets) HideInResponse(response *smithyhttp.Response) {
	response.Status = s.HideIn(response.Status)
	response.Header, response.Trailer = s.HideInHeader(response.Header), s.HideInHeader(response.Trailer)
}

// HideInHeader returns header without the secrets. It does not modify header.
func (s Secrets) HideInHeader(header http.Header) http.Header {
	if len(s) == 0 || len(header) == 0 {
		return header
	}
	header = header.Clone()
	for _, values := range header {
		for i, value := range values {
			values[i] = s.HideIn(value)
		}
	}
	return header
}

// HideInError returns err or, if err or an error that it wraps contains secrets, an
// error without them.
func (s Secrets) HideInError(err error) error {
	if s.areIn(err) {
		return &hiddenError{s.HideIn(err.Error()), err}
	}
	return err
}

// areIn reports whether err or an error that it wraps contains secrets.
func (s Secrets) areIn(err error) bool {
	if err == nil || len(s) == 0 {
		return false
	}
	if text := err.Error(); s.HideIn(text) != text {
		return true
	}
	switch wraps := err.(type) { // each layer is looked at
	case interface{ Unwrap() error }:
		return s.areIn(wraps.Unwrap())
	case interface{ Unwrap() []error }:
		return slices.ContainsFunc(wraps.Unwrap(), s.areIn)
	default:
		return false
	}
}

// hiddenError is an error without the secret in its text. It does not unwrap to the
// error with the secret, but errors.Is finds the errors that it wraps.
type hiddenError struct {
	text string
	err  error
}

func (e *hiddenError) Error() string        { return e.text }
func (e *hiddenError) Is(target error) bool { return errors.Is(e.err, target) }

// HideInURL hides the parts of a URL that may have secrets: everything before an @,
// encoded or not, the query and the fragment. The URL need not be valid.
func HideInURL(rawURL string) string {
	rawURL = strings.ReplaceAll(rawURL, "%40", "@")
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
