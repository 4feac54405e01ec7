package errors

import "errors"

// ErrUnsupported is the standard library's [errors.ErrUnsupported].
var ErrUnsupported = errors.ErrUnsupported

// New is the standard library's [errors.New].
func New(text string) error { return errors.New(text) }

// Is is the standard library's [errors.Is].
func Is(err, target error) bool { return errors.Is(err, target) }

// As is the standard library's [errors.As], with a target that the compiler
// checks: a target that no error can match does not compile. A target of an
// interface type must include the method Error:
//
//	var response interface {
//		error
//		HTTPStatusCode() int
//	}
//	if errors.As(err, &response) {
func As[E error](err error, target *E) bool { return errors.As(err, target) }

// AsType returns the first error in err's tree that has type E, and reports whether
// there is one. It is the errors.AsType that the standard library has since Go 1.26:
//
//	if rateLimited, ok := errors.AsType[*errors.CallRateLimitExceededException](err); ok {
func AsType[E error](err error) (E, bool) {
	var target E
	ok := errors.As(err, &target)
	return target, ok
}

// Unwrap is the standard library's [errors.Unwrap].
func Unwrap(err error) error { return errors.Unwrap(err) }

// Join is the standard library's [errors.Join].
func Join(errs ...error) error { return errors.Join(errs...) }
