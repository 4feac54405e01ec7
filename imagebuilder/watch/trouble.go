package watch

import (
	"context"
	"fmt"
	"time"

	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/internal/connerr"
	"github.com/seed-78d42d54/imagebuilder-go/paginator"
)

// trouble judges the errors of polls, in a row without a successful one between.
type trouble struct {
	patience, grace time.Duration

	count              int // of polls that met trouble other than something unknown
	since, unknownFrom time.Time
	last               error // which did not end the watch
}

// end returns why the watch is to end after err, or nil if it may go on. hasRead is
// whether a poll has read the image before.
func (t *trouble) end(err error, hasRead bool, now time.Time) error {
	switch {
	case errors.As(err, new(*limiterError)):
		return err
	case isUnknown(err):
		if t.unknownFrom.IsZero() {
			t.unknownFrom = now
		}
		if now.Sub(t.unknownFrom) >= t.grace {
			return lasted("still unknown to the service after", t.grace, "Options.Grace", err)
		}
	case isPassing(err) || hasRead && isLostConnection(err):
		t.count++
		if t.since.IsZero() {
			t.since = now
		}
		if now.Sub(t.since) >= t.patience {
			return lasted("no complete poll within", t.patience, "Options.Patience", err)
		}
	default:
		return err
	}
	t.last = err
	return nil
}

func lasted(what string, limit time.Duration, option string, err error) error {
	if limit <= 0 {
		return err
	}
	return fmt.Errorf("%s %v (%s): %w", what, limit, option, err)
}

// over notes a successful poll.
func (t *trouble) over() {
	t.count, t.since, t.unknownFrom, t.last = 0, time.Time{}, time.Time{}, nil
}

// isUnknown reports whether err may say that an identifier is not known yet. Which
// exception that is, the service does not document; these have been seen. An error that
// may pass does not count: a response of status 429 may have any code.
func isUnknown(err error) bool {
	if isPassing(err) {
		return false
	}
	switch errors.Code(err) {
	case "ResourceNotFoundException", "ClientException", "InvalidRequestException", "ResourceInUseException":
		return true
	}
	return false
}

// isPassing reports whether another poll may succeed. It lists again from the
// first page, so it gets past a token that is not valid or comes back. A deadline that
// passed is one of the client's: the context of the watch was checked before.
func isPassing(err error) bool {
	return errors.As(err, new(*slowCallError)) || errors.IsRetryable(err) || errors.IsThrottling(err) ||
		errors.Is(err, errNoStatus) || errors.Is(err, context.DeadlineExceeded) ||
		errors.As(err, new(*paginator.DuplicateTokenError)) || errors.As(err, new(*errors.InvalidPaginationTokenException))
}

// isLostConnection reports whether no response arrived. Where one has arrived
// before, even an unknown host is one that a lost network hides.
func isLostConnection(err error) bool {
	return errors.As(err, new(*smithyhttp.RequestSendError)) && connerr.Of(err) == connerr.None
}
