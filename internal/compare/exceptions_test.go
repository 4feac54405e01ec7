package compare_test

import (
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/internal/exceptions"
)

// TestExceptions_areAllThere holds the table of internal/exceptions to the types
// and the schemas of the official client.
func TestExceptions_areAllThere(t *testing.T) {
	aliases := sourceOf(t, "../../types/errors.go")
	statuses := officialStatuses(t)
	names := declaredIn(t, filepath.Join(officialPackage(t, "/types"), "errors.go"))
	for _, name := range names {
		if !regexp.MustCompile(`\t` + name + `\s+= errors\.` + name + `\n`).MatchString(aliases) {
			t.Errorf("types has no %s", name)
			continue
		}
		ours := exceptions.FromCode(name, nil)
		fields := reflect.TypeOf(ours).Elem()
		for _, field := range []string{"Message", "ErrorCodeOverride", "noSmithyDocumentSerde"} {
			if _, ok := fields.FieldByName(field); !ok {
				t.Errorf("%s has no %s", name, field)
			}
		}
		status, _ := exceptions.Status(name)
		if want := statuses[name]; status != want {
			t.Errorf("%s has status %d, official %d", name, status, want)
		}
		if isServer := ours.ErrorFault() == smithy.FaultServer; isServer != (status >= http.StatusInternalServerError) {
			t.Errorf("%s with status %d has fault %v", name, status, ours.ErrorFault())
		}
	}
	if !slices.Equal(names, modelled) {
		t.Errorf("official %q\nthe tests know %q", names, modelled)
	}
	if aliased := strings.Count(aliases, " = errors."); aliased != len(names) {
		t.Errorf("types has %d exceptions, official %d", aliased, len(names))
	}
}

// officialStatuses returns the HTTP status of each exception of the model.
func officialStatuses(t *testing.T) map[string]int {
	t.Helper()
	statuses := map[string]int{}
	status := regexp.MustCompile(`HTTPError{Code: (\d+)}`)
	for _, schema := range strings.Split(sourceOf(t, filepath.Join(officialPackage(t, "/schemas"), "schemas.go")), "\nvar ") {
		if found := status.FindStringSubmatch(schema); found != nil {
			name, _, _ := strings.Cut(schema, " ")
			statuses[name], _ = strconv.Atoi(found[1])
		}
	}
	return statuses
}

// officialPackage returns the folder of a package of the official client.
func officialPackage(t *testing.T, name string) string {
	t.Helper()
	dir, err := exec.CommandContext(t.Context(), "go", "list", "-f", "{{.Dir}}", "github.com/aws/aws-sdk-go-v2/service/imagebuilder"+name).Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(dir))
}

func sourceOf(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
