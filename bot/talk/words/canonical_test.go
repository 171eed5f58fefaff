package words_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework/law"
)

// Any fact that a case can hold can be recorded by its own name, with any value of any attribute, in both
// spellings, and stands up to the law's own check.
func TestEveryFactCanBeRecordedByItsName(t *testing.T) {
	s := on(t, "2026-11-10 Tue")
	for _, et := range s.Vocabulary.Types {
		if et.Name == law.Retraction {
			continue
		}
		plain := law.Event{Type: et.Name, On: day(t, "2026-11-09 Mon")}
		said := "record " + et.Name + " 2026-11-09"
		if et.HasDue {
			plain.Due, plain.Time = day(t, "2026-12-03 Thu"), "10:00"
			said += " due 3 dec 10am"
		}
		check(t, s, said, plain)
		for _, at := range et.Attrs {
			for _, values := range valuesOf(s, &at) {
				with := plain
				with.Attrs = law.Attrs{}.With(at.Name, values...)
				check(t, s, fmt.Sprintf("%s %s %s", said, at.Name, strings.Join(values, " and ")), with)
				check(t, s, fmt.Sprintf("%s %s=%s", said, at.Name, strings.Join(values, ",")), with)
				check(t, s, strings.ToUpper(fmt.Sprintf("%s %s %s", said, at.Name, strings.Join(values, ", "))), with)
			}
		}
	}
}

// valuesOf lists what the attribute can be: each of its values alone, and the first two together where it can
// have several.
func valuesOf(s *words.Setting, at *law.AttrType) [][]string {
	all := at.Values
	switch at.Kind {
	case law.AttrYesNo:
		all = append([]string{"true", "false"}, all...)
	case law.AttrGrounds:
		for _, g := range s.Grounds {
			all = append(all, g.ID)
		}
	case law.AttrLabel:
		all = []string{"MEDIATOR-1"}
	}
	var out [][]string
	for _, v := range all {
		out = append(out, []string{v})
	}
	if at.Kind == law.AttrSome || at.Kind == law.AttrGrounds {
		out = append(out, all[:2])
	}
	return out
}

func check(t *testing.T, s *words.Setting, said string, want law.Event) {
	t.Helper()
	h := words.Hear(s, said)
	if h.Intent != words.Record || len(h.Facts) != 1 || len(h.Doubts) != 0 || len(h.Unheard) != 0 {
		t.Errorf("%q: %s, facts %+v, doubts %+v, unheard %q", said, h.Intent, h.Facts, h.Doubts, h.Unheard)
		return
	}
	got := h.Facts[0].Event
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%q:\n got %+v\nwant %+v", said, got, want)
	}
	if faults := s.Vocabulary.Check(&got, s.Grounds); len(faults) > 0 {
		t.Errorf("%q: the law finds %v", said, faults)
	}
}

func TestFactsByNameSayWhatElseBelongsToThem(t *testing.T) {
	s := on(t, "2026-11-10 Tue")
	h := words.Hear(s, "record agreement-made 9 nov id a1 of d1 item EP visit what other due 4 dec item assess what assess parties joint, "+
		"order-made 2 nov supersedes o1 orders contents, placement")
	want := []law.Event{
		{ID: "a1", Of: "d1", Type: "agreement-made", On: day(t, "2026-11-09 Mon"), Attrs: law.Attrs{}.With("parties", "joint"),
			Items: []law.Item{{Item: "EP visit", What: "other", Due: day(t, "2026-12-04 Fri")}, {Item: "assess", What: "assess"}}},
		{Supersedes: "o1", Type: "order-made", On: day(t, "2026-11-02 Mon"), Attrs: law.Attrs{}.With("orders", "contents", "placement")},
	}
	if len(h.Facts) != 2 || !reflect.DeepEqual(h.Facts[0].Event, want[0]) || !reflect.DeepEqual(h.Facts[1].Event, want[1]) {
		t.Errorf("got %+v\nwant %+v", h.Facts, want)
	}
}

// What a name is given that it does not have is not taken, and said.
func TestFactsByNameTakeNothingThatTheyDoNotHave(t *testing.T) {
	s := on(t, "2026-11-10 Tue")
	for said, unheard := range map[string]string{
		"record certificate-issued 9 nov colour blue":   "colour",
		"record certificate-issued 9 nov outcome=none":  "outcome none",
		"record certificate-issued 9 nov something odd": "something",
	} {
		h := words.Hear(s, said)
		if len(h.Facts) != 1 || len(h.Facts[0].Event.Attrs) != 0 || len(h.Unheard) == 0 || h.Unheard[0] != unheard {
			t.Errorf("%q: facts %+v, unheard %q, want %q unheard", said, h.Facts, h.Unheard, unheard)
		}
	}
}

// Without a vocabulary every fact of the phrases is heard; with one, no other.
func TestOnlyFactsOfTheVocabularyAreHeard(t *testing.T) {
	s := on(t, "2026-11-10 Tue")
	small := *s
	small.Vocabulary = law.NewVocabulary([]law.EventType{{Name: "certificate-issued"}}, nil)
	if h := words.Hear(&small, "cert issued 9 nov kind deemed, appeal lodged 9 nov"); len(h.Facts) != 1 || h.Facts[0].Event.Type != "certificate-issued" || len(h.Facts[0].Event.Attrs) != 0 {
		t.Errorf("a small vocabulary: %+v", h.Facts)
	}
	none := words.Setting{Today: s.Today}
	if h := words.Hear(&none, "cert issued 9 nov kind deemed, appeal lodged 9 nov"); len(h.Facts) != 2 {
		t.Errorf("no vocabulary: %+v", h.Facts)
	}
}
