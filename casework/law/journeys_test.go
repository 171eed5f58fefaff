package law_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"time"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// teller makes up cases out of the whole vocabulary: a few rules with what starts, meets and ends them, and
// whatever else a case can hold. The same seed tells the same case.
type teller struct {
	rng  *rand.Rand
	book *law.Book
	at   civil.Date // the day that the story has come to
	m    law.Matter
}

// journeyOf tells the nth case.
func journeyOf(book *law.Book, n uint64) law.Matter {
	t := &teller{rng: rand.New(rand.NewPCG(n, 20260101)), book: book}
	t.at = civil.On(2018, time.June, 1).AddDays(t.rng.IntN(3700))
	for range 1 + t.rng.IntN(3) {
		t.m.Grounds = add(t.m.Grounds, pick(t.rng, book.Grounds).ID)
	}
	if t.rng.IntN(6) == 0 {
		t.m.PhaseTransfer = &law.PhaseTransfer{Year: t.at.Year() + t.rng.IntN(3), Kind: pick(t.rng, []string{"secondary-to-post-16", "other"})}
	}
	for range 1 + t.rng.IntN(3) {
		t.chapter(&book.Rules[t.rng.IntN(len(book.Rules))])
	}
	for range t.rng.IntN(4) {
		t.happens(law.Pattern{Type: pick(t.rng, book.Vocabulary.Types).Name})
	}
	if t.rng.IntN(3) == 0 { // told in an order that has nothing to do with the days
		t.rng.Shuffle(len(t.m.Events), func(i, j int) { t.m.Events[i], t.m.Events[j] = t.m.Events[j], t.m.Events[i] })
	}
	return t.m
}

func add(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

func pick[T any](rng *rand.Rand, list []T) T { return list[rng.IntN(len(list))] }

// chapter tells of a rule: a start or two, and some of what else its patterns ask for.
func (t *teller) chapter(r *law.Rule) {
	for _, limb := range r.LaterOf {
		if other, ok := t.book.Rule(limb); ok {
			t.chapter(other)
		}
	}
	lists := patternLists(r)
	for i, list := range lists {
		if len(list) > 0 && (i == 0 || t.rng.IntN(2) == 0) {
			t.happens(pick(t.rng, list))
		}
	}
	if len(r.Starts) > 0 && t.rng.IntN(3) == 0 {
		t.happens(pick(t.rng, r.Starts))
	}
}

// patternLists returns every list of patterns that a rule holds, whatever it is for, the starts first.
func patternLists(r *law.Rule) [][]law.Pattern {
	return append([][]law.Pattern{r.Starts}, patternsIn(reflect.ValueOf(*r))...)
}

// patternsIn looks for lists of patterns in a value and all that it holds, so that none is forgotten.
func patternsIn(v reflect.Value) [][]law.Pattern {
	var out [][]law.Pattern
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			out = patternsIn(v.Elem())
		}
	case reflect.Slice:
		if list, ok := reflect.TypeAssert[[]law.Pattern](v); ok {
			return [][]law.Pattern{list}
		}
		for i := range v.Len() {
			out = append(out, patternsIn(v.Index(i))...)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				out = append(out, patternsIn(v.Field(i))...)
			}
		}
	default:
	}
	return out
}

// happens adds an event that looks as the pattern asks, now and then with something else about it.
func (t *teller) happens(p law.Pattern) {
	typ, ok := t.book.Vocabulary.Type(p.Type)
	if !ok || typ.Name == law.Retraction {
		return
	}
	if t.rng.IntN(4) > 0 {
		t.at = t.at.AddDays(t.rng.IntN(50))
	}
	e := law.Event{Type: typ.Name, On: t.at, Reported: t.rng.IntN(8) == 0}
	switch t.rng.IntN(12) {
	case 0:
		e.On, e.Printed = civil.Date{}, t.at
	case 1:
		e.Printed, e.Received = t.at.AddDays(-1), t.at.AddDays(2)
	}
	if t.rng.IntN(4) > 0 {
		e.ID = fmt.Sprintf("f%d", len(t.m.Events)+1)
	}
	if typ.HasDue && t.rng.IntN(8) > 0 {
		e.Due = t.at.AddDays(t.rng.IntN(200))
		if t.rng.IntN(3) == 0 {
			e.Time = "10:00"
		}
	}
	if typ.HasItems {
		e.Items = t.items()
	}
	for _, a := range typ.Attrs {
		if t.rng.IntN(3) > 0 {
			e.Attrs = e.Attrs.With(a.Name, t.values(a)...)
		}
	}
	t.asked(&e, typ, p)
	if t.rng.IntN(6) == 0 {
		e.Of = t.about(typ)
	}
	if !slices.ContainsFunc(t.m.Events, func(other law.Event) bool { return sameButForTheID(&e, &other) }) {
		t.m.Events = append(t.m.Events, e)
	}
}

// sameButForTheID reports whether only their ids tell two events apart: which of them is told once more
// without one could not be said.
func sameButForTheID(a, b *law.Event) bool {
	x, y := *a, *b
	x.ID, x.Reported, x.Received = y.ID, y.Reported, y.Received
	return a.ID != "" && b.ID != "" && a.ID != b.ID && reflect.DeepEqual(x, y)
}

// asked gives the event the attributes that the pattern asks for.
func (t *teller) asked(e *law.Event, typ *law.EventType, p law.Pattern) {
	for _, c := range p.Conds {
		value := pick(t.rng, c.Values)
		switch _, has := typ.Attr(c.Name); {
		case c.Name == "item.what" && value != "-":
			e.Items[0].What = value
		case has && value == "-":
			e.Attrs = e.Attrs.With(c.Name)
		case has:
			e.Attrs = e.Attrs.With(c.Name, value)
		}
	}
}

func (t *teller) values(a law.AttrType) []string {
	switch a.Kind {
	case law.AttrYesNo:
		return []string{pick(t.rng, append([]string{"true", "false"}, a.Values...))}
	case law.AttrGrounds:
		return []string{pick(t.rng, t.m.Grounds)}
	case law.AttrLabel:
		if a.Names != "" { // an id has no space
			return []string{fmt.Sprintf("id-%d", 1+t.rng.IntN(3))}
		}
		return []string{fmt.Sprintf("label %d", 1+t.rng.IntN(3))}
	case law.AttrSome:
		some := add(nil, pick(t.rng, a.Values))
		return add(some, pick(t.rng, a.Values))
	}
	return []string{pick(t.rng, a.Values)}
}

func (t *teller) items() []law.Item {
	var list []law.Item
	for i := range 1 + t.rng.IntN(3) {
		it := law.Item{Item: fmt.Sprintf("label %d", i+1), What: pick(t.rng, []string{"assess", "make-plan", "contents", "placement", "maintain", "other"})}
		if t.rng.IntN(4) == 0 {
			it.Due = t.at.AddDays(t.rng.IntN(120))
		}
		list = append(list, it)
	}
	return list
}

// about names an earlier event that one of this type can be about, or nothing.
func (t *teller) about(typ *law.EventType) string {
	var can []string
	for i := range t.m.Events {
		for _, group := range typ.BelongsTo {
			if t.m.Events[i].ID != "" && slices.Contains(group, t.m.Events[i].Type) {
				can = append(can, t.m.Events[i].ID)
			}
		}
	}
	if len(can) == 0 {
		return ""
	}
	return pick(t.rng, can)
}
