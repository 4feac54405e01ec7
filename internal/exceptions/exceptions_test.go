package exceptions_test

import (
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/internal/exceptions"
)

func TestFromCode_keepsAnUnknownCode(t *testing.T) {
	got := exceptions.FromCode("BrandNewException", aws.String("line one\nline two"))
	if _, ok := got.(*smithy.GenericAPIError); !ok || got.ErrorCode() != "BrandNewException" {
		t.Fatalf("got %T with code %q", got, got.ErrorCode())
	}
	if want := `api error BrandNewException: line one\nline two`; got.Error() != want {
		t.Errorf("Error() = %q, want %q", got.Error(), want)
	}
}

func TestFromCode_boundsWhatItKeeps(t *testing.T) {
	long := strings.Repeat("\x00Exception", 1<<20)
	for _, code := range []string{"ClientException", "BrandNewException", long} {
		got := exceptions.FromCode(code, &long)
		if message := got.ErrorMessage(); len(message) > 17_000 || !strings.HasSuffix(message, "[cut, 10485760 bytes in all]") {
			t.Errorf("%.20q: a message of %d bytes", code, len(message))
		}
		if code == long && (len(got.ErrorCode()) > 300 || !strings.HasSuffix(got.ErrorCode(), "[cut, 10485760 bytes in all]")) {
			t.Errorf("a code of %d bytes", len(got.ErrorCode()))
		}
		if len(got.Error()) > 20_000 {
			t.Errorf("%.20q: a text of %d bytes", code, len(got.Error()))
		}
	}
	usual := strings.Repeat("m", 16<<10)
	if got := exceptions.FromCode("ClientException", &usual).ErrorMessage(); got != usual {
		t.Errorf("a message of 16 kB became %d bytes", len(got))
	}
}

func TestStatus(t *testing.T) {
	for code, want := range map[string]int{
		"CallRateLimitExceededException":      429,
		"TooManyRequestsException":            429,
		"ResourceNotFoundException":           404,
		"NotAuthorized":                       401,
		"MissingAuthenticationTokenException": 403,
		"Unheard":                             0,
	} {
		if got, ok := exceptions.Status(code); got != want || ok != (want != 0) {
			t.Errorf("Status(%q) = %d, %v", code, got, ok)
		}
	}
}
