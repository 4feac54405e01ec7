package sending

import (
	"errors"
	"net/http"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/secrets"
	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
)

// maxErrorText is how long the text of an error is that is kept as it is.
const maxErrorText = 4 << 10

// presentable returns err, or if it repeats secrets of a request with this header or
// very much of a response, an error that does not. net/http repeats a line that it
// cannot read, which may have megabytes.
func presentable(err error, request http.Header) error {
	err = secrets.Of(request).HideInError(err)
	if text := err.Error(); len(text) > maxErrorText {
		return errors.New(oneline.Cut(text, maxErrorText))
	}
	return err
}
