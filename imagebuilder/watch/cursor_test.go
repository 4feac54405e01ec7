package watch_test

import (
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/watch"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

func someCursor(t *testing.T) string {
	t.Helper()
	for event, err := range watch.New(sampleBuild(), imageArn).Events(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		return event.Cursor()
	}
	return ""
}

func TestResume_refusesOtherTextsBeforeAnythingIsSent(t *testing.T) {
	cursor := someCursor(t)
	for text, want := range map[string]string{
		"arn:aws:imagebuilder":          "not the cursor",
		"-":                             "not the cursor",
		"wf-1":                          "not the cursor",
		"2-" + cursor[2:]:               "another version",
		"1-":                            "damaged",
		"1-%%%":                         "damaged",
		"1-AAAA":                        "damaged",
		cursor[:len(cursor)-1]:          "damaged",
		cursor + "AAAA":                 "damaged",
		strings.ToUpper(cursor):         "damaged",
		" " + cursor:                    "not the cursor",
		cursor[:4] + "_" + cursor[5:]:   "damaged",
		"1-" + strings.Repeat("A", 1e6): "damaged",
	} {
		client := sampleBuild()
		_, err := collect(t, watch.New(client, imageArn, func(o *watch.Options) { o.Resume = text }))
		if err == nil || !strings.Contains(err.Error(), want) || client.calls > 0 || len(err.Error()) > 300 || strings.ContainsAny(err.Error(), "\n\x1b") {
			t.Errorf("%.50q: %d calls, error %v, want %s", text, client.calls, err, want)
		}
	}
	client := sampleBuild()
	_, err := collect(t, watch.New(client, imageArn+"2", func(o *watch.Options) { o.Resume = cursor }))
	if err == nil || !strings.Contains(err.Error(), "another image build") || client.calls > 0 {
		t.Errorf("another image: %d calls, error %v", client.calls, err)
	}
}

// AWS's quotas are 10 workflows an image and 15 steps a workflow.
func TestCursor_isShort(t *testing.T) {
	client := &script{image: at(0, "TESTING", 100, "AVAILABLE")}
	for id := range 10 {
		run := scriptedRun{id: "wf-" + string(rune('0'+id)), stage: types.WorkflowTypeTest, changes: at(0, "RUNNING", 99, "COMPLETED")}
		if id < 5 {
			run.changes = at(0, "COMPLETED")
		}
		for step := range 15 {
			run.steps = append(run.steps, scriptedStep{"Step" + string(rune('A'+step)), at(0, "RUNNING", 98, "COMPLETED")})
		}
		client.runs = append(client.runs, run)
	}
	synctest.Test(t, func(t *testing.T) {
		longest := 0
		for event, err := range watch.New(client, imageArn).Events(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			longest = max(longest, len(event.Cursor()))
			if strings.Trim(event.Cursor(), "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") != "" {
				t.Fatalf("cursor %s", event.Cursor())
			}
		}
		t.Logf("the longest cursor has %d bytes", longest)
		if longest > 1024 {
			t.Errorf("the longest cursor has %d bytes", longest)
		}
	})
}

// FuzzResume holds that no text makes a watch panic, and that one that is refused
// sends nothing. A sealed text has the form and the checksum of a cursor, so that
// what is inside is looked at.
func FuzzResume(f *testing.F) {
	f.Add("", false)
	f.Add("1-", false)
	f.Add("2-AAAAAAAA", false)
	f.Add("", true)
	// This image, AVAILABLE, its last event, and no runs.
	f.Add("\x71\x80\x4b\xf2\x10\x02\x00", true)
	for event, err := range watch.New(sampleBuild(), imageArn).Events(f.Context()) {
		if err != nil {
			f.Fatal(err)
		}
		f.Add(event.Cursor(), false)
		break
	}
	f.Fuzz(func(t *testing.T, text string, isSealed bool) {
		if isSealed {
			text = "1-" + base64.RawURLEncoding.EncodeToString(binary.BigEndian.AppendUint32([]byte(text), crc32.ChecksumIEEE([]byte(text))))
		}
		client := &script{image: at(0, "AVAILABLE")}
		_, err := collect(t, watch.New(client, imageArn, func(o *watch.Options) { o.Resume = text }))
		if err == nil && client.calls == 0 {
			t.Errorf("%q: nothing happened", text)
		}
		if err != nil && (client.calls > 0 || len(err.Error()) > 500) {
			t.Errorf("%q: %d calls, error %v", text, client.calls, err)
		}
	})
}
