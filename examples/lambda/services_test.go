package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

// queryService is STS or SNS, as far as the function calls them.
type queryService struct {
	URL string

	mu    sync.Mutex
	calls []url.Values
}

func newQueryService(t *testing.T, respond func(w http.ResponseWriter, call url.Values)) *queryService {
	t.Helper()
	s := new(queryService)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := r.ParseForm(); err != nil {
			t.Error(err)
		}
		s.mu.Lock()
		s.calls = append(s.calls, r.PostForm)
		s.mu.Unlock()
		w.Header().Set("Content-Type", "text/xml")
		respond(w, r.PostForm)
	}))
	t.Cleanup(server.Close)
	s.URL = server.URL
	return s
}

// values returns what this parameter was in each call.
func (s *queryService) values(name string) []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []string
	for _, call := range s.calls {
		all = append(all, call.Get(name))
	}
	return all
}

// newSTS starts an STS that issues credentials that server knows.
func newSTS(t *testing.T, server *imagebuildertest.Server) *queryService {
	return newQueryService(t, func(w http.ResponseWriter, _ url.Values) {
		given := aws.Credentials{AccessKeyID: "ASIAROLE", SecretAccessKey: "secret", SessionToken: "token"}
		server.AddCredentials(given)
		fmt.Fprintf(w, `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>`+
			`<AccessKeyId>%s</AccessKeyId><SecretAccessKey>%s</SecretAccessKey><SessionToken>%s</SessionToken><Expiration>%s</Expiration>`+
			`</Credentials></AssumeRoleResult></AssumeRoleResponse>`,
			given.AccessKeyID, given.SecretAccessKey, given.SessionToken, time.Now().Add(time.Hour).UTC().Format(time.RFC3339))
	})
}

func newSNS(t *testing.T) *queryService {
	return newQueryService(t, func(w http.ResponseWriter, _ url.Values) {
		fmt.Fprint(w, `<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>`)
	})
}

// failing refuses each call with this code.
func failing(t *testing.T, status int, code string) *queryService {
	return newQueryService(t, func(w http.ResponseWriter, _ url.Values) {
		w.WriteHeader(status)
		fmt.Fprintf(w, `<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>no</Message></Error></ErrorResponse>`, code)
	})
}
