package defaults

import (
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/defaults"
)

// Mode returns the configured mode. Auto is replaced by the mode for the environment
// of the program.
func Mode(configured aws.DefaultsMode, region string, environment aws.RuntimeEnvironment) aws.DefaultsMode {
	var mode aws.DefaultsMode
	mode.SetFromString(string(configured))
	if mode == aws.DefaultsModeAuto {
		mode = defaults.ResolveDefaultsModeAuto(region, environment)
	}
	return mode
}
