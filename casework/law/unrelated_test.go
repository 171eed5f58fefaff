package law_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// reads returns the types of event that the rule's deadlines can depend on: those of its patterns and of the
// rules that it names, what those can be about, and what makes or undoes one of them.
func (w *world) reads(r *law.Rule) map[string]bool {
	out := map[string]bool{"decision-sent": true, "discrimination-happened": true} // which grounds, which kind of case
	w.readsOwn(r, out)
	for _, id := range slices.Concat(r.LaterOf, r.AlternativeTo, r.SupersededByLimit) {
		if other, ok := w.book.Rule(id); ok {
			w.readsOwn(other, out)
		}
	}
	for i := range r.Asks {
		if late, ok := w.book.Rule(r.Asks[i].OnceLate); ok {
			w.readsOwn(late, out)
		}
	}
	for before := 0; before != len(out); {
		before = len(out)
		for i := range w.book.Vocabulary.Types {
			t := &w.book.Vocabulary.Types[i]
			switch {
			case out[t.Name]:
				for _, group := range append(t.BelongsTo, t.Through, t.Until) {
					for _, name := range group {
						out[name] = true
					}
				}
				w.readsFamily(t.Family, out)
			case len(t.GivesRise) > 0, t.Name == "appeal-returned" && out["appeal-received"]:
				out[t.Name] = true
			}
		}
	}
	return out
}

// readsFamily adds the things that can take each other's place.
func (w *world) readsFamily(family string, out map[string]bool) {
	for i := range w.book.Vocabulary.Types {
		if t := &w.book.Vocabulary.Types[i]; family != "" && t.Family == family {
			out[t.Name] = true
		}
	}
}

func (w *world) readsOwn(r *law.Rule, out map[string]bool) {
	for _, list := range patternLists(r) {
		for _, p := range list {
			out[p.Type] = true
		}
	}
}

// readers returns the rules that an event of the type can concern.
func (w *world) readers() map[string]map[string]bool {
	if w.read != nil {
		return w.read
	}
	out := map[string]map[string]bool{}
	for i := range w.book.Rules {
		for name := range w.reads(&w.book.Rules[i]) {
			if out[name] == nil {
				out[name] = map[string]bool{}
			}
			out[name][w.book.Rules[i].ID] = true
		}
	}
	w.read = out
	return out
}

// unread returns the types that no rule, no belonging and no stage reads.
func (w *world) unread() []string {
	read := map[string]bool{law.Retraction: true}
	for name := range w.readers() {
		read[name] = true
	}
	var out []string
	for i := range w.book.Vocabulary.Types {
		t := &w.book.Vocabulary.Types[i]
		if !read[t.Name] && t.Stage == "" && len(t.Tracks) == 0 && t.Name != "case-reopened" {
			out = append(out, t.Name)
		}
	}
	return out
}

func TestAFactThatNoRuleReadsChangesNothing(t *testing.T) {
	w := newWorld(t)
	for _, name := range []string{"access-need-recorded", "consent-given", "legal-hold-set", "assigned"} {
		if !slices.Contains(w.unread(), name) {
			t.Errorf("%s is read by a rule", name)
		}
	}
	w.holds(func(w *world, m law.Matter) string {
		want := w.compute(m)
		rng := rand.New(rand.NewPCG(w.seed, 2))
		for range 3 {
			e := law.Event{ID: "unrelated", Type: pick(rng, w.unread()), On: dayWithin(rng, m), Reported: rng.IntN(2) == 0}
			if diff := differ(want, w.compute(withEvents(m, append(slices.Clone(m.Events), e)))); diff != "" {
				return fmt.Sprintf("with %s on %s, %s", e.Type, e.On, diff)
			}
		}
		return ""
	})
}

// dayWithin is a day on or around those of the case.
func dayWithin(rng *rand.Rand, m law.Matter) civil.Date {
	if len(m.Events) == 0 {
		return civil.On(2026, 3, 31)
	}
	e := pick(rng, m.Events)
	on, _ := e.Day()
	return on.AddDays(rng.IntN(3) - 1)
}

// An event concerns the rules that read it and leaves the deadlines of every other rule as they are.
func TestAFactLeavesTheRulesThatDoNotReadItAlone(t *testing.T) {
	newWorld(t).holds(func(w *world, m law.Matter) string {
		want := w.compute(m)
		rng := rand.New(rand.NewPCG(w.seed, 3))
		for range 4 {
			typ := pick(rng, w.book.Vocabulary.Types)
			if typ.Name == law.Retraction {
				continue
			}
			e := law.Event{ID: "unrelated", Type: typ.Name, On: dayWithin(rng, m)}
			if typ.HasDue {
				e.Due = e.On.AddDays(40)
			}
			got := w.compute(withEvents(m, append(slices.Clone(m.Events), e)))
			a, b := rowsExcept(want, w.readers()[typ.Name]), rowsExcept(got, w.readers()[typ.Name])
			if diff := unequal(a, b); diff != "" {
				return fmt.Sprintf("with %s on %s, deadlines of rules that do not read it: %s", e.Type, e.On, diff)
			}
		}
		return ""
	})
}

func unequal(a, b []row) string {
	if slices.EqualFunc(a, b, func(x, y row) bool { return reflect.DeepEqual(x, y) }) {
		return ""
	}
	return cmp.Diff(a, b)
}

func rowsExcept(r law.Result, rules map[string]bool) []row {
	rows, _ := rowsOf(r)
	return slices.DeleteFunc(rows, func(d row) bool { return rules[d.Rule] })
}
