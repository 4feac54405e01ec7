package types_test

import (
	"strings"
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

func TestEnums_listTheirValues(t *testing.T) {
	for name, got := range map[string]string{
		"PENDING CREATING BUILDING TESTING DISTRIBUTING INTEGRATING AVAILABLE CANCELLED FAILED DEPRECATED DELETED DISABLED": listed(types.ImageStatus.Values),
		"PENDING SKIPPED RUNNING COMPLETED FAILED ROLLBACK_IN_PROGRESS ROLLBACK_COMPLETED CANCELLED":                        listed(types.WorkflowExecutionStatus.Values),
		"PENDING SKIPPED RUNNING WAITING COMPLETED FAILED TIMED_OUT CANCELLED":                                              listed(types.WorkflowStepExecutionStatus.Values),
		"RUNNING COMPLETED SKIPPED FAILED":               listed(types.WorkflowStepExecutionRollbackStatus.Values),
		"BUILD TEST DISTRIBUTION":                        listed(types.WorkflowType.Values),
		"RESUME STOP":                                    listed(types.WorkflowStepActionType.Values),
		"CONTINUE ABORT":                                 listed(types.OnWorkflowFailure.Values),
		"USER_INITIATED SCHEDULED IMPORT IMPORT_ISO":     listed(types.BuildType.Values),
		"AMI DOCKER":                                     listed(types.ImageType.Values),
		"Windows Linux macOS":                            listed(types.Platform.Values),
		"AMAZON_MANAGED AWS_MARKETPLACE IMPORTED CUSTOM": listed(types.ImageSource.Values),
		"PENDING SCANNING COLLECTING COMPLETED ABANDONED FAILED TIMED_OUT":                                           listed(types.ImageScanStatus.Values),
		"Self Shared Amazon ThirdParty AWSMarketplace":                                                               listed(types.Ownership.Values),
		"FAILED CANCELLED TIMED_OUT":                                                                                 listed(types.RegionFailureStatus.Values),
		"ASSOCIATE_LICENSES UPDATE_LAUNCH_TEMPLATES PUT_SSM_PARAMETERS UPDATE_FAST_LAUNCH_CONFIGURATIONS EXPORT_AMI": listed(types.ImageConfigurationStep.Values),
	} {
		if got != name {
			t.Errorf("got %s, want %s", got, name)
		}
	}
}

func listed[E ~string](values func(E) []E) string {
	var all []string
	for _, value := range values("") {
		all = append(all, string(value))
	}
	return strings.Join(all, " ")
}
