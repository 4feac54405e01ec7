package types_test

import (
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

func ptr[T any](v T) *T { return &v }

func readFile(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// samplePage is a real response of the service, as its documentation shows it.
func samplePage(t testing.TB) []types.WorkflowStepMetadata {
	t.Helper()
	var page struct{ Steps []types.WorkflowStepMetadata }
	if err := json.Unmarshal(readFile(t, "sample_page.json"), &page); err != nil {
		t.Fatal(err)
	}
	return page.Steps
}

// jsonValue decodes text for comparison, numbers digit for digit.
func jsonValue(t testing.TB, text string) any {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	var v any
	if err := decoder.Decode(&v); err != nil {
		t.Fatalf("%.100q is not JSON: %v", text, err)
	}
	return v
}

func TestStep_marshalsBackToTheServicesOwnForm(t *testing.T) {
	var page struct{ Steps []json.RawMessage }
	if err := json.Unmarshal(readFile(t, "sample_page.json"), &page); err != nil {
		t.Fatal(err)
	}
	for i, step := range samplePage(t) {
		got, err := json.Marshal(step)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(jsonValue(t, string(got)), jsonValue(t, string(page.Steps[i]))) {
			t.Errorf("step %d: got %s, want %s", i, got, page.Steps[i])
		}
	}
}

func TestStep_marshalsEveryMemberUnderTheServicesName(t *testing.T) {
	const all = `{"action":"a","attemptNumber":2,"description":"d","endTime":"e","inputs":"i","maxAttempts":3,` +
		`"message":"m","name":"n","outputs":"o","rollbackStatus":"R","startTime":"s","status":"S","stepExecutionId":"id"}`
	var step types.WorkflowStepMetadata
	if err := json.Unmarshal([]byte(all), &step); err != nil {
		t.Fatal(err)
	}
	got, err := json.Marshal(step)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != all {
		t.Errorf("got %s, want %s", got, all)
	}
	// The last field marks the type, and is no member.
	if n := reflect.TypeOf(step).NumField() - 1; n != 13 {
		t.Errorf("the type has %d members, the test knows 13", n)
	}
}
