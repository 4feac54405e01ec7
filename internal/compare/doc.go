// Package compare sets this library beside the official, generated client: its
// tests hold that both behave the same but for the differences that are listed
// by name, and its benchmarks measure what each costs. It is a module of its own, so
// that the library does not depend on the official client.
package compare
