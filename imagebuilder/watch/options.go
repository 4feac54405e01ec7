package watch

import (
	"time"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

// Options configure a watch. The functions passed to [New] and [Wait] receive the
// defaults.
type Options struct {
	// Interval is the time between two polls while the build changes. The default is 20
	// seconds, also if it is 0 or less. While nothing changes, it grows by an eighth of
	// the time since the last change. After each further poll in a row that meets
	// trouble, it doubles. Each interval is varied by up to 10 percent.
	Interval time.Duration

	// MaxInterval is the maximum to which the interval grows. The default is 2
	// minutes. If it is less than Interval, the interval does not grow.
	MaxInterval time.Duration

	// Grace is how long an image, or a workflow execution that was listed, may be
	// unknown to the service, as it can be right after its start. It is also how
	// long a build that was over at Resume may take to start again. The default
	// is 2 minutes. If it is 0 or less, something unknown ends the watch at once,
	// and a build that is over at Resume is not waited for. An unknown image of
	// another Region than the client always ends the watch at once.
	Grace time.Duration

	// Patience is how long trouble may last, from its first error, without a poll
	// in between that reads all: throttling, failures of the service, lost
	// connections, calls that take too long. The time that the body of the loop takes
	// counts. The default is 15 minutes. If it is 0 or less, the first trouble ends
	// the watch.
	Patience time.Duration

	// Limiter limits the rate of calls. Several watches may share one. If nil, the
	// rate is not limited. Retries of the client are not limited: to prevent them,
	// set its RetryMaxAttempts to 1. A failed call is then trouble at once, and the
	// watch polls again.
	Limiter Limiter

	// Resume is the [Event.Cursor] of the last event that was handled. The watch
	// begins after that event. If empty, it begins with all that is known of the
	// build.
	Resume string

	// ClientOptions are the options of each call.
	ClientOptions []func(*imagebuilder.Options)
}

func newOptions(optFns []func(*Options)) Options {
	const interval = 20 * time.Second
	options := Options{
		Interval:    interval,
		MaxInterval: 2 * time.Minute,
		Grace:       2 * time.Minute,
		Patience:    15 * time.Minute,
	}
	for _, fn := range optFns {
		fn(&options)
	}
	if options.Interval <= 0 {
		options.Interval = interval
	}
	const longest = 1 << 61 // 73 years: twice as long, and varied, it is still a duration
	options.Interval = min(options.Interval, longest)
	options.MaxInterval = min(max(options.MaxInterval, options.Interval), longest)
	return options
}
