package compare_test

import (
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	official "github.com/aws/aws-sdk-go-v2/service/imagebuilder"
	smithyendpoints "github.com/aws/smithy-go/endpoints"

	ours "github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

// knownRegions returns every region in the partition table of the SDK's core.
func knownRegions(t testing.TB) []string {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/aws/aws-sdk-go-v2").Output()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(strings.TrimSpace(string(dir)), "internal", "endpoints", "awsrulesfn", "partitions.go")
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var regions []string
	ast.Inspect(file, func(n ast.Node) bool {
		pair, ok := n.(*ast.KeyValueExpr)
		if !ok {
			return true
		}
		if name, ok := pair.Key.(*ast.BasicLit); ok {
			region, err := strconv.Unquote(name.Value)
			if err != nil {
				t.Fatal(err)
			}
			regions = append(regions, region)
		}
		return true
	})
	return regions
}

func TestPartitionTable_isFound(t *testing.T) {
	regions := knownRegions(t)
	for _, region := range append(oneRegionOfEachPartition, "aws-global", "aws-iso-b-global") {
		if !slices.Contains(regions, region) {
			t.Errorf("%s is not among the %d regions found", region, len(regions))
		}
	}
}

// resolved is what a resolver returns.
type resolved struct {
	Endpoint smithyendpoints.Endpoint
	Error    string
}

func resolvedBy(endpoint smithyendpoints.Endpoint, err error) resolved {
	if err != nil {
		return resolved{endpoint, err.Error()}
	}
	return resolved{endpoint, ""}
}

func resolveBoth(p ours.EndpointParameters) (byOfficial, byOurs resolved) {
	ctx := context.Background()
	return resolvedBy(official.NewDefaultEndpointResolverV2().ResolveEndpoint(ctx, official.EndpointParameters(p))),
		resolvedBy(ours.NewDefaultEndpointResolverV2().ResolveEndpoint(ctx, p))
}

func TestEndpoints_areTheSameForEveryRegionAndVariant(t *testing.T) {
	regions := []*string{
		nil, aws.String(""), aws.String("xx-new-1"), aws.String("us-gov-new-9"), aws.String("cn-a_b-10"),
		aws.String("US-EAST-1"), aws.String("us-gov-west"), aws.String("a b"), aws.String("é"), aws.String("us-iso-east-1.evil"),
	}
	for _, region := range knownRegions(t) {
		regions = append(regions, &region)
	}
	for _, prefix := range []string{"us-", "us-gov-", "cn-", "eusc-de-", "us-iso-", "us-isob-", "eu-isoe-", "us-isof-", "us-gov", "aws-cn-"} {
		for _, place := range []string{"a", "A_1", "", "é", "a-b", "a.b", "global"} {
			for _, number := range []string{"-1", "-10", "-", "", "-x", "-1x", "-1\n", "-١", "--1"} {
				regions = append(regions, aws.String(prefix+place+number))
			}
		}
	}
	endpoints := []*string{nil, aws.String(""), aws.String("https://a.example/b"), aws.String("http://[::1]:80"), aws.String("a b")}
	toggles := []*bool{nil, aws.Bool(false), aws.Bool(true)}
	for _, region := range regions {
		for _, endpoint := range endpoints {
			for _, useFIPS := range toggles {
				for _, useDualStack := range toggles {
					checkResolvers(t, ours.EndpointParameters{Region: region, Endpoint: endpoint, UseFIPS: useFIPS, UseDualStack: useDualStack})
				}
			}
		}
	}
}

func checkResolvers(t *testing.T, p ours.EndpointParameters) {
	t.Helper()
	want, got := resolveBoth(p)
	if strings.HasPrefix(want.Error, "Failed to parse uri: ") && got.Error != "" {
		differ(t, "Endpoint that cannot be parsed")
		want.Error, got.Error = "", ""
	}
	if !reflect.DeepEqual(want, got) {
		t.Errorf("region %q, endpoint %q, fips %v, dual-stack %v\nofficial %+v\nours     %+v",
			aws.ToString(p.Region), aws.ToString(p.Endpoint), aws.ToBool(p.UseFIPS), aws.ToBool(p.UseDualStack), want, got)
	}
}

func TestEndpointParameters_validateTheSame(t *testing.T) {
	for _, p := range []ours.EndpointParameters{{}, {UseDualStack: aws.Bool(true)}, {UseFIPS: aws.Bool(true)}, ours.EndpointParameters{}.WithDefaults()} {
		want, got := official.EndpointParameters(p).ValidateRequired(), p.ValidateRequired()
		if errorText(want) != errorText(got) {
			t.Errorf("%+v: official %v, ours %v", p, want, got)
		}
		if w, g := official.EndpointParameters(p).WithDefaults(), p.WithDefaults(); !reflect.DeepEqual(ours.EndpointParameters(w), g) {
			t.Errorf("%+v: official %+v, ours %+v", p, w, g)
		}
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// FuzzEndpoint holds the resolvers, and the clients' checks before and after
// them, side by side.
func FuzzEndpoint(f *testing.F) {
	for _, region := range []string{
		"", "us-east-1", "fips-us-east-1", "us-gov-west-1-fips", "us-fips-east-1", "-us-east-1", "us-east-1.", "us-east-1.evil.test/", "a@b", "a\x00", "é",
		strings.Repeat("a", 64), "us-east-1-", "aws-global", "fips--u", "-fips-e-e",
	} {
		f.Add(region, "", false, false, false)
		f.Add(region, "https://a.example", true, true, false)
	}
	for _, endpoint := range []string{
		"http://localhost:8080/a", "https://user:secret@a.example", "ftp://a.example", "a.example", "//a.example", "https://a.example?b",
		"https://a.example#b", "http://[::1]", "https://a_b.example", "https://a..b", "https://a.example:99999", "https://:80", ":", "%", "https://a b",
	} {
		f.Add("us-west-2", endpoint, true, false, false)
	}
	f.Fuzz(func(t *testing.T, region, endpoint string, custom, useFIPS, useDualStack bool) {
		p := ours.EndpointParameters{Region: &region, UseFIPS: &useFIPS, UseDualStack: &useDualStack}
		var opts []option
		if custom {
			p.Endpoint = &endpoint
		}
		checkResolvers(t, p)

		if useFIPS {
			opts = append(opts, fips)
		}
		if useDualStack {
			opts = append(opts, dualStack)
		}
		checkTargets(t, p.Endpoint, append(opts, set("Region", region))...)
	})
}
