package imagebuildertest

import (
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"
)

const (
	signingAlgorithm = "AWS4-HMAC-SHA256"
	signingName      = "imagebuilder"
	amzDateFormat    = "20060102T150405Z"
	signatureWindow  = 5 * time.Minute
)

// defaultCredentials is the example pair of the AWS documentation, which secret
// scanners know to be no secret.
var defaultCredentials = aws.Credentials{
	AccessKeyID:     "AKIAIOSFODNN7EXAMPLE",
	SecretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
	Source:          "imagebuildertest",
}

// AddCredentials makes the server accept requests that are signed with these
// credentials. If they have a session token, requests must carry it; if they can
// expire, they are refused with ExpiredTokenException from then on, by the
// server's clock. Credentials with the same access key id are replaced.
func (s *Server) AddCredentials(credentials aws.Credentials) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state.credentials[credentials.AccessKeyID] = credentials
}

// authorization is a parsed Authorization header.
type authorization struct {
	accessKeyID   string
	date          string
	region        string
	service       string
	terminator    string
	signedHeaders string // as sent
	signature     string
}

func parseAuthorization(headers []string) (authorization, smithy.APIError) {
	switch len(headers) {
	case 0:
		return authorization{}, refusal("MissingAuthenticationTokenException", "the request has no Authorization header")
	case 1:
	default:
		return authorization{}, refusal("IncompleteSignature", "the request has %d Authorization headers", len(headers))
	}
	algorithm, parameters, _ := strings.Cut(headers[0], " ")
	if algorithm != signingAlgorithm {
		return authorization{}, refusal("IncompleteSignature", "the Authorization header does not start with %s", signingAlgorithm)
	}
	values := map[string]string{}
	for parameter := range strings.SplitSeq(parameters, ",") {
		name, value, ok := strings.Cut(strings.TrimSpace(parameter), "=")
		if !ok {
			return authorization{}, refusal("IncompleteSignature", "%.40q in the Authorization header is not of the form key=value", name)
		}
		if _, ok := values[name]; ok {
			return authorization{}, refusal("IncompleteSignature", "the Authorization header has a second %.40s", name)
		}
		values[name] = value
	}
	for _, name := range []string{"Credential", "SignedHeaders", "Signature"} {
		if values[name] == "" {
			return authorization{}, refusal("IncompleteSignature", "the Authorization header has no %s", name)
		}
	}
	scope := strings.Split(values["Credential"], "/")
	if len(scope) != 5 {
		return authorization{}, refusal("IncompleteSignature", "Credential in the Authorization header must have 5 elements separated by slashes, has %d", len(scope))
	}
	return authorization{
		accessKeyID:   scope[0],
		date:          scope[1],
		region:        scope[2],
		service:       scope[3],
		terminator:    scope[4],
		signedHeaders: values["SignedHeaders"],
		signature:     values["Signature"],
	}, nil
}

// authenticate returns nil if the request is signed as Signature Version 4 asks,
// by credentials that the server knows. What counts is the time of arrival, so that
// a delayed request has not expired meanwhile.
func (s *Server) authenticate(r *http.Request, body []byte, arrived time.Time) smithy.APIError {
	auth, refused := parseAuthorization(r.Header.Values("Authorization"))
	if refused != nil {
		return refused
	}
	amzDate := joined(r.Header, "X-Amz-Date")
	signedAt, err := time.Parse(amzDateFormat, amzDate)
	if err != nil || signedAt.Format(amzDateFormat) != amzDate { // Parse takes fractions of a second, too.
		return refusal("IncompleteSignature", "the X-Amz-Date header %.40q is not of the form %s", amzDate, amzDateFormat)
	}

	s.mu.Lock()
	credentials, known := s.state.credentials[auth.accessKeyID]
	region := s.state.region
	s.mu.Unlock()

	token := joined(r.Header, "X-Amz-Security-Token")
	if !known || subtle.ConstantTimeCompare([]byte(token), []byte(credentials.SessionToken)) == 0 {
		return refusal("UnrecognizedClientException", "The security token included in the request is invalid.")
	}
	if credentials.CanExpire && !arrived.Before(credentials.Expires) {
		return refusal("ExpiredTokenException", "The security token included in the request is expired")
	}
	if refused := auth.checkScope(region, amzDate); refused != nil {
		return refused
	}
	if refused := checkCurrent(signedAt, arrived.UTC().Truncate(time.Second)); refused != nil {
		return refused
	}
	if refused := auth.checkSignedHeaders(r); refused != nil {
		return refused
	}
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return refusal("MalformedHttpRequestException", "the query is malformed: %v", err)
	}
	signature := auth.sign(canonicalRequest(r, query, auth.signedHeaders, body), amzDate, credentials.SecretAccessKey)
	if subtle.ConstantTimeCompare([]byte(signature), []byte(auth.signature)) == 0 {
		return refusal("InvalidSignatureException", "The request signature we calculated does not match the signature you provided. "+
			"Check the secret access key, and that nothing changes the request after it is signed.")
	}
	return nil
}

