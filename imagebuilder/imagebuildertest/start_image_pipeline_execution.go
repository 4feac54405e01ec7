package imagebuildertest

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

var startImagePipelineExecution = operation{
	method:     http.MethodPut,
	name:       "StartImagePipelineExecution",
	takesToken: true,
	read: func(in *input) perform {
		arn := in.required("imagePipelineArn", pipelineARNPattern)
		tags := in.tags()
		return func(s *state, c call) (any, smithy.APIError) {
			build, ok := s.pipelines[arn]
			if !ok {
				return nil, refusal("ResourceNotFoundException", "image pipeline %s does not exist", arn)
			}
			build = s.nextBuild(build)
			build.Image.SourcePipelineArn = &arn
			build.Image.BuildType = types.BuildTypeUserInitiated
			build.Image.Tags = merged(build.Image.Tags, tags)
			s.play(newPlay(build, c.time), c.time)
			return &imageTokenOutput{c.requestID, in.clientToken(), *build.Image.Arn}, nil
		}
	},
}

// nextBuild returns the build with the next free build number, and with ids that
// follow from it.
func (s *state) nextBuild(build Build) Build {
	version, number := splitBuild(*build.Image.Arn)
	for arn := range s.images {
		if otherVersion, other := splitBuild(arn); otherVersion == version {
			number = max(number, other+1)
		}
	}
	arn := fmt.Sprintf("%s/%d", version, number)

	var ids []string
	for id, run := range build.Executions {
		ids = append(ids, id, "wf-"+uuidOf(arn, id))
		for _, step := range run.Steps {
			if id := aws.ToString(step.StepExecutionId); id != "" {
				ids = append(ids, id, "step-"+uuidOf(arn, id))
			}
		}
	}
	text, _ := json.Marshal(build) // SetPipeline marshaled it
	var next Build
	_ = json.Unmarshal([]byte(strings.NewReplacer(ids...).Replace(string(text))), &next)

	next.Image.Arn = &arn
	_, numbers := splitVersion(version)
	next.Image.Version = aws.String(fmt.Sprintf("%s/%d", strings.Join(numbers, "."), number))
	for id, run := range next.Executions {
		run.ImageBuildVersionArn = arn
		next.Executions[id] = run
	}
	return next
}

func uuidOf(arn, id string) string {
	sum := sha256.Sum256([]byte(arn + " " + id))
	return fmt.Sprintf("%x-%x-%x-%x-%x", sum[:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}

func merged(tags, more map[string]string) map[string]string {
	if len(more) == 0 {
		return tags
	}
	all := map[string]string{}
	maps.Copy(all, tags)
	maps.Copy(all, more)
	return all
}
