package program

import (
	"context"
	"net/http"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	smithyauth "github.com/aws/smithy-go/auth"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

// loudSigner prints what it signs.
type loudSigner struct {
	env    Environment
	signer *v4.Signer
}

func (s loudSigner) SignHTTP(ctx context.Context, credentials aws.Credentials, r *http.Request, payloadHash, service, region string, signingTime time.Time, optFns ...func(*v4.SignerOptions)) error {
	s.env.printf("sign %s for %s in %s, %s, %d options", payloadHash, service, region, credentials.AccessKeyID, len(optFns))
	return s.signer.SignHTTP(ctx, credentials, r, payloadHash, service, region, signingTime, optFns...)
}

// regionalAuth asks for SigV4 in a region of its own.
type regionalAuth struct {
	env Environment
}

func (a regionalAuth) ResolveAuthSchemes(_ context.Context, params *imagebuilder.AuthResolverParameters) ([]*smithyauth.Option, error) {
	a.env.printf("auth of %s in %s", params.Operation, params.Region)
	option := &smithyauth.Option{SchemeID: smithyauth.SchemeIDSigV4}
	smithyhttp.SetSigV4SigningName(&option.SignerProperties, "imagebuilder")
	smithyhttp.SetSigV4SigningRegion(&option.SignerProperties, "me-south-1")
	return []*smithyauth.Option{option}, nil
}

func signing(ctx context.Context, env Environment) {
	client := imagebuilder.NewFromConfig(env.config())
	env.count(ctx, "name", client, imagebuilder.WithSigV4SigningName("execute-api"))
	env.count(ctx, "region", client, imagebuilder.WithSigV4SigningRegion("eu-north-1"))
	env.count(ctx, "name and region", client,
		imagebuilder.WithSigV4SigningName("execute-api"), imagebuilder.WithSigV4SigningRegion("eu-north-1"))

	env.count(ctx, "call in a call", client, imagebuilder.WithSigV4SigningName("execute-api"), imagebuilder.WithSigV4SigningRegion("eu-north-1"),
		imagebuilder.WithAPIOptions(func(stack *middleware.Stack) error {
			return stack.Finalize.Add(middleware.FinalizeMiddlewareFunc("CallInACall", func(
				ctx context.Context, in middleware.FinalizeInput, next middleware.FinalizeHandler,
			) (middleware.FinalizeOutput, middleware.Metadata, error) {
				env.count(ctx, "inner", client)
				return next.HandleFinalize(ctx, in)
			}), middleware.Before)
		}))

	env.count(ctx, "own signer", imagebuilder.NewFromConfig(env.config(), func(o *imagebuilder.Options) {
		o.HTTPSignerV4 = loudSigner{env, v4.NewSigner()}
	}))
	env.count(ctx, "own auth", client, func(o *imagebuilder.Options) { o.AuthSchemeResolver = regionalAuth{env} })
	env.count(ctx, "unsigned payload", client, func(o *imagebuilder.Options) {
		o.APIOptions = append(o.APIOptions, v4.SwapComputePayloadSHA256ForUnsignedPayloadMiddleware)
	})
}
