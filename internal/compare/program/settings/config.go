//go:build !static

// Package settings has the configuration of the programs: that of the SDK's module
// config or, with the build tag static, a region and credentials without it.
package settings

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
)

// Load returns the configuration of the environment.
func Load(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx)
}
