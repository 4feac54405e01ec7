package walls_test

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/seed-78d42d54/imagebuilder-go/"

// layers are the rooms of the module, a folder with those below it, from the top. A
// package imports from its own room and from the layers below.
var layers = [][]string{
	{"examples", "internal/api", "internal/exceptions/generate", "internal/paginatortest", "internal/walls"},
	{"imagebuilder/buildevents", "imagebuilder/diagnosis", "imagebuilder/imagebuildertest", "imagebuilder/watch"},
	{"internal/otherregion"},
	{"imagebuilder"},
	{"internal/regions", "internal/shapes", "internal/validation"},
	{"internal/awscall", "internal/exceptions", "types"},
	{"errors"},
	{"internal/connerr", "internal/identifier", "internal/jsonread", "internal/oneline", "internal/presigned", "internal/refusal", "paginator"},
}

// standardOnly are the rooms that import nothing but the standard library.
var standardOnly = []string{"internal/identifier", "internal/jsonread", "internal/oneline", "internal/presigned", "paginator"}

// outside is what else may be imported, and by which rooms; all, if none is named.
var outside = map[string][]string{
	"github.com/aws/aws-sdk-go-v2/aws":    nil,
	"github.com/aws/smithy-go":            nil,
	"github.com/aws/aws-sdk-go-v2/config": {"examples"},
}

// forTests may be imported by the examples, which show it, and by tests.
const forTests = "imagebuilder/imagebuildertest"

// roomOf returns the innermost room that a folder is in, and its layer.
func roomOf(folder string) (room string, layer int) {
	for i, rooms := range layers {
		for _, r := range rooms {
			if isBelow(folder, r) && len(r) > len(room) {
				room, layer = r, i
			}
		}
	}
	return room, layer
}

func isBelow(name, folder string) bool {
	return name == folder || strings.HasPrefix(name, folder+"/")
}

// objection returns what is wrong with an import, empty if nothing.
func objection(folder, imported string) string {
	room, layer := roomOf(folder)
	if room == "" {
		return "is in no layer: say in layers where it belongs"
	}
	if to, ok := strings.CutPrefix(imported, module); ok {
		switch target, below := roomOf(to); {
		case room == "examples" && (target == room || slices.Contains(strings.Split(to, "/"), "internal")):
			return "must not import " + to + ", since a folder of examples is copied without it"
		case target == room:
			return ""
		case target == "" || below <= layer || slices.Contains(standardOnly, room):
			return "must not import " + to
		case target == forTests && room != "examples":
			return "must not import " + to + ", which is for tests"
		}
		return ""
	}
	if host, _, _ := strings.Cut(imported, "/"); !strings.Contains(host, ".") {
		return ""
	}
	for allowed, rooms := range outside {
		if isBelow(imported, allowed) && !slices.Contains(standardOnly, room) && (rooms == nil || slices.Contains(rooms, room)) {
			return ""
		}
	}
	return "must not import " + imported
}

// sources calls visit with each file of the module that is not a test, and with the
// tests of the examples, which are copied with them.
func sources(t *testing.T, module fs.FS, visit func(name string, content []byte)) {
	t.Helper()
	err := fs.WalkDir(module, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && name != "." {
			_, err := fs.Stat(module, path.Join(name, "go.mod"))
			if base := entry.Name(); err == nil || base == "testdata" || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_") {
				return fs.SkipDir
			}
		}
		if entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") && !isBelow(name, "examples") {
			return nil
		}
		content, err := fs.ReadFile(module, name)
		if err == nil {
			visit(name, content)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// objections are those to the imports of a module.
func objections(t *testing.T, module fs.FS) (all []string) {
	t.Helper()
	sources(t, module, func(name string, content []byte) {
		file, err := parser.ParseFile(token.NewFileSet(), name, content, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			if what := objection(path.Dir(name), imported); what != "" {
				all = append(all, fmt.Sprintf("%s: %s %s", name, path.Dir(name), what))
			}
		}
	})
	return all
}
