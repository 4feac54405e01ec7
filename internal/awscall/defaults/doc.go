// Package defaults makes what a client has unless it is configured: the defaults
// mode, the retryer and the HTTP client. It is asked when a client is made, and
// knows nothing of its calls.
package defaults
