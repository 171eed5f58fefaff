package law_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework/law"
)

// A period that ends on a Saturday 31 July did not end in August: rule 12(2) takes it to Monday 2 August, and
// only a reading that nobody may rely on would take it on to September.
func TestTheReadingThatIsNotReliedOnIsNamed(t *testing.T) {
	r := compute(t, law.Matter{Grounds: []string{"refuse-assess"}, Events: []law.Event{{Type: "decision-sent", On: day(t, "2027-05-31 Mon")}}})
	d := find(t, r, "appeal", "")
	if d.Due != day(t, "2027-08-02 Mon") {
		t.Errorf("due %s", d.Due)
	}
	want := law.Step{Kind: law.StepEdge, From: day(t, "2027-08-02 Mon"), To: day(t, "2027-09-01 Wed"), Name: "August"}
	if diff := cmp.Diff(want, d.Steps[len(d.Steps)-1]); diff != "" {
		t.Error(diff)
	}
}

// Of a day that the parties replaced nobody needs the safe day any more: 25 May 2026 is a bank holiday, 30 June is
// not.
func TestAReplacedDayHasNoSafeDay(t *testing.T) {
	r := compute(t, law.Matter{Grounds: []string{"contents-BF"}, Events: []law.Event{{Type: "agreement-made", On: day(t, "2026-04-20 Mon"),
		Items: []law.Item{{Item: "section F", What: "contents", Due: day(t, "2026-06-30 Tue")}}}}})
	d := find(t, r, "mediation-agreement-appealable", "")
	var kinds []law.StepKind
	for _, s := range d.Steps {
		kinds = append(kinds, s.Kind)
	}
	if diff := cmp.Diff([]law.StepKind{law.StepCounted, law.StepReplaced}, kinds); diff != "" || !d.Safe.IsZero() {
		t.Error(diff, d.Safe)
	}
}

// A letter of which only the printed date is known leaves questions, but none about what is not shown.
func TestNothingIsAskedAboutALimitThatIsNotShown(t *testing.T) {
	r := compute(t, law.Matter{Grounds: []string{"refuse-assess"}, Events: []law.Event{{Type: "decision-sent", Printed: day(t, "2026-09-22 Tue")}}})
	asked := func(at string) map[string]bool {
		out := map[string]bool{}
		for _, g := range r.MissingAt(day(t, at)) {
			out[g.Rule.ID] = true
		}
		return out
	}
	if soon := asked("2026-10-01 Thu"); soon["appeal-late"] || !soon["appeal"] {
		t.Error(soon)
	}
	if late := asked("2026-12-01 Tue"); !late["appeal-late"] {
		t.Error(late)
	}
}
