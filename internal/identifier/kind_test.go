package identifier

import "testing"

func TestKindOf(t *testing.T) {
	const image = "arn:aws:imagebuilder:us-west-2:111122223333:image/my-example-image/"
	for text, want := range map[string]Kind{
		"":         Unknown,
		"my-image": Unknown,
		"wf-165b1cb6-3a62-4618-a021-94ddcbe32908":   WorkflowExecution,
		"WF-165b1cb6-3a62-4618-a021-94ddcbe32908":   Unknown,
		"wf-165b1cb6-3a62-4618-a021-94ddcbe3290g":   Unknown,
		"step-2e6fef0d-657c-4b7e-8706-ff24da9afa01": WorkflowStepExecution,
		image + "1.0.0/1":                           ImageBuild,
		image + "1.0.0/12":                          ImageBuild,
		image + "1.x.x/1":                           OtherResource,
		image + "1.0.0/x":                           OtherResource,
		image + "1.0.0/1/2":                         OtherResource,
		image + "1.0.0/":                            OtherResource,
		image + "1.0.0":                             ImageVersion,
		image + "1.x.x":                             ImageVersion,
		image + "x.x.x":                             ImageVersion,
		image + "1.0":                               OtherResource,
		image + "latest":                            OtherResource,
		"arn:aws-us-gov:imagebuilder:us-gov-west-1:111122223333:image/a/1.0.0/1":    ImageBuild,
		"arn:aws:imagebuilder:us-west-2:aws:image/amazon-linux-2023-x86/2026.9.9/1": ImageBuild,
		"arn:aws:imagebuilder:us-west-2:111122223333:image//1.0.0/1":                OtherResource,
		"arn:aws:imagebuilder::111122223333:image/a/1.0.0/1":                        OtherResource,
		"arn:aws:imagebuilder:us-west-2:111122223333:image-pipeline/my-pipeline":    ImagePipeline,
		"arn:aws:imagebuilder:us-west-2:aws:workflow/build/build-image/1.0.3/1":     Workflow,
		"arn:aws:imagebuilder:us-west-2:111122223333:component/a/1.0.0/1":           OtherResource,
		"arn:aws:ec2:us-west-2::image/ami-1234567890abcdef0":                        ForeignResource,
		"arn:aws:imagebuilder":  Unknown,
		" ":                     Unknown,
		" my-image\n":           Unknown,
		image + "1.0.0/1\n":     Padded,
		image + "1.0.0/1\r\n":   Padded,
		" " + image + "1.0.0":   Padded,
		image + "1.0.0/1\u00a0": Padded,
		"\twf-165b1cb6-3a62-4618-a021-94ddcbe32908":                                Padded,
		"step-2e6fef0d-657c-4b7e-8706-ff24da9afa01 ":                               Padded,
		"arn:aws:imagebuilder:us-west-2:111122223333:image-pipeline/my-pipeline\n": Padded,
		"arn:aws:ec2:us-west-2::image/ami-1234567890abcdef0\n":                     Padded,
	} {
		if got := KindOf(text); got != want {
			t.Errorf("%s is %s, want %s", text, got, want)
		}
	}
}
