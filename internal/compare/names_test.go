package compare_test

import (
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	officialtypes "github.com/aws/aws-sdk-go-v2/service/imagebuilder/types"
	"github.com/aws/smithy-go/document"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// missingNames are exported names of the official client that ours has not.
var missingNames = []string{"NewDefaultEndpointResolver", "ResolveEndpoint", "TypeRegistry"}

func TestNames_areThereAsInTheOfficialClient(t *testing.T) {
	mine := ourNames(t)
	theirs := officialNames(t)
	if !slices.Contains(theirs, "Client") || !slices.Contains(theirs, "RetryImageOutput") {
		t.Fatalf("these are not all names of the official client: %q", theirs)
	}
	for _, name := range theirs {
		switch {
		case slices.Contains(mine, name):
		case slices.Contains(missingNames, name):
			differ(t, "Names left out")
		default:
			t.Errorf("ours has no %s", name)
		}
	}
}

func TestExceptions_areNoDocumentsAsInTheOfficialClient(t *testing.T) {
	if want, got := document.IsNoSerde(officialtypes.ForbiddenException{}), document.IsNoSerde(types.ForbiddenException{}); want != got {
		t.Errorf("official %v, ours %v", want, got)
	}
}

// ourNames returns the names in the files of our package.
func ourNames(t *testing.T) (names []string) {
	t.Helper()
	files, err := filepath.Glob("../../imagebuilder/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if !strings.HasSuffix(file, "_test.go") {
			names = append(names, declaredIn(t, file)...)
		}
	}
	return names
}

// officialNames returns the names in the files for the client and for the operations.
func officialNames(t *testing.T) (names []string) {
	t.Helper()
	folder := officialPackage(t, "")
	files := []string{"api_client.go", "auth.go", "endpoints.go", "options.go", "type_registry.go"}
	for _, o := range operations {
		files = append(files, "api_op_"+o.name+".go")
	}
	for _, file := range files {
		names = append(names, declaredIn(t, filepath.Join(folder, file))...)
	}
	return names
}

// declaredIn returns the exported names, without methods, that lines of a file
// declare.
func declaredIn(t *testing.T, file string) (names []string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	declaration := regexp.MustCompile(`(?m)^(?:const|func|type|var) ([A-Z]\w*)`)
	for _, found := range declaration.FindAllStringSubmatch(string(text), -1) {
		names = append(names, found[1])
	}
	return names
}

func init() {
	proofs["Methods for schemas"] = func(t *testing.T) {
		check := func(official, ours reflect.Type, methods ...string) {
			for _, name := range methods {
				_, theirs := official.MethodByName(name)
				if _, mine := ours.MethodByName(name); !theirs || mine {
					t.Errorf("%s.%s: official %v, ours %v", ours, name, theirs, mine)
				}
			}
		}
		for _, o := range operations {
			theirs, mine := methodsOf(o)
			check(theirs.In(1), mine.In(1), "Serialize", "SerializeMembers")
			check(theirs.Out(0), mine.Out(0), "Serialize", "SerializeMembers", "Deserialize")
		}
		check(reflect.TypeFor[*officialtypes.WorkflowStepMetadata](), reflect.TypeFor[*types.WorkflowStepMetadata](), "Serialize", "SerializeMembers", "Deserialize")
		check(reflect.TypeFor[*officialtypes.Image](), reflect.TypeFor[*types.Image](), "Serialize", "SerializeMembers", "Deserialize")
		check(reflect.TypeFor[*officialtypes.ForbiddenException](), reflect.TypeFor[*types.ForbiddenException](), "Serialize", "SerializeMembers", "Deserialize")
	}
	proofs["Names left out"] = func(t *testing.T) {
		theirs, mine := officialNames(t), ourNames(t)
		for _, name := range missingNames {
			if !slices.Contains(theirs, name) || slices.Contains(mine, name) {
				t.Errorf("%s: official %v, ours %v", name, slices.Contains(theirs, name), slices.Contains(mine, name))
			}
		}
	}
}
