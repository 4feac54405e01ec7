package types

// BuildType is how the build of an image was started. The set is open, as it is
// for [WorkflowStepExecutionStatus].
type BuildType string

// The build types known today. SCHEDULED covers builds that EventBridge starts;
// IMPORT and IMPORT_ISO are of base images made of a virtual machine or of an ISO
// disk.
const (
	BuildTypeUserInitiated BuildType = "USER_INITIATED"
	BuildTypeScheduled     BuildType = "SCHEDULED"
	BuildTypeImport        BuildType = "IMPORT"
	BuildTypeImportIso     BuildType = "IMPORT_ISO"
)

// Values returns the values known to this version of the library, in no
// particular order.
func (BuildType) Values() []BuildType {
	return []BuildType{
		BuildTypeUserInitiated,
		BuildTypeScheduled,
		BuildTypeImport,
		BuildTypeImportIso,
	}
}
