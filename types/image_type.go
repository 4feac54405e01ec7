package types

// ImageType is what an image produces: AMIs or container images. The set is open,
// as it is for [WorkflowStepExecutionStatus].
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
