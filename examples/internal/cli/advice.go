package cli

import (
	"github.com/aws/aws-sdk-go-v2/config"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
)

// Advice says in a line what to do about an error of a program; it is empty for an
// error that it does not know.
func Advice(err error) string {
	if _, ok := errors.AsType[config.SharedConfigProfileNotExistError](err); ok {
		return "Choose a profile of your AWS configuration files with -profile."
	}
	return errors.Advice(err)
}
