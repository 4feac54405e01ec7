package identifier

import "strings"

// Kind is a kind of identifier.
type Kind int

// The kinds that callers confuse.
const (
	Unknown               Kind = iota
	ImageBuild                 // …:image/name/1.0.0/1
	ImageVersion               // …:image/name/1.0.0, and with wildcards
	ImagePipeline              // …:image-pipeline/name
	Workflow                   // …:workflow/build/name/1.0.0/1
	OtherResource              // another ARN of Image Builder
	ForeignResource            // an ARN of another service
	WorkflowExecution          // wf-UUID
	WorkflowStepExecution      // step-UUID
	Padded                     // one of these with white space around it
)

// String returns the kind with its article, as an error message has it.
func (k Kind) String() string {
	switch k {
	case ImageBuild:
		return "an image build version ARN"
	case ImageVersion:
		return "an image version ARN"
	case ImagePipeline:
		return "an image pipeline ARN"
	case Workflow:
		return "a workflow ARN"
	case OtherResource:
		return "another Image Builder ARN"
	case ForeignResource:
		return "an ARN of another service"
	case WorkflowExecution:
		return "a workflow execution id"
	case WorkflowStepExecution:
		return "a step execution id"
	case Padded:
		return "an ARN or id with white space before or after it"
	default:
		return "neither an ARN nor an id"
	}
}

// KindOf returns the kind of identifier that text is.
func KindOf(text string) Kind {
	if trimmed := strings.TrimSpace(text); trimmed != text {
		if KindOf(trimmed) == Unknown {
			return Unknown
		}
		return Padded
	}
	switch {
	case isID("wf-", text):
		return WorkflowExecution
	case isID("step-", text):
		return WorkflowStepExecution
	}
	arn, ok := ParseARN(text)
	switch {
	case !ok:
		return Unknown
	case arn.Service != "imagebuilder":
		return ForeignResource
	default:
		return arn.kind()
	}
}

func (a ARN) kind() Kind {
	parts := strings.Split(a.Resource, "/")
	switch {
	case a.Partition == "" || a.Region == "" || a.Account == "" || len(parts) < 2 || parts[1] == "":
		return OtherResource
	case parts[0] == "image" && len(parts) == 4 && isVersion(parts[2], false) && isNumber(parts[3]):
		return ImageBuild
	case parts[0] == "image" && len(parts) == 3 && isVersion(parts[2], true):
		return ImageVersion
	case parts[0] == "image-pipeline" && len(parts) == 2:
		return ImagePipeline
	case parts[0] == "workflow":
		return Workflow
	default:
		return OtherResource
	}
}

func isVersion(text string, mayBeWildcard bool) bool {
	numbers := strings.Split(text, ".")
	for _, n := range numbers {
		if !isNumber(n) && (!mayBeWildcard || n != "x") {
			return false
		}
	}
	return len(numbers) == 3
}

func isNumber(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}
