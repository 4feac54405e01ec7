package types

// ImageSource is the source of the base image of a build. The set is open, as for
// [WorkflowStepExecutionStatus].
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
