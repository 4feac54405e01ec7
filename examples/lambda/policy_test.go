package main

import (
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/buildevents"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

func TestResumeNamed_resumesTheStepsOfTheList(t *testing.T) {
	for list, names := range map[string]string{
		"":                                    "",
		" , ":                                 "",
		"WaitForApproval":                     "WaitForApproval",
		"CheckLicense, WaitForApproval":       "CheckLicense WaitForApproval",
		"\tCheckLicense ,,WaitForApproval,\n": "CheckLicense WaitForApproval",
		"waitforapproval":                     "",
	} {
		decide, err := resumeNamed(list)
		if err != nil {
			t.Errorf("%q: %v", list, err)
			continue
		}
		var resumed []string
		for _, name := range []string{"", " ", "CheckLicense", "WaitForApproval"} {
			switch action, reason := decide(buildevents.Event{}, types.WorkflowStepExecution{Name: aws.String(name)}); {
			case action == types.WorkflowStepActionTypeResume && reason != "":
				resumed = append(resumed, name)
			case action != "":
				t.Errorf("%q: %s %q for %s", list, action, reason, name)
			}
		}
		if got := strings.Join(resumed, " "); got != names {
			t.Errorf("%q resumes %q, not %q", list, got, names)
		}
		if action, _ := decide(buildevents.Event{}, types.WorkflowStepExecution{}); action != "" {
			t.Errorf("%q: %s for a step without a name", list, action)
		}
	}
}

func TestResumeNamed_refusesANameThatNoStepHas(t *testing.T) {
	for list, name := range map[string]string{
		"Wait For Approval":             `"Wait For Approval"`,
		"CheckLicense; WaitForApproval": `"CheckLicense; WaitForApproval"`,
		"CheckLicense, 2ndApproval":     `"2ndApproval"`,
		"W":                             `"W"`,
		"*":                             `"*"`,
		`"CheckLicense"`:                `"\"CheckLicense\""`,
		"A" + strings.Repeat("b", 128):  `"Abbb`,
		"CheckLicense\nWaitForApproval": `"CheckLicense\nWaitForApproval"`,
	} {
		_, err := resumeNamed(list)
		if err == nil || !strings.Contains(err.Error(), name) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %v", list, err)
		}
	}
}
