package compare_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// places are the middlewares beside which those of users are put: by step, in
// the order in which they run.
var places = []struct{ step, id string }{
	{stepInitialize, "RegisterServiceMetadata"},
	{stepInitialize, "legacyEndpointContextSetter"},
	{stepInitialize, "SetLogger"},
	{stepInitialize, "OperationInputValidation"},
	{stepSerialize, "setOperationInput"},
	{stepSerialize, "ResolveEndpoint"},
	{stepSerialize, "OperationSerializer"},
	{stepBuild, "ClientRequestID"},
	{stepBuild, "ComputeContentLength"},
	{stepBuild, "SetCredentialSourceMiddleware"},
	{stepBuild, "UserAgent"},
	{stepBuild, "RecursionDetection"},
	{stepFinalize, "spanRetryLoop"},
	{stepFinalize, "InterceptBeforeRetryLoop"},
	{stepFinalize, "Retry"},
	{stepFinalize, "InterceptAttempt"},
	{stepFinalize, "RetryMetricsHeader"},
	{stepFinalize, "ResolveAuthScheme"},
	{stepFinalize, "GetIdentity"},
	{stepFinalize, "ResolveEndpointV2"},
	{stepFinalize, "disableHTTPS"},
	{stepFinalize, "ComputePayloadHash"},
	{stepFinalize, "setLegacyContextSigningOptions"},
	{stepFinalize, "Signing"},
	{stepDeserialize, "AddRawResponseToMetadata"},
	{stepDeserialize, "ErrorCloseResponseBody"},
	{stepDeserialize, "CloseResponseBody"},
	{stepDeserialize, "ResponseErrorWrapper"},
	{stepDeserialize, "RequestIDRetriever"},
	{stepDeserialize, "OperationDeserializer"},
	{stepDeserialize, "RecordResponseTiming"},
	{stepDeserialize, "RequestResponseLogger"},
}

var sideOf = map[middleware.RelativePosition]string{middleware.Before: "before", middleware.After: "after"}

// view is what a middleware sees as it runs: on the way in, and on the way out.
type view struct {
	Input, Request                                string
	Region, Service, Operation, Name, Scope, Hash string
	Legacy                                        bool
	Result, Error, RequestID, RawResponse         string
	ServerTime, ResponseAt                        bool
	Attempts                                      int
}

// look returns a probe that notes what it sees.
func look(step string, seen *[]view) any {
	var v view
	return probe(step, "look", func(ctx context.Context, in any) {
		v = view{
			Region: awsmiddleware.GetRegion(ctx), Service: awsmiddleware.GetServiceID(ctx) + middleware.GetServiceID(ctx),
			Operation: awsmiddleware.GetOperationName(ctx) + middleware.GetOperationName(ctx),
			Name:      awsmiddleware.GetSigningName(ctx), Scope: awsmiddleware.GetSigningRegion(ctx),
			Hash: v4.GetPayloadHash(ctx), Legacy: awsmiddleware.GetRequiresLegacyEndpoints(ctx),
		}
		if r, ok := in.(*smithyhttp.Request); ok {
			v.Request = describeRequest(r)
		} else {
			v.Input = reflect.TypeOf(in).Elem().Name()
		}
	}, func(result any, metadata middleware.Metadata, err error) {
		if result != nil {
			v.Result = reflect.TypeOf(result).Elem().Name()
		}
		for e := err; e != nil; e = errors.Unwrap(e) {
			v.Error += reflect.TypeOf(e).Elem().Name() + " "
			if _, ok := e.(*smithy.DeserializationError); ok {
				break // what a parser says is its own
			}
		}
		v.RequestID, _ = awsmiddleware.GetRequestIDMetadata(metadata)
		if raw := awsmiddleware.GetRawResponse(metadata); raw != nil {
			v.RawResponse = reflect.TypeOf(raw).String()
		}
		_, v.ServerTime = awsmiddleware.GetServerTime(metadata)
		_, v.ResponseAt = awsmiddleware.GetResponseAt(metadata)
		results, _ := retry.GetAttemptResults(metadata)
		v.Attempts = len(results.Results)
		*seen = append(*seen, v)
	})
}

func describeRequest(r *smithyhttp.Request) string {
	var headers []string
	for name, values := range r.Header {
		if name == invocationIDHeader {
			values = []string{"an id"}
		}
		headers = append(headers, fmt.Sprintf("%s: %s", name, userAgentProduct.ReplaceAllString(strings.Join(values, ", "), "product")))
	}
	slices.Sort(headers)
	body := ""
	if stream := r.GetStream(); stream != nil {
		content, _ := io.ReadAll(stream)
		_ = r.RewindStream()
		body = string(content)
	}
	return fmt.Sprintf("%s %s %d %q %q", r.Method, r.URL, r.ContentLength, headers, body)
}

