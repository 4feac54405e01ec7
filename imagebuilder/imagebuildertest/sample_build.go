package imagebuildertest

import (
	_ "embed"
	"encoding/json"
	"time"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

//go:embed sample_builds.json
var sampleBuildsJSON []byte

// SampleBuild returns the record of a build that takes 575 s: the one of the
// examples in AWS's documentation, with invented steps for its test.
//
// The image is PENDING, CREATING, BUILDING from 4.5 s on, TESTING from 413 s on and
// AVAILABLE at last. It has a BUILD execution of 7 steps from 4.5 s to 407 s, and a
// TEST execution of 4 steps from 413 s to 569 s.
//
// Its ARN, as those of the other samples, has the Region us-west-2, which is that
// of a new server: set another Arn of its Image to play it in another Region.
func SampleBuild() Build {
	build := sampleBuild("sample")
	build.Stages = stages(1200*time.Millisecond, 4498*time.Millisecond, 413_032*time.Millisecond)
	build.Stages = append(build.Stages, Stage{types.ImageStatusTesting, 161_968 * time.Millisecond})
	return build
}

// SampleFailingBuild returns the record of an invented build that fails after 327
// s, because a component fails. Its BUILD execution is ROLLBACK_IN_PROGRESS from
// 315 s to 323 s, and its later steps stay PENDING. RetryImage refuses it, since it
// fails before its test.
func SampleFailingBuild() Build {
	build := sampleBuild("failing")
	build.Stages = stages(1200*time.Millisecond, 4498*time.Millisecond, 327*time.Second)
	return build
}

// SampleWaitingBuild returns the record of an invented build that waits for an
// approval from 161 s on, until its step WaitForApproval is acted on.
// Until then time passes without end in a bubble: give a watch a deadline. The build is
// AVAILABLE 164 s after a RESUME. To decide by, the step has a description, and
// a payload in its inputs.
func SampleWaitingBuild() Build {
	build := sampleBuild("waiting")
	build.Stages = stages(1200*time.Millisecond, 4498*time.Millisecond, 475_441*time.Millisecond)
	return build
}

// stages returns the stages that end at these times after the beginning.
func stages(pending, creating, building time.Duration) []Stage {
	return []Stage{
		{types.ImageStatusPending, pending},
		{types.ImageStatusCreating, creating - pending},
		{types.ImageStatusBuilding, building - creating},
	}
}

func sampleBuild(name string) Build {
	var builds map[string]Build
	if err := json.Unmarshal(sampleBuildsJSON, &builds); err != nil {
		panic("imagebuildertest: sample_builds.json: " + err.Error())
	}
	return builds[name]
}
