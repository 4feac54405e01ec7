// Package requests writes the input of an operation into an HTTP request: a GET with a
// query, or a POST or PUT of a JSON document. It does not depend on operations or
// endpoints: a function of the operation writes the members of the input.
package requests
