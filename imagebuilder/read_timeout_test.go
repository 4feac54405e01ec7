package imagebuilder_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

func TestReadTimeout_isThatOfTheEnvironmentUnlessTheClientHasOne(t *testing.T) {
	for _, c := range []struct {
		setting string
		client  aws.HTTPClient
		want    time.Duration
		chosen  bool
	}{
		{"", nil, 0, false},
		{"false", nil, 0, false},
		{"1", nil, 0, false},
		{"true", nil, 5 * time.Minute, true},
		{"true", awshttp.NewBuildableClient(), 5 * time.Minute, true},
		{"true", awshttp.NewBuildableClient().WithReadTimeout(time.Second), time.Second, true},
		{"true", awshttp.NewBuildableClient().WithReadTimeout(0), 0, true},
		{"", awshttp.NewBuildableClient().WithReadTimeout(time.Second), time.Second, true},
	} {
		t.Setenv("AWS_ENABLE_DEFAULT_SOCKET_TIMEOUT_2026", c.setting)
		built := imagebuilder.New(imagebuilder.Options{HTTPClient: c.client}).Options().HTTPClient.(*awshttp.BuildableClient)
		if got, chosen := built.GetReadTimeout(); got != c.want || chosen != c.chosen {
			t.Errorf("%q with %+v: %v, %v, want %v, %v", c.setting, c.client, got, chosen, c.want, c.chosen)
		}
	}
	t.Setenv("AWS_ENABLE_DEFAULT_SOCKET_TIMEOUT_2026", "true")
	if got := imagebuilder.New(imagebuilder.Options{HTTPClient: http.DefaultClient}).Options().HTTPClient; got != http.DefaultClient {
		t.Errorf("another client was replaced by %T", got)
	}
}
