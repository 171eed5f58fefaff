package talk_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// What a script says of facts: cases that are there before the conversation begins, facts that an answer
// understood, and facts that stand in the store.

// seed opens a case: "HPL-0231 refuse-assess mediator-1 | decision-sent 2026-09-22 Tue | …"; the mediator has it.
func (w *world) seed(t *testing.T, arg string) {
	t.Helper()
	parts := strings.Split(arg, "|")
	head := strings.Fields(parts[0])
	if len(head) != 3 {
		t.Fatalf("%q: say the reference, the ground and the mediator", arg)
	}
	d, err := readData()
	if err != nil {
		t.Fatal(err)
	}
	area, number, _ := strings.Cut(head[0], "-")
	code := ""
	for _, a := range d.authorities {
		if a.Letters == area {
			code = a.Code
		}
	}
	in := casework.Opening{Envelope: casework.Envelope{At: w.now.AddDate(0, 0, -1), Source: "seed " + head[0]}}
	in.Header = casework.Header{Reference: casework.NewReference(area, number), Authority: code, Grounds: []string{head[1]}, Appellant: "parent"}
	for _, p := range parts[1:] {
		in.Facts = append(in.Facts, fact(t, p))
	}
	assigned := law.Event{Type: "assigned", On: casework.Today(w.now).AddDays(-1)}
	assigned.Attrs = law.Attrs{}.With("role", "mediator").With("person", head[2])
	in.Facts = append(in.Facts, assigned)
	operator := casework.Actor{Person: casework.Person{ID: "operator-1", Roles: []casework.Role{casework.Operator}}, Kind: casework.OperatorKind}
	if _, err := casework.NewService(w.db, d.book, d.calendar).WithPeople(w.db).WithHistory(w.db).Open(t.Context(), operator, in); err != nil {
		t.Fatalf("%q: %v", arg, err)
	}
}

// fact reads "consent-given 2026-11-01 Sun to=tees-sendiass by=parent".
func fact(t *testing.T, s string) law.Event {
	t.Helper()
	f := strings.Fields(s)
	if len(f) < 3 {
		t.Fatalf("%q is no fact with its day and weekday", s)
	}
	e := law.Event{Type: f[0], On: day(t, f[1]+" "+f[2])}
	for _, a := range f[3:] {
		name, value, _ := strings.Cut(a, "=")
		switch name {
		case "printed": // the day is the one printed on it, and nothing else is known
			e.Printed, e.On = e.On, civil.Date{}
		case "due":
			e.Due = day(t, strings.ReplaceAll(value, "_", " "))
		case "item":
			what, item, _ := strings.Cut(value, ":")
			e.Items = append(e.Items, law.Item{Item: item, What: what})
		default:
			e.Attrs = e.Attrs.With(name, strings.Split(value, ",")...)
		}
	}
	return e
}

// understood checks the intent of an answer and the case that it names: "record HPL-0231"; "-" for no case.
func (s *script) understood(t *testing.T, at, arg string) {
	t.Helper()
	u := metaOf(t, s.last)["understood"].(map[string]any)
	want := strings.Fields(arg)
	if intents := strings.Split(want[0], "|"); !slices.Contains(intents, or(u["intent"])) {
		t.Errorf("%s: intent %q, want %q:\n%s", at, u["intent"], want[0], text(s.last))
	}
	if len(want) > 1 && or(u["case"]) != strings.TrimSuffix(want[1], "-") && want[1] != or(u["case"]) {
		t.Errorf("%s: case %q, want %q:\n%s", at, u["case"], want[1], text(s.last))
	}
}

