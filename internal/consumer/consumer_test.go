package consumer_test

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/internal/consumer/fakeservice"
	official "github.com/seed-78d42d54/imagebuilder-go/internal/consumer/official"
	ours "github.com/seed-78d42d54/imagebuilder-go/internal/consumer/ours"
)

var changedImports = strings.NewReplacer(
	`"github.com/aws/aws-sdk-go-v2/service/imagebuilder"`, `"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"`,
	`"github.com/aws/aws-sdk-go-v2/service/imagebuilder/types"`, `"github.com/seed-78d42d54/imagebuilder-go/types"`,
)

func TestOursIsTheOfficialProgram_withOtherImportPaths(t *testing.T) {
	names := goFiles(t, "official")
	if other := goFiles(t, "ours"); strings.Join(names, " ") != strings.Join(other, " ") {
		t.Fatalf("official has %v, ours %v", names, other)
	}
	for _, name := range names {
		// Only what stands in front of the code may change.
		imports, code, ok := strings.Cut(read(t, "official", name), "\n)\n")
		if !ok {
			t.Fatalf("official/%s has no import block", name)
		}
		want := changedImports.Replace(imports) + "\n)\n" + code
		if read(t, "ours", name) != want {
			t.Errorf("ours/%[1]s is not official/%[1]s with its imports replaced; change both", name)
		}
	}
}

func goFiles(t *testing.T, folder string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no go files in %s, %v", folder, err)
	}
	for i, path := range paths {
		paths[i] = filepath.Base(path)
	}
	return paths
}

func read(t *testing.T, folder, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestBothPrograms_seeTheSame(t *testing.T) {
	want := transcript(t, func(ctx context.Context, url string, client aws.HTTPClient, out io.Writer) {
		official.Run(ctx, official.Environment{URL: url, HTTPClient: client, Out: out})
	})
	got := transcript(t, func(ctx context.Context, url string, client aws.HTTPClient, out io.Writer) {
		ours.Run(ctx, ours.Environment{URL: url, HTTPClient: client, Out: out})
	})
	if len(want.sent) == 0 || len(got.parts) != len(want.parts) {
		t.Fatalf("%d requests; %d parts, want %d", len(want.sent), len(got.parts), len(want.parts))
	}
	for i, part := range want.parts {
		name, _, _ := strings.Cut(part, "\n")
		t.Run(name, func(t *testing.T) { compare(t, strings.Split(got.parts[i], "\n"), strings.Split(part, "\n")) })
	}
	t.Run("requests", func(t *testing.T) { compare(t, got.sent, want.sent) })
}

type observed struct {
	// parts are what the parts of the program printed.
	parts []string

	sent []string
}

func transcript(t *testing.T, run func(context.Context, string, aws.HTTPClient, io.Writer)) observed {
	t.Helper()
	service := new(fakeservice.Service)
	server := httptest.NewServer(service)
	defer server.Close()

	var printed bytes.Buffer
	run(t.Context(), server.URL, replayable{server.Client()}, &printed)
	return observed{
		parts: strings.Split(strings.ReplaceAll(printed.String(), server.URL, "http://service"), "== ")[1:],
		sent:  service.Requests(),
	}
}

// replayable returns each request a body that net/http knows. With the one that the
// official client sends, a call in some hundreds fails on loopback, for the body is
// closed while net/http still reads it.
type replayable struct {
	client *http.Client
}

func (c replayable) Do(r *http.Request) (*http.Response, error) {
	if r.Body == nil {
		return c.client.Do(r)
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, err
	}
	copied := r.Clone(r.Context())
	copied.Body = io.NopCloser(bytes.NewReader(body))
	return c.client.Do(copied)
}

func compare(t *testing.T, got, want []string) {
	t.Helper()
	differences := 0
	for i := range max(len(got), len(want)) {
		if g, w := lineOf(got, i), lineOf(want, i); g != w {
			differences++
			t.Logf("line %d\n    ours: %s\nofficial: %s", i+1, g, w)
		}
	}
	if differences > 0 {
		t.Errorf("%d lines differ", differences)
	}
}

func lineOf(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(nothing)"
}
