// Package compare compares this library with the official, generated client. Its tests
// check that both behave the same except for a list of named differences, and its
// benchmarks measure the cost of each. It is a module of its own, so
// that the library does not depend on the official client.
package compare
