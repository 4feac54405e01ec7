package main

import (
	"context"
	"fmt"
	"io"

	"github.com/seed-78d42d54/imagebuilder-go/examples/internal/cli"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/watch"
)

// source is where the build is, and how to watch it.
type source struct {
	client   *imagebuilder.Client
	imageArn string
	options  func(*watch.Options)
	close    func()
}

func open(ctx context.Context, imageArn string, connection *cli.Connection, stderr io.Writer) (source, error) {
	if imageArn == "" {
		fmt.Fprintf(stderr, "No -image-arn: this is a sample build of 575 s, %d times as fast, from a service inside this program.\n", sampleSpeed)
		return sample(), nil
	}
	client, err := connection.Client(ctx, imageArn)
	return source{client, imageArn, func(*watch.Options) {}, func() {}}, err
}

const sampleSpeed = 60

// sample plays a build, and is as much faster in watching it.
func sample() source {
	build := imagebuildertest.SampleBuild()
	build.Speed = sampleSpeed
	server := imagebuildertest.NewInMemoryServer()
	server.Play(build)
	return source{
		client:   imagebuilder.NewFromConfig(server.Config()),
		imageArn: *build.Image.Arn,
		options: func(o *watch.Options) {
			o.Interval /= sampleSpeed
			o.MaxInterval /= sampleSpeed
		},
		close: server.Close,
	}
}
