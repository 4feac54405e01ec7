package paginator_test

import (
	"context"
	"errors"
	"fmt"

	"github.com/seed-78d42d54/imagebuilder-go/paginator"
)

func ExampleNew() {
	// A service with three pages. The token of a page is its number.
	type page struct {
		Words []string
		Next  *string
	}
	two, three := "2", "3"
	service := map[string]page{
		"":  {[]string{"follow", "the"}, &two},
		"2": {nil, &three}, // empty, but not the last
		"3": {[]string{"token"}, nil},
	}

	p := paginator.New(paginator.Config[page, string, struct{}]{
		Fetch: func(_ context.Context, token *string, _ ...struct{}) (page, error) {
			if token == nil {
				return service[""], nil
			}
			return service[*token], nil
		},
		NextToken: func(p page) *string { return p.Next },
		Items:     func(p page) []string { return p.Words },
	})

	for word, err := range p.All(context.Background()) {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(word)
	}
	// Output:
	// follow
	// the
	// token
}

func ExamplePaginator_All() {
	p := paginator.New(alphabet())

	for letter, err := range p.All(context.Background(), upperCase) {
		if err != nil {
			fmt.Println(err)
			return
		}
		if letter == "D" {
			break // the pages after this one are never fetched
		}
		fmt.Println(letter)
	}
	// Output:
	// A
	// B
	// C
}

func ExamplePaginator_Pages() {
	p := paginator.New(alphabet())

	for page, err := range p.Pages(context.Background()) {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(len(page.Letters), page.Letters)
	}
	// Output:
	// 2 [a b]
	// 2 [c d]
	// 0 []
	// 1 [e]
}

func ExamplePaginator_NextPage() {
	p := paginator.New(alphabet())

	for p.HasMorePages() {
		page, err := p.NextPage(context.Background())
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(page.Letters)
	}
	_, err := p.NextPage(context.Background())
	fmt.Println(err)
	// Output:
	// [a b]
	// [c d]
	// []
	// [e]
	// no more pages available
}

// After an error NextPage fetches the same page again.
func ExamplePaginator_NextPage_retry() {
	config := alphabet()
	failures := 1
	config.Fetch = func(ctx context.Context, token *string, opts ...option) (*letters, error) {
		if token != nil && failures > 0 {
			failures--
			return nil, errors.New("try again")
		}
		return fetchLetters(ctx, token, opts...)
	}

	p := paginator.New(config)
	for p.HasMorePages() {
		page, err := p.NextPage(context.Background())
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(page.Letters)
	}
	// Output:
	// [a b]
	// try again
	// [c d]
	// []
	// [e]
}

// A service that returns the same token again and again.
func ExampleDuplicateTokenError() {
	config := alphabet()
	config.NextToken = func(*letters) *string {
		token := "after-b"
		return &token
	}

	for letter, err := range paginator.New(config).All(context.Background()) {
		var duplicate *paginator.DuplicateTokenError
		if errors.As(err, &duplicate) {
			fmt.Printf("page %d leads back to page %d\n", duplicate.Page, duplicate.ReturnsTo)
			return
		}
		fmt.Println(letter)
	}
	// Output:
	// a
	// b
	// c
	// d
	// page 2 leads back to page 2
}
