// Package defaults has the defaults of a client: the defaults mode, the retryer and the
// HTTP client. It is used when a client is created, and not by its calls.
package defaults
