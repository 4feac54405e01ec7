package watch

import (
	"fmt"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
	"github.com/seed-78d42d54/imagebuilder-go/internal/presigned"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// BuildError reports that the build of an image is over without success.
type BuildError struct {
	// Image is the image. The Status of its State is FAILED or CANCELLED.
	Image *types.Image

	// Cursor is the place after the end of the build, for [Options.Resume]. A watch
	// that resumes from it follows a retry of the image.
	Cursor string
}

// What is printed of a build, in bytes.
const (
	maxArn    = 200
	maxStatus = 40
	maxName   = 128
	maxReason = 800
)

// Error returns one line: the ARN, the status, and the reason that the image has, in
// at most about 1,000 bytes. It is safe to print in a terminal. The
// query of a presigned URL is left out.
func (e *BuildError) Error() string {
	if e.Image == nil || e.Image.State == nil {
		return "image build is over without success"
	}
	state := e.Image.State
	line := fmt.Sprintf("image build %s is %s", oneline.Within(aws.ToString(e.Image.Arn), maxArn, oneline.Escape), state.Status)
	var reasons []string
	for _, reason := range []string{failureOf(state.FailureContext), aws.ToString(state.Reason)} {
		if reason = strings.TrimSpace(reason); reason != "" {
			reasons = append(reasons, reason)
		}
	}
	if len(reasons) == 0 {
		return line
	}
	reason := presigned.Hide(strings.Join(reasons, "; "))
	return line + ": " + oneline.Within(reason, maxReason, oneline.Escape)
}

// failureOf returns the step that failed and the error that is known of it.
func failureOf(f *types.ImageFailureContext) string {
	if f == nil {
		return ""
	}
	var where, message string
	if step := aws.ToString(f.FailedStep); step != "" {
		where = "step " + step
	}
	switch {
	case f.ComponentFailure != nil:
		message = aws.ToString(f.ComponentFailure.ErrorMessage)
		if step := aws.ToString(f.ComponentFailure.StepName); step != "" {
			where = strings.TrimPrefix(where+", component step "+step, ", ")
		}
	case f.DistributionFailure != nil:
		message = aws.ToString(f.DistributionFailure.ErrorMessage)
	}
	const most = maxReason / 2 // leaves room for the reason of the image
	text := where
	if where != "" && message != "" {
		text += ": "
	}
	return oneline.Cut(text+message, most)
}
