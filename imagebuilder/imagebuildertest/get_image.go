package imagebuildertest

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

var getImage = operation{
	method: http.MethodGet,
	name:   "GetImage",
	read: func(in *input) perform {
		arn := in.required("imageBuildVersionArn", imageARNPattern)
		return func(s *state, c call) (any, smithy.APIError) {
			return s.getImage(arn, c)
		}
	},
}

type getImageOutput struct {
	RequestId string      `json:"requestId"`
	Image     types.Image `json:"image"`
}

func (s *state) getImage(arn string, c call) (any, smithy.APIError) {
	found, ok := s.images[arn]
	if !ok && !imageBuildARNPattern.MatchString(arn) {
		found, ok = s.latestAvailable(arn)
	}
	if !ok {
		return nil, refusal("ClientException", "image %s does not exist", arn)
	}
	return &getImageOutput{c.requestID, found.Image}, nil
}

// latestAvailable returns the build of the highest version, and of that version
// the last, among the builds that are AVAILABLE and that the ARN stands for.
func (s *state) latestAvailable(versionARN string) (latest image, ok bool) {
	for arn, image := range s.images {
		isLater := !ok || compareBuilds(arn, *latest.Arn) > 0
		if image.status() == types.ImageStatusAvailable && isVersionOf(versionARN, arn) && isLater {
			latest, ok = image, true
		}
	}
	return latest, ok
}

// isVersionOf reports whether a version ARN, which may have wildcards, stands for
// a build.
func isVersionOf(versionARN, buildARN string) bool {
	version, _ := splitBuild(buildARN)
	wantName, want := splitVersion(versionARN)
	name, numbers := splitVersion(version)
	if name != wantName {
		return false
	}
	for i := range want {
		if want[i] != "x" && want[i] != numbers[i] {
			return false
		}
	}
	return true
}

func splitVersion(versionARN string) (name string, numbers []string) {
	slash := strings.LastIndexByte(versionARN, '/')
	return versionARN[:slash], strings.Split(versionARN[slash+1:], ".")
}

// compareBuilds compares builds of one image by version and build.
func compareBuilds(a, b string) int {
	versionA, buildA := splitBuild(a)
	versionB, buildB := splitBuild(b)
	_, numbersA := splitVersion(versionA)
	_, numbersB := splitVersion(versionB)
	for i := range numbersA {
		numberA, _ := strconv.Atoi(numbersA[i]) // digits, by the pattern of ARNs
		numberB, _ := strconv.Atoi(numbersB[i])
		if numberA != numberB {
			return numberA - numberB
		}
	}
	return buildA - buildB
}
