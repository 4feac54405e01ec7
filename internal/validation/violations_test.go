package validation_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/internal/identifier"
	"github.com/seed-78d42d54/imagebuilder-go/internal/validation"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

const (
	build = "arn:aws:imagebuilder:us-west-2:111122223333:image/my-image/1.0.0/1"
	runID = "wf-165b1cb6-3a62-4618-a021-94ddcbe32908"
)

func TestErr_isNilWithoutViolations(t *testing.T) {
	v := validation.Of("Input")
	v.CheckARN("Arn", aws.String(build), identifier.ImageBuild)
	v.CheckID("Id", aws.String(runID), identifier.WorkflowExecution)
	v.CheckLength("Text", aws.String("éé"), 2)
	v.CheckMaxResults("MaxResults", aws.Int32(25))
	v.CheckNextToken("NextToken", aws.String("a"))
	v.CheckFilters("Filters", []types.Filter{{Name: aws.String("name"), Values: []string{"a"}}})
	v.CheckTags("Tags", map[string]string{"key": ""})
	if err := v.Err(); err != nil {
		t.Error(err)
	}
}

func TestErr_isNilForMembersThatAreNotSet(t *testing.T) {
	v := validation.Of("Input")
	v.CheckARN("Arn", nil, identifier.ImageBuild)
	v.CheckID("Id", nil, identifier.WorkflowExecution)
	v.CheckLength("Text", nil, 2)
	v.CheckMaxResults("MaxResults", nil)
	v.CheckNextToken("NextToken", nil)
	v.CheckFilters("Filters", nil)
	v.CheckTags("Tags", nil)
	if err := v.Err(); err != nil {
		t.Error(err)
	}
}

func TestErr_hasAllViolationsOnOneLine(t *testing.T) {
	v := validation.Of("Input")
	v.Missing("Name")
	v.CheckARN("Arn", aws.String(runID), identifier.ImageBuild, identifier.ImageVersion)
	v.CheckID("Id", aws.String("x\n"), identifier.WorkflowStepExecution)
	v.CheckLength("Text", aws.String("ééé"), 2)
	v.CheckMaxResults("MaxResults", aws.Int32(26))
	v.CheckNextToken("NextToken", aws.String(""))
	v.CheckFilters("Filters", []types.Filter{{Values: []string{""}}})
	v.CheckTags("Tags", map[string]string{"aws:b": "", "a": strings.Repeat("v", 257)})
	err := v.Err()

	want := []string{
		"missing required field, Input.Name",
		`Input.Arn must be an image build version ARN or an image version ARN, got a workflow execution id, "` + runID + `"`,
		`Input.Id must be "step-" and a UUID, got "x\n"`,
		"Input.Text must have from 1 to 2 characters, got 3",
		"Input.MaxResults must be from 1 to 25, got 26",
		"Input.NextToken must have from 1 to 65535 characters, got 0",
		"Input.Filters[0].Values[0] must have from 1 to 1024 characters, got 0",
		`Input.Tags["a"] must have a value of at most 256 characters, got 257`,
		`Input.Tags["aws:b"] must have a key that does not begin with aws:, got "aws:b"`,
	}
	if got, want := err.Error(), "invalid input, nothing was sent: "+strings.Join(want, "; "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	var params smithy.InvalidParamsError
	if !errors.As(err, &params) || params.Len() != len(want) {
		t.Errorf("holds %v", params)
	}
}
