package regions_test

import (
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/internal/regions"
)

func TestPartitionOf(t *testing.T) {
	for region, want := range map[string]string{
		"us-east-1":         "aws",
		"mx-central-1":      "aws",
		"zz-future-9":       "aws",
		"aws-global":        "aws",
		"local":             "aws",
		"":                  "aws",
		"cn-north-1":        "aws-cn",
		"cn-future-12":      "aws-cn",
		"aws-cn-global":     "aws-cn",
		"cn-north":          "aws",
		"cn-north-1a":       "aws",
		"cn-north-west-1":   "aws",
		"us-gov-west-1":     "aws-us-gov",
		"aws-us-gov-global": "aws-us-gov",
		"eusc-de-east-1":    "aws-eusc",
		"us-iso-east-1":     "aws-iso",
		"us-isob-east-1":    "aws-iso-b",
		"aws-iso-b-global":  "aws-iso-b",
		"eu-isoe-west-1":    "aws-iso-e",
		"us-isof-south-1":   "aws-iso-f",
	} {
		if got := regions.PartitionOf(region).Name; got != want {
			t.Errorf("%q is in %s, want %s", region, got, want)
		}
	}
}
