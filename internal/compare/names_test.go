package compare_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// missingNames are exported names of the official client that ours has not.
var missingNames = []string{"IdempotencyTokenProvider", "NewDefaultEndpointResolver", "ResolveEndpoint"}

func TestNames_areThereAsInTheOfficialClient(t *testing.T) {
	theirs := exportedIn(t, "github.com/aws/aws-sdk-go-v2/service/imagebuilder",
		"api_client.go", "api_op_ListWorkflowStepExecutions.go", "auth.go", "endpoints.go", "options.go")
	mine := exportedIn(t, "github.com/seed-78d42d54/imagebuilder-go/imagebuilder", "*.go")
	for _, name := range theirs {
		switch {
		case slices.Contains(mine, name):
		case slices.Contains(missingNames, name):
			differ(t, "names left out")
		default:
			t.Errorf("ours has no %s", name)
		}
	}
}

// exportedIn gives the exported names that files of a package declare, without
// methods and tests.
func exportedIn(t *testing.T, pkg string, patterns ...string) []string {
	t.Helper()
	dir, err := exec.CommandContext(t.Context(), "go", "list", "-f", "{{.Dir}}", pkg).Output()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, pattern := range patterns {
		files, err := filepath.Glob(filepath.Join(strings.TrimSpace(string(dir)), pattern))
		if err != nil || len(files) == 0 {
			t.Fatalf("no file of %s is %s: %v", pkg, pattern, err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			names = append(names, exported(parsed)...)
		}
	}
	return names
}

func exported(file *ast.File) (names []string) {
	add := func(id *ast.Ident) {
		if id.IsExported() {
			names = append(names, id.Name)
		}
	}
	for _, decl := range file.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil {
				add(d.Name)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch s := spec.(type) {
				case *ast.TypeSpec:
					add(s.Name)
				case *ast.ValueSpec:
					for _, id := range s.Names {
						add(id)
					}
				}
			}
		}
	}
	return names
}

func init() {
	proofs["names left out"] = func(t *testing.T) {
		theirs := exportedIn(t, "github.com/aws/aws-sdk-go-v2/service/imagebuilder", "*.go")
		mine := exportedIn(t, "github.com/seed-78d42d54/imagebuilder-go/imagebuilder", "*.go")
		for _, name := range missingNames {
			if !slices.Contains(theirs, name) || slices.Contains(mine, name) {
				t.Errorf("%s: official %v, ours %v", name, slices.Contains(theirs, name), slices.Contains(mine, name))
			}
		}
	}
}
