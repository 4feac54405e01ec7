// Package api uses what this library has beyond the official client, the way its
// users do. A change that would break them does not compile here, or fails the
// test.
//
// The files beside this one pin the form of each exported function and method;
// the test calls them together. Where a form here must change, so must the major
// version.
package api
