package compare_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/smithy-go"
)

// failed is what a caller can learn of an error.
type failed struct {
	// Type is the exception's, without its package. It is empty where the chain
	// holds no smithy.APIError.
	Type string

	Code, Message, RequestID string
	Fault                    smithy.ErrorFault
	Status                   int
	OperationError           bool
	Undecodable              bool
}

func learn(err error) failed {
	var f failed
	var apiErr smithy.APIError
	if errors.As(err, &apiErr) {
		f.Type = reflect.TypeOf(apiErr).Elem().Name()
		f.Code, f.Message, f.Fault = apiErr.ErrorCode(), apiErr.ErrorMessage(), apiErr.ErrorFault()
	}
	var response *awshttp.ResponseError
	if errors.As(err, &response) {
		f.RequestID, f.Status = response.ServiceRequestID(), response.HTTPStatusCode()
	}
	var failed *smithy.OperationError
	f.OperationError = errors.As(err, &failed) && failed.ServiceID == "imagebuilder" &&
		slices.ContainsFunc(operations, func(o operation) bool { return o.name == failed.OperationName })
	var undecodable *smithy.DeserializationError
	f.Undecodable = errors.As(err, &undecodable)
	return f
}

func failWith(t *testing.T, s side, a response) failed {
	t.Helper()
	cfg := config(responding(a))
	cfg.RetryMaxAttempts = 1
	_, err := s.make(cfg).list(context.Background(), listing())
	if err == nil {
		t.Fatalf("%s: no error", s.name)
	}
	return learn(err)
}

// checkError holds that callers of both clients learn the same of an error
// response, or what is on the list.
func checkError(t *testing.T, a response) {
	t.Helper()
	checkErrorOf(t, operations[0], a)
}

func checkErrorOf(t *testing.T, o operation, a response) {
	t.Helper()
	want, got := failWith(t, sides[0].doing(o), a), failWith(t, sides[1].doing(o), a)
	accountFor(t, a.body, &want, &got)
	sameFields(t, fmt.Sprintf("%d %v %q", a.status, a.header, abbreviate(a.body)), want, got)
}

// modelled are the exceptions that both clients have a type for.
var modelled = []string{
	"AccessDeniedException", "CallRateLimitExceededException", "ClientException", "DryRunOperationException", "ForbiddenException",
	"IdempotentParameterMismatchException", "InvalidPaginationTokenException", "InvalidParameterCombinationException", "InvalidParameterException",
	"InvalidParameterValueException", "InvalidRequestException", "InvalidVersionNumberException", "ResourceAlreadyExistsException", "ResourceDependencyException",
	"ResourceInUseException", "ResourceNotFoundException", "ServiceException", "ServiceQuotaExceededException", "ServiceUnavailableException", "TooManyRequestsException",
}

const genericType, unknownCode = "GenericAPIError", "UnknownError"

// accountFor makes want and got equal in what differs on purpose.
func accountFor(t *testing.T, body string, want, got *failed) {
	t.Helper()
	if want.Undecodable && got.Type != "" && !got.Undecodable {
		differ(t, "Error response that is not JSON")
		want.Undecodable = false
		want.Type, want.Code, want.Message, want.Fault = got.Type, got.Code, got.Message, got.Fault
		return
	}
	if want.Code != got.Code && (strings.TrimSpace(want.Code) != want.Code || want.Code == "" || strings.Contains(want.Code, "#")) {
		differ(t, "Namespaces and spaces around a code")
		want.Type, want.Code, want.Message, want.Fault = got.Type, got.Code, got.Message, got.Fault
		return
	}
	if want.Code != got.Code && hasTwoCodes(body) {
		differ(t, "Two codes in a body")
		*want = *got
		return
	}
	if want.Type == genericType && slices.Contains(modelled, got.Type) && want.Code != got.Code && strings.EqualFold(want.Code, got.Code) {
		differ(t, "Case of a code")
		want.Type, want.Code, want.Fault = got.Type, got.Code, got.Fault
	}
	if isCut(want.Code, got.Code) {
		differ(t, "Length of a code and a message")
		want.Code = got.Code
	}
	if isCut(want.Message, got.Message) {
		differ(t, "Length of a code and a message")
		want.Message = got.Message
	}
	if want.Message != got.Message && got.Message == string([]rune(want.Message)) {
		differ(t, "Invalid UTF-8 in a response")
		want.Message = got.Message
	}
	if want.Type == genericType && got.Type != genericType && !slices.Contains(modelled, got.Type) && strings.EqualFold(want.Code, got.Code) {
		differ(t, "Common errors of AWS")
		want.Type, want.Code, want.Fault = got.Type, got.Code, got.Fault
	}
	if want.Code == unknownCode && want.Fault == smithy.FaultUnknown && got.Fault != smithy.FaultUnknown {
		differ(t, "Fault of an error without a code")
		want.Fault = got.Fault
	}
	if want.Message != got.Message && (want.Message == "" || want.Message == unknownCode) {
		differ(t, "Error without a message")
		want.Message = got.Message
	}
	if got.Type == genericType {
		escaped(t, &want.Code, got.Code)
		escaped(t, &want.Message, got.Message)
	}
}

