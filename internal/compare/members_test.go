package compare_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/aws/smithy-go/document"
	"github.com/aws/smithy-go/middleware"
)

// leftOut are the members that the short Image does not have, by the structures
// that they are of.
var leftOut = map[string][]string{
	"Image": {"DistributionConfiguration", "EnhancedImageMetadataEnabled", "ImageScanningConfiguration", "SourcePipelineName"},
	"ContainerRecipe": {
		"Components", "ContainerType", "DateCreated", "Description", "DockerfileTemplateData", "Encrypted", "InstanceConfiguration",
		"KmsKeyId", "Owner", "ParentImage", "Platform", "Tags", "TargetRepository", "Version", "WorkingDirectory",
	},
	"ImageRecipe": {
		"AdditionalInstanceConfiguration", "AmiTags", "AmiWatermarks", "BlockDeviceMappings", "Components", "DateCreated", "Description", "Owner",
		"ParentImage", "Platform", "Tags", "Type", "Version", "WorkingDirectory",
	},
	"InfrastructureConfiguration": {
		"DateCreated", "DateUpdated", "Description", "InstanceMetadataOptions", "InstanceProfileName", "InstanceTypes", "KeyPair",
		"Placement", "ResourceTags", "SecurityGroupIds", "SubnetId", "Tags",
	},
}

// isLeftOut reports whether the short Image does not have a member.
func isLeftOut(t *testing.T, structure, member string) bool {
	t.Helper()
	if !slices.Contains(leftOut[structure], member) {
		return false
	}
	differ(t, "Members of an image")
	return true
}

// unlike returns the members in which ours differs from the official value. Their
// types are of the same form but for their packages.
func unlike(t *testing.T, place string, want, got reflect.Value) (places []string) {
	t.Helper()
	differs := func() []string {
		return []string{fmt.Sprintf("%s: official %v, ours %v", place, show(want), show(got))}
	}
	switch {
	case want.Kind() != got.Kind():
		return differs()
	case want.Type() == reflect.TypeFor[middleware.Metadata]():
		return nil
	case want.Type() == reflect.TypeFor[time.Time]():
		ours := got.Interface().(time.Time)
		if !ours.Equal(time.Unix(0, ours.UnixNano())) {
			differ(t, "Times before 1678 and after 2262") // of which UnixNano is undefined
			return nil
		}
		if !want.Interface().(time.Time).Equal(ours) {
			return differs()
		}
		return nil
	}
	switch want.Kind() {
	case reflect.Pointer:
		if want.IsNil() || got.IsNil() {
			if want.IsNil() != got.IsNil() {
				return differs()
			}
			return nil
		}
		return unlike(t, place, want.Elem(), got.Elem())
	case reflect.Slice:
		if want.IsNil() != got.IsNil() || want.Len() != got.Len() {
			return differs()
		}
		for i := range want.Len() {
			places = append(places, unlike(t, fmt.Sprintf("%s[%d]", place, i), want.Index(i), got.Index(i))...)
		}
		return places
	case reflect.Map:
		if want.IsNil() != got.IsNil() || want.Len() != got.Len() {
			return differs()
		}
		for _, key := range want.MapKeys() {
			value := got.MapIndex(key)
			if !value.IsValid() {
				return differs()
			}
			places = append(places, unlike(t, fmt.Sprintf("%s[%s]", place, key), want.MapIndex(key), value)...)
		}
		return places
	case reflect.Struct:
		for i := range want.NumField() {
			field := want.Type().Field(i)
			if !field.IsExported() || isLeftOut(t, want.Type().Name(), field.Name) {
				continue
			}
			mine := got.FieldByName(field.Name)
			if !mine.IsValid() {
				places = append(places, place+"."+field.Name+" is missing in ours")
				continue
			}
			places = append(places, unlike(t, place+"."+field.Name, want.Field(i), mine)...)
		}
		return places
	case reflect.String:
		if w, g := want.String(), got.String(); w != g {
			// One U+FFFD for each wrong byte, as encoding/json does it.
			if utf8.ValidString(w) || string([]rune(w)) != g {
				return differs()
			}
			differ(t, "Invalid UTF-8 in a response")
		}
		return nil
	default:
		if !want.Equal(got) {
			return differs()
		}
		return nil
	}
}

func show(v reflect.Value) any {
	for v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	return v.Interface()
}

