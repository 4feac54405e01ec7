package imagebuildertest

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
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
	s.credentials[credentials.AccessKeyID] = credentials
}

// authorization is a parsed Authorization header.
type authorization struct {
	accessKeyID   string
	date          string
	region        string
	service       string
	terminator    string
	signedHeaders []string
	signature     string
}

func parseAuthorization(header string) (authorization, smithy.APIError) {
	algorithm, parameters, _ := strings.Cut(header, " ")
	if algorithm != signingAlgorithm {
		return authorization{}, refusal("IncompleteSignature", "the Authorization header does not start with %s", signingAlgorithm)
	}
	values := map[string]string{}
	for parameter := range strings.SplitSeq(parameters, ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(parameter), "=")
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
		signedHeaders: strings.Split(values["SignedHeaders"], ";"),
		signature:     values["Signature"],
	}, nil
}

// authenticate answers nil if the request is signed as Signature Version 4 asks,
// by credentials that the server knows. What counts is the time of arrival, so that
// a delayed request has not expired meanwhile.
func (s *Server) authenticate(r *http.Request, body []byte, arrived time.Time) smithy.APIError {
	header := r.Header.Get("Authorization")
	if header == "" {
		return refusal("MissingAuthenticationTokenException", "the request has no Authorization header")
	}
	auth, refused := parseAuthorization(header)
	if refused != nil {
		return refused
	}
	amzDate := r.Header.Get("X-Amz-Date")
	signedAt, err := time.Parse(amzDateFormat, amzDate)
	if err != nil {
		return refusal("IncompleteSignature", "the X-Amz-Date header %.40q is not of the form %s", amzDate, amzDateFormat)
	}

	s.mu.Lock()
	credentials, known := s.credentials[auth.accessKeyID]
	region := s.region
	s.mu.Unlock()

	token := r.Header.Get("X-Amz-Security-Token")
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
	if refused := auth.checkSignedHeaders(r.Header); refused != nil {
		return refused
	}
	signature, err := sign(r, body, auth, credentials, signedAt)
	if err != nil {
		return refusal("IncompleteSignature", "the signature cannot be computed: %v", err)
	}
	if subtle.ConstantTimeCompare([]byte(signature), []byte(auth.signature)) == 0 {
		return refusal("InvalidSignatureException", "The request signature we calculated does not match the signature you provided. "+
			"Check the secret access key, and that nothing changes the request after it is signed.")
	}
	return nil
}

func (a authorization) checkScope(region, amzDate string) smithy.APIError {
	for _, element := range []struct{ name, got, want string }{
		{"date", a.date, amzDate[:len("20060102")]},
		{"Region", a.region, region},
		{"service", a.service, signingName},
		{"last element", a.terminator, "aws4_request"},
	} {
		if element.got != element.want {
			return refusal("InvalidSignatureException", "the %s of the credential scope must be %s, is %.40q", element.name, element.want, element.got)
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

// checkSignedHeaders wants every header signed that AWS wants signed: host,
// content-type, and all that start with x-amz-.
func (a authorization) checkSignedHeaders(header http.Header) smithy.APIError {
	required := []string{"host"}
	for name := range header {
		name = strings.ToLower(name)
		if name == "content-type" || strings.HasPrefix(name, "x-amz-") {
			required = append(required, name)
		}
	}
	slices.Sort(required)
	for _, name := range required {
		if !slices.Contains(a.signedHeaders, name) {
			return refusal("InvalidSignatureException", "the header %.80s must be among the signed headers", name)
		}
	}
	return nil
}

// sign computes the signature that the request should have, from a copy that
// holds the signed headers alone.
func sign(r *http.Request, body []byte, auth authorization, credentials aws.Credentials, signedAt time.Time) (string, error) {
	copied := &http.Request{
		Method: r.Method,
		URL:    &url.URL{Scheme: "http", Host: r.Host, Path: r.URL.Path, RawQuery: r.URL.RawQuery},
		Host:   r.Host,
		Header: http.Header{},
	}
	for _, name := range auth.signedHeaders {
		if name == "content-length" {
			copied.ContentLength = r.ContentLength
		} else if values := r.Header.Values(name); len(values) > 0 {
			copied.Header[http.CanonicalHeaderKey(name)] = slices.Clone(values)
		}
	}
	hash := sha256.Sum256(body)
	// A signer of its own: signers remember keys by access key id, and the secret may have been replaced.
	err := v4.NewSigner().SignHTTP(r.Context(), credentials, copied, hex.EncodeToString(hash[:]), auth.service, auth.region, signedAt)
	if err != nil {
		return "", err
	}
	_, signature, _ := strings.Cut(copied.Header.Get("Authorization"), "Signature=")
	return signature, nil
}
