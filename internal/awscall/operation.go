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

// Operation declares an operation of a service. It is a variable of the program,
// which is not changed.
type Operation[In, Out any] struct {
	// Name is the operation's name to the service and to middlewares.
	Name string

	// Check returns an error that says which constraints the input breaks. If
	// lenient, only required members are looked for.
	Check func(in *In, lenient bool) error

	// Write writes the input into a request: see [requests.Get], [requests.Post]
	// and [requests.Put].
	Write requests.Writer[*In]

	// Token returns the member of the input that is to hold a client token, by
	// which the service recognizes a repeated request. nil if there is no such
	// member.
	Token func(*In) **string

	// Read reads the output from the JSON object in the body of a response.
	Read func(*Out, *jsonread.Reader)

	// Metadata returns the member of the output that is to hold the metadata of
	// the call.
	Metadata func(*Out) *middleware.Metadata
}

// Call calls the operation with the settings of the caller, or with those given if
// they are not nil. An input of nil is an empty one, and none is changed.
func (o *Operation[In, Out]) Call(ctx context.Context, c *Caller, settings *Settings, in *In) (*Out, error) {
	return o.call(ctx, c, settings, in, false)
}

// CallForPaginator is Call with the settings of the caller, for a page that a
// paginator asks for: the User-Agent header says so. [MarkPaginator] does for calls
// with settings of their own.
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

// operation is an [Operation] of any input and output. Middlewares may have
// replaced the input.
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

// withToken returns the input, or a copy with a token if it has none: the caller
// may use the input again for another call.
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
