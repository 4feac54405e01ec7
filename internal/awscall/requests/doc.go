// Package requests writes the input of an operation into an HTTP request, in the
// ways of restJson1 that are in use here: a GET with a query, and a POST or PUT of
// a JSON document. It knows no operation and no endpoint: what an input has is
// written by a function of the operation's, below the URL that the request has.
package requests
