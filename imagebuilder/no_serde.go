package imagebuilder

import smithydocument "github.com/aws/smithy-go/document"

// noSmithyDocumentSerde keeps a structure from being taken for a document type,
// as in the official client.
type noSmithyDocumentSerde = smithydocument.NoSerde
