// Package otel holds that OpenTelemetry's instrumentation for the AWS SDK, which
// attaches itself through aws.Config.APIOptions, records with this library what it
// records with the official client. It has a test and nothing else.
//
// It is a module of its own, so that the library does not depend on OpenTelemetry,
// and because the instrumentation needs a newer Go.
package otel
