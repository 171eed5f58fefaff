package configs_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs"
)

// answer is what meets and what ends one limit, each "fact name=value" with | between them. Every other fact that a
// case can hold leaves the limit as it is.
type answer struct {
	limits      string // ids with spaces between them; of an agreed action "id/item/step"
	meets, ends string
	moves       string // what changes the day, or whether there is one
	between     string // what happens between the start and the fact
}

func TestWhatMeetsAndEndsEachLimitAndNothingElseDoes(t *testing.T) {
	for _, wrong := range checkAnswers(lawNamed(t, configs.England)) {
		t.Error(wrong)
	}
	for _, s := range englandOnce() {
		if !slices.ContainsFunc(answers(), func(a answer) bool { return slices.Contains(strings.Fields(a.limits), s.name()) }) {
			t.Errorf("nothing says what meets %s", s.name())
		}
	}
}

func checkAnswers(l lawOf) []string {
	var out []string
	for _, a := range answers() {
		for id := range strings.FieldsSeq(a.limits) {
			out = append(out, a.check(l, id)...)
		}
	}
	return out
}

// name is the limit, and of an agreed action the item and the step.
func (s *swept) name() string {
	if s.item == "" {
		return s.limit
	}
	return s.limit + "/" + s.item + "/" + s.step
}

// check tells every sweep of the limit of each fact.
func (a *answer) check(l lawOf, id string) []string {
	var out []string
	for _, s := range englandOnce() {
		if s.name() != id || s.start.Type == "certificate-issued" { // a certificate alone is no start of its own
			continue
		}
		for _, fact := range telledOf(l.book) {
			if wrong := a.effect(l, &s, fact); wrong != "" {
				out = append(out, wrong)
			}
		}
		for _, list := range []string{a.meets, a.ends} {
			for _, fact := range facts(list) {
				if slices.ContainsFunc(fact.Attrs, func(x law.Attr) bool { return x.Values[0] == "" }) {
					continue // told already, with nothing said of it
				}
				if wrong := a.effect(l, &s, fact); wrong != "" {
					out = append(out, wrong)
				}
			}
		}
	}
	return out
}

// telledOf is one fact of each kind, with nothing said but its kind, and with each value of each of its attributes.
func telledOf(book *law.Book) []law.Event {
	var out []law.Event
	for i := range book.Vocabulary.Types {
		typ := &book.Vocabulary.Types[i]
		if typ.Name == law.Retraction || typ.Name == "appeal-returned" || typ.Name == "appeal-received" {
			continue // what these do is done to other facts
		}
		out = append(out, law.Event{Type: typ.Name})
		for _, attr := range typ.Attrs {
			for _, value := range valuesOf(book, attr) {
				out = append(out, law.Event{Type: typ.Name, Attrs: law.Attrs{}.With(attr.Name, value)})
			}
		}
	}
	return out
}

// valuesOf are the values that an attribute can have.
func valuesOf(book *law.Book, attr law.AttrType) []string {
	switch attr.Kind {
	case law.AttrGrounds:
		var out []string
		for _, g := range book.Grounds {
			out = append(out, g.ID)
		}
		return out
	case law.AttrYesNo:
		return []string{"true", "false"}
	case law.AttrOneOf, law.AttrSome, law.AttrRole, law.AttrLabel:
	}
	return attr.Values
}

// facts reads "fact name=value | fact".
func facts(list string) []law.Event {
	var out []law.Event
	for part := range strings.SplitSeq(list, "|") {
		words := strings.Fields(part)
		if len(words) == 0 {
			continue
		}
		e := law.Event{Type: words[0]}
		for _, w := range words[1:] {
			name, value, _ := strings.Cut(w, "=")
			e.Attrs = e.Attrs.With(name, value)
		}
		out = append(out, e)
	}
	return out
}

// says reports whether the list names the fact: its kind, and what it asks of it.
func says(list string, e law.Event) bool {
	return slices.ContainsFunc(facts(list), func(f law.Event) bool {
		return f.Type == e.Type && !slices.ContainsFunc(f.Attrs, func(x law.Attr) bool { return e.Attrs.Get(x.Name) != x.Values[0] })
	})
}

// effect tells of the fact a week after the start, and says where what follows is not what the lists say.
func (a *answer) effect(l lawOf, s *swept, fact law.Event) string {
	at := date(2027, time.March, 1)
	m := s.matter(at)
	for _, e := range facts(a.between) {
		e.On = m.Events[0].On.AddDays(3)
		m.Events = append(m.Events, e)
	}
	fact.ID, fact.On = "fact", m.Events[0].On.AddDays(7)
	if typ, _ := l.book.Vocabulary.Type(fact.Type); typ.HasItems {
		fact.Items = []law.Item{{Item: "assess", What: "assess"}}
	}
	m.Events = append(m.Events, fact)
	r, err := l.compute(m)
	if err != nil {
		return err.Error()
	}
	var d *law.Deadline
	for i := range r.Deadlines {
		if x := &r.Deadlines[i]; x.Rule.ID == s.limit && x.Of == s.start.ID && x.Item == s.item && x.Step == s.step {
			d = x
		}
	}
	want := "open"
	switch {
	case says(a.ends, fact):
		want = "ended"
	case says(a.meets, fact):
		want = "met"
	case says(a.moves, fact):
		return ""
	}
	if got := became(d, fact); got != want {
		return fmt.Sprintf("%s: after %s %v it is %s, and should be %s", s, fact.Type, fact.Attrs, got, want)
	}
	return ""
}

