package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestTemplates_allowWhatTheFunctionCalls(t *testing.T) {
	r := newRig(t)
	r.handle(t, t.Context(), failed, waiting)
	r.server.Inject(imagebuildertest.Exception(&errors.InvalidRequestException{}), imagebuildertest.Always, "SendWorkflowStepAction")
	r.handle(t, t.Context(), waiting)
	for _, name := range []string{"template.yaml", "member.yaml"} {
		template := read(t, name)
		allowed := map[string]bool{}
		for _, action := range regexp.MustCompile(`(?m)- imagebuilder:(\w+)$`).FindAllStringSubmatch(template, -1) {
			allowed[action[1]] = false
		}
		for _, operation := range r.operations() {
			if _, ok := allowed[operation]; !ok {
				t.Errorf("%s does not allow %s", name, operation)
			}
			allowed[operation] = true
		}
		for operation, isCalled := range allowed {
			if !isCalled {
				t.Errorf("%s allows %s, which the function does not call", name, operation)
			}
		}
	}
}

func TestTemplates_forwardTheEventsThatTheQueueTakes(t *testing.T) {
	pattern := func(name string) string {
		_, rest, _ := strings.Cut(read(t, name), "EventPattern:")
		pattern, _, found := strings.Cut(rest, "Targets:")
		if !found {
			t.Fatalf("%s has no pattern", name)
		}
		return pattern
	}
	if taken, forwarded := pattern("template.yaml"), pattern("member.yaml"); taken != forwarded {
		t.Errorf("the queue takes\n%s\nand the accounts forward\n%s", taken, forwarded)
	}
}

func TestTemplate_raisesTheAlarmForLinesOfLevelERROR(t *testing.T) {
	r := newRig(t)
	r.handle(t, t.Context(), "no event")
	if lines := r.logged(t, "give the message up"); len(lines) != 1 || lines[0]["level"] != "ERROR" || !strings.Contains(read(t, "template.yaml"), `{ $.level = "ERROR" }`) {
		t.Errorf("the filter of the template does not match the log:\n%s", &r.log)
	}
}

func TestTemplate_refusesNamesThatNoStepHas(t *testing.T) {
	pattern := regexp.MustCompile(`(?s)ResumeSteps:.*?AllowedPattern: (\S+)`).FindStringSubmatch(read(t, "template.yaml"))
	if pattern == nil {
		t.Fatal("ResumeSteps has no pattern")
	}
	allowed := regexp.MustCompile(pattern[1])
	for list, ok := range map[string]bool{"": true, "CheckLicense, Wait_For-2": true, "CheckLicense; WaitForApproval": false, "*": false} {
		if allowed.MatchString(list) != ok {
			t.Errorf("ResumeSteps: %q is allowed: %v", list, !ok)
		}
	}
}
