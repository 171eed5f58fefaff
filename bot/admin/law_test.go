package admin

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs"
)

// booksOf returns every book that is built in.
func booksOf(t *testing.T) []*law.Book {
	t.Helper()
	var out []*law.Book
	for _, name := range configs.Books() {
		b, err := configs.Book(name)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, b)
	}
	return out
}

// printed returns what a page of the width prints; 0 is no terminal.
func printed(width int, what func(p *page)) string {
	var out bytes.Buffer
	h := &House{Out: &out, Width: width}
	what(h.page())
	return out.String()
}

// widest returns the widest of the lines, and how wide it is.
func widest(text string) (line string, columns int) {
	for l := range strings.Lines(text) {
		if l = strings.TrimSuffix(l, "\n"); wide(l) > columns {
			line, columns = l, wide(l)
		}
	}
	return line, columns
}

func everyRule(b *law.Book) []*law.Rule {
	out := make([]*law.Rule, len(b.Rules))
	for i := range b.Rules {
		out[i] = &b.Rules[i]
	}
	return out
}

func TestTheListFitsATerminalAndNamesEveryLimit(t *testing.T) {
	for _, b := range booksOf(t) {
		for _, width := range []int{60, 80, 100, 120} {
			text := printed(width, func(p *page) { p.listRules(b, everyRule(b)) })
			if line, n := widest(text); n > width {
				t.Errorf("%s at %d columns: %d in %q", b.Name, width, n, line)
			}
			for i := range b.Rules {
				if !strings.Contains(text, " "+b.Rules[i].ID+" ") {
					t.Errorf("%s at %d columns: no %s", b.Name, width, b.Rules[i].ID)
				}
			}
		}
	}
}

func TestAFewLongPeriodsDoNotCrowdOutWhoOwesIt(t *testing.T) {
	b, _, _ := lawOf(t)
	text := printed(80, func(p *page) { p.listRules(b, everyRule(b)) })
	for _, want := range []string{"3 working days   the mediation adviser\n", "5 working days before  "} {
		if !strings.Contains(text, want) {
			t.Errorf("want %q", want)
		}
	}
}

func TestWhereNothingIsATerminalTheListIsWhole(t *testing.T) {
	for _, b := range booksOf(t) {
		text := printed(0, func(p *page) { p.listRules(b, everyRule(b)) })
		for i := range b.Rules {
			r := &b.Rules[i]
			line := "    " + string(r.Sense) + ": " + r.Title + " [" + r.Versions[len(r.Versions)-1].Provision + "]\n"
			if !strings.Contains(text, line) || !strings.Contains(text, ower(r)) {
				t.Errorf("%s: want %q", b.Name, line)
			}
		}
		if strings.Contains(text, "…") {
			t.Errorf("%s: something is cut", b.Name)
		}
	}
}

func TestTheListMarksCAndHasAHeadingForEachStage(t *testing.T) {
	b, _, _ := lawOf(t)
	text := printed(100, func(p *page) { p.listRules(b, everyRule(b)) })
	for _, want := range []string{"\n\nAppeal\n", "\n\nOther routes\n", "\nC costs-14d ", "\n  appeal-2-months ", "C is remembered only"} {
		if !strings.Contains(text, want) {
			t.Errorf("want %q", want)
		}
	}
	if n := strings.Count(text, "\n\nAppeal\n"); n != 1 {
		t.Errorf("%d headings for one stage", n)
	}
}