// joined returns the values of a header as one: a second one is never ignored.
func joined(header http.Header, name string) string {
	return strings.Join(header.Values(name), ",")
}

func (a authorization) checkScope(region, amzDate string) smithy.APIError {
	for _, element := range []struct{ name, got, want string }{
		{"date", a.date, amzDate[:len("20060102")]},
		{"region", a.region, region},
		{"service", a.service, signingName},
		{"last element", a.terminator, "aws4_request"},
	} {
		if element.got != element.want {
			return refusal("InvalidSignatureException", "Credential should be scoped to correct %s: '%s', is %.40q", element.name, element.want, element.got)
		}
	}
	return nil
}

func checkCurrent(signedAt, now time.Time) smithy.APIError {
	const format = amzDateFormat
	if earliest := now.Add(-signatureWindow); signedAt.Before(earliest) {
		return refusal("InvalidSignatureException", "Signature expired: %s is now earlier than %s (%s - 5 min.)",
			signedAt.Format(format), earliest.Format(format), now.Format(format))
	}
	if latest := now.Add(signatureWindow); signedAt.After(latest) {
		return refusal("InvalidSignatureException", "Signature not yet current: %s is still later than %s (%s + 5 min.)",
			signedAt.Format(format), latest.Format(format), now.Format(format))
	}
	return nil
}

// checkSignedHeaders refuses a list that cannot be what was signed, and one
// without the headers that AWS wants signed: host and all that start with x-amz-.
func (a authorization) checkSignedHeaders(r *http.Request) smithy.APIError {
	names := strings.Split(a.signedHeaders, ";")
	for i, name := range names {
		if name != strings.ToLower(name) || i > 0 && names[i-1] >= name {
			return refusal("InvalidSignatureException", "SignedHeaders %.200q must be in lower case, sorted, and name no header twice", a.signedHeaders)
		}
		if len(headerValues(r, name)) == 0 {
			return refusal("InvalidSignatureException", "the header %.80q is among the signed headers, but not in the request", name)
		}
	}
	required := []string{"host"}
	for name := range r.Header {
		if name = strings.ToLower(name); strings.HasPrefix(name, "x-amz-") {
			required = append(required, name)
		}
	}
	slices.Sort(required)
	for _, name := range required {
		if !slices.Contains(names, name) {
			return refusal("InvalidSignatureException", "the header %.80s must be among the signed headers", name)
		}
	}
	return nil
}

// sign computes the signature that a request signed for this scope should have.
func (a authorization) sign(canonicalRequest, amzDate, secretAccessKey string) string {
	scope := []string{a.date, a.region, a.service, a.terminator}
	hash := sha256.Sum256([]byte(canonicalRequest))
	stringToSign := strings.Join([]string{signingAlgorithm, amzDate, strings.Join(scope, "/"), hex.EncodeToString(hash[:])}, "\n")
	key := []byte("AWS4" + secretAccessKey)
	for _, element := range scope {
		key = hmacSHA256(key, element)
	}
	return hex.EncodeToString(hmacSHA256(key, stringToSign))
}

func hmacSHA256(key []byte, text string) []byte {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(text))
	return mac.Sum(nil)
}
