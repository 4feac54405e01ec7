package imagebuildertest

import (
	"net/http"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

var listImagePipelineImages = operation{
	method: http.MethodPost,
	name:   "ListImagePipelineImages",
	read: func(in *input) perform {
		arn := in.required("imagePipelineArn", pipelineARNPattern)
		filters := in.filters("name", "version")
		asked := in.page()
		return func(s *state, c call) (any, smithy.APIError) {
			return s.listImagePipelineImages(arn, filters, asked, c)
		}
	},
}

type listImagePipelineImagesOutput struct {
	RequestId        string               `json:"requestId"`
	ImageSummaryList []types.ImageSummary `json:"imageSummaryList"`
	NextToken        string               `json:"nextToken,omitempty"`
}

func (s *state) listImagePipelineImages(arn string, filters []types.Filter, asked pageInput, c call) (any, smithy.APIError) {
	_, isKnown := s.pipelines[arn]
	images := []image{}
	for _, imageARN := range inOrder(s.images, func(i image) int { return i.order }) {
		if image := s.images[imageARN]; aws.ToString(image.SourcePipelineArn) == arn {
			isKnown = true
			if image.matches(filters) {
				images = append(images, image)
			}
		}
	}
	if !isKnown {
		return nil, refusal("ResourceNotFoundException", "image pipeline %s does not exist", arn)
	}
	images, nextToken, refused := page(s, "image pipeline "+arn, images, asked)
	if refused != nil {
		return nil, refused
	}
	output := &listImagePipelineImagesOutput{c.requestID, make([]types.ImageSummary, len(images)), nextToken}
	for i, image := range images {
		output.ImageSummaryList[i] = image.summary()
	}
	return output, nil
}

// matches reports whether each filter has a value of the image. A version matches
// with its build and without.
func (i image) matches(filters []types.Filter) bool {
	name, version := aws.ToString(i.Name), aws.ToString(i.Version)
	withoutBuild, _, _ := strings.Cut(version, "/")
	for _, filter := range filters {
		has := []string{name}
		if aws.ToString(filter.Name) == "version" {
			has = []string{version, withoutBuild}
		}
		isOne := func(value string) bool { return slices.Contains(has, value) }
		if !slices.ContainsFunc(filter.Values, isOne) {
			return false
		}
	}
	return true
}

func (i image) summary() types.ImageSummary {
	return types.ImageSummary{
		Arn:                  i.Arn,
		BuildType:            i.BuildType,
		DateCreated:          i.DateCreated,
		DeprecationTime:      i.DeprecationTime,
		ImageSource:          i.ImageSource,
		LifecycleExecutionId: i.LifecycleExecutionId,
		LoggingConfiguration: i.LoggingConfiguration,
		Name:                 i.Name,
		OsVersion:            i.OsVersion,
		OutputResources:      i.OutputResources,
		Owner:                aws.String(strings.Split(*i.Arn, ":")[4]),
		Platform:             i.Platform,
		State:                i.State,
		Tags:                 i.Tags,
		Type:                 i.Type,
		Version:              i.Version,
	}
}