func TestThePeriodIsSaidInWords(t *testing.T) {
	months := func(n int) law.Count {
		return law.Count{Kind: law.CountPeriod, Period: civil.Period{N: n, Unit: civil.Months}}
	}
	weeks := func(n int) law.Count {
		return law.Count{Kind: law.CountPeriod, Period: civil.Period{N: n, Unit: civil.Weeks}}
	}
	changed := func(c law.Count, change func(*law.Count)) law.Count { change(&c); return c }
	before := func(c *law.Count) { c.Before, c.FromDue = true, true }
	for want, v := range map[string]law.Version{
		"2 months":               {Count: months(2)},
		"at least 2 weeks":       {Count: changed(weeks(2), func(c *law.Count) { c.Minimum = true })},
		"2 weeks before":         {Count: changed(weeks(2), before)},
		"before 15 February":     {Count: law.Count{Kind: law.CountFixed, Month: time.February, Day: 15, Before: true}},
		"day directed":           {Count: law.Count{Kind: law.CountDirected}},
		"no day":                 {Count: law.Count{Kind: law.CountNone}},
		"15 school days":         {Count: law.Count{Kind: law.CountSchool, Period: civil.Period{N: 15}}},
		"8 weeks + 8 weeks":      {Count: weeks(8), Extended: &law.Extension{Period: civil.Period{N: 8, Unit: civil.Weeks}}},
		"2 to 14 weeks":          {Steps: []law.ItemCount{{Count: weeks(5)}, {Count: weeks(2)}, {Count: weeks(14)}, {Count: law.Count{Kind: law.CountNone}}}},
		"2 weeks (agreed alike)": {Steps: []law.ItemCount{{Count: weeks(2)}, {Count: weeks(2)}}},
		"by what was agreed":     {Steps: []law.ItemCount{{Count: weeks(2)}, {Count: months(1)}}},
	} {
		want, _, _ := strings.Cut(want, " (")
		if got := brevity(&law.Rule{Versions: []law.Version{{}, v}}); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := brevity(&law.Rule{LaterOf: []string{"a", "b"}, Versions: []law.Version{{}}}); got != "later of two" {
		t.Errorf("%q", got)
	}
}

func TestACountIsSaidInFull(t *testing.T) {
	weeks := civil.Period{N: 2, Unit: civil.Weeks}
	for want, c := range map[string]law.Count{
		"2 weeks": {Kind: law.CountPeriod, Period: weeks},
		"at least 2 weeks before the day that it fixes":  {Kind: law.CountPeriod, Period: weeks, Before: true, FromDue: true, Minimum: true},
		"2 weeks after the day that it fixes":            {Kind: law.CountPeriod, Period: weeks, FromDue: true},
		"before 15 February of the year of the transfer": {Kind: law.CountFixed, Month: time.February, Day: 15, Before: true},
		"the day that was directed":                      {Kind: law.CountDirected},
		"no day: the law gives none":                     {Kind: law.CountNone},
		"1 school day":                                   {Kind: law.CountSchool, Period: civil.Period{N: 1}},
	} {
		if got := count(&c); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestEveryLimitIsShownWithAllThatIsChecked(t *testing.T) {
	for _, b := range booksOf(t) {
		for i := range b.Rules {
			r := &b.Rules[i]
			for _, width := range []int{0, 80, 120} {
				text := printed(width, func(p *page) { p.showRule(b, r) })
				limit := width
				if limit == 0 {
					limit = bookWidth
				}
				if line, n := widest(text); n > limit {
					t.Errorf("%s at %d: %d columns in %q", r.ID, width, n, line)
				}
			}
			said := squeezed(printed(400, func(p *page) { p.showRule(b, r) }))
			want := []string{r.ID, r.Title, r.Place, b.Name + ", version " + b.Version, r.Trigger, r.Satisfied, r.Exceptions, r.IfMissed}
			want = append(want, r.Notes...)
			for _, p := range slices.Concat(r.Starts, r.MetBy, r.OnlyIf, r.SupersededBy, r.NeedlessAfter, r.RevivedBy, r.ReplacedBy, r.UnlessLatest) {
				want = append(want, p.String())
			}
			for k := range r.Versions {
				v := &r.Versions[k]
				want = append(want, v.Provision, v.Note, v.Force, "confidence", inForce(v))
			}
			for _, w := range want {
				if !strings.Contains(said, squeezed(w)) {
					t.Errorf("%s: want %q in\n%s", r.ID, w, said)
				}
			}
			if b.Proposal != strings.HasPrefix(said, b.Name+" is a proposal: it is not the law in force.") {
				t.Errorf("%s of %s begins with %.80q", r.ID, b.Name, said)
			}
		}
	}
}

// squeezed makes one blank of each stretch of white space.
func squeezed(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestVersionsStandSideBySideWhereThereIsRoom(t *testing.T) {
	b, _, _ := lawOf(t)
	r, err := ruleOf(b, "costs-14d")
	if err != nil || len(r.Versions) != 2 {
		t.Fatalf("%v, %v", r, err)
	}
	const first, second = "from Mon 3 November 2008", "since Tue 21 July 2020"
	beside := func(text string) bool {
		for l := range strings.Lines(text) {
			if strings.Contains(l, first) && strings.Contains(l, second) {
				return true
			}
		}
		return false
	}
	for width, want := range map[int]bool{60: false, 79: false, 80: true, 120: true, 0: true} {
		text := printed(width, func(p *page) { p.showRule(b, r) })
		if beside(text) != want || !strings.Contains(text, first) || !strings.Contains(text, second) {
			t.Errorf("at %d columns beside each other: %v, want %v\n%s", width, beside(text), want, text)
		}
		for _, differs := range []string{"\n* in force", "\n* in disability cases", "\n  provision"} {
			if !strings.Contains(text, differs) {
				t.Errorf("at %d columns: want %q", width, differs)
			}
		}
	}
}

func TestWhatMovesADayIsSaidWithItsProvision(t *testing.T) {
	b, _, _ := lawOf(t)
	for id, want := range map[string][]string{
		"hesc-start": {"the day it runs from is left out [Dodds v Walker [1981] 1 WLR 1027]", "an end in August or 25 December to 1 January goes to the day after [HESC rule 12(3)(a)]",
			"an end on a closed day goes to the next working day [HESC rule 12(2)]", "by 17:00 [HESC rule 12(1)]"},
		"send-regs-beginning-with": {"the day it runs from is the first day", "an end on a closed day stays"},
		"immediate":                nil,
	} {
		if got := movedBy(b, profileOf(b, id), false); !slices.Equal(got, want) {
			t.Errorf("%s:\ngot  %q\nwant %q", id, got, want)
		}
	}
	after := law.Profile{ClosedDay: law.ClosedAfter, Cutoff: law.NotApplicable, FirstDay: law.NotApplicable}
	if got := movedBy(b, &after, false); !slices.Equal(got, []string{"to be done by the first working day after the last day"}) {
		t.Errorf("after the last day: %q", got)
	}
}

func TestACountThatGoesBackIsNotSaidToBeMoved(t *testing.T) {
	b, _, _ := lawOf(t)
	want := []string{"the day it runs from is left out", "August or 25 December to 1 January: not counted [HESC rule 12(3)(b)]",
		"counted back, so the day is not moved", "by 17:00 [HESC rule 12(1)]"}
	if got := movedBy(b, profileOf(b, "hesc-other"), true); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	r, err := ruleOf(b, "hearing-notice-14d")
	if err != nil {
		t.Fatal(err)
	}
	if text := printed(0, func(p *page) { p.showRule(b, r) }); strings.Contains(text, "goes to the next working day [") {
		t.Errorf("fourteen days before the hearing are not moved:\n%s", text)
	}
}

func TestANearMissSuggests(t *testing.T) {
	b, _, _ := lawOf(t)
	for typed, want := range map[string][]string{
		"appeal-2-month":  {"appeal-2-months"},
		"Apeal":           {"appeal"},
		"costs":           {"costs-14d"},
		"final plan 20w":  {"final-plan-20w"},
		"qqqq":            nil,
		"mediation-conct": {"mediation-contact-2m"},
	} {
		if got := nearRules(b, typed); len(want) == 0 && len(got) > 0 || len(want) > 0 && (len(got) == 0 || got[0] != want[0]) {
			t.Errorf("%q: %q, want %q first", typed, got, want)
		}
	}
}

func TestWhatIsSaidForInformationIsNoRemark(t *testing.T) {
	e := examined{Book: "small", Version: "2026-11-22", Limits: 1, Versions: 1, Remarks: []remarkJSON{
		{Kind: law.KeepingFact, Information: law.KeepingFact.ForInformation()}, {Kind: law.NeverChecked, Information: law.NeverChecked.ForInformation()}}}
	if got := e.summary(); !strings.HasSuffix(got, "; no fault, 1 remark.") {
		t.Errorf("%s", got)
	}
	for _, kind := range law.RemarkKinds {
		if headings[kind] == "" {
			t.Errorf("%s has no heading", kind)
		}
	}
}

func TestNoConditionOfALimitIsLeftOut(t *testing.T) {
	r := law.Rule{Versions: []law.Version{{Extended: &law.Extension{By: []law.Pattern{{Type: "Extended"}}}}},
		Fallback: &law.Fallback{Starts: []law.Pattern{{Type: "Fallback"}}}, Asks: []law.Ask{{After: []law.Pattern{{Type: "Asks"}}}}}
	want := []string{"Extended", "Fallback", "Asks"}
	for v, i := reflect.ValueOf(&r).Elem(), 0; i < v.NumField(); i++ {
		name := v.Type().Field(i).Name
		switch field := v.Field(i).Addr().Interface().(type) {
		case *[]law.Pattern:
			*field = []law.Pattern{{Type: name}}
		case *[]string:
			*field = []string{name}
		default:
			continue
		}
		if name != "Notes" { // words, and shown as such
			want = append(want, name)
		}
	}
	var all []string
	for _, c := range conditions(&r) {
		if wide(c.says) > labelWidth-3 {
			t.Errorf("%q is wider than its column", c.says)
		}
		all = append(all, strings.Join(c.values, " "))
	}
	for _, name := range want {
		if !slices.ContainsFunc(all, func(s string) bool { return strings.Contains(s, name) }) {
			t.Errorf("%s is not among %q", name, all)
		}
	}
}

func TestALimitAsJSONHasItsConditionsAndCounts(t *testing.T) {
	for _, b := range booksOf(t) {
		for i := range b.Rules {
			out := asJSON(b, &b.Rules[i])
			if _, err := json.Marshal(out); err != nil {
				t.Fatal(err)
			}
			if out.What == "" || out.NotInForce != b.Proposal || len(b.Rules[i].Starts) != len(out.Conditions["starts"]) {
				t.Errorf("%s: %+v", out.ID, out)
			}
			for _, v := range out.Versions {
				if slices.ContainsFunc(v.Count, func(c string) bool { return strings.TrimSpace(c) == "" }) || len(v.Count) == 0 {
					t.Errorf("%s: a count that says nothing", out.ID)
				}
			}
		}
	}
}

func TestTextIsWrappedBetweenWords(t *testing.T) {
	for _, tt := range []struct {
		text  string
		width int
		want  []string
	}{
		{"one two three", 8, []string{"one two", "three"}},
		{"", 10, []string{""}},
		{"a-word-that-is-too-long", 10, []string{"a-word-tha", "t-is-too-l", "ong"}},
		{"“quoted words” end", 14, []string{"“quoted words”", "end"}},
	} {
		if got := wrap(tt.text, tt.width); !slices.Equal(got, tt.want) {
			t.Errorf("%q at %d: %q, want %q", tt.text, tt.width, got, tt.want)
		}
	}
	if got := clip("the mediation adviser", 14); got != "the mediation…" {
		t.Errorf("cut to %q", got)
	}
}
