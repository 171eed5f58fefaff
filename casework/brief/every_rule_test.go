package brief_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs"
)

// What holds of every text, asked of every rule of every book over facts made for it: what starts it, alone
// and with each fact that the rule knows of, confirmed, reported and known only by a printed date, on days
// whose counts end in August, at Christmas, at weekends and beyond the calendar.
func TestEveryRuleIsExplainedInBothRegisters(t *testing.T) {
	for _, name := range configs.Books() {
		t.Run(name, func(t *testing.T) {
			book, err := configs.Book(name)
			if err != nil {
				t.Fatal(err)
			}
			calendar, err := configs.CalendarOf(book)
			if err != nil {
				t.Fatal(err)
			}
			said, easy := map[string]bool{}, heard{}
			for m := range matters(t, book) {
				r, err := law.Compute(book, calendar, m)
				if err != nil {
					t.Fatal(err)
				}
				for i := range r.Deadlines {
					said[r.Deadlines[i].Rule.ID] = true
					checkDeadline(t, easy, &r.Deadlines[i])
				}
				for i := range r.Missing {
					easy.check(t, brief.EasyGap(&r.Missing[i]))
				}
				easy.check(t, brief.EasyBook(book))
			}
			for i := range book.Rules {
				if r := &book.Rules[i]; !r.Guidance && r.LimbOf == "" && !said[r.ID] {
					t.Errorf("no facts were made that start %s", r.ID)
				}
			}
		})
	}
}

func checkDeadline(t *testing.T, easy heard, d *law.Deadline) {
	t.Helper()
	working, steps := brief.AppendWorking(nil, d), brief.Steps(d)
	if len(working) != len(steps) {
		t.Fatalf("%s: %d steps, %d sentences", d.Rule.ID, len(working), len(steps))
	}
	if len(working) == 0 || working[0].Kind != brief.StepStart || !strings.HasPrefix(steps[0], d.Rule.Trigger) {
		t.Fatalf("%s: it has no start in words: %q", d.Rule.ID, steps)
	}
	for i, s := range working {
		for _, day := range []civil.Date{s.From, s.To} {
			if !day.IsZero() && !strings.Contains(steps[i], day.Short()) && s.Kind != law.StepFixed {
				t.Errorf("%s: %q does not say %s of %s", d.Rule.ID, steps[i], day.Short(), s.Kind)
			}
		}
	}
	if last := working[len(working)-1]; !d.Due.IsZero() && d.EndedBy == "" && (last.Kind != brief.StepConclusion || last.To != d.Due) {
		t.Errorf("%s: %q does not end on its day", d.Rule.ID, steps)
	}
	if because := brief.Because(d); (d.Certainty == law.Certain) != (len(because) == 0) {
		t.Errorf("%s: %s, because %q", d.Rule.ID, d.Certainty, because)
	}
	for _, at := range []civil.Date{day(t, "2014-01-01 Wed"), d.Due, day(t, "2030-01-01 Tue")} {
		if at.IsZero() {
			continue
		}
		if line := brief.Line(d, at); d.Certainty != law.Certain && !strings.Contains(line, string(d.Certainty)+": ") {
			t.Errorf("%s does not say why it is %s", line, d.Certainty)
		}
		easy.check(t, brief.Easy(d, at))
		easy.check(t, brief.EasyNext(d, at))
		easy.check(t, brief.EasyChange(nil, d, at))
		easy.check(t, brief.EasyChange(d, nil, at))
	}
}

var hard = regexp.MustCompile(`[()\[\]<>"“”;/_§]|\b(SI|SENDIASS|IPSEA|EHC|ICB|LA|e\.g|i\.e|etc|cf|vs?|reg|regs|s\d+|rules? \d|Act \d|Sch|para|pm|am|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b|\d{4}-\d\d|authorit|  |\.\.|[a-z]-[a-z]+-`)

// heard are the sentences that were looked at.
type heard map[string]bool

// check holds sentences against what easy read is, each once.
func (h heard) check(t *testing.T, sentences []string) {
	t.Helper()
	for _, s := range sentences {
		if h[s] {
			continue
		}
		h[s] = true
		first := []rune(s)[0]
		switch n := len(strings.Fields(s)); {
		case n > 15:
			t.Errorf("%d words: %s", n, s)
		case !strings.HasSuffix(s, ".") || !unicode.IsUpper(first) && !unicode.IsDigit(first):
			t.Errorf("no sentence: %q", s)
		case strings.Count(s, ". ") > 0:
			t.Errorf("more than one idea: %q", s)
		case hard.MatchString(s):
			t.Errorf("not easy: %q", s)
		}
	}
}

