package awscall

import (
	"context"

	"github.com/aws/smithy-go/middleware"
)

// checkInput is the "OperationInputValidation" step.
type checkInput struct {
	operation operation
	isLenient bool
}

func (*checkInput) ID() string { return "OperationInputValidation" }

func (m *checkInput) HandleInitialize(ctx context.Context, in middleware.InitializeInput, next middleware.InitializeHandler) (
	middleware.InitializeOutput, middleware.Metadata, error,
) {
	if err := m.operation.check(in.Parameters, m.isLenient); err != nil {
		return middleware.InitializeOutput{}, middleware.Metadata{}, err
	}
	return next.HandleInitialize(ctx, in)
}

// addToken is the "OperationIdempotencyTokenAutoFill" step: all attempts of a call
// send the same client token.
type addToken struct {
	operation operation
	newToken  func() (string, error)
}

func (*addToken) ID() string { return "OperationIdempotencyTokenAutoFill" }

func (m *addToken) HandleInitialize(ctx context.Context, in middleware.InitializeInput, next middleware.InitializeHandler) (
	middleware.InitializeOutput, middleware.Metadata, error,
) {
	parameters, err := m.operation.withToken(in.Parameters, m.newToken)
	if err != nil {
		return middleware.InitializeOutput{}, middleware.Metadata{}, err
	}
	in.Parameters = parameters
	return next.HandleInitialize(ctx, in)
}
