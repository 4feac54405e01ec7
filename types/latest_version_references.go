package types

// LatestVersionReferences has ARNs with wildcards that refer to the latest version
// of an image.
type LatestVersionReferences struct {
	noSmithyDocumentSerde

	// LatestMajorVersionArn refers to the latest version with the same major version.
	LatestMajorVersionArn *string `json:"latestMajorVersionArn,omitempty"`

	// LatestMinorVersionArn refers to the latest version with the same major and
	// minor version.
	LatestMinorVersionArn *string `json:"latestMinorVersionArn,omitempty"`

	// LatestPatchVersionArn refers to the latest build of the same version.
	LatestPatchVersionArn *string `json:"latestPatchVersionArn,omitempty"`

	// LatestVersionArn refers to the latest of all versions.
	LatestVersionArn *string `json:"latestVersionArn,omitempty"`
}
