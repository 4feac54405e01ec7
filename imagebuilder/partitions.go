package imagebuilder

import "strings"

// partition is a group of AWS regions with its own DNS names.
type partition struct {
	name               string
	dnsSuffix          string
	dualStackDNSSuffix string

	// prefix is the beginning of the names of the partition's regions. A direction
	// and a number follow.
	prefix string

	// global is the partition's pseudo-region for services without regions.
	global string
}

// defaultPartition has all regions that belong to no other partition, including
// future ones.
var defaultPartition = partition{
	name: "aws", dnsSuffix: "amazonaws.com", dualStackDNSSuffix: "api.aws",
}

var otherPartitions = []partition{
	{
		name: "aws-cn", dnsSuffix: "amazonaws.com.cn", dualStackDNSSuffix: "api.amazonwebservices.com.cn",
		prefix: "cn-", global: "aws-cn-global",
	},
	{
		name: "aws-us-gov", dnsSuffix: "amazonaws.com", dualStackDNSSuffix: "api.aws",
		prefix: "us-gov-", global: "aws-us-gov-global",
	},
	{
		name: "aws-eusc", dnsSuffix: "amazonaws.eu", dualStackDNSSuffix: "api.amazonwebservices.eu",
		prefix: "eusc-de-",
	},
	{
		name: "aws-iso", dnsSuffix: "c2s.ic.gov", dualStackDNSSuffix: "api.aws.ic.gov",
		prefix: "us-iso-", global: "aws-iso-global",
	},
	{
		name: "aws-iso-b", dnsSuffix: "sc2s.sgov.gov", dualStackDNSSuffix: "api.aws.scloud",
		prefix: "us-isob-", global: "aws-iso-b-global",
	},
	{
		name: "aws-iso-e", dnsSuffix: "cloud.adc-e.uk", dualStackDNSSuffix: "api.cloud-aws.adc-e.uk",
		prefix: "eu-isoe-", global: "aws-iso-e-global",
	},
	{
		name: "aws-iso-f", dnsSuffix: "csp.hci.ic.gov", dualStackDNSSuffix: "api.aws.hci.ic.gov",
		prefix: "us-isof-", global: "aws-iso-f-global",
	},
}

func partitionOf(region string) partition {
	for _, p := range otherPartitions {
		if p.has(region) {
			return p
		}
	}
	return defaultPartition
}

func (p partition) has(region string) bool {
	if region == p.global {
		return region != ""
	}
	rest, ok := strings.CutPrefix(region, p.prefix)
	if !ok {
		return false
	}
	place, number, ok := strings.Cut(rest, "-")
	return ok && consistsOf(place, isWordCharacter) && consistsOf(number, isDigit)
}

func consistsOf(s string, class func(byte) bool) bool {
	for i := range len(s) {
		if !class(s[i]) {
			return false
		}
	}
	return s != ""
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isWordCharacter(c byte) bool {
	return isDigit(c) || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_'
}
