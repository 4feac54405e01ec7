// Package walls holds the test that the imports of the module run one way, and that
// internal/awscall does not know for which service it calls. It checks all but tests, and
// the tests of the examples. Modules of their own, such as internal/compare, are not
// checked.
package walls
