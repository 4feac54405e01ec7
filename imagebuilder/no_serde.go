package imagebuilder

import "github.com/aws/smithy-go/document"

// noSmithyDocumentSerde marks inputs and outputs, as the SDK's generated clients
// do: they are no Smithy documents, and tools know them by it.
type noSmithyDocumentSerde = document.NoSerde
