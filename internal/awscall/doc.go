// Package awscall calls the operations of an AWS service with the protocol restJson1: it
// checks and writes the input, signs, sends, retries, and reads the output or the
// error. A call runs through a stack of middlewares with the IDs of generated
// clients of aws-sdk-go-v2, since APIOptions insert middlewares relative to these.
//
// It does not depend on a service. [Service], [Settings] and [Operation] have the values
// and functions of one. It does not resolve options, and has no defaults but those in
// package defaults.
//
// The steps that authenticate, send and read are in the packages below this one, each
// with one purpose. None of them imports this package, which has the steps that check
// the input and that write the User-Agent header.
package awscall
