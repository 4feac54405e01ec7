// Package watch follows the build of an image until it is over.
//
// [Wait] waits for the end:
//
//	image, err := watch.Wait(ctx, client, imageArn)
//
// [Watch.Events] reports each change of the image, of its workflow runs and of their
// steps:
//
//	for event, err := range watch.New(client, imageArn).Events(ctx) {
//		if err != nil {
//			return err
//		}
//		switch {
//		case event.Image != nil:
//			log.Println("image", event.Image.State.Status)
//		case event.Execution != nil:
//			log.Println("workflow", event.Execution.Type, event.Execution.Status)
//		case event.Step != nil:
//			log.Println("step", aws.ToString(event.Step.Name), event.Step.Status)
//		case event.Trouble != nil:
//			log.Println("trouble", event.Trouble)
//		}
//	}
//
// Nothing runs in the background, and nothing is kept between two ranges. There is
// no timeout: a build may take minutes, or wait days for an approval. Use a context
// with a deadline to set one.
//
// # Events
//
// Each change is yielded once. A poll sees how things stand, so of changes that
// follow each other within one interval it sees the last: a step that starts and
// completes between two polls is yielded as COMPLETED. The first poll yields all
// that is known of the build, as does each range without [Options.Resume].
//
// The events of one poll are in the order in which things happen: workflow runs that
// are over, each after its steps; the image; workflow runs that go on, each before
// its steps. If the build is over, its image comes last, in an event with Last set.
// Service times, in StartTime and EndTime, are more exact than the order of events.
//
// # The end
//
// A build is over when its image is AVAILABLE, FAILED, CANCELLED, DEPRECATED,
// DISABLED or DELETED. Nothing else ends a watch: not a failed step, after which a
// workflow may go on; not the number of completed steps; not a step that is WAITING
// for an approval.
//
// RetryImage starts a build again that is FAILED or CANCELLED: the image changes
// back to an earlier status, the workflow runs that it supersedes become Retried, and
// new ones appear. To watch that, set [Options.Resume] to the cursor of the last event.
// The watch then waits up to [Options.Grace] for the build to start again. Without
// such a cursor, it may find the image still FAILED, and end.
//
// # Requests
//
// A poll reads from the top down: the image, the workflow runs, and the steps of each
// run that is not known to be over. While one workflow runs that is three requests.
// Polls follow each other at [Options.Interval], 20 seconds; while nothing changes,
// at up to [Options.MaxInterval], 2 minutes. A build of ten minutes takes about 70
// requests.
//
// Image Builder counts requests against the limits of the EC2 API of the account. To
// watch many builds, share a [Options.Limiter] between them:
//
//	limiter := rate.NewLimiter(5, 1) // of golang.org/x/time/rate
//	for _, arn := range imageArns {
//		go follow(ctx, watch.New(client, arn, func(o *watch.Options) { o.Limiter = limiter }))
//	}
//
// # Trouble
//
// Throttling, failures of the service and lost connections do not end a watch. The
// client has retried them; what is left is an event with Trouble set, and the next poll
// comes later each time, up to MaxInterval. An image or a workflow run that is
// unknown to the service, as can be right after its start, is trouble too. The watch
// ends when trouble lasts longer than [Options.Patience], or something is unknown for
// longer than [Options.Grace].
//
// What does not pass by itself ends it at once: denied access, refused input,
// missing credentials.
//
// # Resuming
//
// [Event.Cursor] is the place after an event. Store it once the event is handled, and
// set it as [Options.Resume] to go on from there, in another process too: what changed
// before is not repeated, and what has changed since is not lost, apart from what no
// poll can see. A cursor belongs to one image build. One that is damaged, of another
// image or of a later version of this package is refused before anything is sent.
package watch
