package watch

import (
	"context"
	"fmt"
	"iter"
	"time"

	"github.com/seed-78d42d54/imagebuilder-go/internal/identifier"
	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
	"github.com/seed-78d42d54/imagebuilder-go/internal/refusal"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// Watch is a watch of one build. It holds no state: each range of [Watch.Events]
// has its own. It is safe for concurrent use if its client and limiter are.
type Watch struct {
	client   Client
	imageArn string
	options  Options
}

// New returns a watch of the build with this image build version ARN, which ends in
// /1.0.0/1. It sends nothing before [Watch.Events] is ranged over, which also
// reports an ARN of another kind.
func New(client Client, imageArn string, optFns ...func(*Options)) *Watch {
	return &Watch{client, imageArn, newOptions(optFns)}
}

// Events returns an iterator over the changes of the build, each once, until the
// build is over: when the image is AVAILABLE, FAILED, CANCELLED, DEPRECATED,
// DISABLED or DELETED. The package comment has their order. Each range restarts
// from [Options.Resume], polls in the goroutine of the loop, and sends nothing
// before the loop asks for the first event.
//
// The range ends at the first error, which it yields with the zero Event: an ARN
// or a cursor that is refused before anything is sent, which holds a
// smithy.InvalidParamsError; an error of a call that will not pass, such as denied
// access; an unknown image after [Options.Grace], or at once if its ARN is of another
// Region than the client; trouble that lasts longer than
// [Options.Patience]; an error of the limiter; or the end of ctx, for which
// errors.Is finds ctx.Err(). Each but that of a refused argument names the image, the
// status that it was last seen with, and a step that waited for an approval. A build
// that fails is no error.
func (w *Watch) Events(ctx context.Context) iter.Seq2[Event, error] {
	return func(yield func(Event, error) bool) {
		watching, err := w.begin("watch.New")
		if err == nil {
			err = watching.run(ctx, func(e Event) bool { return yield(e, nil) })
		}
		if err != nil {
			yield(Event{}, err)
		}
	}
}

// watching is one range of a watch.
type watching struct {
	client    limitedClient
	imageArn  string
	options   Options
	imageOnly bool

	known   *state
	image   *types.Image // as read last
	waiting string       // the step that waited for an approval at the last complete poll
	trouble trouble
}

// begin checks the arguments of the function that was called.
func (w *Watch) begin(function string) (*watching, error) {
	if kind := identifier.KindOf(w.imageArn); kind != identifier.ImageBuild {
		return nil, refused(function, kind, w.imageArn)
	}
	known, err := parseCursor(w.options.Resume, w.imageArn)
	if err != nil {
		return nil, err
	}
	return &watching{
		client:   limitedClient{w.client, w.options.Limiter},
		imageArn: w.imageArn,
		options:  w.options,
		known:    known,
		trouble:  trouble{patience: w.options.Patience, grace: w.options.Grace},
	}, nil
}

func refused(function string, kind identifier.Kind, subject string) error {
	hint := ""
	switch kind {
	case identifier.ImageVersion:
		hint = "; a version stands for its latest AVAILABLE build, not for one that runs"
	case identifier.ImagePipeline:
		hint = "; StartImagePipelineExecution and ListImagePipelineImages return those of its builds"
	case identifier.WorkflowExecution:
		hint = "; GetWorkflowExecution returns that of its build"
	case identifier.WorkflowStepExecution:
		hint = "; GetWorkflowStepExecution returns that of its build"
	}
	return refusal.Of(function, "imageArn", fmt.Sprintf("want an image build version ARN, which ends in /1.0.0/1, got %s, %q%s", kind, oneline.Cut(subject, 256), hint))
}

// run follows the build until it is over or yield returns false, and returns why it
// ended before.
func (w *watching) run(ctx context.Context, yield func(Event) bool) error {
	err := w.follow(ctx, yield)
	if err != nil {
		err = w.ended(err)
	}
	return err
}

func (w *watching) follow(ctx context.Context, yield func(Event) bool) error {
	begun := time.Now()
	changed, isChanged := begun, false
	emit := func(e Event) bool {
		e.Time, e.cursor = time.Now(), w.known.cursor(w.imageArn)
		return yield(e)
	}
	for {
		if ctx.Err() != nil {
			return w.endedByContext(ctx, nil)
		}
		read, err := w.poll(ctx)
		if read.image != nil {
			if read.image.State.Status.IsFinished() {
				w.waiting = ""
			}
			w.image = read.image
		}
		for e := range w.known.changes(read, err == nil) {
			changed, isChanged = time.Now(), true
			if !emit(e) {
				return nil
			}
		}
		switch {
		case err != nil && ctx.Err() != nil:
			return w.endedByContext(ctx, err)
		case err != nil:
			if isUnknown(err) && w.elsewhere(err) != "" {
				return err // No time makes it known in another Region.
			}
			if end := w.trouble.end(err, w.image != nil, time.Now()); end != nil {
				return end
			}
			if !emit(Event{Trouble: err}) {
				return nil
			}
		default:
			w.trouble.over()
			w.waiting = read.waiting()
			if status := read.image.State.Status; status.IsFinished() && !w.mayStartAgain(status, time.Since(begun)) {
				if before := w.known.image; isChanged || status != before || !w.known.isOver {
					w.known.image, w.known.isOver = status, true
					emit(Event{Image: read.image, Previous: string(before), Last: true})
				}
				return nil
			}
		}
		pause(ctx, w.options.interval(time.Since(changed), w.trouble.count))
	}
}

// mayStartAgain reports whether a build that was over at Resume, and is still, may
// have been retried since.
func (w *watching) mayStartAgain(status types.ImageStatus, watched time.Duration) bool {
	isRetryable := status == types.ImageStatusFailed || status == types.ImageStatusCancelled
	return isRetryable && w.known.isOver && status == w.known.image && watched < w.options.Grace
}
