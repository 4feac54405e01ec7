package regions_test

import (
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/internal/regions"
)

func TestCheck(t *testing.T) {
	for name, want := range map[string]string{
		"us-east-1":              "",
		"us-isof-south-12":       "",
		"fips-us-east-1":         "",
		"us-east-1-fips":         "",
		"RegionOne":              "",
		"local.stack":            "",
		"a-b-1abc":               "",
		"":                       `invalid input region "", want a name such as us-west-2`,
		"fips-":                  `invalid input region "fips-", want a name such as us-west-2`,
		"-east":                  `invalid input region "-east", want a name such as us-west-2`,
		"us-east-1/":             `invalid input region "us-east-1/", want a name such as us-west-2`,
		"https://u:secret@a.b":   `invalid input region "https://***@a.b", want a name such as us-west-2`,
		"us-east-1a":             `invalid input region "us-east-1a", it is a zone, not a region; want us-east-1`,
		"us-west-2-lax-1a":       `invalid input region "us-west-2-lax-1a", it is a zone, not a region; want us-west-2`,
		"US-EAST-1":              `invalid input region "US-EAST-1", region names are lower case; want us-east-1`,
		"fips-US-EAST-1":         `invalid input region "US-EAST-1", region names are lower case; want us-east-1`,
		"US-EAST-1A":             `invalid input region "US-EAST-1A", it is a zone, not a region; want us-east-1`,
		"us-east-1-wl1-bos-wlz1": `invalid input region "us-east-1-wl1-bos-wlz1", it is a zone, not a region; want us-east-1`,
	} {
		got := ""
		if err := regions.Check(name); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%q:\ngot  %s\nwant %s", name, got, want)
		}
	}
}
