package brief_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// told is one step with what each register has to say of it.
type told struct {
	says  string
	step  law.Step
	plain string
	easy  []string
}

func everyStep(t *testing.T) []told {
	d := func(s string) civil.Date { return day(t, s) }
	months := func(n int) civil.Period { return civil.Period{N: n, Unit: civil.Months} }
	return []told{
		{"a count", law.Step{Kind: law.StepCounted, From: d("2026-09-22 Tue"), To: d("2026-11-22 Sun"), Period: months(2), Provision: "Dodds v Walker"},
			"2 months after Tue 22 September 2026, that day left out, end on Sun 22 November 2026 (Dodds v Walker).",
			[]string{"The time is 2 months.", "The first day is not counted.", "That time ends on Sunday 22 November 2026."}},
		{"a count with its first day", law.Step{Kind: law.StepCounted, From: d("2026-05-01 Fri"), To: d("2026-05-15 Fri"), Period: civil.Period{N: 15, Unit: civil.Days}, Inclusive: true},
			"15 days beginning with Fri 1 May 2026, which is day one, end on Fri 15 May 2026.",
			[]string{"The time is 15 days.", "The first day is counted.", "That time ends on Friday 15 May 2026."}},
		{"a count back", law.Step{Kind: law.StepCounted, From: d("2026-12-04 Fri"), To: d("2026-11-20 Fri"), Period: civil.Period{N: 2, Unit: civil.Weeks}, Backwards: true},
			"2 weeks before Fri 4 December 2026 is Fri 20 November 2026.",
			[]string{"We count back from Friday 4 December 2026.", "The time is 2 weeks.", "That gives Friday 20 November 2026."}},
		{"working days", law.Step{Kind: law.StepCounted, From: d("2026-04-02 Thu"), To: d("2026-04-09 Thu"), Period: civil.Period{N: 3, Unit: civil.WorkingDays}},
			"3 working days after Thu 2 April 2026, that day left out, end on Thu 9 April 2026.",
			[]string{"The time is 3 working days.", "The first day is not counted.", "Weekends and bank holidays are not counted.", "That time ends on Thursday 9 April 2026."}},
		{"a limb", law.Step{Kind: law.StepCounted, From: d("2025-11-29 Sat"), To: d("2025-12-29 Mon"), Period: months(1), Limb: "appeal-1-month-certificate", Name: "Appeal, one month from the certificate"},
			"Appeal, one month from the certificate: 1 month after Sat 29 November 2025, that day left out, end on Mon 29 December 2025.",
			[]string{"The time is 1 month.", "The first day is not counted.", "That time ends on Monday 29 December 2025."}},
		{"a day before one that the law names", law.Step{Kind: law.StepFixed, From: d("2027-02-15 Mon"), To: d("2027-02-14 Sun"), Backwards: true},
			"Before Mon 15 February 2027, so the last day is Sun 14 February 2027.",
			[]string{"It must be done before Monday 15 February 2027.", "So the last day is Sunday 14 February 2027."}},
		{"a day that the law names", law.Step{Kind: law.StepFixed, From: d("2027-02-15 Mon"), To: d("2027-02-15 Mon")},
			"The law names Mon 15 February 2027.", []string{"The law names the day: Monday 15 February 2027."}},
		{"a directed day", law.Step{Kind: law.StepFixed, To: d("2027-03-04 Thu"), Name: "direction-made"},
			"The tribunal fixed Thu 4 March 2027; nothing moves it.", []string{"The tribunal chose this day.", "The day does not move."}},
		{"the later of two", law.Step{Kind: law.StepLaterOf, To: d("2025-12-29 Mon"), Name: "Appeal, one month from the certificate"},
			"The later of the two governs: Mon 29 December 2025 (appeal, one month from the certificate).",
			[]string{"The later day counts: Monday 29 December 2025."}},
		{"a span", law.Step{Kind: law.StepSpan, From: d("2025-12-29 Mon"), To: d("2026-01-02 Fri"), Name: "25 December to 1 January", Provision: "HESC rule 12(3)(a)"},
			"Mon 29 December 2025 falls in 25 December to 1 January: it goes to the first working day after, looked for from Fri 2 January 2026 (HESC rule 12(3)(a)).",
			[]string{"That day falls in this time: 25 December to 1 January.", "So it moves on to Friday 2 January 2026."}},
		{"a Sunday", law.Step{Kind: law.StepClosed, From: d("2026-11-22 Sun"), To: d("2026-11-23 Mon"), Name: "Sunday", Provision: "HESC rule 12(2)"},
			"Sun 22 November 2026 is a Sunday: it goes to the next working day, Mon 23 November 2026 (HESC rule 12(2)).",
			[]string{"That day is a Sunday.", "So it moves on to Monday 23 November 2026."}},
		{"a bank holiday", law.Step{Kind: law.StepClosed, From: d("2026-12-28 Mon"), To: d("2026-12-29 Tue"), Name: "Boxing Day (substitute)"},
			"Mon 28 December 2026 is Boxing Day (substitute): it goes to the next working day, Tue 29 December 2026.",
			[]string{"That day is a bank holiday.", "So it moves on to Tuesday 29 December 2026."}},
		{"the first working day after", law.Step{Kind: law.StepExpiry, From: d("2026-11-20 Fri"), To: d("2026-11-23 Mon"), Provision: "reg 10"},
			"The period ends on Fri 20 November 2026: the last day is the first working day after it, Mon 23 November 2026 (reg 10).",
			[]string{"It can still be done on the next working day.", "That is Monday 23 November 2026."}},
		{"an extension", law.Step{Kind: law.StepExtended, From: d("2026-10-05 Mon"), Period: civil.Period{N: 8, Unit: civil.Weeks}, Name: "disagreement-resolution-agreed", Provision: "reg 10"},
			"8 weeks longer, because of disagreement resolution agreed Mon 5 October 2026 (reg 10).",
			[]string{"There is more time: 8 weeks.", "This is the reason.", "Both sides agreed to talk on Monday 5 October 2026."}},
		{"an extension by a fact of another book", law.Step{Kind: law.StepExtended, From: d("2026-10-05 Mon"), Period: months(1), Name: "talks-begun"},
			"1 month longer, because of talks begun Mon 5 October 2026.",
			[]string{"There is more time: 1 month.", "This is the reason.", "This happened on Monday 5 October 2026: talks begun."}},
		{"a substitute for a fact of another book", law.Step{Kind: law.StepFallback, From: d("2026-10-05 Mon"), Name: "talks-begun"},
			"Counted from Mon 5 October 2026 for want of talks begun.",
			[]string{"We do not know the day of this: talks begun.", "So we count from Monday 5 October 2026."}},
		{"a revival", law.Step{Kind: law.StepRevived, From: d("2026-06-03 Wed"), To: d("2026-07-01 Wed"), Name: "suspension-lifted"},
			"Ended on Wed 3 June 2026 and runs again: suspension lifted Wed 1 July 2026.",
			[]string{"It stopped on Wednesday 3 June 2026.", "It started again on Wednesday 1 July 2026."}},
		{"a safe day", law.Step{Kind: law.StepSafe, From: d("2026-11-22 Sun"), To: d("2026-11-20 Fri"), Name: "Sunday"},
			"Sun 22 November 2026 is a Sunday and the day does not move: the safe day is Fri 20 November 2026.",
			[]string{"That day is a Sunday.", "The last day does not move.", "The safe day is Friday 20 November 2026."}},
		{"a directed day in the place of another", law.Step{Kind: law.StepReplaced, From: d("2026-09-21 Mon"), To: d("2026-09-28 Mon"), Name: "direction-made"},
			"A date fixed by the tribunal takes the place of Mon 21 September 2026: Mon 28 September 2026.",
			[]string{"The tribunal chose another day.", "The new day is Monday 28 September 2026."}},
		{"a directed day where there was none", law.Step{Kind: law.StepReplaced, To: d("2026-09-28 Mon"), Name: "direction-made"},
			"A date fixed by the tribunal governs: Mon 28 September 2026.",
			[]string{"The tribunal chose another day.", "The new day is Monday 28 September 2026."}},
		{"an agreed day", law.Step{Kind: law.StepReplaced, From: d("2026-11-16 Mon"), To: d("2026-11-27 Fri"), Name: "agreement-made"},
			"A date agreed in writing takes the place of Mon 16 November 2026: Fri 27 November 2026.",
			[]string{"Both sides wrote down another day.", "The new day is Friday 27 November 2026."}},
		{"another reading", law.Step{Kind: law.StepReading, From: d("2026-11-30 Mon"), To: d("2026-12-30 Wed"), Name: "certificate-issued"},
			"Counted from the later certificate issued of Mon 30 November 2026 it would be Wed 30 December 2026: the earlier reading is the safe one.",
			[]string{"There is a later date too.", "The mediation certificate was made on Monday 30 November 2026.", "From there the last day would be Wednesday 30 December 2026.", "The earlier day is the safe day."}},
		{"the edge of a span", law.Step{Kind: law.StepEdge, From: d("2027-08-02 Mon"), To: d("2027-09-01 Wed"), Name: "August"},
			"Mon 2 August 2027 falls in August as well; moved on again it would be Wed 1 September 2027: the earlier reading is the safe one.",
			[]string{"That day falls in this time: August.", "Another way to read the rule gives Wednesday 1 September 2027.", "The earlier day is the safe day."}},
		{"a substitute", law.Step{Kind: law.StepFallback, From: d("2026-07-20 Mon"), Name: "authority-told-mediation-wanted"},
			"Counted from Mon 20 July 2026 for want of authority told mediation wanted.",
			[]string{"We do not know when the council was told about mediation.", "So we count from Monday 20 July 2026."}},
		{"the printed date", law.Step{Kind: law.StepFallback, From: d("2026-07-20 Mon"), Name: "the date printed on it"},
			"Counted from the date printed on it, Mon 20 July 2026, for want of the day on which it was sent.",
			[]string{"So we count from the date on the letter."}},
		{"days that are not counted", law.Step{Kind: law.StepUncounted, Period: civil.Period{N: 31, Unit: civil.Days}, Name: "August", Provision: "HESC rule 12(3)(b)"},
			"31 days in August not counted (HESC rule 12(3)(b)).",
			[]string{"Days in this time are not counted: August.", "That leaves out 31 days."}},
		{"beyond the calendar", law.Step{Kind: law.StepUnknown, From: d("2029-01-01 Mon")},
			"Mon 1 January 2029 is outside the calendar of closed days: the day cannot be worked out.",
			[]string{"We do not know the bank holidays around Monday 1 January 2029."}},
		{"school days", law.Step{Kind: law.StepUnknown, From: d("2026-07-20 Mon"), Period: civil.Period{N: 15}, Name: "school days"},
			"15 school days after Mon 20 July 2026: they need the school's own calendar.",
			[]string{"The time is 15 school days."}},
	}
}

