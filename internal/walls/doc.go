// Package walls holds the test that the imports of the module run one way, and that
// internal/awscall does not know for which service it calls. It looks at what is not
// a test; modules of their own, such as internal/compare, are outside of it.
package walls
