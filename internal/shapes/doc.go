// Package shapes reads and writes the structures of package types as JSON: it reads
// those of responses, and writes those of requests. The function that reads a structure
// has its name, the one that writes it begins with Write, and each structure has its own
// file. The members of an operation's input and output are written and read in the file
// of the operation.
//
// The functions are not methods of the structures, since methods would expose the
// reader and the encoder in the public API. All members are optional, and their values
// are not validated.
package shapes
