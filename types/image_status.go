package types

// ImageStatus is the status of an image. A new image goes from PENDING through
// the stages of its build to AVAILABLE, FAILED or CANCELLED. The set is open, as
// for [WorkflowStepExecutionStatus].
type ImageStatus string

// The statuses known today. DEPRECATED, DISABLED and DELETED are set after the
// build, by lifecycle policies and other actions on the image.
const (
	ImageStatusPending      ImageStatus = "PENDING"
	ImageStatusCreating     ImageStatus = "CREATING"
	ImageStatusBuilding     ImageStatus = "BUILDING"
	ImageStatusTesting      ImageStatus = "TESTING"
	ImageStatusDistributing ImageStatus = "DISTRIBUTING"
	ImageStatusIntegrating  ImageStatus = "INTEGRATING"
	ImageStatusAvailable    ImageStatus = "AVAILABLE"
	ImageStatusCancelled    ImageStatus = "CANCELLED"
	ImageStatusFailed       ImageStatus = "FAILED"
	ImageStatusDeprecated   ImageStatus = "DEPRECATED"
	ImageStatusDeleted      ImageStatus = "DELETED"
	ImageStatusDisabled     ImageStatus = "DISABLED"
)

// Values returns the values known to this version of the library, in no
// particular order.
func (ImageStatus) Values() []ImageStatus {
	return []ImageStatus{
		ImageStatusPending,
		ImageStatusCreating,
		ImageStatusBuilding,
		ImageStatusTesting,
		ImageStatusDistributing,
		ImageStatusIntegrating,
		ImageStatusAvailable,
		ImageStatusCancelled,
		ImageStatusFailed,
		ImageStatusDeprecated,
		ImageStatusDeleted,
		ImageStatusDisabled,
	}
}

// IsFinished reports whether the build of the image is over: AVAILABLE, FAILED,
// CANCELLED, DEPRECATED, DISABLED or DELETED. Retrying a FAILED or CANCELLED image
// starts its build again.
func (s ImageStatus) IsFinished() bool {
	switch s {
	case ImageStatusAvailable, ImageStatusFailed, ImageStatusCancelled,
		ImageStatusDeprecated, ImageStatusDisabled, ImageStatusDeleted:
		return true
	}
	return false
}

// IsFailed reports whether the build of the image failed: FAILED. A cancelled
// build did not fail.
func (s ImageStatus) IsFailed() bool {
	return s == ImageStatusFailed
}
