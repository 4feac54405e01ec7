package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const root = "../../.."

func TestGenerated_isCurrent(t *testing.T) {
	files, err := generated()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range files {
		got, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Error(err)
		} else if !bytes.Equal(got, want) {
			t.Errorf("%s is not what the table says: run go generate ./internal/exceptions", name)
		}
	}
}

func TestREADME_countsTheCodesWithAType(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	typed := 0
	for _, e := range table {
		if e.isTyped() {
			typed++
		}
	}
	if claim := fmt.Sprintf("a type for each of %d error codes", typed); !bytes.Contains(readme, []byte(claim)) {
		t.Errorf("the README does not say %q", claim)
	}
}

func TestRun_writesEachFile(t *testing.T) {
	dir := t.TempDir()
	for _, folder := range []string{"docs", "errors", "internal/exceptions", "types"} {
		if err := os.MkdirAll(filepath.Join(dir, folder), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := run([]string{dir}); err != nil {
		t.Fatal(err)
	}
	for name := range outputs {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v, error %v", name, info, err)
		}
	}
	if err := run(nil); err == nil {
		t.Error("no error without a root")
	}
}

func TestTable_isComplete(t *testing.T) {
	seen := map[string]bool{}
	for _, e := range table {
		if seen[strings.ToLower(e.name)] {
			t.Errorf("%s stands twice", e.name)
		}
		seen[strings.ToLower(e.name)] = true
		if e.status < 400 || e.status > 599 {
			t.Errorf("%s has status %d", e.name, e.status)
		}
		if e.throttling && !e.retried {
			t.Errorf("%s is throttling and not retried", e.name)
		}
		for _, text := range []string{e.means, e.advice} {
			if !strings.HasSuffix(text, ".") || strings.ContainsAny(text, "\n|") {
				t.Errorf("%s: %q is no sentence of a table", e.name, text)
			}
		}
	}
}
