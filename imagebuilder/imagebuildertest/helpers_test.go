package imagebuildertest_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

const (
	runID      = "wf-165b1cb6-3a62-4618-a021-94ddcbe32908"
	otherRunID = "wf-00000000-0000-0000-0000-000000000000"
	listRunID  = `{"workflowExecutionId":"` + runID + `"}`
)

// call is a request to sign and send, with everything a test may get wrong.
type call struct {
	method      string
	path        string
	body        string
	header      http.Header
	credentials aws.Credentials
	region      string
	service     string
	signedAt    time.Time
	afterwards  func(*http.Request) // changes the signed request
}

// reply is a response and what its body says.
type reply struct {
	status    int
	header    http.Header
	body      []byte
	requestID string
	errorCode string
	message   string
	names     []string // of the steps
	nextToken string
}

func newServer(t *testing.T) *imagebuildertest.Server {
	t.Helper()
	srv := imagebuildertest.NewServer()
	t.Cleanup(srv.Close)
	return srv
}

func defaultCall(t *testing.T, srv *imagebuildertest.Server) call {
	t.Helper()
	config := srv.Config()
	credentials, err := config.Credentials.Retrieve(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return call{
		method:      http.MethodPost,
		path:        "/ListWorkflowStepExecutions",
		body:        listRunID,
		header:      http.Header{"Content-Type": {"application/json"}},
		credentials: credentials,
		region:      config.Region,
		service:     "imagebuilder",
		signedAt:    time.Now(),
	}
}

func (c call) request(ctx context.Context, srv *imagebuildertest.Server) (*http.Request, error) {
	r, err := http.NewRequestWithContext(ctx, c.method, srv.URL+c.path, bytes.NewReader([]byte(c.body)))
	if err != nil {
		return nil, err
	}
	r.Header = c.header.Clone()
	hash := sha256.Sum256([]byte(c.body))
	err = v4.NewSigner().SignHTTP(ctx, c.credentials, r, hex.EncodeToString(hash[:]), c.service, c.region, c.signedAt)
	if err != nil {
		return nil, err
	}
	if c.afterwards != nil {
		c.afterwards(r)
	}
	return r, nil
}

func clientOf(srv *imagebuildertest.Server) aws.HTTPClient {
	if client := srv.Config().HTTPClient; client != nil {
		return client
	}
	return http.DefaultClient
}

func (c call) send(ctx context.Context, srv *imagebuildertest.Server) (reply, error) {
	r, err := c.request(ctx, srv)
	if err != nil {
		return reply{}, err
	}
	response, err := clientOf(srv).Do(r)
	if err != nil {
		return reply{}, err
	}
	return readReply(response)
}

func readReply(response *http.Response) (reply, error) {
	defer func() { _ = response.Body.Close() }()
	a := reply{
		status:    response.StatusCode,
		header:    response.Header,
		requestID: response.Header.Get("X-Amzn-Requestid"),
		errorCode: response.Header.Get("X-Amzn-Errortype"),
	}
	var err error
	if a.body, err = io.ReadAll(response.Body); err != nil {
		return a, err
	}
	var decoded struct {
		Message   string
		NextToken string
		Steps     []types.WorkflowStepMetadata
	}
	_ = json.Unmarshal(a.body, &decoded) // not every body is JSON
	a.message, a.nextToken = decoded.Message, decoded.NextToken
	for _, step := range decoded.Steps {
		a.names = append(a.names, aws.ToString(step.Name))
	}
	return a, nil
}

func (c call) mustSend(t *testing.T, srv *imagebuildertest.Server) reply {
	t.Helper()
	a, err := c.send(t.Context(), srv)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func (a reply) mustBe(t *testing.T, status int, errorCode string) {
	t.Helper()
	if a.status != status || a.errorCode != errorCode {
		t.Fatalf("got %d %q, want %d %q; body %s", a.status, a.errorCode, status, errorCode, a.body)
	}
}

func namedSteps(n int) []types.WorkflowStepMetadata {
	steps := make([]types.WorkflowStepMetadata, n)
	for i := range steps {
		steps[i].Name = aws.String(fmt.Sprintf("step%d", i))
	}
	return steps
}

func page(maxResults int, nextToken string) string {
	body, _ := json.Marshal(map[string]any{"workflowExecutionId": runID, "maxResults": maxResults, "nextToken": nextToken})
	return string(body)
}

func jsonOf(t *testing.T, value any) string {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
