package diagnosis

import (
	"fmt"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/internal/identifier"
	"github.com/seed-78d42d54/imagebuilder-go/internal/regions"
)

// otherRegion completes the error of a subject whose ARN is of another Region than
// the client, if the service responded and the client has options to look at.
func (b *builder) otherRegion(subject string, err error) string {
	arn, isARN := identifier.ParseARN(subject)
	client, hasOptions := b.client.(interface{ Options() imagebuilder.Options })
	if !isARN || !hasOptions || errors.Code(err) == "" {
		return ""
	}
	options := client.Options()
	for _, fn := range b.optFns {
		fn(&options)
	}
	if region, _ := regions.WithoutFIPS(options.Region); region != arn.Region {
		return fmt.Sprintf(", which is of the Region %s while the client is of %s", inLine(arn.Region), inLine(region))
	}
	return ""
}
