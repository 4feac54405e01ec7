package imagebuilder

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

func newUserAgent(o *Options, paginating bool) *awsmiddleware.RequestUserAgent {
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

// composedUserAgent stands for a user agent that nothing is added to any more, so
// that its header need not be put together for each call.
type composedUserAgent struct {
	id, header string
}

func composeUserAgent(ua *awsmiddleware.RequestUserAgent) (*composedUserAgent, error) {
	request := smithyhttp.NewStackRequest().(*smithyhttp.Request)
	end := middleware.BuildHandlerFunc(func(context.Context, middleware.BuildInput) (
		middleware.BuildOutput, middleware.Metadata, error,
	) {
		return middleware.BuildOutput{}, middleware.Metadata{}, nil
	})
	_, _, err := ua.HandleBuild(context.Background(), middleware.BuildInput{Request: request}, end)
	return &composedUserAgent{id: ua.ID(), header: request.Header.Get("User-Agent")}, err
}

func (u *composedUserAgent) ID() string { return u.id }

func (u *composedUserAgent) HandleBuild(ctx context.Context, in middleware.BuildInput, next middleware.BuildHandler) (
	middleware.BuildOutput, middleware.Metadata, error,
) {
	request, err := httpRequest(in.Request)
	if err != nil {
		return middleware.BuildOutput{}, middleware.Metadata{}, err
	}
	header := u.header
	if before := request.Header.Get("User-Agent"); before != "" {
		header += " " + before
	}
	request.Header["User-Agent"] = []string{header}
	return next.HandleBuild(ctx, in)
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
