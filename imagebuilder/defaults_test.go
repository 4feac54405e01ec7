package imagebuilder_test

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

func TestRetryMode_ofAnOptionIsHeeded(t *testing.T) {
	adaptive := func(o *imagebuilder.Options) { o.RetryMode = aws.RetryModeAdaptive }
	if _, ok := imagebuilder.New(imagebuilder.Options{}, adaptive).Options().Retryer.(*retry.AdaptiveMode); !ok {
		t.Error("the client does not retry adaptively")
	}
	chosen := retry.NewStandard()
	if got := imagebuilder.New(imagebuilder.Options{Retryer: chosen}, adaptive).Options().Retryer; got != aws.Retryer(chosen) {
		t.Errorf("a chosen retryer was replaced by %T", got)
	}
	choose := func(o *imagebuilder.Options) { o.Retryer = chosen }
	if got := imagebuilder.New(imagebuilder.Options{}, adaptive, choose).Options().Retryer; got != aws.Retryer(chosen) {
		t.Errorf("a retryer chosen by an option was replaced by %T", got)
	}
}

func TestRetryMode_ofAnOptionIsHeededBesideANilRetryer(t *testing.T) {
	adaptive := func(o *imagebuilder.Options) { o.RetryMode, o.Retryer = aws.RetryModeAdaptive, nil }
	if _, ok := imagebuilder.New(imagebuilder.Options{}, adaptive).Options().Retryer.(*retry.AdaptiveMode); !ok {
		t.Error("the client does not retry adaptively")
	}
}

func TestOptions_setToNilStayAsTheyWere(t *testing.T) {
	srv := newServer(t, 1)
	for name, unset := range map[string]func(*imagebuilder.Options){
		"APIOptions":         func(o *imagebuilder.Options) { o.APIOptions = nil },
		"AuthSchemeResolver": func(o *imagebuilder.Options) { o.AuthSchemeResolver = nil },
		"AuthSchemes":        func(o *imagebuilder.Options) { o.AuthSchemes = nil },
		"EndpointResolver":   func(o *imagebuilder.Options) { o.EndpointResolver = nil },
		"EndpointResolverV2": func(o *imagebuilder.Options) { o.EndpointResolverV2 = nil },
		"HTTPClient":         func(o *imagebuilder.Options) { o.HTTPClient = nil },
		"HTTPSignerV4":       func(o *imagebuilder.Options) { o.HTTPSignerV4 = nil },
		"Logger":             func(o *imagebuilder.Options) { o.Logger, o.ClientLogMode = nil, aws.LogResponse },
		"MeterProvider":      func(o *imagebuilder.Options) { o.MeterProvider = nil },
		"Retryer":            func(o *imagebuilder.Options) { o.Retryer = nil },
		"TracerProvider":     func(o *imagebuilder.Options) { o.TracerProvider = nil },
	} {
		t.Run(name, func(t *testing.T) {
			mustList(t, imagebuilder.NewFromConfig(srv.Config(), unset))
			mustList(t, imagebuilder.NewFromConfig(srv.Config()), unset)
		})
	}
}

func TestAnonymousCredentials_ofACallSendItUnsigned(t *testing.T) {
	var sent *http.Request
	client := imagebuilder.New(imagebuilder.Options{Region: "us-west-2", HTTPClient: responding200(`{}`, &sent)})
	_, err := client.ListWorkflowStepExecutions(t.Context(), listRun(), func(o *imagebuilder.Options) {
		o.Credentials = aws.AnonymousCredentials{}
	})
	if err != nil || sent.Header.Get("Authorization") != "" {
		t.Errorf("error %v, authorization %q", err, sent.Header.Get("Authorization"))
	}
}

func TestList_ofTooManyItemsIsAnError(t *testing.T) {
	var sent *http.Request
	body := `{"steps":[` + strings.Repeat("{},", 20_000) + `{}]}`
	client := imagebuilder.New(imagebuilder.Options{Region: "us-west-2", HTTPClient: responding200(body, &sent)})
	if _, err := client.ListWorkflowStepExecutions(t.Context(), listRun()); err == nil || !strings.Contains(err.Error(), "more than 10000 items") {
		t.Errorf("error %v", err)
	}
}

func responding200(body string, sent **http.Request) imagebuilder.HTTPClient {
	return smithyhttp.ClientDoFunc(func(r *http.Request) (*http.Response, error) {
		*sent = r
		return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: io.NopCloser(bytes.NewReader([]byte(body)))}, nil
	})
}
