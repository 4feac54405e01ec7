package presigned_test

import (
	"strings"
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/internal/presigned"
)

func TestHide(t *testing.T) {
	for text, want := range map[string]string{
		"": "",
		"see https://logs.s3.amazonaws.com/a/console.log for more":                     "see https://logs.s3.amazonaws.com/a/console.log for more",
		"https://x.test/find?q=ami&page=2":                                             "https://x.test/find?q=ami&page=2",
		"get https://b.s3.amazonaws.com/k?X-Amz-Credential=AK&X-Amz-Signature=ab: 403": "get https://b.s3.amazonaws.com/k 403",
		"'https://b.s3.amazonaws.com/k?AWSAccessKeyId=AK&Signature=ab' failed":         "'https://b.s3.amazonaws.com/k' failed",
		"https://x.test/k?x%2Damz%2Dsecurity%2Dtoken=ab":                               "https://x.test/k",
		`{"url":"https:\/\/x.test\/k?a=1\u0026sig=ab"}`:                                `{"url":"https:\/\/x.test\/k"}`,
		`{"o":"{\"u\":\"https://x.test/k\u003fsignature=ab\"}"}`:                       `{"o":"{\"u\":\"https://x.test/k\"}"}`,
		`C:\temp\log \\host\share "a\"?Signature=ab\n"`:                                `C:\temp\log \\host\share "a\"\n"`,
		`{"o":"{\"u\":\"https:\\\/\\\/x.test\\\/k\\u003Fa=\\\/b\\u0026sig=ab\"}"}`:     `{"o":"{\"u\":\"https:\\\/\\\/x.test\\\/k\"}"}`,
		"why? since a token is missing":                                                "why? since a token is missing",
		"https://x.test/?token=%zz":                                                    "https://x.test/",
	} {
		if got := presigned.Hide(text); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", text, got, want)
		}
	}
}

// What is long takes time in proportion to its length.
func TestHide_looksAtNothingTwice(t *testing.T) {
	for _, part := range []string{"?", `\`, `\u003f`, "? ", `\u0026`, "?a=1", `\\/`} {
		text := strings.Repeat(part, 8<<20/len(part))
		if got := presigned.Hide(text); got != text {
			t.Errorf("%q: changed", part)
		}
	}
}
