// Package identifier classifies identifiers: ARNs of Image Builder, and the IDs of
// workflow executions and steps. It compares their structure, not AWS's patterns,
// which widen over time, since the mistake that matters is an identifier of another
// kind.
package identifier
