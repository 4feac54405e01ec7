// Package consumer stands for the programs of others. Its test runs one program
// twice, against the official client in folder official and against this library
// in folder ours, where nothing differs but the import paths, and checks that both
// print the same. Folder api uses what this library has beyond the official client,
// so that an incompatible change does not compile.
//
// What differs between the two clients on purpose is not in the program.
//
// It is a module of its own, as a consumer's would be.
package consumer
