package readme

import (
	"strings"
	"testing"
	"testing/synctest"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

// waitForImage stands for the code that a user tests.
var waitForImage = isItOverYet

// readme: testing
func TestWaitForImage_reportsAFailedBuild(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := imagebuildertest.NewInMemoryServer()
		defer server.Close()
		build := imagebuildertest.SampleFailingBuild() // It fails after 327 s.
		server.Play(build)
		server.Inject(imagebuildertest.Exception(&errors.CallRateLimitExceededException{}), 10)
		err := waitForImage(t.Context(), imagebuilder.NewFromConfig(server.Config()), *build.Image.Arn)
		if err == nil || !strings.Contains(err.Error(), "is FAILED") {
			t.Errorf("got %v", err)
		}
	})
}

// readme: end
