package awscall

import (
	"context"
	"fmt"
	"io"

	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/requests"
	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
)

// Operation declares an operation of a service. It is not modified.
type Operation[In, Out any] struct {
	// Name is the name of the operation.
	Name string

	// Check returns an error with the constraints that the input violates. If lenient,
	// it checks only that required members are present.
	Check func(in *In, lenient bool) error

	// Write writes the input into a request: see [requests.Get], [requests.Post]
	// and [requests.Put].
	Write requests.Writer[*In]

	// Token returns the member of the input for the client token, by which the service
	// recognizes a repeated request. It is nil if the operation has no client token.
	Token func(*In) **string

	// Read reads the output from the JSON object in the body of a response.
	Read func(*Out, *jsonread.Reader)

	// Metadata returns the member of the output for the metadata of the call.
	Metadata func(*Out) *middleware.Metadata
}

// Call calls the operation with settings, or with those of the caller if settings is
// nil. A nil input is an empty one. The input is not modified.
func (o *Operation[In, Out]) Call(ctx context.Context, c *Caller, settings *Settings, in *In) (*Out, error) {
	return o.call(ctx, c, settings, in, false)
}

// CallForPaginator is Call with the settings of the caller and a User-Agent header that
// names the paginator. Calls with their own settings use [MarkPaginator] instead.
func (o *Operation[In, Out]) CallForPaginator(ctx context.Context, c *Caller, in *In) (*Out, error) {
	return o.call(ctx, c, nil, in, true)
}

func (o *Operation[In, Out]) call(ctx context.Context, c *Caller, settings *Settings, in *In, isPage bool) (*Out, error) {
	p, err := c.pipelineFor(o, settings, isPage)
	if err != nil {
		return nil, oneline.Error(err)
	}
	if in == nil {
		in = new(In)
	}
	result, metadata, err := p.run(ctx, in)
	p.release()
	if err == nil {
		if out, _ := result.(*Out); out != nil {
			*o.Metadata(out) = metadata
			return out, nil
		}
		err = fmt.Errorf("a middleware returned %T without an output, want %T", result, (*Out)(nil))
	}
	return nil, &smithy.OperationError{ServiceID: c.settings.Service.ID, OperationName: o.Name, Err: err}
}

// operation is an [Operation] with any input and output. Middlewares may have replaced
// the input.
type operation interface {
	name() string
	check(in any, lenient bool) error
	hasToken() bool
	withToken(in any, newToken func() (string, error)) (any, error)
	write(in any, request *smithyhttp.Request) error
	read(body io.Reader, size int64) (any, error)
}

func (o *Operation[In, Out]) name() string { return o.Name }

func (o *Operation[In, Out]) check(in any, lenient bool) error {
	input, err := inputOf[In](in)
	if err != nil {
		return err
	}
	return o.Check(input, lenient)
}

func (o *Operation[In, Out]) hasToken() bool { return o.Token != nil }

// withToken returns the input, or a copy with a token if it has none, since the caller
// may use the input for another call.
func (o *Operation[In, Out]) withToken(in any, newToken func() (string, error)) (any, error) {
	input, err := inputOf[In](in)
	if err != nil {
		return nil, err
	}
	if *o.Token(input) != nil {
		return input, nil
	}
	token, err := newToken()
	if err != nil {
		return nil, fmt.Errorf("make client token: %w", err)
	}
	withToken := *input
	*o.Token(&withToken) = &token
	return &withToken, nil
}

func (o *Operation[In, Out]) write(in any, request *smithyhttp.Request) error {
	input, err := inputOf[In](in)
	if err != nil {
		return err
	}
	return o.Write(input, request)
}

func (o *Operation[In, Out]) read(body io.Reader, size int64) (any, error) {
	out := new(Out)
	err := jsonread.Decode(body, size, func(r *jsonread.Reader) { o.Read(out, r) })
	return out, err
}

func inputOf[In any](in any) (*In, error) {
	input, ok := in.(*In)
	if !ok {
		return nil, fmt.Errorf("unknown input parameters type %T", in)
	}
	return input, nil
}
