package regions_test

import (
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/internal/regions"
)

func TestWithoutFIPS(t *testing.T) {
	for name, want := range map[string]string{
		"us-east-1": "us-east-1", "fips-us-east-1": "us-east-1", "us-east-1-fips": "us-east-1", "us-fips-east-1": "us-east-1", "fips-": "", "-fips": "", "fips": "fips",
	} {
		region, isFIPS := regions.WithoutFIPS(name)
		if region != want || isFIPS != (name != want) {
			t.Errorf("%s: %s, %t, want %s", name, region, isFIPS, want)
		}
	}
}
