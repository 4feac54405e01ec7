// Package cli is what the example programs share: flags, the client, the run
// that they show with nothing configured, and what they say when a call fails.
package cli