func TestMiddlewares_ofUsersSeeTheSameWhereverTheyArePut(t *testing.T) {
	date := http.Header{"Date": {"Sat, 01 Jan 2000 00:00:00 GMT"}}
	ways := map[string][]response{
		"success":  {{status: 200, header: date, body: emptyPage}},
		"retry":    {failure(500, "ServiceException"), {status: 200, header: date, body: emptyPage}},
		"failure":  {{status: 403, header: http.Header{"X-Amzn-Errortype": {"ForbiddenException"}, "Date": date["Date"]}, body: `{"message":"m"}`}},
		"sending":  {{err: errors.New("not sent")}},
		"decoding": {ok("{")},
	}
	eachForm(t, func(t *testing.T, o operation) {
		for way, responses := range ways {
			for _, place := range places {
				if slices.Contains(dropped, place.id) {
					continue
				}
				for _, position := range []middleware.RelativePosition{middleware.Before, middleware.After} {
					t.Run(fmt.Sprint(way, ", ", sideOf[position], " ", place.id), func(t *testing.T) {
						want, got := onBothSides(t, func(t *testing.T, s side) (seen []view) {
							cfg := config(responding(responses...))
							fixedBackoff(&cfg)
							cfg.APIOptions = append(cfg.APIOptions, fixInvocationID, func(stack *middleware.Stack) error {
								return insert(stack, look(place.step, &seen), place.id, position)
							})
							_, _ = s.doing(o).make(cfg).list(t.Context(), listing())
							return seen
						})
						compareViews(t, place.id, want, got)
					})
				}
			}
		}
	})
}

func compareViews(t *testing.T, place string, want, got []view) {
	t.Helper()
	if len(want) != len(got) || len(got) == 0 {
		t.Fatalf("official ran it %d times, ours %d times", len(want), len(got))
	}
	for i := range want {
		w, g := want[i], got[i]
		if w.Result != "" && g.Result == "" && g.Error != "" {
			differ(t, "Output beside an error")
			w.Result = ""
		}
		sameFields(t, place, w, g)
	}
}

func init() {
	views := func(t *testing.T, step, id string, position middleware.RelativePosition, a response) (byOfficial, byOurs []view) {
		return onBothSides(t, func(t *testing.T, s side) (seen []view) {
			cfg := config(responding(a))
			cfg.APIOptions = append(cfg.APIOptions, func(stack *middleware.Stack) error {
				return insert(stack, look(step, &seen), id, position)
			})
			_, _ = s.make(cfg).list(t.Context(), listing())
			return seen
		})
	}
	proofs["Output beside an error"] = func(t *testing.T) {
		for _, a := range []response{ok(`{"message":"m","nextToken":1}`), failure(403, "ForbiddenException")} {
			want, got := views(t, stepDeserialize, "OperationDeserializer", middleware.Before, a)
			if len(want) != 1 || len(got) != 1 || want[0].Error == "" || want[0].Result == "" || got[0].Error == "" || got[0].Result != "" {
				t.Errorf("official %+v\nours %+v", want, got)
			}
		}
	}
}

func TestMiddlewares_ofUsersCanChangeTheRequest(t *testing.T) {
	eachForm(t, middlewaresCanChangeTheRequest)
}

func middlewaresCanChangeTheRequest(t *testing.T, o operation) {
	for _, place := range places {
		if place.step == stepInitialize || slices.Contains(dropped, place.id) {
			continue
		}
		for name, opts := range map[string][]option{"": nil, " with a legacy endpoint": {legacyEndpoint(aws.Endpoint{URL: "https://a.example/b"})}} {
			t.Run(place.id+name, func(t *testing.T) {
				checkWire(t, o, wireCase{config: fixedBackoff, client: opts, responses: []response{failure(500, "ServiceException"), ok(emptyPage)}, use: func(t *testing.T, c client, in *request, _ []option) {
					for _, position := range []middleware.RelativePosition{middleware.Before, middleware.After} {
						change := set("APIOptions", []func(*middleware.Stack) error{fixInvocationID, func(stack *middleware.Stack) error {
							return insert(stack, changeRequest(place.step), place.id, position)
						}})
						if _, err := c.list(t.Context(), in, change); err != nil {
							t.Error(err)
						}
					}
				}})
			})
		}
	}
}

func changeRequest(step string) any {
	return probe(step, "change", func(_ context.Context, in any) {
		r := in.(*smithyhttp.Request)
		r.Header.Set("X-Mine", "value")
		r.Header.Add("User-Agent", "mine")
		r.URL.RawQuery = "a=b"
	}, func(any, middleware.Metadata, error) {})
}

func TestMiddlewares_ofUsersCanChangeTheBody(t *testing.T) {
	for _, place := range []struct{ step, id string }{{stepSerialize, "OperationSerializer"}, {stepBuild, "ClientRequestID"}} {
		for _, body := range []string{`{"workflowExecutionId":"wf-165b1cb6-3a62-4618-a021-94ddcbe32908","member":"more"}`, `{}`} {
			t.Run(place.id+body, func(t *testing.T) {
				checkWire(t, operations[0], wireCase{call: []option{set("APIOptions", []func(*middleware.Stack) error{fixInvocationID, func(stack *middleware.Stack) error {
					return insert(stack, changeBody(place.step, body), place.id, middleware.After)
				}})}})
			})
		}
	}
}

