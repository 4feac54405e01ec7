package imagebuilder_test

import (
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
)

// If the checksum is wrong, the page may differ from the one that was sent.
func TestCompression_thatIsDamagedBehindThePageIsAnError(t *testing.T) {
	whole := gzipped(pageBody)
	wrong := []byte(whole)
	wrong[len(wrong)-8] ^= 1
	for name, content := range map[string]string{
		"wrong checksum": string(wrong),
		"no trailer":     whole[:len(whole)-8],
		"half a trailer": whole[:len(whole)-3],
		"more behind":    whole + "more",
	} {
		t.Run(name, func(t *testing.T) {
			srv := newServer(t, 1)
			client := newClient(t, srv.Config(), withoutBackoff)
			damaged := respond(200, "application/json", content, "Content-Encoding: gzip")
			srv.InjectFunc(always(damaged))
			_, err := client.ListWorkflowStepExecutions(t.Context(), listRun())
			if _, ok := errors.AsType[*errors.IncompleteResponseError](err); !ok || errors.Attempts(err) != 3 {
				t.Errorf("got %v after %d attempts", err, errors.Attempts(err))
			}
			srv.InjectFunc(nil)
			srv.Inject(damaged, 1)
			if page, err := client.ListWorkflowStepExecutions(t.Context(), listRun()); err != nil || len(page.Steps) != 1 {
				t.Errorf("got %v, %v", page, err)
			}
		})
	}
}
