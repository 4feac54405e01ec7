// Package walls tests that imports within the module go in one direction, and that
// internal/awscall does not depend on a service. It checks all but tests, and
// the tests of the examples. Modules of their own, such as internal/compare, are not
// checked.
package walls
