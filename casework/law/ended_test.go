package law_test

import (
	"testing"

	"github.com/redress-send/redress/casework/law"
)

// after computes what the small book says of the events, and returns its first deadline.
func after(t *testing.T, files map[string]string, events ...law.Event) law.Deadline {
	t.Helper()
	_, calendar := england(t)
	r, err := law.Compute(mustLoad(t, files), calendar, law.Matter{Grounds: []string{"refuse-assess"}, Events: events})
	if err != nil || len(r.Deadlines) == 0 {
		t.Fatalf("%d deadlines, %v", len(r.Deadlines), err)
	}
	return r.Deadlines[0]
}

func TestWhatWasNeedlessStaysSoWhateverEndsItLater(t *testing.T) {
	book := with("superseded_by: [final-plan-sent]", "needless_after: [draft-plan-served]")
	events := []law.Event{
		{Type: "assessment-requested", On: day(t, "2026-01-05 Mon")}, // six weeks end on Mon 16 February 2026
		{Type: "draft-plan-served", On: day(t, "2026-02-02 Mon")},
		{Type: "assessment-agreed", On: day(t, "2026-02-09 Mon")},
		{Type: "final-plan-sent", On: day(t, "2026-02-20 Fri")},
	}
	for says, told := range map[string][]law.Event{"without what would end it": events[:3], "with it": events} {
		if d := after(t, book, told...); d.EndedOn != day(t, "2026-02-02 Mon") {
			t.Errorf("%s: %s, ended on %q", says, d.Status(day(t, "2026-03-02 Mon")), d.EndedOn)
		}
	}
}

func TestOfSeveralLaterStartsTheNextOneEndsAnEarlierOne(t *testing.T) {
	book := starting("mediation-booked", "latest_only: true")
	events := []law.Event{
		{ID: "first", Type: "mediation-booked", On: day(t, "2026-01-05 Mon"), Due: day(t, "2026-02-02 Mon")},
		{ID: "second", Type: "mediation-booked", On: day(t, "2026-01-12 Mon"), Due: day(t, "2026-02-09 Mon")},
		{ID: "third", Type: "mediation-booked", On: day(t, "2026-01-19 Mon"), Due: day(t, "2026-02-16 Mon")},
	}
	if d := after(t, book, events...); d.Of != "first" || d.EndedBy != "second" || d.EndedOn != day(t, "2026-01-12 Mon") {
		t.Errorf("%s ended by %q on %q", d.Of, d.EndedBy, d.EndedOn)
	}
}
