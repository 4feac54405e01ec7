// Package readme holds the code that the README and the documents of docs show,
// between comments that name it, and the tests that keep the documents true.
package readme
