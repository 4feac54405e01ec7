package watch

import (
	"context"
	"math/rand/v2"
	"time"
)

// pause waits until the next poll is due, or ctx ends.
func pause(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}

// interval returns the time to the next poll, if nothing has changed for quiet and the
// last troubled polls met trouble.
func (o Options) interval(quiet time.Duration, troubled int) time.Duration {
	d := min(o.Interval+quiet/8, o.MaxInterval)
	for range troubled - 1 {
		if d = 2 * d; d >= o.MaxInterval {
			d = o.MaxInterval
			break
		}
	}
	const spread = 0.1
	return time.Duration(float64(d) * (1 - spread + 2*spread*rand.Float64())) //nolint:gosec // what is random here is no secret
}
