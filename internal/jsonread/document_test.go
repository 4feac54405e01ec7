package jsonread_test

import (
	"encoding/json"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
)

// document has a member of each kind that a reader reads.
type document struct {
	Text   *string           `json:"text"`
	Status status            `json:"status"`
	Number *int32            `json:"number"`
	Count  int32             `json:"count"`
	Flag   *bool             `json:"flag"`
	When   moment            `json:"when"`
	Texts  []string          `json:"texts"`
	Tags   map[string]string `json:"tags"`
	Child  *child            `json:"child"`
	List   []child           `json:"list"`
}

type status string

type child struct {
	Name *string `json:"name"`
	Age  *int32  `json:"age"`
}

// moment lets encoding/json read a time as the reader does.
type moment struct{ time *time.Time }

func (m *moment) UnmarshalJSON(text []byte) error {
	var seconds *float64
	if err := json.Unmarshal(text, &seconds); err != nil || seconds == nil {
		return err
	}
	milliseconds, _ := new(big.Float).Mul(big.NewFloat(*seconds), big.NewFloat(1e3)).Int64()
	t := time.UnixMilli(milliseconds).UTC()
	m.time = &t
	return nil
}

func (d *document) read(r *jsonread.Reader) {
	for name := range r.Members {
		switch string(name) {
		case "text":
			r.String(&d.Text)
		case "status":
			jsonread.Enum(r, &d.Status)
		case "number":
			r.Int32(&d.Number)
		case "count":
			r.Int32Value(&d.Count)
		case "flag":
			r.Bool(&d.Flag)
		case "when":
			r.Time(&d.When.time)
		case "texts":
			r.Strings(&d.Texts)
		case "tags":
			r.StringMap(&d.Tags)
		case "child":
			jsonread.Struct(r, &d.Child, readChild)
		case "list":
			jsonread.List(r, &d.List, readChild)
		}
	}
}

func readChild(r *jsonread.Reader, c *child) {
	for name := range r.Members {
		switch string(name) {
		case "name":
			r.String(&c.Name)
		case "age":
			r.Int32(&c.Age)
		}
	}
}

func decode(body string) (*document, error) {
	var d document
	err := jsonread.Decode(strings.NewReader(body), int64(len(body)), d.read)
	return &d, err
}

// checked reads nothing of a document, which is still checked.
func checked(body string) error {
	return jsonread.Decode(strings.NewReader(body), -1, func(*jsonread.Reader) {})
}

func ptr[T any](v T) *T { return &v }

func asJSON(t testing.TB, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
