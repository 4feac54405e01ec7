// Package shapes reads the structures of package types from responses: one
// function for each structure, in a file of its own, named as the structure is. A
// structure that only one operation has is read beside that operation's output.
//
// They are no methods of the structures, since those would show the reader in the
// public API. A member's name on the wire is the API's; each is optional, and what
// it may be is not checked.
package shapes
