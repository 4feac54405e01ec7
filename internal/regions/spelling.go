package regions

import (
	"fmt"
	"strings"

	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/secrets"
	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
)

// Check returns an error if name, with or without a FIPS marker, cannot be a region: if
// it is not a valid part of a host name, is the name of a zone, or is a region name in
// capitals. Any other name may be that of an emulator or of a future region.
func Check(name string) error {
	region, _ := WithoutFIPS(name)
	if !isHostName(name) || !isHostName(region) {
		return fmt.Errorf("invalid input region %s, want a name such as us-west-2", oneline.Abbreviate(secrets.HideInURL(name)))
	}

	lower := strings.ToLower(region)
	plain, rest := cutZone(lower)
	switch {
	case plain == "":
		return nil
	case rest != "":
		return fmt.Errorf("invalid input region %q, it is a zone, not a region; want %s", region, plain)
	case region != lower:
		return fmt.Errorf("invalid input region %q, region names are lower case; want %s", region, plain)
	}
	return nil
}

func isHostName(name string) bool {
	for label := range strings.SplitSeq(name, ".") {
		if !smithyhttp.ValidHostLabel(label) || strings.HasPrefix(label, "-") || strings.HasSuffix(label, "-") {
			return false
		}
	}
	return true
}

// cutZone cuts a name after the part that is like the name of a region, such as
// us-east-1 in us-east-1a and in us-east-1-bos-1a. Without such a part, region is
// empty.
func cutZone(name string) (region, rest string) {
	end := 0
	for i, label := range strings.Split(name, "-") {
		digits := len(label) - len(strings.TrimLeft(label, "0123456789"))
		if i >= 2 && digits > 0 {
			region, rest = name[:end+digits], name[end+digits:]
			if isZone(rest) {
				return region, rest
			}
			return "", ""
		}
		if !consistsOf(label, isLetter) {
			return "", ""
		}
		end += len(label) + len("-")
	}
	return "", ""
}

// isZone reports whether rest can follow the name of a region in that of a zone, or is
// nothing.
func isZone(rest string) bool {
	return rest == "" || len(rest) == 1 && isLetter(rest[0]) || strings.HasPrefix(rest, "-")
}
