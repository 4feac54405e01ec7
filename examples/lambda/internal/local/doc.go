// Package local runs the function on one machine, for its tests and for try: the
// emulator, builds on a server that replaces Image Builder, and events about them in
// the form in which SQS delivers them.
package local
