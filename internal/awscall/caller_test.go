package awscall_test

import (
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go/middleware"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall"
)

// isPage reports whether the User-Agent header says that a paginator asks.
func isPage(r *http.Request) bool {
	_, features, _ := strings.Cut(r.Header.Get("User-Agent"), " m/")
	features, _, _ = strings.Cut(features, " ")
	return strings.Contains(","+features+",", ",C,")
}

func TestCaller_marksThePagesOfPaginatorsOnly(t *testing.T) {
	bothTransports(t, func(t *testing.T, change func(*awscall.Settings)) {
		var asked []bool
		settings := respondingWith(200, nil, nil)
		settings.HTTPClient = doFunc(func(r *http.Request) (*http.Response, error) {
			asked = append(asked, isPage(r))
			return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: io.NopCloser(strings.NewReader("{}")), Request: r}, nil
		})
		change(settings)
		caller := awscall.NewCaller(settings)
		of := *settings
		of.APIOptions = append(of.APIOptions, awscall.MarkPaginator)
		for range 3 {
			_, err1 := getBook.Call(t.Context(), caller, nil, walden())
			_, err2 := getBook.CallForPaginator(t.Context(), caller, walden())
			_, err3 := getBook.Call(t.Context(), caller, &of, walden())
			if err1 != nil || err2 != nil || err3 != nil {
				t.Fatal(err1, err2, err3)
			}
		}
		for i, got := range asked {
			if want := i%3 != 0; got != want {
				t.Errorf("request %d is marked: %v", i, got)
			}
		}
	})
}

func TestCaller_asksAPIOptionsForEachCall(t *testing.T) {
	settings := respondingWith(200, nil, text("{}"))
	asked := 0
	settings.APIOptions = append(settings.APIOptions, func(*middleware.Stack) error {
		asked++
		return nil
	})
	caller := awscall.NewCaller(settings)
	for range 3 {
		if _, err := getBook.Call(t.Context(), caller, nil, walden()); err != nil {
			t.Fatal(err)
		}
	}
	if asked != 3 {
		t.Errorf("asked %d times for 3 calls", asked)
	}
}

// Each call returns its own response, however many run at once.
func TestCaller_mixesNoCalls(t *testing.T) {
	settings := respondingWith(200, nil, nil)
	settings.HTTPClient = doFunc(func(r *http.Request) (*http.Response, error) {
		title := r.URL.Query().Get("book")
		status := 200
		if strings.HasPrefix(title, "lost") {
			status = 404
		}
		return &http.Response{
			StatusCode: status, Header: http.Header{"X-Amzn-Errortype": {title}}, Body: io.NopCloser(strings.NewReader(`{"title":"` + title + `"}`)), Request: r,
		}, nil
	})
	caller := awscall.NewCaller(settings)
	var calls sync.WaitGroup
	for _, book := range []string{"a", "b", "lost-c", "lost-d", "e", "lost-f", "g", "h"} {
		calls.Go(func() {
			for range 200 {
				out, err := getBook.Call(t.Context(), caller, nil, &getInput{Book: &book})
				switch isLost := strings.HasPrefix(book, "lost"); {
				case isLost && (err == nil || !strings.Contains(err.Error(), "api error "+book+":") || strings.Contains(err.Error(), "attempts")):
					t.Errorf("%s: got %v", book, err)
				case !isLost && (err != nil || aws.ToString(out.Title) != book):
					t.Errorf("%s: got %v, %v", book, out, err)
				}
			}
		})
	}
	calls.Wait()
}
