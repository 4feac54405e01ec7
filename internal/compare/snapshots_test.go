package compare_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/textproto"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/aws/smithy-go"

	ours "github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

// snapshot is a request or a response that the official client's own tests hold:
// a line, headers and a body.
type snapshot struct {
	line, contentType, body string
}

// snapshotOf reads a snapshot from the official client's module in the module
// cache.
func snapshotOf(t testing.TB, folder, name string) snapshot {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(snapshotFolder(t, folder), name))
	if err != nil {
		t.Fatal(err)
	}
	line, rest, _ := strings.Cut(string(text), "\n")
	headers, body, ok := strings.Cut(strings.TrimPrefix(rest, "\n"), "\n\n")
	if !ok {
		headers = strings.TrimSpace(rest)
	}
	s := snapshot{line: line, body: body}
	for header := range strings.Lines(headers) {
		field, value, _ := strings.Cut(strings.TrimSpace(header), ": ")
		switch textproto.CanonicalMIMEHeaderKey(field) {
		case "Content-Type":
			s.contentType = value
		case "":
		default:
			t.Fatalf("%s: the test does not know the header %s", name, field)
		}
	}
	return s
}

const officialModule = "github.com/aws/aws-sdk-go-v2/service/imagebuilder"

// cachedModule is a module in the module cache.
type cachedModule struct{ Dir, Version string }

// findOfficial finds the official client's module.
var findOfficial = sync.OnceValues(func() (found cachedModule, err error) {
	listed, err := exec.Command("go", "list", "-m", "-json", officialModule).Output()
	if err != nil {
		return found, fmt.Errorf("go list -m -json %s: %w", officialModule, err)
	}
	if err := json.Unmarshal(listed, &found); err != nil {
		return found, err
	}
	if found.Dir == "" {
		return found, fmt.Errorf("%s@%s, whose snapshots are compared with, is not in the module cache: run go mod download", officialModule, found.Version)
	}
	return found, nil
})

func snapshotFolder(t testing.TB, name string) string {
	t.Helper()
	module, err := findOfficial()
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(module.Dir, name)
	if _, err := os.Stat(folder); err != nil {
		t.Fatalf("the module %s in the module cache has no %s: %v", officialModule, name, err)
	}
	return folder
}

// members returns the input of a recorded request as JSON.
func (s snapshot) members(t *testing.T) string {
	t.Helper()
	if s.body != "" {
		return s.body
	}
	_, target, _ := strings.Cut(s.line, " ")
	parsed, err := url.Parse(target)
	if err != nil {
		t.Fatal(err)
	}
	members := map[string]string{}
	for name, values := range parsed.Query() {
		members[name] = values[0]
	}
	text, err := json.Marshal(members)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// unchecked returns an option that sends what breaks a documented constraint.
var unchecked = option{official: set("AppID", "").official, ours: func(o *ours.Options) { o.DisableInputValidation = true }}

func TestSnapshots_ofRequestsAreWhatIsSent(t *testing.T) {
	for _, o := range operations {
		t.Run(o.name, func(t *testing.T) {
			want := snapshotOf(t, "request_snapshot", o.name+".request.snap")
			for _, s := range sides {
				svc := responding(ok("{}"))
				c := s.make(config(svc))
				if _, err := c.call(t.Context(), o.name, c.input(o.name, want.members(t)), unchecked); err != nil {
					t.Fatalf("%s: %v", s.name, err)
				}
				r := svc.sent[0]
				line := r.Method + " " + strings.TrimPrefix(r.URL, "https://imagebuilder.us-west-2.amazonaws.com")
				if got := (snapshot{line, r.Header.Get("Content-Type"), r.Body}); got != want {
					t.Errorf("%s sends\n%+v\nrecorded is\n%+v", s.name, got, want)
				}
			}
		})
	}
}

func TestSnapshots_ofResponsesAreReadToTheLastMember(t *testing.T) {
	for _, o := range operations {
		t.Run(o.name, func(t *testing.T) {
			recorded := snapshotOf(t, "response_snapshot", o.name+".response.snap")
			outputs := outputsOf(t, o, recorded.response(t))
			if places := unread(o.name, outputs[0]); len(places) > 0 {
				t.Errorf("the recorded response does not have %q", places)
			}
			for _, place := range unlike(t, o.name, outputs[0], outputs[1]) {
				t.Error(place)
			}
		})
	}
}

func (s snapshot) response(t *testing.T) response {
	t.Helper()
	status, err := strconv.Atoi(s.line)
	if err != nil {
		t.Fatal(err)
	}
	return response{status: status, header: http.Header{"Content-Type": {s.contentType}}, body: s.body}
}

// outputsOf returns what both clients make of a response, the official one first.
func outputsOf(t *testing.T, o operation, a response) (outputs [2]reflect.Value) {
	t.Helper()
	for i, s := range sides {
		c := s.make(config(responding(a)))
		output, err := c.call(t.Context(), o.name, c.input(o.name, o.required))
		if err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
		outputs[i] = reflect.ValueOf(output)
	}
	return outputs
}

func TestSnapshots_ofErrorsAreTheirTypes(t *testing.T) {
	names, err := filepath.Glob(filepath.Join(snapshotFolder(t, "response_snapshot"), "*.error.snap"))
	if err != nil {
		t.Fatal(err)
	}
	var recorded []string
	for _, name := range names {
		code := strings.TrimSuffix(filepath.Base(name), ".error.snap")
		recorded = append(recorded, code)
		a := snapshotOf(t, "response_snapshot", filepath.Base(name)).response(t)
		for _, o := range operations {
			want, got := failWith(t, sides[0].doing(o), a), failWith(t, sides[1].doing(o), a)
			sameFields(t, o.name+" "+code, want, got)
			if got.Type != code || got.Code != code || got.Message != "__Message__" || got.Status != a.status || got.Fault == smithy.FaultUnknown {
				t.Errorf("%s: %s is %+v", o.name, code, got)
			}
		}
	}
	if !slices.Equal(recorded, modelled) {
		t.Errorf("recorded are %q\nthe tests know %q", recorded, modelled)
	}
}
