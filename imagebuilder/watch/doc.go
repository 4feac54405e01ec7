// Package watch follows the build of an image until it is over.
//
// [Wait] waits for the end:
//
//	image, err := watch.Wait(ctx, client, imageArn)
//
// [Watch.Events] reports each change of the image, of its workflow executions and
// of their steps:
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
// no timeout for a build, which may take minutes, or wait days for an approval. Use
// a context with a deadline to set one; the error then has the last status of the
// build, and with Events says whether a step waits for an approval.
//
// # Events
//
// Each change is yielded once. A poll reads the present state, so of several changes
// within one interval only the last is yielded: a step that starts and completes between
// two polls is yielded as COMPLETED. The first poll yields all
// that is known of the build, as does each range without [Options.Resume].
//
// The events of one poll are in the order in which things happen: workflow
// executions that are over, each after its steps; the image; workflow executions
// that go on, each before its steps. A failed step comes before the rollback that
// it causes, of the execution and of other steps. If the build is over, its image
// comes last, in an event with Last set. Service times, in StartTime and EndTime,
// are more exact than the order of events.
//
// # The end
//
// A build is over when its image is AVAILABLE, FAILED, CANCELLED, DEPRECATED,
// DISABLED or DELETED. Nothing else ends a watch: not a failed step, after which a
// workflow may go on; not the number of completed steps; not a step that is WAITING
// for an approval.
//
// RetryImage starts a build again that is FAILED or CANCELLED: the image changes
// back to an earlier status, the workflow executions that it supersedes become
// Retried, and new ones appear. To watch that, set [Options.Resume] to the cursor
// of the last event. The watch then waits up to [Options.Grace] for the build to
// start again. Without such a cursor, it may find the image still FAILED, and end.
//
// # Requests
//
// A poll reads from the top down: the image, the workflow executions, and the steps
// of each execution that is not known to be over. While one workflow runs that is
// three requests. Polls follow each other at [Options.Interval], 20 seconds; while
// nothing changes, at up to [Options.MaxInterval], 2 minutes. A build of ten
// minutes takes about 70 requests, and one that waits for an approval 90 an hour.
//
// # Trouble
//
// Throttling, failures of the service and lost connections do not end a watch. The
// client has retried them; what is left is an event with Trouble set. The next poll
// comes after the usual interval, which doubles with each further poll that fails, up
// to MaxInterval. A call that takes longer than 2 minutes, its retries
// included, is given up, and is trouble too. So is an image or a workflow execution
// that is unknown to the service, as can be right after its start; but an unknown image
// whose ARN is of another Region than the client ends the watch. The watch ends
// when trouble lasts longer than [Options.Patience], or something is unknown for
// longer than [Options.Grace].
//
// A poll that fails in part yields what it has read before the trouble, apart from a
// workflow execution that is over, which waits until all of its steps are read. The
// status of an image that is over is then yielded at once, without Last. The rest
// comes when it can be read, and then the image once more, with Last. If it never
// can, the error says how the image was last seen, and what could not be read.
// Where only the steps are denied to an identity, use [Wait], which needs GetImage
// only.
//
// What does not pass by itself ends a watch at once: denied access, refused input,
// and credentials that are missing, expired or denied. Credentials whose provider
// is throttled, fails, or does not respond are trouble.
//
// # Resuming
//
// [Event.Cursor] is the place after an event, trouble included. Store it once the
// event is handled, and set it as [Options.Resume] to go on from there, in another
// process too: what changed before is not repeated, and what has changed since is
// not lost, apart from what no poll can see. A cursor belongs to one image build.
// One that is damaged, of another image or of a later version of this package is
// refused before anything is sent; without it, the watch begins with all that is
// known of the build.
//
// A step that still waits for an approval is not yielded again either. A program that
// asks a person and does not wait for the response should, when it starts, also ask for
// the steps that ListWaitingWorkflowSteps returns.
//
// # Many builds
//
// Image Builder counts requests against the limits of the EC2 API, for each account
// and Region. So make one client for each account and Region, and one
// [Options.Limiter] that all its watches share:
//
//	limiter := rate.NewLimiter(5, 1) // 5 a second, by golang.org/x/time/rate
//
// AWS publishes no limit for Image Builder, so 5 is only an example. At the default
// intervals, a build takes up to 9 calls a minute. Where that is more than the
// limiter allows, polls come later, and nothing is lost.
//
// Range over Events where changes or trouble must be seen. Where only the end
// matters, Wait takes a third of the calls. Store the cursor after each event, and
// whether it was the last: after a restart, what is not over goes on from its
// cursor, and what is over need not be watched:
//
//	w := watch.New(client, arn, func(o *watch.Options) { o.Limiter, o.Resume = limiter, stored.Cursor })
//	for event, err := range w.Events(ctx) {
//		if err != nil {
//			return err // The stored cursor stays, for a watch once the cause is corrected.
//		}
//		slog.Info("build", "arn", arn, "event", event)
//		store(arn, event.Cursor(), event.Last)
//	}
package watch
