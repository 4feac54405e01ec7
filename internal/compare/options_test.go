package compare_test

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	official "github.com/aws/aws-sdk-go-v2/service/imagebuilder"
	smithyauth "github.com/aws/smithy-go/auth"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	ours "github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

// notNeeded are options of the official client that no operation here needs.
var notNeeded = []string{"Protocol"}

func TestOptions_haveTheSameFieldsAndDefaults(t *testing.T) {
	for name, change := range map[string]func(*aws.Config){
		"an empty config": func(cfg *aws.Config) { *cfg = aws.Config{} },
		"a config": func(cfg *aws.Config) {
			cfg.AppID = "mine"
			cfg.ClientLogMode = aws.LogRetries
			cfg.AuthSchemePreference = []string{"sigv4"}
		},
		"adaptive retries": func(cfg *aws.Config) { cfg.RetryMode = aws.RetryModeAdaptive },
		"attempts":         func(cfg *aws.Config) { cfg.RetryMaxAttempts = 7 },
		"anonymous":        func(cfg *aws.Config) { cfg.Credentials = aws.AnonymousCredentials{} },
		"a defaults mode":  func(cfg *aws.Config) { cfg.DefaultsMode = aws.DefaultsModeCrossRegion },
		"an endpoint":      func(cfg *aws.Config) { cfg.BaseEndpoint = aws.String("https://a.example") },
	} {
		t.Run(name, func(t *testing.T) {
			cfg := config(responding(ok(emptyPage)))
			change(&cfg)
			want, got := reflect.ValueOf(sides[0].make(cfg).options()).Elem(), reflect.ValueOf(sides[1].make(cfg).options()).Elem()
			for i := range want.NumField() {
				field := want.Type().Field(i)
				if !field.IsExported() {
					continue
				}
				if slices.Contains(notNeeded, field.Name) {
					differ(t, "Protocol")
					continue
				}
				mine := got.FieldByName(field.Name)
				if !mine.IsValid() {
					t.Errorf("ours has no %s", field.Name)
				} else if w, g := shape(want.Field(i)), shape(mine); w != g {
					t.Errorf("%s: official %s, ours %s", field.Name, w, g)
				}
			}
		})
	}
}

// shape tells a value of an option as far as it can be the same in both clients:
// plain values, the type of what the SDK made, and how many there are of others.
func shape(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Interface:
		if v.IsNil() || isEither(v.Elem().Type()) {
			return fmt.Sprint(v.IsNil())
		}
		return v.Elem().Type().String()
	case reflect.Pointer:
		if v.IsNil() {
			return "nil"
		}
		return shape(v.Elem())
	case reflect.Slice:
		return fmt.Sprint(v.Len())
	case reflect.Struct:
		var fields []string
		for i := range v.NumField() {
			fields = append(fields, shape(v.Field(i)))
		}
		return fmt.Sprint(fields)
	default:
		return fmt.Sprint(v.Interface())
	}
}

func isEither(t reflect.Type) bool {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t.PkgPath() == reflect.TypeFor[official.Client]().PkgPath() || t.PkgPath() == reflect.TypeFor[ours.Client]().PkgPath()
}

func init() {
	proofs["Protocol"] = func(t *testing.T) {
		for _, name := range notNeeded {
			_, theirs := reflect.TypeFor[official.Options]().FieldByName(name)
			if _, mine := reflect.TypeFor[ours.Options]().FieldByName(name); !theirs || mine {
				t.Errorf("%s: official %v, ours %v", name, theirs, mine)
			}
		}
	}
}

// Changes to a copy must not reach what it was copied from.
func TestOptions_areCopiedAsDeep(t *testing.T) {
	note := func(*middleware.Stack) error { return nil }
	for _, s := range sides {
		t.Run(s.name, func(t *testing.T) {
			cfg := config(responding(ok(emptyPage)))
			cfg.APIOptions = []func(*middleware.Stack) error{note}
			cfg.Interceptors.AddBeforeExecution(&hooks{})
			c := s.make(cfg)

			changed := reflect.ValueOf(c.options()).Elem()
			changed.FieldByName("Region").SetString("changed")
			changed.FieldByName("APIOptions").Index(0).SetZero()
			changed.FieldByName("Interceptors").FieldByName("BeforeExecution").Index(0).SetZero()
			kept := reflect.ValueOf(c.options()).Elem()
			copied := kept.Addr().MethodByName("Copy").Call(nil)[0]
			for _, o := range []reflect.Value{kept, copied} {
				if o.FieldByName("Region").String() != "us-west-2" || o.FieldByName("APIOptions").Index(0).IsNil() || o.FieldByName("Interceptors").FieldByName("BeforeExecution").Index(0).IsNil() {
					t.Errorf("the client's options have changed: %+v", o)
				}
			}
			cfg.Interceptors.BeforeExecution[0] = nil
			cfg.APIOptions[0] = nil
			listOnce(t, c, listing(), nil)
		})
	}
}

func TestOptions_resolveTheSameIdentities(t *testing.T) {
	for _, scheme := range []string{smithyauth.SchemeIDSigV4, smithyauth.SchemeIDAnonymous, smithyauth.SchemeIDSigV4A, smithyauth.SchemeIDHTTPBearer, ""} {
		for _, provider := range []aws.CredentialsProvider{nil, namedCredentials{}} {
			var there [2]bool
			for i, s := range sides {
				cfg := config(responding(ok(emptyPage)))
				cfg.Credentials = provider
				there[i] = s.make(cfg).options().(smithyauth.IdentityResolverOptions).GetIdentityResolver(scheme) != nil
			}
			if there[0] != there[1] {
				t.Errorf("%q with %v: official %v, ours %v", scheme, provider, there[0], there[1])
			}
		}
	}
}

