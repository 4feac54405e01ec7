// Package otherregion finds a common reason why the service does not know an image: the
// client is of another Region than the ARN.
package otherregion

import (
	"fmt"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/internal/identifier"
	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
	"github.com/seed-78d42d54/imagebuilder-go/internal/regions"
)

// maxRegion limits the name of a Region in a text.
const maxRegion = 64

// Clause returns a clause to follow subject in the text of err, or nothing. There is one
// if subject is an ARN of another Region than client, with optFns, the service responded,
// and client has options to look at, which that of a test may not have.
func Clause(subject string, client any, optFns []func(*imagebuilder.Options), err error) string {
	arn, isARN := identifier.ParseARN(subject)
	withOptions, hasOptions := client.(interface{ Options() imagebuilder.Options })
	if !isARN || !hasOptions || errors.Code(err) == "" {
		return ""
	}
	options := withOptions.Options()
	for _, fn := range optFns {
		fn(&options)
	}
	region, _ := regions.WithoutFIPS(options.Region)
	if region == arn.Region {
		return ""
	}
	inLine := func(name string) string { return oneline.Within(name, maxRegion, oneline.Escape) }
	return fmt.Sprintf(", which is in %s while the Region of the client is %s", inLine(arn.Region), inLine(region))
}
