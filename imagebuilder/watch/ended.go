package watch

import (
	"context"
	"fmt"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
	"github.com/seed-78d42d54/imagebuilder-go/internal/otherregion"
)

// ended returns the error that a watch ends with: which build is left, how it stood or
// why it may be unknown, and what ended the watch.
func (w *watching) ended(err error) error {
	var stood string
	if w.image == nil {
		stood = w.elsewhere(err)
	} else {
		stood = ", last seen " + oneline.Within(string(w.image.State.Status), maxStatus, oneline.Escape)
		if w.waiting != "" {
			stood += ", while step " + oneline.Within(w.waiting, maxName, oneline.Escape) + " waits for an approval"
		}
	}
	return fmt.Errorf("image build %s%s: %w", oneline.Within(w.imageArn, maxArn, oneline.Escape), stood, err)
}

// elsewhere returns the clause of [otherregion] for an image that no poll has read.
func (w *watching) elsewhere(err error) string {
	if w.image != nil {
		return ""
	}
	return otherregion.Clause(w.imageArn, w.client.client, w.options.ClientOptions, err)
}

// endedByContext returns the error of a context that ended during a poll that ended
// with err, if any. A call that ctx ended is to blame for nothing once others have
// succeeded.
func (w *watching) endedByContext(ctx context.Context, err error) error {
	end := ctx.Err()
	if w.image == nil && errors.Is(err, end) {
		end = err
	}
	if last := w.trouble.last; last != nil {
		return fmt.Errorf("%w, after trouble: %v", end, last)
	}
	return end
}
