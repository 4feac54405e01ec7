// Package local has what it takes to run the function on one machine, for its tests
// and for try: the emulator, builds on a server in the place of Image Builder, and
// events about them in the form in which SQS hands them over.
package local
