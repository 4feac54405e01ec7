// Package validation checks members of an operation's input against the documented
// constraints of Image Builder, and reports all violations in one error. It knows no
// operation: each says which of its members are required, and which constraints apply.
// The error of a function's argument is that of package refusal.
package validation
