package watch

import (
	"context"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// Wait waits until the build with this image build version ARN is over, and returns
// the image. It calls GetImage only, at the intervals of a watch, so it does not know
// of steps that wait for an approval.
//
// If the error is nil, the image is AVAILABLE, or DEPRECATED, DISABLED or DELETED,
// which its State says. If the image is FAILED or CANCELLED, the error holds a
// *[BuildError]. Any other error is one of [Watch.Events], such as that of a context
// that ended, and the image is then as it was read last, or nil if it never was.
//
// Trouble that passes, a refused connection included, is not reported, and neither is
// an image of the client's Region that becomes known within [Options.Grace]; range over
// [Watch.Events] to see them. Called right after RetryImage, Wait may still find the
// image FAILED: set [Options.Resume] to the cursor of the BuildError.
func Wait(ctx context.Context, client Client, imageArn string, optFns ...func(*Options)) (*types.Image, error) {
	w, err := New(client, imageArn, optFns...).begin("watch.Wait")
	if err != nil {
		return nil, err
	}
	w.imageOnly = true
	if err := w.run(ctx, func(Event) bool { return true }); err != nil {
		return w.image, err
	}
	switch w.image.State.Status {
	case types.ImageStatusFailed, types.ImageStatusCancelled:
		return w.image, &BuildError{Image: w.image, Cursor: w.known.cursor(imageArn)}
	}
	return w.image, nil
}
