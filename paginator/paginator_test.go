package paginator_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/paginator"
)

func TestNew_panicsWithoutAFunctionItNeeds(t *testing.T) {
	for _, name := range []string{"Fetch", "NextToken", "Items"} {
		t.Run(name, func(t *testing.T) {
			config := alphabet()
			reflect.ValueOf(&config).Elem().FieldByName(name).SetZero()
			defer func() {
				if message := fmt.Sprint(recover()); !strings.Contains(message, name) {
					t.Errorf("recovered %q, want a message that names %s", message, name)
				}
			}()
			paginator.New(config)
		})
	}
}

func TestZeroPaginator_hasNoPages(t *testing.T) {
	var p paginator.Paginator[string, string, int]
	if p.HasMorePages() {
		t.Error("it has more pages")
	}
	if _, err := p.NextPage(t.Context()); err == nil {
		t.Error("it has a next page")
	}
	for page, err := range p.Pages(t.Context()) {
		t.Errorf("got page %q, %v", page, err)
	}
	for item, err := range p.All(t.Context()) {
		t.Errorf("got item %q, %v", item, err)
	}
}

func TestEmptyStartTokenGoesToFetch(t *testing.T) {
	empty := ""
	config := alphabet()
	config.Token = &empty
	_, err := paginator.New(config).NextPage(context.Background())
	if err == nil || err.Error() != `unknown token ""` {
		t.Errorf("got error %v, want what Fetch says about the empty token", err)
	}
}

func TestErrorOfFetchIsReturnedAsItIsWithoutAPage(t *testing.T) {
	failure := errors.New("failure")
	config := alphabet()
	config.Fetch = func(context.Context, *string, ...option) (*letters, error) {
		return &letters{}, failure
	}
	p := paginator.New(config)

	page, err := p.NextPage(context.Background())
	pages, got := []*letters{page}, []error{err}
	for page, err := range p.Pages(context.Background()) {
		pages, got = append(pages, page), append(got, err)
	}
	for _, err := range p.All(context.Background()) {
		got = append(got, err)
	}
	if want := []error{failure, failure, failure}; !slices.Equal(got, want) {
		t.Errorf("NextPage, Pages and All gave %q, want the very error of Fetch once from each", got)
	}
	if want := []*letters{nil, nil}; !slices.Equal(pages, want) {
		t.Errorf("NextPage and Pages gave the pages %v along with the error, want none", pages)
	}
}

func TestDuplicateTokenError_saysWhichPagesAndHowToEndQuietly(t *testing.T) {
	config := alphabet()
	config.NextToken = func(page *letters) *string {
		if len(page.Letters) == 0 {
			return config.Token // back to the start
		}
		return page.Next
	}
	start := "after-b"
	config.Token = &start
	p := paginator.New(config)
	for range 2 {
		if _, err := p.NextPage(context.Background()); err != nil {
			t.Fatal(err)
		}
	}

	_, err := p.NextPage(context.Background())
	var duplicate *paginator.DuplicateTokenError
	if !errors.As(err, &duplicate) {
		t.Fatalf("got error %v, want a *DuplicateTokenError", err)
	}
	if want := (paginator.DuplicateTokenError{Page: 2, ReturnsTo: 1, TokenLength: len(start)}); *duplicate != want {
		t.Errorf("got %+v, want %+v", *duplicate, want)
	}
	const want = "page 2 returned the token that page 1 was fetched with (7 bytes), so the listing would never end, and items may be missing; " +
		"list again, or set StopOnDuplicateToken to end there without an error"
	if err.Error() != want {
		t.Errorf("got message\n%s\nwant\n%s", err, want)
	}
}

func TestContextDoneDuringASuccessfulFetch(t *testing.T) {
	canceling := func() (context.Context, *paginator.Paginator[*letters, string, option]) {
		ctx, cancel := context.WithCancel(context.Background())
		config := alphabet()
		config.Fetch = func(ctx context.Context, token *string, opts ...option) (*letters, error) {
			defer cancel()
			return fetchLetters(ctx, token, opts...)
		}
		return ctx, paginator.New(config)
	}

	t.Run("Pages yields the page, then the error", func(t *testing.T) {
		ctx, p := canceling()
		var got []string
		for page, err := range p.Pages(ctx) {
			got = append(got, fmt.Sprint(page != nil, err))
		}
		if want := []string{"true <nil>", "false context canceled"}; !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	})
	t.Run("All drops the items and yields the error", func(t *testing.T) {
		ctx, p := canceling()
		var got []string
		for letter, err := range p.All(ctx) {
			got = append(got, fmt.Sprint(letter, err))
		}
		if want := []string{"context canceled"}; !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}

func TestOptionsAreCopied(t *testing.T) {
	var seen []string
	config := alphabet()
	fetch := config.Fetch
	config.Fetch = func(ctx context.Context, token *string, opts ...option) (*letters, error) {
		page, err := fetch(ctx, token, opts...)
		if page != nil {
			seen = append(seen, page.Letters...)
		}
		opts[0] = func(*callOptions) {} // must not reach the next fetch
		return page, err
	}
	p := paginator.New(config)
	opts := []option{upperCase}

	pages, all := p.Pages(context.Background(), opts...), p.All(context.Background(), opts...)
	opts[0] = func(*callOptions) {} // must not reach the ranges
	for range pages {
	}
	for range all {
	}
	if got, want := strings.Join(seen, ""), "ABCDEABCDE"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestPulledRangesKeepTheirOwnPlaces(t *testing.T) {
	p := paginator.New(alphabet())
	all := p.All(context.Background())
	next1, stop1 := iter.Pull2(all)
	defer stop1()
	next2, stop2 := iter.Pull2(all)
	defer stop2()

	var got []string
	for _, next := range []func() (string, error, bool){next1, next1, next2, next1, next2, next2, next1, next1, next2} {
		letter, err, _ := next()
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, letter)
	}
	if got, want := strings.Join(got, ""), "abacbcded"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestMemoryDoesNotGrowWithTheLengthOfTokens(t *testing.T) {
	const pages, tokenLength, limit = 300, 65_535, 4 << 20
	fetched := 0
	p := paginator.New(paginator.Config[int, int, struct{}]{
		Fetch: func(context.Context, *string, ...struct{}) (int, error) {
			fetched++
			return fetched, nil
		},
		NextToken: func(page int) *string {
			token := fmt.Sprintf("%0*d", tokenLength, page)
			return &token
		},
		Items: func(int) []int { return nil },
	})

	before := heap()
	for range pages {
		if _, err := p.NextPage(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
	if grown := heap() - before; grown > limit {
		t.Errorf("the heap grew by %d bytes over %d pages with tokens of %d bytes, want at most %d", grown, pages, tokenLength, limit)
	}
	runtime.KeepAlive(p)
}

func heap() int64 {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return int64(stats.HeapAlloc)
}
