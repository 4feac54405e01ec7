package imagebuilder

import (
	"regexp"
	"sync"
)

// partition is a group of AWS regions with DNS names of its own.
type partition struct {
	name               string
	dnsSuffix          string
	dualStackDNSSuffix string

	// regions matches the partition's regions, and its pseudo-region for
	// services that have none.
	regions func() *regexp.Regexp
}

// defaultPartition has each region that no other partition claims, those that
// AWS opens later among them.
var defaultPartition = partition{
	name: "aws", dnsSuffix: "amazonaws.com", dualStackDNSSuffix: "api.aws",
}

var otherPartitions = []partition{
	{
		name: "aws-cn", dnsSuffix: "amazonaws.com.cn", dualStackDNSSuffix: "api.amazonwebservices.com.cn",
		regions: regions(`cn-\w+-\d+|aws-cn-global`),
	},
	{
		name: "aws-us-gov", dnsSuffix: "amazonaws.com", dualStackDNSSuffix: "api.aws",
		regions: regions(`us-gov-\w+-\d+|aws-us-gov-global`),
	},
	{
		name: "aws-eusc", dnsSuffix: "amazonaws.eu", dualStackDNSSuffix: "api.amazonwebservices.eu",
		regions: regions(`eusc-de-\w+-\d+`),
	},
	{
		name: "aws-iso", dnsSuffix: "c2s.ic.gov", dualStackDNSSuffix: "api.aws.ic.gov",
		regions: regions(`us-iso-\w+-\d+|aws-iso-global`),
	},
	{
		name: "aws-iso-b", dnsSuffix: "sc2s.sgov.gov", dualStackDNSSuffix: "api.aws.scloud",
		regions: regions(`us-isob-\w+-\d+|aws-iso-b-global`),
	},
	{
		name: "aws-iso-e", dnsSuffix: "cloud.adc-e.uk", dualStackDNSSuffix: "api.cloud-aws.adc-e.uk",
		regions: regions(`eu-isoe-\w+-\d+|aws-iso-e-global`),
	},
	{
		name: "aws-iso-f", dnsSuffix: "csp.hci.ic.gov", dualStackDNSSuffix: "api.aws.hci.ic.gov",
		regions: regions(`us-isof-\w+-\d+|aws-iso-f-global`),
	},
}

func partitionOf(region string) partition {
	for _, p := range otherPartitions {
		if p.regions().MatchString(region) {
			return p
		}
	}
	return defaultPartition
}

// regions puts compiling off until a call needs it: most programs that link the
// package make one client, and some make none.
func regions(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(?:` + expression + `)$`)
	})
}
