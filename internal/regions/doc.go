// Package regions interprets the names of AWS regions: whether one can be valid, its
// FIPS marker, and its partition. It has no list of regions, since AWS adds new ones,
// and does not know how a service makes an endpoint of a region.
package regions