// matters makes facts for every rule of the book.
func matters(t *testing.T, book *law.Book) func(func(law.Matter) bool) {
	days := []civil.Date{day(t, "2026-06-15 Mon"), day(t, "2026-10-25 Sun"), day(t, "2026-12-01 Tue"), day(t, "2027-05-31 Mon"), day(t, "2028-12-20 Wed")}
	return func(yield func(law.Matter) bool) {
		for i := range book.Rules {
			for _, first := range starts(book, &book.Rules[i]) {
				for _, on := range days {
					for _, m := range around(book, &book.Rules[i], first, on) {
						if !yield(m) {
							return
						}
					}
				}
			}
		}
	}
}

// starts are the facts that start the rule, those of its limbs among them.
func starts(book *law.Book, r *law.Rule) []law.Pattern {
	out := slices.Clone(r.Starts)
	if r.Fallback != nil {
		out = append(out, r.Fallback.Starts...)
	}
	for _, id := range r.LaterOf {
		if limb, ok := book.Rule(id); ok {
			out = append(out, limb.Starts...)
		}
	}
	return out
}

// around makes matters of a start: alone in its three standings, and with each other fact of the rule.
func around(book *law.Book, r *law.Rule, first law.Pattern, on civil.Date) []law.Matter {
	ground := groundFor(book, r, first)
	if first.Type == "phase-transfer" {
		return []law.Matter{{Grounds: ground, PhaseTransfer: &law.PhaseTransfer{Year: on.Year(), Kind: first.Conds[0].Values[0]}}}
	}
	before := on.AddDays(-40)
	var early []law.Event // what there has to be before
	for _, p := range slices.Concat(r.OnlyIfLatest, conditionsOf(first)) {
		early = append(early, made(book, p, before))
	}
	with := func(more ...law.Event) law.Matter {
		return law.Matter{Grounds: ground, Events: slices.Concat(early, more)}
	}
	start := made(book, first, on)
	reported, printed := start, start
	reported.Reported = true
	printed.Printed, printed.On = printed.On, civil.Date{}
	needed := func(e law.Event) []law.Event {
		out := []law.Event{e}
		for _, p := range r.OnlyIf {
			out = append(out, made(book, p, on.AddDays(1)))
		}
		return out
	}
	out := []law.Matter{with(needed(start)...), with(needed(reported)...), with(needed(printed)...)}
	others := slices.Concat(r.MetBy, r.SupersededBy, r.ReplacedBy, r.Starts)
	for _, id := range r.LaterOf {
		limb, _ := book.Rule(id)
		others = append(others, limb.Starts...)
	}
	for i := range r.Versions {
		if more := r.Versions[i].Extended; more != nil {
			others = append(others, more.By...)
		}
	}
	for _, p := range others {
		other := made(book, p, on.AddDays(10))
		out = append(out, with(append(needed(start), other)...))
		other.Reported = true
		out = append(out, with(append(needed(start), other)...))
	}
	if len(r.SupersededBy) > 0 && len(r.RevivedBy) > 0 {
		out = append(out, with(append(needed(start), made(book, r.SupersededBy[0], on.AddDays(3)), made(book, r.RevivedBy[0], on.AddDays(6)))...))
	}
	for _, p := range r.Without { // what shows only once something else is past
		out = append(out, with(start), with(start, made(book, p, on.AddDays(90))))
	}
	return out
}

// conditionsOf are the facts that a pattern wants to be about.
func conditionsOf(p law.Pattern) []law.Pattern {
	for _, c := range p.Conds {
		if c.Name == "of.ground" {
			return []law.Pattern{{Type: "decision-sent", Conds: []law.Cond{{Name: "ground", Values: c.Values}}}}
		}
	}
	return nil
}

// groundFor is a ground of the book under which the rule applies.
func groundFor(book *law.Book, r *law.Rule, first law.Pattern) []string {
	for _, c := range first.Conds {
		if c.Name == "ground" || c.Name == "of.ground" {
			return c.Values[:1]
		}
	}
	for _, g := range book.Grounds {
		if (r.Cases == "" || r.Cases == g.Cases) && !slices.Contains(r.UnlessOnlyGrounds, g.ID) {
			return []string{g.ID}
		}
	}
	return []string{book.Grounds[0].ID}
}

// made is an event that the pattern matches.
func made(book *law.Book, p law.Pattern, on civil.Date) law.Event {
	e := law.Event{ID: fmt.Sprintf("%s-%s", p.Type, on), Type: p.Type, On: on}
	if typ, ok := book.Vocabulary.Type(p.Type); ok && typ.HasDue {
		e.Due = on.AddDays(70)
	}
	for _, c := range p.Conds {
		switch {
		case c.Name == "item.what":
			for i, what := range c.Values {
				e.Items = append(e.Items, law.Item{Item: fmt.Sprintf("item %d", i+1), What: what})
			}
			e.Items = append(e.Items, law.Item{Item: "with its day", What: c.Values[0], Due: on.AddDays(30)})
		case c.Name == "of.ground" || c.Name == "covers" || slices.Contains(c.Values, "-"):
		default:
			e.Attrs = e.Attrs.With(c.Name, c.Values[0])
		}
	}
	return e
}