// oneStep is a deadline of which nothing is known but a step.
func oneStep(t *testing.T, s law.Step) *law.Deadline {
	return &law.Deadline{Rule: &law.Rule{Title: "Do it", OwedBy: "tribunal", Sense: law.Information, Act: "done", Trigger: "It began"},
		Version: &law.Version{Count: law.Count{Kind: law.CountPeriod}}, Due: day(t, "2026-11-23 Mon"), Certainty: law.Certain, Steps: []law.Step{s}}
}

func TestEveryStepIsSaidInBothRegisters(t *testing.T) {
	for _, tt := range everyStep(t) {
		t.Run(tt.says, func(t *testing.T) {
			d := oneStep(t, tt.step)
			if got := brief.Steps(d)[1]; got != tt.plain {
				t.Errorf("got  %s\nwant %s", got, tt.plain)
			}
			easy := brief.Easy(d, day(t, "2026-11-10 Tue"))
			got := easy[slices.Index(easy, "This is why.")+1:]
			if diff := cmp.Diff(tt.easy, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A kind of step that is added to the law has its words here, or this fails.
func TestNoKindOfStepIsWithoutWords(t *testing.T) {
	var said []string
	for _, tt := range everyStep(t) {
		said = append(said, string(tt.step.Kind))
	}
	for _, kind := range kindsOfStep(t) {
		if !slices.Contains(said, kind) {
			t.Errorf("nothing says the step %q", kind)
		}
	}
}

// kindsOfStep reads the kinds where the law declares them.
func kindsOfStep(t *testing.T) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "../law/deadline.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	ast.Inspect(file, func(n ast.Node) bool {
		v, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if typ, ok := v.Type.(*ast.Ident); ok && typ.Name == "StepKind" {
			kind, err := strconv.Unquote(v.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, kind)
		}
		return true
	})
	if len(out) < 10 {
		t.Fatalf("only %q were found", out)
	}
	return out
}

func TestTwoLimbsAreTwoWays(t *testing.T) {
	limb := law.Step{Kind: law.StepCounted, From: day(t, "2025-10-01 Wed"), To: day(t, "2025-12-01 Mon"), Period: civil.Period{N: 2, Unit: civil.Months}, Limb: "a"}
	other := limb
	other.From, other.Limb = day(t, "2025-11-01 Sat"), "b"
	d := oneStep(t, limb)
	d.Steps = append(d.Steps, other)
	got := strings.Join(brief.Easy(d, d.Due), " ")
	for _, want := range []string{"One way is to count from Wednesday 1 October 2025. The time is 2 months.", "Another way is to count from Saturday 1 November 2025. The time is 2 months."} {
		if !strings.Contains(got, want) {
			t.Errorf("want %q in %q", want, got)
		}
	}
}

func TestWhatIsNoStepOfTheCountIsSaidToo(t *testing.T) {
	tests := []struct {
		says   string
		change func(*law.Deadline)
		want   []string
	}{
		{"two starts, one reported, and a conclusion", func(d *law.Deadline) {
			d.From = []law.Source{{Type: "decision-sent", Day: day(t, "2026-09-22 Tue")}, {Type: "certificate-issued", Day: day(t, "2026-11-12 Thu"), Reported: true}}
			d.Cutoff = "17:00"
		}, []string{"It began: decision sent Tue 22 September 2026.", "Also: certificate issued Thu 12 November 2026 (reported).", "So the day is Mon 23 November 2026, 5pm."}},
		{"a printed date", func(d *law.Deadline) {
			d.From = []law.Source{{Type: "decision-sent", Day: day(t, "2026-09-22 Tue"), Fallback: true}}
		}, []string{"It began: decision sent Tue 22 September 2026, the date printed on it.", "So the day is Mon 23 November 2026."}},
		{"no trigger in words", func(d *law.Deadline) {
			d.Rule = &law.Rule{Sense: law.Information}
			d.From = []law.Source{{Type: "decision-sent", Day: day(t, "2026-09-22 Tue")}}
		}, []string{"Started by: decision sent Tue 22 September 2026.", "So the day is Mon 23 November 2026."}},
		{"the year of a move", func(d *law.Deadline) {
			d.Steps = []law.Step{{Kind: law.StepFixed, From: day(t, "2027-02-15 Mon"), To: day(t, "2027-02-14 Sun"), Backwards: true}}
		}, []string{"It began: 2027.", "Before Mon 15 February 2027, so the last day is Sun 14 February 2027.", "So the day is Mon 23 November 2026."}},
		{"no day in law", func(d *law.Deadline) {
			d.Due, d.Rule, d.Version = civil.Date{}, &law.Rule{Trigger: "It began", Satisfied: "The plan ends."}, &law.Version{Count: law.Count{Kind: law.CountNone}}
		}, []string{"It began.", "The law gives no day: The plan ends."}},
		{"a day that was not said", func(d *law.Deadline) {
			d.Due, d.From = civil.Date{}, []law.Source{{Type: "mediation-booked", Day: day(t, "2026-09-22 Tue")}}
		}, []string{"It began: mediation booked Tue 22 September 2026.", "The day cannot be worked out: the mediation booked does not say which day it fixes."}},
		{"ended by a fact", func(d *law.Deadline) { d.EndedBy, d.EndedOn = "x", day(t, "2026-10-05 Mon") },
			[]string{"It began.", "So the day is Mon 23 November 2026.", "It no longer runs: what came on Mon 5 October 2026 ended it."}},
		{"ended by another limit", func(d *law.Deadline) { d.EndedBy = "review-final-8w" },
			[]string{"It began.", "So the day is Mon 23 November 2026.", "It no longer runs: another limit has taken its place."}},
	}
	for _, tt := range tests {
		t.Run(tt.says, func(t *testing.T) {
			d := oneStep(t, law.Step{})
			d.Steps = nil
			tt.change(d)
			if diff := cmp.Diff(tt.want, brief.Steps(d)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
