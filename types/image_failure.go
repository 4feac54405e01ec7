package types

// ImageFailureContext describes where the build of an image failed. It describes the
// first failure only, and members that do not apply are absent. Its texts come from
// programs that ran in the build, so they are untrusted input.
type ImageFailureContext struct {
	noSmithyDocumentSerde

	// ComponentFailure describes the component that failed. It is absent if the
	// build failed elsewhere.
	ComponentFailure *ComponentFailureContext `json:"componentFailure,omitempty"`

	// DistributionFailure describes the Regions that failed. It is absent if the
	// build failed before its distribution.
	DistributionFailure *DistributionFailureContext `json:"distributionFailure,omitempty"`

	// FailedStep is the name of the failed step, as in the workflow document. It
	// is absent if no step failed.
	FailedStep *string `json:"failedStep,omitempty"`

	// ImageStatus is the status of the image when it failed, such as BUILDING,
	// TESTING, DISTRIBUTING or INTEGRATING. If the build failed before its first
	// workflow, it may be the only member.
	ImageStatus ImageStatus `json:"imageStatus,omitempty"`

	// StepExecutionId identifies the execution of the failed step: "step-" and a
	// UUID.
	StepExecutionId *string `json:"stepExecutionId,omitempty"`

	// WorkflowArn is the ARN of the workflow that was running when the image failed.
	// It may end in x.x.x/x instead of a version.
	WorkflowArn *string `json:"workflowArn,omitempty"`

	// WorkflowExecutionId identifies the workflow execution in which the image
	// failed: "wf-" and a UUID.
	WorkflowExecutionId *string `json:"workflowExecutionId,omitempty"`
}

// ComponentFailureContext identifies the step of a component that failed. If that
// step runs another document, the component is still that of the recipe.
type ComponentFailureContext struct {
	noSmithyDocumentSerde

	// Action is the action module of the failed step, such as ExecuteBash.
	Action *string `json:"action,omitempty"`

	// ComponentArn is the build version ARN of the component.
	ComponentArn *string `json:"componentArn,omitempty"`

	// ErrorMessage is the error of the failed step, such as "exit status 1". Image
	// Builder truncates long ones; the component's log has the whole text.
	ErrorMessage *string `json:"errorMessage,omitempty"`

	// PhaseName is the phase of the component: build, validate or test.
	PhaseName *string `json:"phaseName,omitempty"`

	// StepName is the name of the failed step in the component document.
	StepName *string `json:"stepName,omitempty"`
}

// DistributionFailureContext describes where the distribution of an image failed.
type DistributionFailureContext struct {
	noSmithyDocumentSerde

	// ErrorMessage is the error of the distribution as a whole.
	ErrorMessage *string `json:"errorMessage,omitempty"`

	// RegionFailures has an entry for each Region and account that failed. Those
	// that succeeded are not listed.
	RegionFailures []RegionFailure `json:"regionFailures,omitzero"`
}

// RegionFailure describes why an image was not copied to a Region or not configured
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

	// Status distinguishes a failure from a cancellation or a timeout.
	Status RegionFailureStatus `json:"status,omitempty"`

	// TargetAccountId is the account to copy the image to, 12 digits.
	TargetAccountId *string `json:"targetAccountId,omitempty"`
}

// ImageConfigurationStep is a step in the configuration of a distributed image. The
// set is open, as for [WorkflowStepExecutionStatus].
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

// RegionFailureStatus is the status of a failed distribution to a Region. The set is
// open, as for [WorkflowStepExecutionStatus].
type RegionFailureStatus string

// The statuses known today. Regions that succeeded are not listed.
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
