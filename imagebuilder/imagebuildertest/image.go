package imagebuildertest

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

const (
	arnPattern   = `^arn:aws[^:]*:imagebuilder:[^:]+:(?:[0-9]{12}|aws(?:-[a-z-]+)?):`
	imagePattern = arnPattern + `image/[a-z0-9_-]+/`
	buildPattern = `[0-9]+\.[0-9]+\.[0-9]+/[0-9]+`
)

var (
	imageBuildARNPattern = regexp.MustCompile(imagePattern + buildPattern + `$`)
	imageARNPattern      = regexp.MustCompile(imagePattern + `(?:(?:[0-9]+|x)\.(?:[0-9]+|x)\.(?:[0-9]+|x)|` + buildPattern + `)$`)
)

// image is a types.Image that shares no memory with the caller's. It is replaced,
// never changed, since responses are made of it.
type image struct {
	types.Image

	order int
}

// SetImage adds the image build with the Arn of image, or replaces it. The image
// is copied; changing it later has no effect. It panics when Arn is not a build
// version ARN, which ends in /1.0.0/1, since no valid request could name it.
//
// An image with a SourcePipelineArn is an image of that pipeline.
func (s *Server) SetImage(image types.Image) {
	checkImageBuildARN(aws.ToString(image.Arn))
	set := copyOf(image)
	s.withState(func(st *state, _ time.Time) {
		st.stopPlaying(*set.Arn)
		st.putImage(set)
	})
}

// RemoveImage removes the image build with this ARN and its workflow executions, as
// if they had been deleted. A build that plays ends. It has no effect if there is no
// such image.
func (s *Server) RemoveImage(arn string) {
	s.withState(func(st *state, _ time.Time) {
		if _, ok := st.images[arn]; !ok {
			return
		}
		st.stopPlaying(arn)
		for _, id := range st.executionsOf(arn) {
			delete(st.executions, id)
		}
		delete(st.images, arn)
	})
}

// putImage keeps the place of an image that is known.
func (s *state) putImage(set types.Image) {
	order := s.images[*set.Arn].order
	if order == 0 {
		order = s.order()
	}
	s.images[*set.Arn] = image{set, order}
}

// setImageState leaves the rest of the image as it is.
func (s *state) setImageState(arn string, to types.ImageState) {
	if changed, ok := s.images[arn]; ok {
		changed.State = &to
		s.images[arn] = changed
	}
}

func (i image) status() types.ImageStatus {
	if i.State == nil {
		return ""
	}
	return i.State.Status
}

// executionsOf returns the ids of the executions of an image, in their order.
func (s *state) executionsOf(imageARN string) []string {
	isOther := func(id string) bool { return s.executions[id].imageBuildVersionArn != imageARN }
	return slices.DeleteFunc(s.executionIDs(), isOther)
}

// inOrder returns the keys of what was set, in the order in which it was.
func inOrder[Value any](set map[string]Value, order func(Value) int) []string {
	return slices.SortedFunc(maps.Keys(set), func(a, b string) int {
		return cmp.Compare(order(set[a]), order(set[b]))
	})
}

// splitBuild splits a build version ARN at its last slash.
func splitBuild(arn string) (version string, build int) {
	slash := strings.LastIndexByte(arn, '/')
	_, _ = fmt.Sscan(arn[slash+1:], &build)
	return arn[:slash], build
}

func checkImageBuildARN(arn string) {
	if !imageBuildARNPattern.MatchString(arn) {
		panic(fmt.Sprintf("imagebuildertest: image ARN %.200q is not a build version ARN, which ends in /1.0.0/1", arn))
	}
}
