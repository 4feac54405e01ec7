package diagnosis

import (
	"context"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

func (b *builder) readImage(ctx context.Context) {
	arn := b.report.ImageBuildVersionArn
	out := call(ctx, &b.reader, "GetImage", arn, func(ctx context.Context, optFns ...func(*imagebuilder.Options)) (*imagebuilder.GetImageOutput, error) {
		return b.client.GetImage(ctx, &imagebuilder.GetImageInput{ImageBuildVersionArn: &arn}, optFns...)
	})
	switch {
	case out == nil:
	case out.Image == nil:
		b.note("GetImage", arn, "the response has no image")
	default:
		image := *out.Image
		image.DeprecationTime = nil // Its JSON form has milliseconds only.
		image = withoutSecrets(image)
		image.DeprecationTime = out.Image.DeprecationTime
		for i := range image.Workflows {
			image.Workflows[i].Parameters = nil
		}
		b.report.Image = &image
	}
}