func became(d *law.Deadline, fact law.Event) string {
	switch {
	case d == nil:
		return "not there"
	case d.MetBy == fact.ID && d.MetOn == fact.On:
		return "met"
	case d.EndedBy == fact.ID:
		return "ended"
	case d.Status(civil.On(2014, 1, 1)) != law.Open:
		return "something else"
	}
	return "open"
}

// What ended a limit can be taken back: then it runs again, provisionally, and the book asks whether its day stands.
func TestWhatEndedALimitCanBeTakenBack(t *testing.T) {
	for _, wrong := range checkTakenBack(lawNamed(t, configs.England)) {
		t.Error(wrong)
	}
}

func checkTakenBack(l lawOf) []string {
	var out []string
	for _, back := range []struct{ over, again, not string }{
		{"appeal-withdrawn", "reinstatement-decided allowed=true", "reinstatement-decided allowed=false"},
		{"appeal-struck-out", "reinstatement-decided allowed=true", "reinstatement-decided"},
		{"decision-suspended", "suspension-lifted", "reinstatement-decided allowed=true"},
	} {
		n := 0
		for _, s := range englandOnce() {
			if !says(endsOf(s.name()), law.Event{Type: back.over}) {
				continue
			}
			n++
			for again, want := range map[string]law.Status{back.again: law.Open, back.not: law.Superseded} {
				if wrong := s.backAgain(l, back.over, again, want); wrong != "" {
					out = append(out, wrong)
				}
			}
		}
		if n < 9 {
			out = append(out, fmt.Sprintf("only %d limits are ended by %s", n, back.over))
		}
	}
	return out
}

func endsOf(name string) string {
	for _, a := range answers() {
		if slices.Contains(strings.Fields(a.limits), name) {
			return a.ends
		}
	}
	return ""
}

func (s *swept) backAgain(l lawOf, over, again string, want law.Status) string {
	m := s.matter(date(2027, time.March, 1))
	for i, list := range []string{over, again} {
		e := facts(list)[0]
		e.On = m.Events[0].On.AddDays(7 * (i + 1))
		m.Events = append(m.Events, e)
	}
	r, err := l.compute(m)
	if err != nil {
		return err.Error()
	}
	for i := range r.Deadlines {
		d := &r.Deadlines[i]
		if d.Rule.ID != s.limit || d.Of != s.start.ID {
			continue
		}
		asked := slices.ContainsFunc(r.Missing, func(g law.Gap) bool { return g.Rule == d.Rule && g.Reason == law.GapAsk })
		got := d.Status(civil.On(2014, 1, 1))
		switch {
		case got != want:
			return fmt.Sprintf("%s: after %s and %s it is %s, and should be %s", s, over, again, got, want)
		case asked != (want == law.Open) && s.limit != "unopposed-window": // which has no day that could stand
			return fmt.Sprintf("%s: after %s and %s it is asked whether its day stands: %t", s, over, again, asked)
		case want == law.Open && d.Certainty == law.Certain:
			return fmt.Sprintf("%s: after %s and %s it is still certain", s, over, again)
		}
		return ""
	}
	return fmt.Sprintf("%s: after %s and %s it is not there", s, over, again)
}

// After the authority's response a concession is no notice under regulation 45: the book asks for the order.
func TestAConcessionAfterTheResponseIsAskedAbout(t *testing.T) {
	for _, wrong := range checkConcessions(lawNamed(t, configs.England)) {
		t.Error(wrong)
	}
}

func checkConcessions(l lawOf) []string {
	var out []string
	for _, s := range englandOnce() {
		if s.start.Type != "authority-not-opposing" {
			continue
		}
		for _, days := range []int{-1, 1} {
			m := s.matter(date(2027, time.March, 1))
			m.Events = append(m.Events, law.Event{Type: "authority-response-received", On: m.Events[0].On.AddDays(days)})
			r, err := l.compute(m)
			if err != nil {
				return []string{err.Error()}
			}
			asked := slices.ContainsFunc(r.Missing, func(g law.Gap) bool { return g.Rule.ID == s.limit && g.Reason == law.GapAsk })
			if asked != (days < 0) {
				out = append(out, fmt.Sprintf("%s: the response came %d days later, asked: %t", &s, days, asked))
			}
		}
	}
	return out
}
