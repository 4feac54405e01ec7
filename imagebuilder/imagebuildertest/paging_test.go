package imagebuildertest_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

func TestPaging_listsEachStepOnce(t *testing.T) {
	srv := newServer(t)
	for _, steps := range []int{0, 1, 24, 25, 26, 51} {
		srv.SetSteps(runID, namedSteps(steps)...)
		for _, size := range []int{1, 2, 7, 24, 25} {
			t.Run(fmt.Sprintf("%d steps by %d", steps, size), func(t *testing.T) {
				c := defaultCall(t, srv)
				c.body = strings.Replace(page(size, ""), `"nextToken":"",`, "", 1)
				var names []string
				pages := 0
				for {
					a := c.mustSend(t, srv)
					a.mustBe(t, 200, "")
					names = append(names, a.names...)
					pages++
					if a.nextToken == "" {
						break
					}
					if len(a.names) != size {
						t.Fatalf("page %d is not the last and has %d steps", pages, len(a.names))
					}
					c.body = page(size, a.nextToken)
				}
				if want := max(1, (steps+size-1)/size); pages != want {
					t.Errorf("got %d pages, want %d", pages, want)
				}
				var want []string
				for _, step := range namedSteps(steps) {
					want = append(want, *step.Name)
				}
				if !slices.Equal(names, want) {
					t.Errorf("got steps %v", names)
				}
			})
		}
	}
}

func TestPaging_hasADefaultPageSize(t *testing.T) {
	srv := newServer(t)
	srv.SetSteps(runID, namedSteps(30)...)
	if a := defaultCall(t, srv).mustSend(t, srv); len(a.names) != 25 {
		t.Errorf("a page has %d steps", len(a.names))
	}
	srv.SetDefaultPageSize(4)
	if a := defaultCall(t, srv).mustSend(t, srv); len(a.names) != 4 {
		t.Errorf("a page has %d steps", len(a.names))
	}
}

func firstToken(t *testing.T, srv *imagebuildertest.Server) string {
	t.Helper()
	c := defaultCall(t, srv)
	c.body = `{"workflowExecutionId":"` + runID + `","maxResults":2}`
	a := c.mustSend(t, srv)
	if a.nextToken == "" {
		t.Fatalf("no token in %s", a.body)
	}
	return a.nextToken
}

func TestPaging_refusesTokensItDidNotMake(t *testing.T) {
	srv := newServer(t)
	srv.SetSteps(runID, namedSteps(5)...)
	srv.SetSteps(otherRunID, namedSteps(5)...)
	token := firstToken(t, srv)

	refused := func(t *testing.T, body string) {
		t.Helper()
		c := defaultCall(t, srv)
		c.body = body
		c.mustSend(t, srv).mustBe(t, 400, "InvalidPaginationTokenException")
	}
	t.Run("one of another execution", func(t *testing.T) {
		refused(t, strings.Replace(page(2, token), runID, otherRunID, 1))
	})
	t.Run("one of another server", func(t *testing.T) {
		other := newServer(t)
		other.SetSteps(runID, namedSteps(5)...)
		refused(t, page(2, firstToken(t, other)))
	})
	t.Run("one with a character changed", func(t *testing.T) {
		for i := range token {
			for _, with := range []string{"A", "B", "-", "=", "é"} {
				if mangled := token[:i] + with + token[i+1:]; mangled != token {
					refused(t, page(2, mangled))
				}
			}
		}
	})
	t.Run("one cut short or made longer", func(t *testing.T) {
		for _, mangled := range []string{token[:1], token[:len(token)-1], token + "A", token + "=", token + "\n", " " + token, token + token} {
			refused(t, page(2, mangled))
		}
	})
	t.Run("made up", func(t *testing.T) {
		for _, mangled := range []string{"2", "null", strings.Repeat("A", len(token))} {
			refused(t, page(2, mangled))
		}
	})
}

func TestPaging_continuesWithTheStepsOfNow(t *testing.T) {
	srv := newServer(t)
	srv.SetSteps(runID, namedSteps(3)...)
	token := firstToken(t, srv)
	next := func(t *testing.T) reply {
		t.Helper()
		c := defaultCall(t, srv)
		c.body = page(2, token)
		a := c.mustSend(t, srv)
		a.mustBe(t, 200, "")
		return a
	}
	t.Run("the same token leads to the same page", func(t *testing.T) {
		for range 2 {
			if a := next(t); !slices.Equal(a.names, []string{"step2"}) || a.nextToken != "" {
				t.Errorf("got %s", a.body)
			}
		}
	})
	t.Run("appended steps are listed", func(t *testing.T) {
		srv.SetSteps(runID, namedSteps(5)...)
		if a := next(t); !slices.Equal(a.names, []string{"step2", "step3"}) || a.nextToken == "" {
			t.Errorf("got %s", a.body)
		}
	})
	t.Run("a changed step shows its change", func(t *testing.T) {
		steps := namedSteps(3)
		steps[2].Name = steps[0].Name
		srv.SetSteps(runID, steps...)
		if a := next(t); !slices.Equal(a.names, []string{"step0"}) {
			t.Errorf("got %s", a.body)
		}
	})
	t.Run("a list that became shorter ends", func(t *testing.T) {
		srv.SetSteps(runID, namedSteps(1)...)
		if a := next(t); len(a.names) != 0 || a.nextToken != "" {
			t.Errorf("got %s", a.body)
		}
	})
}

func TestSetSteps_copiesAndKeepsTheRest(t *testing.T) {
	srv := newServer(t)
	steps := namedSteps(1)
	srv.SetExecution(runID, imagebuildertest.Execution{Steps: steps, Message: "a message"})
	*steps[0].Name = "changed"
	a := defaultCall(t, srv).mustSend(t, srv)
	if !slices.Equal(a.names, []string{"step0"}) || a.message != "a message" {
		t.Errorf("got %s", a.body)
	}
	srv.SetSteps(runID, namedSteps(2)...)
	a = defaultCall(t, srv).mustSend(t, srv)
	if !slices.Equal(a.names, []string{"step0", "step1"}) || a.message != "a message" {
		t.Errorf("got %s", a.body)
	}
	srv.SetExecution(runID, imagebuildertest.Execution{})
	if a = defaultCall(t, srv).mustSend(t, srv); len(a.names) != 0 || a.message != "" {
		t.Errorf("got %s", a.body)
	}
}

func TestSetSteps_whileOthersList(t *testing.T) {
	srv := newServer(t)
	srv.SetSteps(runID, namedSteps(10)...)
	c := defaultCall(t, srv)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 10 {
				c := c
				c.body = `{"workflowExecutionId":"` + runID + `","maxResults":3}`
				for token := "first"; token != ""; {
					a, err := c.send(t.Context(), srv)
					if err != nil || a.status != 200 {
						t.Errorf("got %d %s, %v", a.status, a.body, err)
						return
					}
					token = a.nextToken
					c.body = page(3, token)
				}
			}
		})
	}
	wg.Go(func() {
		for i := range 100 {
			srv.SetSteps(runID, namedSteps(5+i%20)...)
			srv.Requests()
		}
	})
	wg.Wait()
}
