package imagebuilder

import (
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

func secretsOf(request any) secrets {
	r, ok := request.(*smithyhttp.Request)
	if !ok {
		return nil
	}
	authorization := r.Header.Get("Authorization")
	_, credential, _ := strings.Cut(authorization, "Credential=")
	accessKey, _, _ := strings.Cut(credential, "/")
	_, signature, _ := strings.Cut(authorization, "Signature=")

	return secrets{authorization, accessKey, signature, r.Header.Get("X-Amz-Security-Token")}
}

func (s secrets) hideIn(text string) string {
	for _, secret := range s {
		if len(secret) >= leastSecret {
			text = strings.ReplaceAll(text, secret, hidden)
		}
	}
	return text
}

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
