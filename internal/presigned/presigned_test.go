package presigned_test

import (
	"strings"
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/internal/presigned"
)

func TestHide(t *testing.T) {
	for text, want := range map[string]string{
		"": "",
		"see https://logs.s3.amazonaws.com/a/console.log for more":                                     "see https://logs.s3.amazonaws.com/a/console.log for more",
		"https://x.test/find?q=ami&page=2":                                                             "https://x.test/find?q=ami&page=2",
		"get https://b.s3.amazonaws.com/k?X-Amz-Credential=AK&X-Amz-Signature=ab: 403":                 "get https://b.s3.amazonaws.com/k 403",
		"'https://b.s3.amazonaws.com/k?AWSAccessKeyId=AK&Signature=ab' failed":                         "'https://b.s3.amazonaws.com/k' failed",
		"https://x.test/k?x%2Damz%2Dsecurity%2Dtoken=ab":                                               "https://x.test/k",
		`{"url":"https:\/\/x.test\/k?a=1\u0026sig=ab"}`:                                                `{"url":"https:\/\/x.test\/k"}`,
		`{"o":"{\"u\":\"https://x.test/k\u003fsignature=ab\"}"}`:                                       `{"o":"{\"u\":\"https://x.test/k\"}"}`,
		`C:\temp\log \\host\share "a\"?Signature=ab\n"`:                                                `C:\temp\log \\host\share "a\"\n"`,
		`{"o":"{\"u\":\"https:\\\/\\\/x.test\\\/k\\u003Fa=\\\/b\\u0026sig=ab\"}"}`:                     `{"o":"{\"u\":\"https:\\\/\\\/x.test\\\/k\"}"}`,
		`sed -i s|@U@|https://b.test/a?X-Amz-Date=1\&X-Amz-Security-Token=T\&X-Amz-Signature=ab| conf`: `sed -i s|@U@|https://b.test/a conf`,
		`"https://b.test/a?name=UTF-8''a.rpm&X-Amz-Signature=ab" failed`:                               `"https://b.test/a" failed`,
		`https://b.test/a?sv=1\u0026sig\u003dab`:                                                       `https://b.test/a`,
		`https://b.test/a?a=1\x26X-Amz-Signature=ab`:                                                   `https://b.test/a`,
		`<Url>https://b.test/k?Signature=ab</Url><Message>full`:                                        `<Url>https://b.test/k</Url><Message>full`,
		`{"x":"\u003cUrl\u003ehttps://b.test/k?Signature=ab\u003c/Url\u003efull"}`:                     `{"x":"\u003cUrl\u003ehttps://b.test/k\u003c/Url\u003efull"}`,
		"TypeError: config?.token is undefined":                                                        "TypeError: config?.token is undefined",
		"grep -E 'https?://[^/]*/token/' failed":                                                       "grep -E 'https?://[^/]*/token/' failed",
		"why? since a token is missing":                                                                "why? since a token is missing",
		"https://x.test/?token=%zz":                                                                    "https://x.test/",
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
