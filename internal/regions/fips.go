package regions

import "strings"

// WithoutFIPS removes the FIPS marker from a name such as fips-us-east-1, and reports
// whether there was one.
func WithoutFIPS(name string) (region string, isFIPS bool) {
	region = strings.ReplaceAll(name, "-fips-", "-")
	region = strings.ReplaceAll(region, "fips-", "")
	region = strings.ReplaceAll(region, "-fips", "")
	return region, region != name
}
