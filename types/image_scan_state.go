package types

// ImageScanState is the state of an image's vulnerability scan.
type ImageScanState struct {
	noSmithyDocumentSerde

	// Reason is the service's explanation of the status, if any.
	Reason *string `json:"reason,omitempty"`

	// Status is the status of the scan.
	Status ImageScanStatus `json:"status,omitempty"`
}

// ImageScanStatus is the status of an image's vulnerability scan. The set is open,
// as for [WorkflowStepExecutionStatus].
type ImageScanStatus string

// The scan statuses known today. ABANDONED means that the build was over before
// the findings were collected.
const (
	ImageScanStatusPending    ImageScanStatus = "PENDING"
	ImageScanStatusScanning   ImageScanStatus = "SCANNING"
	ImageScanStatusCollecting ImageScanStatus = "COLLECTING"
	ImageScanStatusCompleted  ImageScanStatus = "COMPLETED"
	ImageScanStatusAbandoned  ImageScanStatus = "ABANDONED"
	ImageScanStatusFailed     ImageScanStatus = "FAILED"
	ImageScanStatusTimedOut   ImageScanStatus = "TIMED_OUT"
)

// Values returns the values known to this version of the library, in no
// particular order.
func (ImageScanStatus) Values() []ImageScanStatus {
	return []ImageScanStatus{
		ImageScanStatusPending,
		ImageScanStatusScanning,
		ImageScanStatusCollecting,
		ImageScanStatusCompleted,
		ImageScanStatusAbandoned,
		ImageScanStatusFailed,
		ImageScanStatusTimedOut,
	}
}
