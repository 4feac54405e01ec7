// Package otel tests that OpenTelemetry's instrumentation for the AWS SDK, attached
// through aws.Config.APIOptions, records the same with this library as with the official
// client. It has no other code.
//
// It is a module of its own, so that the library does not depend on OpenTelemetry,
// and because the instrumentation needs a newer Go.
package otel
