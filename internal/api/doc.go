// Package api holds the record of what the module exports, api.txt, and the test
// that the code still exports it. A line that is gone or changed breaks users, and
// fails the test. A new line is an addition; it is recorded when a release is
// made:
//
//	go test ./internal/api -update
package api
