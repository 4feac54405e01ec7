package compare_test

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
)

// known is what the metadata of a call contains.
type known struct {
	RequestID, Status      string
	HasRequestID           bool
	ServerTime, ResponseAt time.Time
	Skew                   time.Duration
	HasServerTime, HasSkew bool
	Attempts               []attemptKnown
}

type attemptKnown struct {
	Retryable, Retried bool
	RequestID, Error   string
	Status             int
}

func knowledge(metadata middleware.Metadata) known {
	var k known
	k.RequestID, k.HasRequestID = awsmiddleware.GetRequestIDMetadata(metadata)
	k.ServerTime, k.HasServerTime = awsmiddleware.GetServerTime(metadata)
	k.ResponseAt, _ = awsmiddleware.GetResponseAt(metadata)
	k.Skew, k.HasSkew = awsmiddleware.GetAttemptSkew(metadata)
	if raw, ok := awsmiddleware.GetRawResponse(metadata).(*smithyhttp.Response); ok {
		k.Status = fmt.Sprint(raw.StatusCode, " ", raw.Header.Get("X-Amzn-Requestid"), " ", raw.Request.URL)
	}
	results, _ := retry.GetAttemptResults(metadata)
	for _, r := range results.Results {
		a := attemptKnown{Retryable: r.Retryable, Retried: r.Retried, Error: learn(r.Err).Code}
		a.RequestID, _ = awsmiddleware.GetRequestIDMetadata(r.ResponseMetadata)
		if raw, ok := r.GetRawResponse().(*smithyhttp.Response); ok {
			a.Status = raw.StatusCode
		}
		k.Attempts = append(k.Attempts, a)
	}
	return k
}

func TestMetadata_tellsTheSame(t *testing.T) { eachForm(t, metadataTellsTheSame) }

func metadataTellsTheSame(t *testing.T, o operation) {
	at := func(date string) http.Header { return http.Header{"Date": {date}, "X-Amzn-Requestid": {"of " + date}} }
	for name, responses := range map[string][]response{
		"a success":               {{status: 200, header: at("Sat, 01 Jan 2000 01:02:03 GMT"), body: emptyPage}},
		"no headers":              {{status: 200, header: http.Header{"X-Amzn-Requestid": {" "}}, body: emptyPage}},
		"a date that is none":     {{status: 200, header: at("yesterday"), body: emptyPage}},
		"a response from a cache": {{status: 200, header: http.Header{"Age": {"1"}, "Date": {"Sat, 01 Jan 2000 01:02:03 GMT"}}, body: emptyPage}},
		"a success at the third attempt": {
			{status: 500, header: at("Sat, 01 Jan 2000 00:00:01 GMT"), body: "{}"},
			{err: errors.New("connection refused")},
			{status: 200, header: at("Sat, 01 Jan 2000 00:00:06 GMT"), body: emptyPage},
		},
	} {
		t.Run(name, func(t *testing.T) {
			want, got := onBothSides(t, func(t *testing.T, s side) known {
				cfg := config(responding(responses...))
				fixedBackoff(&cfg)
				out, err := s.doing(o).make(cfg).list(t.Context(), listing())
				if err != nil {
					t.Error(err)
					return known{}
				}
				return knowledge(out.ResultMetadata)
			})
			sameFields(t, "metadata", want, got)
			if want.ResponseAt.IsZero() || len(want.Attempts) != len(responses) {
				t.Errorf("the official metadata tells nothing: %+v", want)
			}
		})
	}
}

func TestErrors_holdTheResponse(t *testing.T) {
	want, got := onBothSides(t, func(t *testing.T, s side) string {
		cfg := config(responding(failure(403, "ForbiddenException")))
		_, err := s.make(cfg).list(t.Context(), listing())
		var response *awshttp.ResponseError
		var inner *smithyhttp.ResponseError
		if !errors.As(err, &response) || !errors.As(err, &inner) {
			t.Fatal(err)
		}
		return fmt.Sprint(response.RequestID, response.ServiceRequestID(), response.HTTPStatusCode(), response.HTTPResponse().Header,
			inner.HTTPStatusCode(), inner.Response.Request.URL, " ", err)
	})
	if want != got {
		t.Errorf("\nofficial %s\nours     %s", want, got)
	}
}

func TestErrors_readTheSame(t *testing.T) {
	for name, c := range map[string]struct {
		responses []response
		client    []option
	}{
		"an exception":               {[]response{failure(403, "ForbiddenException")}, nil},
		"a generic error":            {[]response{failure(400, "New")}, nil},
		"no endpoint":                {[]response{ok("")}, []option{set("Region", "")}},
		"fips and a custom endpoint": {[]response{ok("")}, []option{fips, set("BaseEndpoint", new(string))}},
		"no credentials":             {[]response{ok("")}, []option{set("Credentials", failingCredentials)}},
		"sending, once":              {[]response{{err: errors.New("not sent")}}, []option{set("RetryMaxAttempts", 1)}},
	} {
		t.Run(name, func(t *testing.T) {
			want, got := onBothSides(t, func(t *testing.T, s side) string {
				_, err := s.make(config(responding(c.responses...)), c.client...).list(t.Context(), listing())
				return errorText(err)
			})
			if want != got || want == "" {
				t.Errorf("\nofficial %s\nours     %s", want, got)
			}
		})
	}
}

func init() {
	proofs["Errors of several attempts"] = func(t *testing.T) {
		want, got := onBothSides(t, func(t *testing.T, s side) (attempts int) {
			cfg := config(responding(failure(500, "ServiceException"), failure(503, "ServiceUnavailableException")))
			fixedBackoff(&cfg)
			_, err := s.make(cfg).list(t.Context(), listing())
			var all *errors.AttemptsError
			if errors.As(err, &all) {
				attempts = len(all.Attempts)
			}
			return attempts
		})
		if want != 0 || got != 3 {
			t.Errorf("official tells of %d attempts, ours of %d", want, got)
		}
	}
}