// hasTwoCodes reports whether a body has an error code in either place.
func hasTwoCodes(body string) bool {
	var codes struct {
		Code string `json:"code"`
		Type string `json:"__type"`
	}
	return json.NewDecoder(strings.NewReader(body)).Decode(&codes) == nil && codes.Code != "" && codes.Type != ""
}

// isCut reports whether a text of ours is the beginning of what the official
// client has, and says how long that is.
func isCut(official, ours string) bool {
	beginning, length, cut := strings.Cut(ours, "… [cut, ")
	if !cut {
		return false
	}
	plain, err := unescape(beginning)
	if err != nil { // an escape is cut too
		plain, _ = unescape(beginning[:max(0, strings.LastIndexByte(beginning, '\\'))])
	}
	for _, whole := range []string{official, string([]rune(official))} {
		if length == fmt.Sprintf("%d bytes in all]", len(whole)) && (strings.HasPrefix(whole, beginning) || plain != "" && strings.HasPrefix(whole, plain)) {
			return true
		}
	}
	return false
}

// escaped makes want equal to got where got has escapes instead of what cannot
// be printed.
func escaped(t *testing.T, want *string, got string) {
	t.Helper()
	if plain, err := unescape(got); *want != got && strings.ContainsFunc(*want, unprintable) && err == nil && plain == *want {
		differ(t, "Control characters in a generic error")
		*want = got
	}
}

func unescape(text string) (string, error) {
	return strconv.Unquote(`"` + strings.ReplaceAll(text, `"`, `\"`) + `"`)
}

var codeSpellings = []string{"%s", "%s:http://internal.amazon.com/coral/com.amazon.coral.validate/", "aws.protocoltests.restjson#%s", "com.amazonaws.imagebuilder#%s:https://a#b"}

var errorCodes = append(slices.Clone(modelled), "ExpiredTokenException", "IncompleteSignature", "InternalFailure", "MalformedHttpRequestException",
	"NotAuthorized", "OptInRequired", "RequestAbortedException", "RequestEntityTooLargeException", "RequestExpired", "RequestTimeoutException", "ServiceUnavailable",
	"ThrottlingException", "UnrecognizedClientException", "UnknownOperationException", "ValidationError", "InvalidSignatureException", "Brand.New_Code")

var errorStatuses = []int{300, 302, 304, 400, 401, 403, 404, 408, 413, 429, 500, 502, 503, 504, 599}

func TestErrors_areTheSameForEveryCodeSpellingAndStatus(t *testing.T) {
	for _, code := range append(slices.Clone(errorCodes), "callratelimitexceededexception", "FORBIDDENEXCEPTION", "accessdeniedEXCEPTION", "throttlingEXCEPTION") {
		t.Run(code, func(t *testing.T) {
			for _, spelling := range codeSpellings {
				spelled := fmt.Sprintf(spelling, code)
				for _, status := range errorStatuses {
					checkError(t, response{status: status, header: header(spelled), body: `{"message":"the message"}`})
					checkError(t, response{status: status, body: fmt.Sprintf(`{"code":%q,"message":"the message"}`, spelled)})
					checkError(t, response{status: status, body: fmt.Sprintf(`{"__type":%q,"Message":"the message"}`, spelled)})
				}
			}
		})
	}
}

func TestErrors_areTheSameForEveryOperation(t *testing.T) {
	for _, o := range operations[1:] {
		for _, code := range errorCodes {
			for _, status := range errorStatuses {
				checkErrorOf(t, o, response{status: status, header: header(code), body: `{"message":"the message"}`})
			}
			checkErrorOf(t, o, response{status: 400, body: fmt.Sprintf(`{"__type":%q,"Message":"the message"}`, code)})
		}
		for _, body := range errorBodies() {
			checkErrorOf(t, o, response{status: 403, header: header("ForbiddenException"), body: body})
			checkErrorOf(t, o, response{status: 503, body: body})
		}
	}
}

func header(code string) http.Header {
	if code == "" {
		return nil
	}
	return http.Header{"X-Amzn-Errortype": {code}}
}

