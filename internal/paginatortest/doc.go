// Package paginatortest checks that a paginator keeps the contract of package
// paginator: paging follows the token, a failed page can be fetched again, repeated
// tokens are errors, ranges are lazy and restartable, and cancellation ends them.
//
// # Use
//
// Call [Run] from a test with a [Subject]. Its New function builds the
// paginator over a scripted [Source], which stands in for the service. The page, item
// and option types may be any:
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
//	// ListSteps is called by the paginator for each page.
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
// Pass tokens on as pointers, without copying. The checks write to them to verify
// that a paginator keeps copies.
//
// # Limits
//
// A premature fetch in the goroutine of the caller is always detected. One in another
// goroutine is detected if it comes within a millisecond. To detect it reliably, call
// [Check] in a testing/synctest bubble, with a paginator that works without a
// network.
//
// A listing that never ends is stopped after a bounded number of steps and fetches. A
// paginator that repeats a failed fetch forever within one step hangs.
package paginatortest
