// Package schemas declares the part of the EC2 Image Builder service model that
// this library serves: each operation, structure and member once, as smithy-go
// schemas. The restJson1 protocol of smithy-go serializes and deserializes from
// these declarations, so a wire name stands here and nowhere else.
package schemas
