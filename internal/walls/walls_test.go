package walls_test

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestImports_runOneWay(t *testing.T) {
	for _, what := range objections(t, os.DirFS("../..")) {
		t.Error(what)
	}
}

func TestImports_againstTheWayAreFound(t *testing.T) {
	for planted, want := range map[string]string{
		"paginator/p.go imports internal/oneline":                               "must not import internal/oneline",
		"paginator/p.go imports github.com/aws/smithy-go":                       "must not import github.com/aws/smithy-go",
		"internal/jsonread/p.go imports github.com/aws/smithy-go":               "must not import github.com/aws/smithy-go",
		"types/p.go imports imagebuilder":                                       "must not import imagebuilder",
		"types/p.go imports internal/awscall":                                   "must not import internal/awscall",
		"errors/p.go imports types":                                             "must not import types",
		"errors/p.go imports internal/exceptions":                               "must not import internal/exceptions",
		"internal/awscall/p.go imports imagebuilder":                            "must not import imagebuilder",
		"internal/awscall/requests/p.go imports types":                          "must not import types",
		"internal/awscall/responses/p.go imports internal/exceptions":           "must not import internal/exceptions",
		"imagebuilder/p.go imports imagebuilder/imagebuildertest":               "must not import imagebuilder/imagebuildertest",
		"imagebuilder/diagnosis/p.go imports imagebuilder/imagebuildertest":     "must not import imagebuilder/imagebuildertest",
		"imagebuilder/p.go imports examples/watch":                              "must not import examples/watch",
		"examples/watch/p.go imports examples/timeline":                         "must not import examples/timeline",
		"examples/watch/p.go imports examples/internal/cli":                     "must not import examples/internal/cli",
		"examples/watch/p.go imports internal/oneline":                          "must not import internal/oneline",
		"examples/watch/p_test.go imports internal/oneline":                     "must not import internal/oneline",
		"examples/watch/p.go imports github.com/aws/aws-sdk-go-v2/service/sts":  "must not import github.com/aws/aws-sdk-go-v2/service/sts",
		"imagebuilder/p.go imports github.com/aws/aws-sdk-go-v2/config":         "must not import github.com/aws/aws-sdk-go-v2/config",
		"imagebuilder/p.go imports github.com/aws/aws-sdk-go-v2/service/sts":    "must not import github.com/aws/aws-sdk-go-v2/service/sts",
		"internal/regions/p.go imports imagebuilder":                            "must not import imagebuilder",
		"internal/shapes/p.go imports internal/validation":                      "must not import internal/validation",
		"internal/validation/p.go imports imagebuilder":                         "must not import imagebuilder",
		"internal/elsewhere/p.go imports fmt":                                   "is in no layer",
		"imagebuilder/p.go imports internal/awscall":                            "",
		"imagebuilder/diagnosis/p.go imports imagebuilder":                      "",
		"examples/watch/p.go imports imagebuilder/watch":                        "",
		"examples/watch/p_test.go imports imagebuilder/imagebuildertest":        "",
		"examples/watch/p.go imports imagebuilder/imagebuildertest":             "",
		"examples/watch/p.go imports github.com/aws/aws-sdk-go-v2/config":       "",
		"internal/awscall/auth/p.go imports github.com/aws/aws-sdk-go-v2/aws":   "",
		"internal/awscall/auth/p.go imports internal/awscall/requests":          "",
		"imagebuilder/p_test.go imports imagebuilder/imagebuildertest":          "",
		"imagebuilder/testdata/p.go imports imagebuilder/imagebuildertest":      "",
		"types/p.go imports errors":                                             "",
		"imagebuilder/imagebuildertest/p.go imports internal/exceptions":        "",
		"imagebuilder/imagebuildertest/p.go imports internal/elsewhere/nowhere": "must not import internal/elsewhere/nowhere",
	} {
		name, imported, _ := strings.Cut(planted, " imports ")
		if imported != "fmt" && !strings.HasPrefix(imported, "github.com/") {
			imported = module + imported
		}
		got := strings.Join(objections(t, fstest.MapFS{name: {Data: []byte("package p\n\nimport _ \"" + imported + "\"\n")}}), "\n")
		if want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", planted, got, want)
		}
	}
}

func TestAWSCall_knowsNoService(t *testing.T) {
	names := [][]byte{[]byte("imagebuilder"), []byte("image builder"), []byte("workflow")}
	sources(t, os.DirFS("../.."), func(name string, content []byte) {
		if !isBelow(name, "internal/awscall") {
			return
		}
		content = bytes.ToLower(bytes.ReplaceAll(content, []byte(module), nil))
		if i := slices.IndexFunc(names, func(n []byte) bool { return bytes.Contains(content, n) }); i >= 0 {
			t.Errorf("%s has the word %s", name, names[i])
		}
	})
}
