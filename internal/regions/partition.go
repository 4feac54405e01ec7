package regions

import "strings"

// Partition is a group of AWS regions with its own DNS names.
type Partition struct {
	Name               string
	DNSSuffix          string
	DualStackDNSSuffix string

	// prefix is the beginning of the names of the partition's regions. A direction
	// and a number follow.
	prefix string

	// global is the partition's pseudo-region for services without regions.
	global string
}

// defaultPartition has all regions that belong to no other partition, including
// future ones.
var defaultPartition = Partition{
	Name: "aws", DNSSuffix: "amazonaws.com", DualStackDNSSuffix: "api.aws",
}

var otherPartitions = []Partition{
	{
		Name: "aws-cn", DNSSuffix: "amazonaws.com.cn", DualStackDNSSuffix: "api.amazonwebservices.com.cn",
		prefix: "cn-", global: "aws-cn-global",
	},
	{
		Name: "aws-us-gov", DNSSuffix: "amazonaws.com", DualStackDNSSuffix: "api.aws",
		prefix: "us-gov-", global: "aws-us-gov-global",
	},
	{
		Name: "aws-eusc", DNSSuffix: "amazonaws.eu", DualStackDNSSuffix: "api.amazonwebservices.eu",
		prefix: "eusc-de-",
	},
	{
		Name: "aws-iso", DNSSuffix: "c2s.ic.gov", DualStackDNSSuffix: "api.aws.ic.gov",
		prefix: "us-iso-", global: "aws-iso-global",
	},
	{
		Name: "aws-iso-b", DNSSuffix: "sc2s.sgov.gov", DualStackDNSSuffix: "api.aws.scloud",
		prefix: "us-isob-", global: "aws-iso-b-global",
	},
	{
		Name: "aws-iso-e", DNSSuffix: "cloud.adc-e.uk", DualStackDNSSuffix: "api.cloud-aws.adc-e.uk",
		prefix: "eu-isoe-", global: "aws-iso-e-global",
	},
	{
		Name: "aws-iso-f", DNSSuffix: "csp.hci.ic.gov", DualStackDNSSuffix: "api.aws.hci.ic.gov",
		prefix: "us-isof-", global: "aws-iso-f-global",
	},
}

// PartitionOf returns the partition of a region. It is aws for names that are like those
// of no other partition.
func PartitionOf(region string) Partition {
	for _, p := range otherPartitions {
		if p.has(region) {
			return p
		}
	}
	return defaultPartition
}

func (p Partition) has(region string) bool {
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
