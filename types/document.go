package types

import smithydocument "github.com/aws/smithy-go/document"

// noSmithyDocumentSerde marks a structure as not being a document type, as in the
// official client.
type noSmithyDocumentSerde = smithydocument.NoSerde
