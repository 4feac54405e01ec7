package types

// ImageFailureContext says where the build of an image failed. It describes the
// first failure only, and has each member only where it applies. Its texts come
// from what ran in the build, so they are untrusted input.
type ImageFailureContext struct {
	noSmithyDocumentSerde

	// ComponentFailure is about the component that failed. It is absent if the
	// build failed elsewhere.
	ComponentFailure *ComponentFailureContext `json:"componentFailure,omitempty"`

	// DistributionFailure is about the Regions that failed. It is absent if the
	// build failed before its distribution.
	DistributionFailure *DistributionFailureContext `json:"distributionFailure,omitempty"`

	// FailedStep is the name of the failed step, as in the workflow document. It
	// is absent if no step failed.
	FailedStep *string `json:"failedStep,omitempty"`

	// ImageStatus is the status that the image had when it failed, which is the
	// stage: BUILDING, TESTING, DISTRIBUTING or INTEGRATING, for example. If the
	// build failed before its first workflow, it may be the only member.
	ImageStatus ImageStatus `json:"imageStatus,omitempty"`

	// StepExecutionId identifies the run of the failed step: "step-" and a UUID.
	StepExecutionId *string `json:"stepExecutionId,omitempty"`

	// WorkflowArn is the ARN of the workflow that ran when the image failed. It
	// may end in x.x.x/x instead of a version.
	WorkflowArn *string `json:"workflowArn,omitempty"`

	// WorkflowExecutionId identifies the workflow run in which the image failed:
	// "wf-" and a UUID.
	WorkflowExecutionId *string `json:"workflowExecutionId,omitempty"`
}

// ComponentFailureContext says which step of a component failed. If that step
// runs another document, it is still the component of the recipe that is named.
type ComponentFailureContext struct {
	noSmithyDocumentSerde

	// Action is the action module of the failed step, such as ExecuteBash.
	Action *string `json:"action,omitempty"`

	// ComponentArn is the build version ARN of the component.
	ComponentArn *string `json:"componentArn,omitempty"`

	// ErrorMessage is the error of the failed step, such as "exit status 1".
	// Image Builder cuts long ones; the component's log has all of it.
	ErrorMessage *string `json:"errorMessage,omitempty"`

	// PhaseName is the phase of the component: build, validate or test.
	PhaseName *string `json:"phaseName,omitempty"`

	// StepName is the name of the failed step in the component document.
	StepName *string `json:"stepName,omitempty"`
}

// DistributionFailureContext says where the distribution of an image failed.
type DistributionFailureContext struct {
	noSmithyDocumentSerde

	// ErrorMessage is the error of the distribution as a whole.
	ErrorMessage *string `json:"errorMessage,omitempty"`

	// RegionFailures has the Regions and accounts that failed. Those that
	// succeeded are not listed.
	RegionFailures []RegionFailure `json:"regionFailures,omitzero"`
}

// RegionFailure says why an image did not reach a Region, or was not configured
// there.
type RegionFailure struct {
	noSmithyDocumentSerde

	// ErrorMessage is the error in this Region.
	ErrorMessage *string `json:"errorMessage,omitempty"`

	// ImageConfigurationStep is the step that failed after the copy. It is absent
	// if the copy itself failed.
	ImageConfigurationStep ImageConfigurationStep `json:"imageConfigurationStep,omitempty"`

	// Region is the Region, such as eu-west-1.
	Region *string `json:"region,omitempty"`

	// Status tells a failure from a cancellation and a timeout.
	Status RegionFailureStatus `json:"status,omitempty"`

	// TargetAccountId is the account that the image was to reach, 12 digits.
	TargetAccountId *string `json:"targetAccountId,omitempty"`
}

// ImageConfigurationStep is a step of configuring a distributed image. The set is
// open, as it is for [WorkflowStepExecutionStatus].
type ImageConfigurationStep string

// The configuration steps known today.
const (
	ImageConfigurationStepAssociateLicenses              ImageConfigurationStep = "ASSOCIATE_LICENSES"
	ImageConfigurationStepUpdateLaunchTemplates          ImageConfigurationStep = "UPDATE_LAUNCH_TEMPLATES"
	ImageConfigurationStepPutSsmParameters               ImageConfigurationStep = "PUT_SSM_PARAMETERS"
	ImageConfigurationStepUpdateFastLaunchConfigurations ImageConfigurationStep = "UPDATE_FAST_LAUNCH_CONFIGURATIONS"
	ImageConfigurationStepExportAmi                      ImageConfigurationStep = "EXPORT_AMI"
)

// Values returns the values known to this version of the library, in no
// particular order.
func (ImageConfigurationStep) Values() []ImageConfigurationStep {
	return []ImageConfigurationStep{
		ImageConfigurationStepAssociateLicenses,
		ImageConfigurationStepUpdateLaunchTemplates,
		ImageConfigurationStepPutSsmParameters,
		ImageConfigurationStepUpdateFastLaunchConfigurations,
		ImageConfigurationStepExportAmi,
	}
}

// RegionFailureStatus is how the distribution to a Region ended. The set is open,
// as it is for [WorkflowStepExecutionStatus].
type RegionFailureStatus string

// The statuses known today. None is a success: a Region that succeeded is not listed.
const (
	RegionFailureStatusFailed    RegionFailureStatus = "FAILED"
	RegionFailureStatusCancelled RegionFailureStatus = "CANCELLED"
	RegionFailureStatusTimedOut  RegionFailureStatus = "TIMED_OUT"
)

// Values returns the values known to this version of the library, in no
// particular order.
func (RegionFailureStatus) Values() []RegionFailureStatus {
	return []RegionFailureStatus{
		RegionFailureStatusFailed,
		RegionFailureStatusCancelled,
		RegionFailureStatusTimedOut,
	}
}
