package watch

import (
	"time"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

// Options configure a watch.
type Options struct {
	// Interval is the time between two polls while the build changes. The
	// default is 20 seconds; if it is 0 or less, that is used. While nothing
	// changes, it grows by an eighth of the time since the last change. Each
	// interval is varied by up to 10 percent.
	Interval time.Duration

	// MaxInterval is what the interval grows to at most. The default is 2
	// minutes. If it is less than Interval, the interval does not grow.
	MaxInterval time.Duration

	// Grace is how long an image, or a workflow run that was listed, may be
	// unknown to the service, as it can be right after its start. It is also how
	// long a build that was over at Resume may take to start again. The default
	// is 2 minutes; with 0, the first such response ends the watch.
	Grace time.Duration

	// Patience is how long trouble may last without a successful poll in
	// between: throttling, failures of the service, lost connections. The
	// default is 15 minutes; with 0, the first trouble ends the watch.
	Patience time.Duration

	// Limiter is asked before each call. Many watches may share it. If nil, the
	// calls are not limited. The retries of the client are not counted.
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
