// Package shapes reads the structures of package types from responses. It has one
// function for each structure, with the same name, in its own file. A structure of
// only one operation is read in the file of that operation.
//
// The functions are not methods of the structures, since methods would expose the
// reader in the public API. All members are optional, and their values are not
// validated.
package shapes
