package errors

import (
	"github.com/aws/smithy-go"
	smithydocument "github.com/aws/smithy-go/document"

	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
)

// maxText bounds the text of an error, in bytes.
const maxText = 4 << 10

type noSmithyDocumentSerde = smithydocument.NoSerde

func describe(e smithy.APIError) string {
	return oneline.Within(e.ErrorCode()+": "+e.ErrorMessage(), maxText, oneline.Escape)
}

func generic(e smithy.APIError) error {
	return &smithy.GenericAPIError{
		Code:    e.ErrorCode(),
		Message: oneline.Escape(e.ErrorMessage()),
		Fault:   e.ErrorFault(),
	}
}

func valueOr(s *string, fallback string) string {
	if s == nil {
		return fallback
	}
	return *s
}
