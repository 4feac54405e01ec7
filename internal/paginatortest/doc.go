// Package paginatortest checks that a paginator keeps the contract of package
// paginator: paging follows the token, a failed page is retried, repeated
// tokens are errors, ranges are lazy and restartable, cancellation is seen.
//
// # Use
//
// Call [Run] from a test with a [Subject]. Its New function builds the
// paginator over a scripted [Source], which takes the place of the service.
// Any page, item and option types will do:
//
//	func TestStepsPaginatorConformance(t *testing.T) {
//		paginatortest.Run(t, paginatortest.Subject[*Output, Step, func(*Options)]{
//			New: func(source *paginatortest.Source) paginatortest.Pager[*Output, Step, func(*Options)] {
//				return NewStepsPaginator(fakeClient{source}, source.Token, source.StopOnDuplicateToken)
//			},
//			Items:  func(out *Output) []Step { return out.Steps },
//			Name:   func(step Step) string { return step.Name },
//			Option: func(label string) func(*Options) { return func(o *Options) { o.Label = label } },
//		})
//	}
//
//	// ListSteps is what the paginator calls for each page.
//	func (c fakeClient) ListSteps(ctx context.Context, in *Input, optFns ...func(*Options)) (*Output, error) {
//		var options Options
//		for _, fn := range optFns {
//			fn(&options)
//		}
//		names, next, err := c.source.Fetch(ctx, in.NextToken, options.Label)
//		if err != nil {
//			return nil, err
//		}
//		out := &Output{NextToken: next}
//		for _, name := range names {
//			out.Steps = append(out.Steps, Step{Name: name})
//		}
//		return out, nil
//	}
//
// Hand tokens on as the pointers they are: the checks write to them to see
// that a paginator keeps copies.
//
// # Limits
//
// A fetch that comes too early is always seen in the goroutine of the caller.
// In another goroutine it is seen if it comes within a millisecond; to be
// sure, call [Check] in a testing/synctest bubble, which needs a paginator
// that works without a network.
//
// A paginator that goes round for ever is stopped after a bounded number of
// steps and fetches. One that repeats a failed fetch for ever within one step hangs.
package paginatortest