func errorBodies() []string {
	return []string{
		``, ` `, "\n\t", `{}`, `null`, `[]`, `"text"`, `5`, `true`, `{`, `}`, `<html><body>403 Forbidden</body></html>`, `Forbidden`, "\x00\x01\xff", "\ufeff{}",
		`{"message":"m"}`, `{"Message":"m"}`, `{"message":null}`, `{"message":""}`, `{"message":"a\nb\u001b[31m"}`, `{"message":"é😀\ud800"}`, "{\"message\":\"\xff\"}",
		`{"message":5}`, `{"message":{"a":"b"}}`, `{"message":["a"]}`, `{"message":true}`, `{"code":"ForbiddenException"}`, `{"__type":"ForbiddenException"}`,
		`{"code":"ClientException","__type":"ForbiddenException","message":"m"}`, `{"code":"","__type":"ForbiddenException","message":"m"}`,
		`{"code":null,"__type":"ForbiddenException","message":"m"}`, `{"code":403,"message":"m"}`, `{"code":403,"__type":"ForbiddenException"}`, `{"__type":[],"message":"m"}`,
		`{"Code":"ForbiddenException","Message":"m"}`, `{"CODE":"ForbiddenException","message":"m"}`, `{"__Type":"ForbiddenException","message":"m"}`,
		`{"code":"ForbiddenException","message":"m"} trailing`, `{"code":"ForbiddenException","message":"m"}{}`, " \n{\"code\":\"ForbiddenException\",\"message\":\"m\"}\n",
		`{"code":"ForbiddenException","message":"m"`, `{"code":"New","message":"m","unknown":{"deep":[1,2,{"a":null}]}}`, `{"code":"#","message":"m"}`, `{"code":":","message":"m"}`,
		`{"code":"a#b#c","message":"m"}`, `{"code":" ForbiddenException ","message":"m"}`, `{"message":"` + strings.Repeat("x", 10_000) + `"}`,
		`{"code":"ForbiddenException","message":"\u00a0\u2028\\"}`, `{"code":"New","message":"\u00a0\u2028\\"}`, `{"reason":"only"}`,
	}
}

func TestErrors_areTheSameForEveryBodyHeaderAndStatus(t *testing.T) {
	for _, body := range errorBodies() {
		for _, code := range []string{"", "ForbiddenException", "AccessDeniedException", "ns#CallRateLimitExceededException:x", "New", ":x", "a#", "a#b#c", " "} {
			for _, status := range []int{302, 403, 429, 500, 503} {
				checkError(t, response{status: status, header: header(code), body: body})
			}
		}
	}
}

func TestErrors_haveTheSameRequestID(t *testing.T) {
	for _, h := range []http.Header{
		{"X-Amzn-Requestid": {""}},
		{"X-Amzn-Requestid": {"one", "two"}},
		{"X-Amzn-Requestid": {""}, "X-Amz-Requestid": {"other"}},
		{"X-Amzn-Requestid": {"a"}, "X-Amz-Request-Id": {"b"}},
		{"X-Amzn-Errortype": {"ForbiddenException", "ClientException"}},
	} {
		checkError(t, response{status: 403, header: h, body: `{"message":"m"}`})
	}
}

// FuzzError takes an operation by its place in the table.
func FuzzError(f *testing.F) {
	for i, body := range errorBodies() {
		if len(body) < 1000 {
			f.Add(uint8(i%len(operations)), errorStatuses[i%len(errorStatuses)], errorCodes[i%len(errorCodes)], body)
			f.Add(uint8(0), 400, "", body)
		}
	}
	f.Fuzz(func(t *testing.T, operation uint8, status int, code, body string) {
		if status < 300 || status > 999 || hasDuplicates(body) || hasTwoSpellings(body) {
			return
		}
		checkErrorOf(t, operations[int(operation)%len(operations)], response{status: status, header: header(code), body: body})
	})
}

// hasTwoSpellings finds members that differ in case alone: which of them counts
// is left to chance in the official client.
func hasTwoSpellings(body string) bool {
	var members map[string]json.RawMessage
	if json.NewDecoder(strings.NewReader(body)).Decode(&members) != nil {
		return false
	}
	seen := map[string]bool{}
	for name := range members {
		lower := strings.ToLower(name)
		if seen[lower] {
			return true
		}
		seen[lower] = true
	}
	return false
}

func unprintable(r rune) bool { return r == unicode.ReplacementChar || !unicode.IsPrint(r) }

// Middlewares in use walk the chain by errors.Unwrap to a generic error, for its
// code.
func TestErrors_areFoundByUnwrapping(t *testing.T) {
	for _, code := range errorCodes {
		want, got := onBothSides(t, func(t *testing.T, s side) string {
			_, err := s.make(config(responding(failure(400, code)))).list(t.Context(), listing(), set("RetryMaxAttempts", 1))
			for ; err != nil; err = errors.Unwrap(err) {
				if generic, ok := err.(*smithy.GenericAPIError); ok {
					return "generic " + generic.Code + ": " + generic.Message
				}
			}
			return "none"
		})
		if want != "none" && want != got {
			t.Errorf("%s: official %s, ours %s", code, want, got)
		}
	}
}
