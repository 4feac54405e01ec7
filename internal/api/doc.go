// Package api tests that the module still exports everything recorded in api.txt. A
// line that is gone or changed breaks users, and fails the test. A new line is an
// addition; it is recorded when a release is made:
//
//	go test ./internal/api -update
package api
