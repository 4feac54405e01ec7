package compare_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// missingNames are exported names of the official client that ours has not.
var missingNames = []string{"IdempotencyTokenProvider", "NewDefaultEndpointResolver", "ResolveEndpoint"}

func TestNames_areThereAsInTheOfficialClient(t *testing.T) {
	mine := ourNames(t)
	for _, name := range officialNames(t) {
		switch {
		case slices.Contains(mine, name):
		case slices.Contains(missingNames, name):
			differ(t, "names left out")
		default:
			t.Errorf("ours has no %s", name)
		}
	}
}

func TestExceptions_areThoseOfTheOfficialClient(t *testing.T) {
	if theirs := declaredIn(t, filepath.Join(officialFolder(t), "types", "errors.go"), ""); !slices.Equal(theirs, modelled) {
		t.Errorf("official %q\nhere     %q", theirs, modelled)
	}
	mine := declaredIn(t, "../api/api.txt", "types: ")
	for _, name := range modelled {
		if !slices.Contains(mine, name) {
			t.Errorf("ours has no types.%s", name)
		}
	}
}

// ourNames gives the names that the record of the API has.
func ourNames(t *testing.T) []string {
	t.Helper()
	return declaredIn(t, "../api/api.txt", "imagebuilder: ")
}

// officialNames gives the names in the files for all operations and for this one.
func officialNames(t *testing.T) (names []string) {
	t.Helper()
	for _, file := range []string{"api_client.go", "api_op_ListWorkflowStepExecutions.go", "auth.go", "endpoints.go", "options.go"} {
		names = append(names, declaredIn(t, filepath.Join(officialFolder(t), file), "")...)
	}
	return names
}

// officialFolder gives the folder of the official client's source.
func officialFolder(t *testing.T) string {
	t.Helper()
	dir, err := exec.CommandContext(t.Context(), "go", "list", "-f", "{{.Dir}}", "github.com/aws/aws-sdk-go-v2/service/imagebuilder").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(dir))
}

// declaredIn gives the exported names, without methods, that lines of a file
// declare after a prefix.
func declaredIn(t *testing.T, file, prefix string) (names []string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	declaration := regexp.MustCompile(`(?m)^` + prefix + `(?:const|func|type|var) ([A-Z]\w*)`)
	for _, found := range declaration.FindAllStringSubmatch(string(text), -1) {
		names = append(names, found[1])
	}
	if len(names) == 0 {
		t.Fatalf("%s declares nothing", file)
	}
	return names
}

func init() {
	proofs["names left out"] = func(t *testing.T) {
		theirs, mine := officialNames(t), ourNames(t)
		for _, name := range missingNames {
			if !slices.Contains(theirs, name) || slices.Contains(mine, name) {
				t.Errorf("%s: official %v, ours %v", name, slices.Contains(theirs, name), slices.Contains(mine, name))
			}
		}
	}
}
