package main

import (
	"context"
	"time"

	"github.com/seed-78d42d54/imagebuilder-go/examples/internal/cli"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/watch"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// printer prints what a watch yields.
type printer interface {
	print(watch.Event) error

	// refresh is called each second, to show what runs now.
	refresh(now time.Time) error

	// clear makes room for a line on stderr.
	clear()
}

// follow prints the events of a watch until the build is over, and returns the
// image at its end. Trouble is said.
func follow(ctx context.Context, w *watch.Watch, p printer, say func(string)) (*types.Image, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel() // also ends the goroutine below, if printing fails

	type result struct {
		event watch.Event
		err   error
	}
	results := make(chan result)
	go func() {
		defer close(results)
		for event, err := range w.Events(ctx) {
			select {
			case results <- result{event, err}:
			case <-ctx.Done():
				return
			}
		}
	}()

	second := time.NewTicker(time.Second)
	defer second.Stop()
	defer p.clear()
	for {
		select {
		case r, ok := <-results:
			switch {
			case !ok:
				return nil, ctx.Err()
			case r.err != nil:
				return nil, r.err
			case r.event.Trouble != nil:
				p.clear()
				say("trouble: " + cli.Line(r.event.Trouble.Error()))
				continue
			}
			if err := p.print(r.event); err != nil {
				return nil, err
			}
			if r.event.Last {
				return r.event.Image, nil
			}
		case now := <-second.C:
			if err := p.refresh(now); err != nil {
				return nil, err
			}
		}
	}
}