func changeBody(step, body string) any {
	change := func(in any) any {
		r, err := in.(*smithyhttp.Request).SetStream(strings.NewReader(body))
		if err != nil {
			panic(err)
		}
		return r
	}
	if step == stepSerialize {
		return middleware.SerializeMiddlewareFunc("changeBody", func(ctx context.Context, in middleware.SerializeInput, next middleware.SerializeHandler) (middleware.SerializeOutput, middleware.Metadata, error) {
			in.Request = change(in.Request)
			return next.HandleSerialize(ctx, in)
		})
	}
	return middleware.BuildMiddlewareFunc("changeBody", func(ctx context.Context, in middleware.BuildInput, next middleware.BuildHandler) (middleware.BuildOutput, middleware.Metadata, error) {
		in.Request = change(in.Request)
		return next.HandleBuild(ctx, in)
	})
}

func TestMiddlewares_ofUsersCanReplaceAndRemoveOthers(t *testing.T) {
	remove := func(step, id string) func(*middleware.Stack) error {
		return func(stack *middleware.Stack) error {
			var err error
			switch step {
			case stepBuild:
				_, err = stack.Build.Remove(id)
			case stepFinalize:
				_, err = stack.Finalize.Remove(id)
			default:
				_, err = stack.Deserialize.Remove(id)
			}
			return err
		}
	}
	for _, place := range []struct{ step, id string }{
		{stepBuild, "ClientRequestID"},
		{stepBuild, "RecursionDetection"},
		{stepBuild, "UserAgent"},
		{stepFinalize, "Signing"},
		{stepDeserialize, "RequestResponseLogger"},
		{stepDeserialize, "RecordResponseTiming"},
	} {
		t.Run(place.id, func(t *testing.T) {
			want, got := onBothSides(t, func(t *testing.T, s side) []sent {
				svc := responding(ok(emptyPage))
				cfg := config(svc)
				cfg.APIOptions = append(cfg.APIOptions, fixInvocationID, remove(place.step, place.id))
				listOnce(t, s.make(cfg), listing(), nil)
				return svc.sent
			})
			for _, requests := range [][]sent{want, got} {
				requests[0].Header.Set("User-Agent", userAgentProduct.ReplaceAllString(requests[0].Header.Get("User-Agent"), "product"))
			}
			sameFields(t, "request", want[0], got[0])
		})
	}
	t.Run("unknown", func(t *testing.T) {
		for _, s := range sides {
			cfg := config(responding(ok(emptyPage)))
			cfg.APIOptions = append(cfg.APIOptions, remove(stepBuild, "unknown"))
			if _, err := s.make(cfg).list(t.Context(), listing()); err == nil || learn(err).OperationError {
				t.Errorf("%s: %v", s.name, err)
			}
		}
	})
	t.Run("response instead of the service", func(t *testing.T) {
		want, got := onBothSides(t, func(t *testing.T, s side) string {
			cfg := config(responding(ok(emptyPage)))
			cfg.APIOptions = append(cfg.APIOptions, func(stack *middleware.Stack) error {
				return stack.Finalize.Add(middleware.FinalizeMiddlewareFunc("refuse", func(context.Context, middleware.FinalizeInput, middleware.FinalizeHandler) (middleware.FinalizeOutput, middleware.Metadata, error) {
					return middleware.FinalizeOutput{}, middleware.Metadata{}, errors.New("refused")
				}), middleware.Before)
			})
			_, err := s.make(cfg).list(t.Context(), listing())
			return err.Error()
		})
		if want != got {
			t.Errorf("official %q, ours %q", want, got)
		}
	})
}

func TestAPIOptions_ofTheConfigTheClientAndTheCallRunInTheSameOrder(t *testing.T) {
	want, got := onBothSides(t, func(t *testing.T, s side) (order []string) {
		note := func(name string) func(*middleware.Stack) error {
			return func(*middleware.Stack) error { order = append(order, name); return nil }
		}
		add := func(name string) option { return addAPIOption(note(name)) }
		cfg := config(responding(ok(emptyPage)))
		cfg.APIOptions = []func(*middleware.Stack) error{note("config")}
		cfg.ServiceOptions = []func(string, any){func(service string, options any) {
			order = append(order, "service option for "+service+" with *"+reflect.TypeOf(options).Elem().Name())
		}}
		c := s.make(cfg, add("client"))
		for range 2 {
			listOnce(t, c, listing(), []option{add("call"), add("call 2")})
			listOnce(t, c, listing(), nil)
		}
		return order
	})
	if !slices.Equal(want, got) {
		t.Errorf("official %q\nours %q", want, got)
	}
}
