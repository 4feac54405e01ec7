// Package cli has the code that the example programs share: flags, the client, the
// sample that they show by default, and the messages about errors.
package cli
