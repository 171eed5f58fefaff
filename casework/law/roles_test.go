package law

import (
	"reflect"
	"testing"
)

// Whatever list of patterns a rule has is checked, compared and prepared: none can be forgotten.
func TestEveryListOfPatternsIsAmongARulesRoles(t *testing.T) {
	var r Rule
	v := reflect.ValueOf(&r).Elem()
	want := 0
	for i := range v.NumField() {
		if v.Field(i).Type() == reflect.TypeFor[[]Pattern]() {
			want++
			v.Field(i).Set(reflect.ValueOf([]Pattern{{Type: v.Type().Field(i).Name}}))
		}
	}
	got := map[string]bool{}
	for _, list := range r.roles() {
		for _, p := range list.patterns {
			got[p.Type] = true
		}
	}
	if len(got) != want || want == 0 {
		t.Errorf("the roles hold %v, the rule has %d lists", got, want)
	}
}
