package imagebuildertest_test

import (
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

func listAll(t *testing.T, client *imagebuilder.Client) []string {
	t.Helper()
	steps := imagebuilder.NewListWorkflowStepExecutionsPaginator(client, &imagebuilder.ListWorkflowStepExecutionsInput{
		WorkflowExecutionId: aws.String(runID),
	})
	var names []string
	for step, err := range steps.All(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, aws.ToString(step.Name))
	}
	return names
}

func TestClient_retriesInVirtualTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		srv := imagebuildertest.NewInMemoryServer()
		defer srv.Close()
		srv.SetSteps(runID, namedSteps(1)...)
		srv.Inject(imagebuildertest.Exception(&errors.ServiceUnavailableException{}), 1)
		srv.Inject(imagebuildertest.DropConnection(), 1)

		start := time.Now()
		if names := listAll(t, imagebuilder.NewFromConfig(srv.Config())); !slices.Equal(names, []string{"step0"}) {
			t.Errorf("got %v", names)
		}
		if time.Since(start) == 0 {
			t.Error("the client did not back off")
		}
		var attempts, statuses []int
		for _, r := range srv.Requests() {
			attempts = append(attempts, r.Attempt)
			statuses = append(statuses, r.Status)
		}
		if !slices.Equal(attempts, []int{1, 2, 3}) || !slices.Equal(statuses, []int{503, 0, 200}) {
			t.Errorf("got attempts %v with statuses %v", attempts, statuses)
		}
	})
}

func TestClient_learnsTheClockOfTheServer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		srv := imagebuildertest.NewInMemoryServer()
		defer srv.Close()
		srv.SetSteps(runID, namedSteps(1)...)
		srv.SetClock(func() time.Time { return time.Now().Add(20 * time.Minute) })

		listAll(t, imagebuilder.NewFromConfig(srv.Config()))
		var codes []string
		for _, r := range srv.Requests() {
			codes = append(codes, r.ErrorCode)
		}
		if !slices.Equal(codes, []string{"InvalidSignatureException", ""}) {
			t.Errorf("got %q", codes)
		}
	})
}

func TestClient_isAdvisedAboutTheRegion(t *testing.T) {
	srv := imagebuildertest.NewServer()
	defer srv.Close()
	for _, region := range []string{"us-east-1", "eu-west-1"} {
		cfg := srv.Config()
		cfg.Region = region
		_, err := imagebuilder.NewFromConfig(cfg).ListWaitingWorkflowSteps(t.Context(), nil)
		if advice := errors.Advice(err); !strings.HasPrefix(advice, "Set the Region to that of the endpoint") {
			t.Errorf("region %q: %v, advice %q", region, err, advice)
		}
	}
}
