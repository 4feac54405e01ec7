package types

// ImageType is the type of an image: AMI or container image. The set is open, as for
// [WorkflowStepExecutionStatus].
type ImageType string

// The image types known today.
const (
	ImageTypeAmi    ImageType = "AMI"
	ImageTypeDocker ImageType = "DOCKER"
)

// Values returns the values known to this version of the library, in no
// particular order.
func (ImageType) Values() []ImageType {
	return []ImageType{
		ImageTypeAmi,
		ImageTypeDocker,
	}
}
