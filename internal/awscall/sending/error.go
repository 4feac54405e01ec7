package sending

import (
	"errors"
	"net/http"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/secrets"
	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
)

// maxErrorText is the maximum length of an error's text, in bytes.
const maxErrorText = 4 << 10

// presentable returns err with the secrets of the request hidden. If the text is longer
// than maxErrorText, only its beginning is kept: net/http repeats lines that it cannot
// read, which may be megabytes long.
func presentable(err error, request http.Header) error {
	err = secrets.Of(request).HideInError(err)
	if text := err.Error(); len(text) > maxErrorText {
		return errors.New(oneline.Cut(text, maxErrorText))
	}
	return err
}
