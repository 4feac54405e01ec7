// Package awscall carries out calls of a service of AWS that speaks restJson1: it
// checks and writes the input, signs, sends, retries, and reads the output or the
// error. A call runs through a stack of middlewares with the ids of generated
// clients of aws-sdk-go-v2, since APIOptions insert themselves relative to these.
//
// It knows no service: what a service has of its own arrives as values and functions,
// in [Service], [Settings] and [Operation]. It resolves no options, and has no
// defaults but those that package defaults makes for a client.
//
// The steps that authenticate, send and read are in the packages below this one, each
// of which knows one thing, and none of which imports this one. The steps that check
// the input and name the client are here.
package awscall
