package paginatortest_test

import (
	"strings"
	"testing"
	"testing/synctest"

	"github.com/seed-78d42d54/imagebuilder-go/internal/paginatortest"
)

func TestCheckPassesAnotherPaginatorThatKeepsTheContract(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		if err := checkFaulty(none); err != nil {
			t.Error(err)
		}
	})
}

func TestCheckNamesTheRuleThatIsViolated(t *testing.T) {
	const (
		pageSizes     = "every item is listed once at every page size"
		emptyPages    = "an empty page with a token goes on"
		startToken    = "a listing starts at the start token"
		longTokens    = "tokens are distinguished to their last byte"
		tokensCopied  = "tokens are copied"
		afterTheEnd   = "NextPage after the end is an error without a fetch"
		retry         = "a failed page is retried by NextPage"
		rangeError    = "a range ends at the first error"
		repeatedToken = "a repeated token is an error after its page"
		stop          = "a repeated token ends the listing if so configured"
		lazy          = "nothing is fetched before the first step"
		leave         = "leaving a range fetches nothing more"
		restart       = "each range starts again"
		independent   = "ranges and NextPage do not affect each other"
		concurrent    = "ranges may run concurrently"
		doneBefore    = "a context that is done stops the first fetch"
		cancelBetween = "cancellation between steps is seen"
		cancelInFetch = "cancellation during a fetch is seen"
		callArguments = "context and options reach each fetch"
	)
	for fault, rules := range map[fault][]string{
		stopsAtEmptyPage:        {emptyPages},
		followsEmptyToken:       {emptyPages, afterTheEnd},
		ignoresStartToken:       {startToken},
		dropsLastItem:           {pageSizes},
		comparesTokenBeginnings: {longTokens},
		keepsTokenPointers:      {tokensCopied},
		handsOutItsToken:        {tokensCopied},
		needsToken:              {lazy, pageSizes},
		fetchesAfterEnd:         {afterTheEnd},
		saysEOFAfterEnd:         {afterTheEnd},
		skipsFailedPage:         {retry},
		endsAtError:             {retry},
		goesOnAfterError:        {rangeError},
		fillsPageWithError:      {retry, rangeError},
		neverDetectsCycles:      {repeatedToken, stop},
		detectsShortCycles:      {repeatedToken, stop},
		withholdsRepeatingPage:  {repeatedToken, stop},
		endsAtRepeatedToken:     {repeatedToken},
		reportsRepeatOnce:       {repeatedToken},
		quotesToken:             {repeatedToken},
		ignoresStop:             {stop},
		fetchesInConstructor:    {lazy},
		fetchesBeforeRange:      {lazy, doneBefore},
		prefetches:              {leave, cancelBetween},
		prefetchesInGoroutine:   {leave},
		sharesRanges:            {restart, concurrent},
		rangesMoveNextPage:      {restart, independent},
		swallowsCancellation:    {doneBefore, cancelBetween},
		seesCancelLate:          {cancelBetween},
		leavesContextToFetch:    {doneBefore, cancelBetween},
		reportsLateCancellation: {cancelBetween},
		dropsContext:            {callArguments, cancelInFetch},
		dropsOptions:            {callArguments},
		keepsOptions:            {callArguments},
		appendsToOptions:        {callArguments},
	} {
		t.Run(string(fault), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				err := checkFaulty(fault)
				if err == nil {
					t.Fatal("nothing was found wrong")
				}
				for _, rule := range rules {
					if !strings.Contains(err.Error(), rule+": ") {
						t.Errorf("%q was not found violated in:\n%v", rule, err)
					}
				}
			})
		})
	}
}

func checkFaulty(f fault) error {
	return paginatortest.Check(subjectOf(func(c config) pager { return newFaulty(f, c) }))
}
