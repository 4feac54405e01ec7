package types

// Platform is the operating system of an image. The set is open, as for
// [WorkflowStepExecutionStatus].
type Platform string

// The platforms known today.
const (
	PlatformWindows Platform = "Windows"
	PlatformLinux   Platform = "Linux"
	PlatformMacos   Platform = "macOS"
)

// Values returns the values known to this version of the library, in no
// particular order.
func (Platform) Values() []Platform {
	return []Platform{
		PlatformWindows,
		PlatformLinux,
		PlatformMacos,
	}
}
