package local

import (
	"context"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

// Settings returns the environment in which a function finds the server instead of
// AWS.
func Settings(ctx context.Context, server *imagebuildertest.Server) ([]string, error) {
	credentials, err := server.Config().Credentials.Retrieve(ctx)
	if err != nil {
		return nil, err
	}
	return []string{
		"AWS_REGION=" + Region, "AWS_ENDPOINT_URL_IMAGEBUILDER=" + server.URL,
		"AWS_ACCESS_KEY_ID=" + credentials.AccessKeyID, "AWS_SECRET_ACCESS_KEY=" + credentials.SecretAccessKey, "AWS_SESSION_TOKEN=" + credentials.SessionToken,
	}, nil
}
