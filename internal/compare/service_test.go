package compare_test

import (
	"context"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	official "github.com/aws/aws-sdk-go-v2/service/imagebuilder"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

// TestTheService_acceptsTheOfficialClient calls the operations of
// imagebuildertest that the official client has.
func TestTheService_acceptsTheOfficialClient(t *testing.T) {
	srv := imagebuildertest.NewServer()
	defer srv.Close()
	id, run := imagebuildertest.SampleExecution()
	srv.SetExecution(id, run)
	session := aws.Credentials{AccessKeyID: "ASIASESSION", SecretAccessKey: "secret", SessionToken: "token/with+signs=="}
	srv.AddCredentials(session)

	withSession := srv.Config()
	withSession.Credentials = aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) { return session, nil })
	for name, cfg := range map[string]aws.Config{"key": srv.Config(), "session": withSession} {
		t.Run(name, func(t *testing.T) {
			client := official.NewFromConfig(cfg)
			page, err := client.ListWorkflowStepExecutions(t.Context(), &official.ListWorkflowStepExecutionsInput{WorkflowExecutionId: &id})
			if err != nil || len(page.Steps) != len(run.Steps) {
				t.Fatalf("got %+v, %v", page, err)
			}
			for i, listed := range page.Steps {
				step, err := client.GetWorkflowStepExecution(t.Context(), &official.GetWorkflowStepExecutionInput{StepExecutionId: listed.StepExecutionId})
				if err != nil {
					t.Fatal(err)
				}
				if aws.ToString(step.Name) != *run.Steps[i].Name || step.Status != listed.Status || aws.ToString(step.WorkflowExecutionId) != id ||
					aws.ToString(step.ImageBuildVersionArn) != run.ImageBuildVersionArn || aws.ToString(step.OnFailure) != "Abort" {
					t.Errorf("got %+v of %+v", step, listed)
				}
			}
		})
	}
}
