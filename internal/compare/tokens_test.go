package compare_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"
)

// tokensOf returns the client tokens that a service was sent.
func tokensOf(t *testing.T, svc *service) (tokens []string) {
	t.Helper()
	for _, r := range svc.sent {
		var body struct{ ClientToken string }
		if err := json.Unmarshal([]byte(r.Body), &body); err != nil {
			t.Fatal(err)
		}
		tokens = append(tokens, body.ClientToken)
	}
	return tokens
}

// eachPut runs a test for each operation with a client token.
func eachPut(t *testing.T, test func(*testing.T, operation)) {
	t.Helper()
	for _, o := range operations {
		if o.form() == "PUT" {
			t.Run(o.name, func(t *testing.T) { test(t, o) })
		}
	}
}

func TestTokens_areRandomUUIDsThatAttemptsShare(t *testing.T) {
	uuid := regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
	eachPut(t, func(t *testing.T, o operation) {
		for _, s := range sides {
			svc := responding(failure(503, "ServiceUnavailableException"), ok("{}"))
			cfg := config(svc)
			cfg.Retryer = withoutDelay
			c := s.make(cfg)
			for range 2 {
				if _, err := c.call(t.Context(), o.name, c.input(o.name, o.required)); err != nil {
					t.Fatal(err)
				}
			}
			tokens := tokensOf(t, svc)
			if len(tokens) != 3 || tokens[0] != tokens[1] || tokens[1] == tokens[2] || !uuid.MatchString(tokens[0]) || !uuid.MatchString(tokens[2]) {
				t.Errorf("%s sends %q", s.name, tokens)
			}
		}
	})
}

func TestTokens_ofTheCallerAreKept(t *testing.T) {
	eachPut(t, func(t *testing.T, o operation) {
		mine := strings.Replace(o.required, "{", `{"clientToken":"mine",`, 1)
		for _, s := range sides {
			svc := responding(ok("{}"))
			c := s.make(config(svc))
			if _, err := c.call(t.Context(), o.name, c.input(o.name, mine)); err != nil || tokensOf(t, svc)[0] != "mine" {
				t.Errorf("%s sends %q, %v", s.name, tokensOf(t, svc), err)
			}
		}
	})
}

func TestTokens_thatAMiddlewareTakesAwayAreMissing(t *testing.T) {
	eachPut(t, func(t *testing.T, o operation) {
		for _, s := range sides {
			svc := responding(ok("{}"))
			_, err := s.doing(o).make(config(svc)).list(t.Context(), listing(), addAPIOption(func(stack *middleware.Stack) error {
				_, err := stack.Initialize.Remove("OperationIdempotencyTokenAutoFill")
				return err
			}))
			if fields := missingIn(err); !slices.Equal(fields, []string{o.name + "Input.ClientToken"}) || len(svc.sent) > 0 {
				t.Errorf("%s: %v, after %d requests", s.name, err, len(svc.sent))
			}
		}
	})
}

// missingIn returns the members that an error says are missing.
func missingIn(err error) (fields []string) {
	var invalid smithy.InvalidParamsError
	if !errors.As(err, &invalid) {
		return nil
	}
	for _, e := range invalid.Errs() {
		var missing *smithy.ParamRequiredError
		if errors.As(e, &missing) {
			fields = append(fields, missing.Field())
		}
	}
	slices.Sort(fields)
	return fields
}

type failingTokens struct{}

var errNoEntropy = errors.New("no entropy")

func (failingTokens) GetIdempotencyToken() (string, error) { return "", errNoEntropy }

func init() {
	proofs["Client token"] = func(t *testing.T) {
		eachPut(t, func(t *testing.T, o operation) {
			for i, s := range sides {
				svc := responding(ok("{}"))
				c := s.make(config(svc))
				in := c.input(o.name, o.required)
				for range 2 {
					if _, err := c.call(t.Context(), o.name, in); err != nil {
						t.Fatal(err)
					}
				}
				tokens, written := tokensOf(t, svc), !reflect.ValueOf(in).Elem().FieldByName("ClientToken").IsNil()
				if isOfficial := i == 0; (tokens[0] == tokens[1]) != isOfficial || written != isOfficial {
					t.Errorf("%s sends %q, and writes into the input: %v", s.name, tokens, written)
				}
			}
		})
	}
	proofs["Error of a token provider"] = func(t *testing.T) {
		eachPut(t, func(t *testing.T, o operation) {
			for i, want := range []string{"", "make client token: "} {
				svc := responding(ok("{}"))
				_, err := sides[i].doing(o).make(config(svc)).list(t.Context(), listing(), set("IdempotencyTokenProvider", failingTokens{}))
				if text := "operation error imagebuilder: " + o.name + ", " + want + "no entropy"; !errors.Is(err, errNoEntropy) || err.Error() != text || len(svc.sent) > 0 {
					t.Errorf("%s: got %v, want %s", sides[i].name, err, text)
				}
			}
		})
	}
}
