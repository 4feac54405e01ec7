// Command generate generates all code that depends on the names of exceptions from
// one table: the types, their lookup and advice, the aliases of package types and the
// table in docs. Its argument is the root of the module.
package main

import (
	"bytes"
	"embed"
	"fmt"
	"go/format"
	"os"
	"path/filepath"
	"strings"
	"text/template"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("got %d arguments, want the root of the module", len(args))
	}
	files, err := generated()
	if err != nil {
		return err
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(args[0], name), content, 0o600); err != nil {
			return err
		}
	}
	return nil
}

//go:embed templates
var templates embed.FS

// outputs names the template of each generated file.
var outputs = map[string]string{
	"errors/exceptions.go":          "exceptions.go.tmpl",
	"errors/codes.go":               "codes.go.tmpl",
	"internal/exceptions/lookup.go": "lookup.go.tmpl",
	"types/errors.go":               "aliases.go.tmpl",
	"docs/errors.md":                "errors.md.tmpl",
}

// generated returns the content of each generated file by its path in the module.
func generated() (map[string][]byte, error) {
	parsed, err := template.New("").Funcs(template.FuncMap{"comment": comment, "lower": strings.ToLower, "sentence": sentence}).ParseFS(templates, "templates/*")
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for name, tmpl := range outputs {
		var text bytes.Buffer
		if err := parsed.ExecuteTemplate(&text, tmpl, rows()); err != nil {
			return nil, err
		}
		content := text.Bytes()
		if strings.HasSuffix(name, ".go") {
			if content, err = format.Source(content); err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
		}
		files[name] = content
	}
	return files, nil
}

// row is the data of an exception in the templates.
type row struct {
	Name, Fault, Means, Advice string
	Status                     int

	Typed, Modelled, Common, Throttling, Retried bool
}

func rows() []row {
	var rows []row
	for _, e := range table {
		fault := "smithy.FaultClient"
		if e.status >= 500 {
			fault = "smithy.FaultServer"
		}
		rows = append(rows, row{
			Name: e.name, Status: e.status, Fault: fault, Means: e.means, Advice: e.advice,
			Typed: e.isTyped(), Modelled: e.isModelled(), Common: e.isCommon(),
			Throttling: e.throttling, Retried: e.retried,
		})
	}
	return rows
}

// comment formats a paragraph as a comment.
func comment(paragraph string) string {
	const width = 80
	var lines []string
	line := "//"
	for word := range strings.FieldsSeq(paragraph) {
		if len(line)+1+len(word) > width {
			lines = append(lines, line)
			line = "//"
		}
		line += " " + word
	}
	return strings.Join(append(lines, line), "\n")
}

// sentence returns s with a capital first letter.
func sentence(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
