package types

// BuildType identifies how the build of an image was started. The set is open, as
// for [WorkflowStepExecutionStatus].
type BuildType string

// The build types known today. SCHEDULED includes builds that EventBridge starts.
// IMPORT and IMPORT_ISO import a base image from a virtual machine or an ISO disk.
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
