package cli

import (
	"github.com/aws/aws-sdk-go-v2/config"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
)

// Advice returns one line of advice about an error of a program, or "" for an unknown
// error.
func Advice(err error) string {
	if _, ok := errors.AsType[config.SharedConfigProfileNotExistError](err); ok {
		return "Choose a profile of your AWS configuration files with -profile."
	}
	return errors.Advice(err)
}
