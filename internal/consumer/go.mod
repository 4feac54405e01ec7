module github.com/seed-78d42d54/imagebuilder-go/internal/consumer

go 1.25.0

require (
	github.com/aws/aws-sdk-go-v2 v1.47.7
	github.com/aws/aws-sdk-go-v2/credentials v1.20.15
	github.com/aws/aws-sdk-go-v2/service/imagebuilder v1.55.2
	github.com/aws/smithy-go v1.28.8
	github.com/seed-78d42d54/imagebuilder-go v0.0.0
)

require (
	github.com/aws/aws-sdk-go-v2/internal/configsources v1.5.10 // indirect
	github.com/aws/aws-sdk-go-v2/internal/endpoints/v2 v2.8.10 // indirect
)

replace (
	// The official client asks for a core that is not to be had everywhere.
	github.com/aws/aws-sdk-go-v2 => github.com/aws/aws-sdk-go-v2 v1.47.7
	github.com/seed-78d42d54/imagebuilder-go => ../..
)
