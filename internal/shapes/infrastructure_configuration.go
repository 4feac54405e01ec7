package shapes

import (
	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// InfrastructureConfiguration reads a [types.InfrastructureConfiguration].
func InfrastructureConfiguration(r *jsonread.Reader, to *types.InfrastructureConfiguration) {
	for name := range r.Members {
		switch string(name) {
		case "arn":
			r.String(&to.Arn)
		case "logging":
			jsonread.Struct(r, &to.Logging, Logging)
		case "name":
			r.String(&to.Name)
		case "snsTopicArn":
			r.String(&to.SnsTopicArn)
		case "terminateInstanceOnFailure":
			r.Bool(&to.TerminateInstanceOnFailure)
		}
	}
}
