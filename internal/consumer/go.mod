module github.com/seed-78d42d54/imagebuilder-go/internal/consumer

go 1.25.0

require (
	github.com/aws/aws-sdk-go-v2 v1.48.0
	github.com/aws/aws-sdk-go-v2/credentials v1.21.0
	github.com/aws/aws-sdk-go-v2/service/imagebuilder v1.66.0
	github.com/aws/smithy-go v1.28.9
	github.com/seed-78d42d54/imagebuilder-go v0.0.0
)

require (
	github.com/aws/aws-sdk-go-v2/internal/configsources v1.5.12 // indirect
	github.com/aws/aws-sdk-go-v2/internal/endpoints/v2 v2.8.12 // indirect
)

replace github.com/seed-78d42d54/imagebuilder-go => ../..
