package types

// Ownership selects the owner of the resources that an operation lists.
type Ownership string

// The owners known today. Self is your account; Shared selects resources that other
// accounts share with yours.
const (
	OwnershipSelf           Ownership = "Self"
	OwnershipShared         Ownership = "Shared"
	OwnershipAmazon         Ownership = "Amazon"
	OwnershipThirdparty     Ownership = "ThirdParty"
	OwnershipAwsMarketplace Ownership = "AWSMarketplace"
)

// Values returns the values known to this version of the library, in no
// particular order.
func (Ownership) Values() []Ownership {
	return []Ownership{
		OwnershipSelf,
		OwnershipShared,
		OwnershipAmazon,
		OwnershipThirdparty,
		OwnershipAwsMarketplace,
	}
}
