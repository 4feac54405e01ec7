//go:build static

package settings

import (
	"context"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
)

// Load returns the region and the credentials of the environment.
func Load(context.Context) (aws.Config, error) {
	return aws.Config{
		Region: os.Getenv("AWS_REGION"),
		Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{
				AccessKeyID:     os.Getenv("AWS_ACCESS_KEY_ID"),
				SecretAccessKey: os.Getenv("AWS_SECRET_ACCESS_KEY"),
				SessionToken:    os.Getenv("AWS_SESSION_TOKEN"),
			}, nil
		}),
	}, nil
}
