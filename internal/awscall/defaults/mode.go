package defaults

import (
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/defaults"
)

// Mode returns the mode that is configured, in which auto stands for the one that
// suits where the program runs.
func Mode(configured aws.DefaultsMode, region string, environment aws.RuntimeEnvironment) aws.DefaultsMode {
	var mode aws.DefaultsMode
	mode.SetFromString(string(configured))
	if mode == aws.DefaultsModeAuto {
		mode = defaults.ResolveDefaultsModeAuto(region, environment)
	}
	return mode
}
