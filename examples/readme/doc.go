// Package readme holds the code that the README shows, between comments that name
// it, and the tests that keep the README true.
package readme
