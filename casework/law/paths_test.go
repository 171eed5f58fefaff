package law_test

import (
	"testing"

	"github.com/redress-send/redress/casework/law"
)

func TestManyReviewsInARowAreAnsweredAsFast(t *testing.T) {
	first := day(t, "2015-01-05 Mon")
	events := []law.Event{{Type: "final-plan-sent", On: first}}
	for n := range 60 { // each review follows the one before by two ways: 2 to the power of 60 of them in all
		events = append(events, law.Event{Type: "review-meeting-held", On: first.AddDays(60*n + 30)},
			law.Event{Type: "review-decision-sent", On: first.AddDays(60*n + 50), Attrs: attrs("decision", "amend")})
	}
	r := compute(t, law.Matter{Grounds: []string{"contents-BF"}, Events: events})
	find(t, r, "review-decision-4w", "")
}

func TestTwoBookingsOfOneDayGiveTheSameWhicheverIsToldFirst(t *testing.T) {
	decision := law.Event{Type: "decision-sent", On: day(t, "2026-09-22 Tue")}
	one := law.Event{Type: "mediation-booked", On: day(t, "2026-10-12 Mon"), Due: day(t, "2026-11-02 Mon")}
	two := law.Event{Type: "mediation-booked", On: day(t, "2026-10-12 Mon"), Due: day(t, "2026-11-09 Mon")}
	there := compute(t, law.Matter{Grounds: []string{"refuse-assess"}, Events: []law.Event{decision, one, two}})
	back := compute(t, law.Matter{Grounds: []string{"refuse-assess"}, Events: []law.Event{two, one, decision}})
	for i := range there.Deadlines {
		if a, b := &there.Deadlines[i], &back.Deadlines[i]; a.Rule != b.Rule || a.Of != b.Of || a.Due != b.Due {
			t.Errorf("%s of %s due %s, told the other way round %s of %s due %s", a.Rule.ID, a.Of, a.Due, b.Rule.ID, b.Of, b.Due)
		}
	}
}
