package compare_test

import (
	"os"
	"strings"
	"testing"
)

// keepEnvironment is set for a process that a test starts with an environment of
// its own.
const keepEnvironment = "COMPARE_KEEP_ENVIRONMENT"

// TestMain takes away what the machine's environment would configure.
func TestMain(m *testing.M) {
	for _, entry := range os.Environ() {
		if name, _, _ := strings.Cut(entry, "="); strings.HasPrefix(name, "AWS_") && os.Getenv(keepEnvironment) == "" {
			os.Unsetenv(name)
		}
	}
	os.Setenv("AWS_EC2_METADATA_DISABLED", "true")
	os.Exit(m.Run())
}
