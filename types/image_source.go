package types

// ImageSource is where the base image of a build comes from. The set is open, as
// it is for [WorkflowStepExecutionStatus].
type ImageSource string

// The image sources known today.
const (
	ImageSourceAmazonManaged  ImageSource = "AMAZON_MANAGED"
	ImageSourceAwsMarketplace ImageSource = "AWS_MARKETPLACE"
	ImageSourceImported       ImageSource = "IMPORTED"
	ImageSourceCustom         ImageSource = "CUSTOM"
)

// Values returns the values known to this version of the library, in no
// particular order.
func (ImageSource) Values() []ImageSource {
	return []ImageSource{
		ImageSourceAmazonManaged,
		ImageSourceAwsMarketplace,
		ImageSourceImported,
		ImageSourceCustom,
	}
}