// unread returns the members of an output that a response left empty, but for those
// that no response sets.
func unread(place string, v reflect.Value) (places []string) {
	if v.IsZero() {
		return []string{place}
	}
	switch v.Kind() {
	case reflect.Pointer:
		return unread(place, v.Elem())
	case reflect.Slice:
		for i := range v.Len() {
			places = append(places, unread(fmt.Sprintf("%s[%d]", place, i), v.Index(i))...)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if field := v.Type().Field(i); field.IsExported() && field.Type != reflect.TypeFor[middleware.Metadata]() {
				places = append(places, unread(place+"."+field.Name, v.Field(i))...)
			}
		}
	}
	return places
}

// TestStructures_haveTheSameMembers holds the types of inputs and outputs, and of
// all that they are made of, to those of the official client.
func TestStructures_haveTheSameMembers(t *testing.T) {
	for _, o := range operations {
		t.Run(o.name, func(t *testing.T) {
			want, got := methodsOf(o)
			sameForm(t, want.In(1), got.In(1))
			sameForm(t, want.Out(0), got.Out(0))
		})
	}
}

// methodsOf returns the types of the methods that do an operation.
func methodsOf(o operation) (ofOfficial, ofOurs reflect.Type) {
	method := func(s side) reflect.Type {
		return reflect.ValueOf(s.make(config(nil)).underlying()).MethodByName(o.name).Type()
	}
	return method(sides[0]), method(sides[1])
}

func sameForm(t *testing.T, want, got reflect.Type) {
	t.Helper()
	if want.Kind() != got.Kind() || want.Name() != got.Name() {
		t.Errorf("official %s, ours %s", want, got)
		return
	}
	switch want.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		sameForm(t, want.Elem(), got.Elem())
	case reflect.String:
		if want != got {
			sameValues(t, want, got)
		}
	case reflect.Struct:
		if want == got {
			return
		}
		if w, g := document.IsNoSerde(reflect.Zero(want).Interface()), document.IsNoSerde(reflect.Zero(got).Interface()); w != g {
			t.Errorf("%s is no document: official %v, ours %v", got, w, g)
		}
		for i := range got.NumField() {
			if _, ok := want.FieldByName(got.Field(i).Name); !ok && got.Field(i).IsExported() {
				t.Errorf("official %s has no %s", want, got.Field(i).Name)
			}
		}
		for i := range want.NumField() {
			field := want.Field(i)
			mine, ok := got.FieldByName(field.Name)
			switch {
			case !field.IsExported():
			case slices.Contains(leftOut[want.Name()], field.Name):
				if ok {
					t.Errorf("ours has the %s of %s, which is on the list of those left out", field.Name, got)
				}
			case !ok:
				t.Errorf("ours has no %s.%s", got, field.Name)
			default:
				sameForm(t, field.Type, mine.Type)
			}
		}
	}
}

// sameValues compares the values of two enums.
func sameValues(t *testing.T, want, got reflect.Type) {
	t.Helper()
	theirs, mine := valuesOf(want), valuesOf(got)
	if want.Name() == "WorkflowStepExecutionStatus" {
		differ(t, "Status of a step")
		theirs += " TIMED_OUT WAITING"
	}
	sorted := func(values string) []string { return slices.Sorted(slices.Values(strings.Fields(values))) }
	if w, g := sorted(theirs), sorted(mine); !slices.Equal(w, g) {
		t.Errorf("%s: official %q, ours %q", got, w, g)
	}
}

func valuesOf(enum reflect.Type) string {
	return strings.Trim(fmt.Sprint(reflect.Zero(enum).MethodByName("Values").Call(nil)[0]), "[]")
}

func init() {
	proofs["Members of an image"] = func(t *testing.T) {
		recorded := snapshotOf(t, "response_snapshot", "GetImage.response.snap")
		outputs := outputsOf(t, operationOf(t, "GetImage"), recorded.response(t))
		image := outputs[0].Elem().FieldByName("Image").Elem()
		mine := outputs[1].Elem().FieldByName("Image").Elem()
		for structure, members := range leftOut {
			want, got := image, mine
			if structure != "Image" {
				want, got = image.FieldByName(structure).Elem(), mine.FieldByName(structure).Elem()
			}
			for _, member := range members {
				theirs := want.FieldByName(member)
				if !theirs.IsValid() || theirs.IsZero() || got.FieldByName(member).IsValid() {
					t.Errorf("%s.%s: official %v, ours %v", structure, member, theirs.IsValid(), got.FieldByName(member).IsValid())
				}
			}
		}
	}
}
