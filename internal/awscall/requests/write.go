package requests

import (
	"bytes"
	"net/http"
	"net/url"

	"github.com/aws/smithy-go/encoding/json"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// Writer writes an input into a request.
type Writer[In any] func(input In, request *smithyhttp.Request) error

// Get returns a writer of GET requests to path, with the query that members writes and
// no body.
func Get[In any](path string, members func(In, url.Values)) Writer[In] {
	return func(input In, request *smithyhttp.Request) error {
		query := request.URL.Query()
		members(input, query)
		request.URL.RawQuery = query.Encode()
		aim(request, http.MethodGet, path)
		return nil
	}
}

// Post returns a writer of POST requests to path, with a JSON object that members
// writes.
func Post[In any](path string, members func(In, *json.Object)) Writer[In] {
	return withBody(http.MethodPost, path, members)
}

// Put is [Post] for PUT requests.
func Put[In any](path string, members func(In, *json.Object)) Writer[In] {
	return withBody(http.MethodPut, path, members)
}

func withBody[In any](method, path string, members func(In, *json.Object)) Writer[In] {
	return func(input In, request *smithyhttp.Request) error {
		document := json.NewEncoder()
		object := document.Object()
		members(input, object)
		object.Close()
		if err := setBody(request, document.Bytes()); err != nil {
			return err
		}
		request.Header["Content-Type"] = []string{"application/json"}
		aim(request, method, path)
		return nil
	}
}

// emptyRequest is for SetStream, which copies its receiver: this one is quick to copy.
var emptyRequest = &smithyhttp.Request{Request: new(http.Request)}

func setBody(request *smithyhttp.Request, document []byte) error {
	withBody, err := emptyRequest.SetStream(bytes.NewReader(document))
	if err != nil {
		return err
	}
	request.ContentLength = withBody.ContentLength
	withBody.Request = request.Request
	*request = *withBody
	return nil
}

// aim appends path to the path of the URL, which is empty unless a first-generation
// resolver or a middleware has set it.
func aim(request *smithyhttp.Request, method, path string) {
	request.Method = method
	if request.URL.Path == "" {
		request.URL.Path, request.URL.RawPath = path, path
		return
	}
	request.URL.RawPath = smithyhttp.JoinPath(request.URL.EscapedPath(), path)
	request.URL.Path = smithyhttp.JoinPath(request.URL.Path, path)
}
