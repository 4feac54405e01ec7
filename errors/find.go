package errors

// find returns the first error of type E in the chain of err. Unlike errors.As it does
// not examine the error inside a CredentialsError, which may be that of another service.
// E is often an interface without the method Error.
func find[E any](err error) (found E, ok bool) {
	for err != nil {
		if found, ok = err.(E); ok {
			return found, true
		}
		if custom, is := err.(interface{ As(target any) bool }); is && custom.As(&found) {
			return found, true
		}
		switch wrapper := err.(type) {
		case *CredentialsError:
			return found, false
		case interface{ Unwrap() error }:
			err = wrapper.Unwrap()
		case interface{ Unwrap() []error }:
			for _, branch := range wrapper.Unwrap() {
				if found, ok = find[E](branch); ok {
					return found, true
				}
			}
			return found, false
		default:
			return found, false
		}
	}
	return found, false
}