// fact checks that the answer understood a fact, "certificate-issued 2026-11-09 Mon kind=deemed", "certificate-issued
// ?" for one without its day, or "none".
func (s *script) fact(t *testing.T, at, arg string) {
	t.Helper()
	u := metaOf(t, s.last)["understood"].(map[string]any)
	facts, _ := u["facts"].([]any)
	want := strings.Fields(arg)
	if want[0] == "none" {
		if len(facts) > 0 {
			t.Errorf("%s: understood %v, want no fact:\n%s", at, facts, text(s.last))
		}
		return
	}
	on, rest := "", want[1:]
	if rest[0] == "?" {
		rest = rest[1:]
	} else {
		on, rest = day(t, rest[0]+" "+rest[1]).String(), rest[2:]
	}
	for _, f := range facts {
		m := f.(map[string]any)
		same := m["type"] == want[0] && or(m["on"]) == on
		for _, a := range rest {
			name, value, _ := strings.Cut(a, "=")
			same = same && fmt.Sprint(m[name]) == strings.Trim(strings.ReplaceAll(value, "_", " "), `"`)
		}
		if same {
			return
		}
	}
	t.Errorf("%s: understood %v, want %q:\n%s", at, facts, arg, text(s.last))
}

// factCount checks how many facts the answer understood.
func (s *script) factCount(t *testing.T, at, want string) {
	t.Helper()
	facts, _ := metaOf(t, s.last)["understood"].(map[string]any)["facts"].([]any)
	if fmt.Sprint(len(facts)) != want {
		t.Errorf("%s: understood %v, want %s facts:\n%s", at, facts, want, text(s.last))
	}
}

// stored checks that a fact stands in a case, or that none of that type and day does: "HPL-0231
// certificate-issued 2026-11-09 Mon".
func (s *script) stored(t *testing.T, at, arg string, want bool) {
	t.Helper()
	f := strings.Fields(arg)
	found := false
	var all []string
	for _, c := range s.w.cases() {
		if string(c.Reference) != f[0] {
			continue
		}
		for _, e := range c.Live() {
			all = append(all, e.Type+" "+e.On.String())
			found = found || e.Type == f[1] && (len(f) < 3 || e.On == day(t, f[2]+" "+f[3]))
		}
	}
	if found != want {
		t.Errorf("%s: %s is %v in the store, want %v; there are %v", at, arg, found, want, all)
	}
}

var (
	bareDay  = regexp.MustCompile(`(?:(\w+) )?\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}`)
	isoDay   = regexp.MustCompile(`\b\d{4}-\d\d-\d\d\b`)
	weekdays = "Mon Tue Wed Thu Fri Sat Sun Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
)

// What a phone shows without scrolling for ever.
const (
	mostLines = 45
	mostBytes = 3600
)

// proper holds every answer to what all of them must be: days with their weekday, no longer than a phone can
// show, a state, and buttons that can be told apart.
func proper(t *testing.T, at string, m chat.Message) {
	t.Helper()
	said := text(m)
	if len(m.Lines) > mostLines || len(said) > mostBytes {
		t.Errorf("%s: an answer of %d lines and %d bytes:\n%s", at, len(m.Lines), len(said), said)
	}
	for _, found := range bareDay.FindAllStringSubmatch(said, -1) {
		if !slices.Contains(strings.Fields(weekdays), found[1]) {
			t.Errorf("%s: %q has no weekday:\n%s", at, found[0], said)
		}
	}
	if found := isoDay.FindString(said); found != "" {
		t.Errorf("%s: %q is no day for people:\n%s", at, found, said)
	}
	if !slices.Contains([]string{"answered", "proposed", "asked", "saved", "refused"}, stateOf(m)) {
		t.Errorf("%s: state %q", at, stateOf(m))
	}
	if refusal := or(m.Meta["refusal"]); (refusal != "") != (stateOf(m) == "refused") {
		t.Errorf("%s: state %q with refusal %q", at, stateOf(m), refusal)
	}
	labels := map[string]bool{}
	for _, c := range m.Choices {
		if labels[c.Label] {
			t.Errorf("%s: two buttons are labelled %q", at, c.Label)
		}
		labels[c.Label] = true
	}
	if stateOf(m) == "proposed" && !slices.ContainsFunc(m.Choices, func(c chat.Choice) bool { return strings.HasPrefix(c.Label, "Save") }) {
		t.Errorf("%s: a proposal without a Save:\n%s", at, said)
	}
}
