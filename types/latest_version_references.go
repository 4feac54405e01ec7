package types

// LatestVersionReferences has ARNs with wildcards, which stand for the latest
// version of an image among those that share a part of its version.
type LatestVersionReferences struct {
	noSmithyDocumentSerde

	// LatestMajorVersionArn is for the latest of the same major version.
	LatestMajorVersionArn *string `json:"latestMajorVersionArn,omitempty"`

	// LatestMinorVersionArn is for the latest of the same minor version.
	LatestMinorVersionArn *string `json:"latestMinorVersionArn,omitempty"`

	// LatestPatchVersionArn is for the latest of the same patch version.
	LatestPatchVersionArn *string `json:"latestPatchVersionArn,omitempty"`

	// LatestVersionArn is for the latest version of all.
	LatestVersionArn *string `json:"latestVersionArn,omitempty"`
}
