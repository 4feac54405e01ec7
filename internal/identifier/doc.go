// Package identifier tells which kind of identifier a text is: an ARN of Image
// Builder, or the id of a workflow execution or a step. It goes by structure, not by
// AWS's patterns, which widen over time: the mistake that matters is an identifier
// of another kind.
package identifier