func TestOptionsOfACall_reachNoOtherCall(t *testing.T) {
	calls := append(append([]wireCase{{name: "plain"}}, wireEndpoints()...), wireOptions()...)
	calls = slices.DeleteFunc(calls, func(c wireCase) bool { return c.config != nil || c.client != nil || c.use != nil || c.responses != nil })
	want, got := onBothSides(t, func(t *testing.T, s side) []sent {
		svc := responding(ok(emptyPage))
		cfg := config(svc)
		cfg.APIOptions = append(cfg.APIOptions, fixInvocationID)
		fromConfig := s.make(cfg)
		cfg.APIOptions = nil
		bare := s.make(cfg)
		for range 2 {
			for _, call := range calls {
				listOnce(t, fromConfig, listing(), call.call)
				listOnce(t, fromConfig, listing(), nil)
				listOnce(t, bare, listing(), append(call.call, addAPIOption(fixInvocationID)))
				listOnce(t, bare, listing(), nil)
				listAllPages(t, bare, listing(), nil)
			}
		}
		return svc.sent
	})
	if len(want) != len(got) {
		t.Fatalf("official sent %d requests, ours %d", len(want), len(got))
	}
	for i := range want {
		if i%5 >= 3 { // the id, and so the signature, is random
			want[i].Header.Del(invocationIDHeader)
			got[i].Header.Del(invocationIDHeader)
			withoutSignature(want[i], got[i])
		}
		sameRequest(t, calls[i/5%len(calls)].name, want[i], got[i])
	}
}

// What a client's own resolvers return must be the caller's to change.
func TestAuthOptions_ofTheDefaultResolverAreTheCallersOwn(t *testing.T) {
	for _, s := range sides {
		t.Run(s.name, func(t *testing.T) {
			svc := responding(ok(emptyPage))
			c := s.make(config(svc), resigning("eu-west-3"))
			listOnce(t, c, listing(), nil)
			listOnce(t, c, listing(), []option{resigning("eu-west-2")})
			plain := s.make(config(svc))
			listOnce(t, plain, listing(), []option{resigning("eu-west-1")})
			listOnce(t, plain, listing(), nil)
			var regions []string
			for _, r := range svc.sent {
				regions = append(regions, credentialScope.FindStringSubmatch(r.Header.Get("Authorization"))[1])
			}
			if want := []string{"eu-west-3", "eu-west-2", "eu-west-1", "us-west-2"}; !slices.Equal(regions, want) {
				t.Errorf("signed for %q, want %q", regions, want)
			}
		})
	}
}

// A resolver may change the parameters that it gets: they are those of one call.
func TestAuthParameters_areTheCallsOwn(t *testing.T) {
	want, got := onBothSides(t, func(t *testing.T, s side) (regions []string) {
		change := func(region *string) {
			*region += "-changed"
			regions = append(regions, *region)
		}
		c := s.make(config(responding(ok(emptyPage))), option{
			official: func(o *official.Options) { o.AuthSchemeResolver = officialParameters{o.AuthSchemeResolver, change} },
			ours:     func(o *ours.Options) { o.AuthSchemeResolver = ourParameters{o.AuthSchemeResolver, change} },
		})
		for range 3 {
			listOnce(t, c, listing(), nil)
		}
		return regions
	})
	if !slices.Equal(want, got) {
		t.Errorf("official %q, ours %q", want, got)
	}
}

// resigning wraps the auth scheme resolver that the options have: it signs for
// another region.
func resigning(region string) option {
	return resolvingAuth(func(options []*smithyauth.Option, err error) ([]*smithyauth.Option, error) {
		smithyhttp.SetSigV4SigningRegion(&options[0].SignerProperties, region)
		return options, err
	})
}

// resolvingAuth wraps the auth scheme resolver that the options have, and changes
// what it returns.
func resolvingAuth(change func([]*smithyauth.Option, error) ([]*smithyauth.Option, error)) option {
	return option{
		official: func(o *official.Options) { o.AuthSchemeResolver = officialAuth{o.AuthSchemeResolver, change} },
		ours:     func(o *ours.Options) { o.AuthSchemeResolver = ourAuth{o.AuthSchemeResolver, change} },
	}
}

type officialAuth struct {
	official.AuthSchemeResolver
	change func([]*smithyauth.Option, error) ([]*smithyauth.Option, error)
}

func (a officialAuth) ResolveAuthSchemes(ctx context.Context, p *official.AuthResolverParameters) ([]*smithyauth.Option, error) {
	return a.change(a.AuthSchemeResolver.ResolveAuthSchemes(ctx, p))
}

type ourAuth struct {
	ours.AuthSchemeResolver
	change func([]*smithyauth.Option, error) ([]*smithyauth.Option, error)
}

func (a ourAuth) ResolveAuthSchemes(ctx context.Context, p *ours.AuthResolverParameters) ([]*smithyauth.Option, error) {
	return a.change(a.AuthSchemeResolver.ResolveAuthSchemes(ctx, p))
}

type officialParameters struct {
	official.AuthSchemeResolver
	change func(region *string)
}

func (a officialParameters) ResolveAuthSchemes(ctx context.Context, p *official.AuthResolverParameters) ([]*smithyauth.Option, error) {
	a.change(&p.Region)
	return a.AuthSchemeResolver.ResolveAuthSchemes(ctx, p)
}

type ourParameters struct {
	ours.AuthSchemeResolver
	change func(region *string)
}

func (a ourParameters) ResolveAuthSchemes(ctx context.Context, p *ours.AuthResolverParameters) ([]*smithyauth.Option, error) {
	a.change(&p.Region)
	return a.AuthSchemeResolver.ResolveAuthSchemes(ctx, p)
}
