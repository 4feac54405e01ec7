// Package schemas declares what the answers of EC2 Image Builder look like, as far
// as this library reads them: each structure and member once, as smithy-go schemas,
// by which the SDK's parser reads an answer.
package schemas
