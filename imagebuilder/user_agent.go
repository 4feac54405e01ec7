package imagebuilder

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
)

func userAgent(o *Options, paginating bool) *awsmiddleware.RequestUserAgent {
	ua := awsmiddleware.NewRequestUserAgent()
	ua.AddSDKAgentKeyValue(awsmiddleware.APIMetadata, "imagebuilder", version)
	if o.AppID != "" {
		ua.AddSDKAgentKey(awsmiddleware.ApplicationIdentifier, o.AppID)
	}
	switch o.Retryer.(type) {
	case *retry.Standard:
		ua.AddUserAgentFeature(awsmiddleware.UserAgentFeatureRetryModeStandard)
	case *retry.AdaptiveMode:
		ua.AddUserAgentFeature(awsmiddleware.UserAgentFeatureRetryModeAdaptive)
	}
	if paginating {
		ua.AddUserAgentFeature(awsmiddleware.UserAgentFeaturePaginator)
	}
	if provider, ok := o.Credentials.(aws.CredentialProviderSource); ok {
		for _, source := range provider.ProviderSources() {
			ua.AddCredentialsSource(source)
		}
	}
	return ua
}

type paginatingKey struct{}

// withPaginating lets the User-Agent header of calls with this context tell that
// a paginator makes them.
func withPaginating(ctx context.Context) context.Context {
	return context.WithValue(ctx, paginatingKey{}, true)
}

func isPaginating(ctx context.Context) bool {
	return ctx.Value(paginatingKey{}) != nil
}
