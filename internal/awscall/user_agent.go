package awscall

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/requests"
)

func newUserAgent(s *Settings) *awsmiddleware.RequestUserAgent {
	ua := awsmiddleware.NewRequestUserAgent()
	ua.AddSDKAgentKeyValue(awsmiddleware.APIMetadata, s.Service.Package, s.Service.Version)
	if s.AppID != "" {
		ua.AddSDKAgentKey(awsmiddleware.ApplicationIdentifier, s.AppID)
	}
	switch s.Retryer.(type) {
	case *retry.Standard:
		ua.AddUserAgentFeature(awsmiddleware.UserAgentFeatureRetryModeStandard)
	case *retry.AdaptiveMode:
		ua.AddUserAgentFeature(awsmiddleware.UserAgentFeatureRetryModeAdaptive)
	}
	if provider, ok := s.Credentials.(aws.CredentialProviderSource); ok {
		for _, source := range provider.ProviderSources() {
			ua.AddCredentialsSource(source)
		}
	}
	return ua
}

// composedUserAgent is a user agent to which no step adds anything, so its header is
// composed once for many calls.
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
	request, err := requests.HTTP(in.Request)
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

// MarkPaginator is an API option that names the paginator in the User-Agent header of a
// call.
func MarkPaginator(stack *middleware.Stack) error {
	id := (*awsmiddleware.RequestUserAgent)(nil).ID()
	step, ok := stack.Build.Get(id)
	if !ok {
		step = awsmiddleware.NewRequestUserAgent()
		if err := stack.Build.Add(step, middleware.After); err != nil {
			return err
		}
	}
	ua, ok := step.(*awsmiddleware.RequestUserAgent)
	if !ok {
		return fmt.Errorf("step %s is a %T, to which a paginator cannot add its mark", id, step)
	}
	ua.AddUserAgentFeature(awsmiddleware.UserAgentFeaturePaginator)
	return nil
}
