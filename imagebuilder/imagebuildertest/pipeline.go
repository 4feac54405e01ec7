package imagebuildertest

import (
	"fmt"
	"regexp"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
)

var pipelineARNPattern = regexp.MustCompile(`^arn:aws[^:]*:imagebuilder:[^:]+:(?:[0-9]{12}|aws):image-pipeline/[a-z0-9_-]+$`)

// SetPipeline adds the image pipeline with this ARN, or replaces it.
// StartImagePipelineExecution plays the build, as [Server.Play] does, as the next
// build of the image's version, with ids of its own and arn as its SourcePipelineArn.
// The nth start of a pipeline has the same ids in every run of a test.
//
// It panics when arn is not the ARN of an image pipeline, and for a build that
// Play panics for.
func (s *Server) SetPipeline(arn string, build Build) {
	if !pipelineARNPattern.MatchString(arn) {
		panic(fmt.Sprintf("imagebuildertest: %.200q is not the ARN of an image pipeline", arn))
	}
	checkImageBuildARN(aws.ToString(build.Image.Arn))
	newPlay(build, time.Time{}) // so that it panics here
	set := copyOf(build)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state.pipelines[arn] = set
}
