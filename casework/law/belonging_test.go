package law_test

import (
	"testing"

	"github.com/redress-send/redress/casework/law"
)

// event is one event; attributes come in pairs.
func event(t *testing.T, id, typ, on, of string, pairs ...string) law.Event {
	t.Helper()
	return law.Event{ID: id, Type: typ, On: day(t, on), Of: of, Attrs: attrs(pairs...)}
}

// Which event belongs to which start, without of and with it.
func TestBelonging(t *testing.T) {
	const at = "2026-06-01 Mon"
	type want struct {
		id, of string
		status law.Status
	}
	tests := []struct {
		says    string
		grounds []string
		events  []law.Event
		want    []want
	}{
		{"an application meets the limit that the reasons started, without of", []string{"refuse-amend"}, []law.Event{
			event(t, "r", "reasons-sent", "2026-01-05 Mon", ""), event(t, "", "permission-application-received", "2026-01-20 Tue", ""),
		}, []want{{"permission-to-appeal-28d", "r", law.Met}, {"costs-14d", "r", law.Missed}}},
		{"and with of the decision that both are about", []string{"refuse-amend"}, []law.Event{
			event(t, "d", "decision-sent", "2025-05-05 Mon", ""), event(t, "r", "reasons-sent", "2026-01-05 Mon", "d"),
			event(t, "", "costs-application-received", "2026-01-12 Mon", "d"),
		}, []want{{"costs-14d", "r", law.Met}}},
		{"of one set of reasons leaves the other's limit alone", []string{"refuse-amend"}, []law.Event{
			event(t, "r1", "reasons-sent", "2026-01-05 Mon", ""), event(t, "r2", "reasons-sent", "2026-02-02 Mon", ""),
			event(t, "", "review-application-received", "2026-02-10 Tue", "r2"),
		}, []want{{"review-28d", "r1", law.Missed}, {"review-28d", "r2", law.Met}}},
		{"a review decision to amend is no decision that an appeal can be about", []string{"contents-BF"}, []law.Event{
			event(t, "d", "decision-sent", "2026-01-05 Mon", ""), event(t, "", "review-decision-sent", "2026-02-10 Tue", "", "decision", "amend"),
			event(t, "", "mediation-adviser-contacted", "2026-02-12 Thu", ""), event(t, "", "appeal-received", "2026-02-20 Fri", ""),
		}, []want{{"appeal", "d", law.Met}, {"mediation-contact-2m", "d", law.Met}}},
		{"a returned appeal is the latest one received, whatever was decided since", []string{"contents-BF"}, []law.Event{
			event(t, "d1", "decision-sent", "2025-11-06 Thu", ""), event(t, "a", "appeal-received", "2025-11-19 Wed", ""),
			event(t, "d2", "decision-sent", "2025-11-21 Fri", ""), event(t, "", "appeal-returned", "2025-12-09 Tue", ""),
		}, []want{{"appeal", "d1", law.Missed}}},
		{"a plan about the decision carries out the order about it", []string{"contents-BF"}, []law.Event{
			event(t, "d1", "decision-sent", "2025-10-01 Wed", ""), event(t, "o", "order-made", "2026-01-05 Mon", "d1", "orders", "contents"),
			event(t, "", "final-amended-plan-sent", "2026-01-25 Sun", "d1"),
		}, []want{{"order-contents-5w", "o", law.Met}}},
		{"an order that asks nothing of it does not take a fact from the order that does", []string{"refuse-assess"}, []law.Event{
			event(t, "o1", "order-made", "2026-01-05 Mon", "", "orders", "assess"), event(t, "o2", "order-made", "2026-01-09 Fri", "", "orders", "dismissed"),
			event(t, "", "assessment-agreed", "2026-01-15 Thu", ""), event(t, "", "final-plan-sent", "2026-03-05 Thu", ""),
		}, []want{{"order-assess-notify-2w", "o1", law.Met}, {"order-assess-final-14w", "o1", law.Met}, {"order-assess-no-plan-10w", "o1", law.Superseded}}},
		{"an answer about health belongs to the recommendation about health, not to the later one about care", []string{"contents-BF"}, []law.Event{
			event(t, "h", "recommendation-made", "2026-01-05 Mon", "", "body", "health"), event(t, "c", "recommendation-made", "2026-01-12 Mon", "", "body", "care"),
			event(t, "", "recommendation-answered", "2026-01-20 Tue", "", "body", "health"),
		}, []want{{"recommendation-health-5w", "h", law.Met}, {"recommendation-care-5w", "c", law.Missed}}},
		{"a review decision meets the yearly review of the plan, with no meeting told", []string{"contents-BF"}, []law.Event{
			event(t, "p", "final-plan-sent", "2025-01-10 Fri", ""), event(t, "", "review-decision-sent", "2025-12-01 Mon", "", "decision", "amend"),
		}, []want{{"annual-review-12m", "p", law.Met}}},
		{"and that of the review before it", []string{"contents-BF"}, []law.Event{
			event(t, "r1", "review-decision-sent", "2025-01-10 Fri", "", "decision", "maintain"),
			event(t, "", "review-meeting-held", "2025-11-10 Mon", ""), event(t, "", "review-decision-sent", "2025-12-01 Mon", "", "decision", "maintain"),
		}, []want{{"annual-review-12m", "r1", law.Met}}},
		{"a review after the move meets the new authority's duty", []string{"contents-BF"}, []law.Event{
			event(t, "m", "plan-transferred", "2025-06-02 Mon", ""), event(t, "", "review-meeting-held", "2025-08-01 Fri", ""),
		}, []want{{"transfer-review", "m", law.Met}}},
		{"a concession of a part leaves the response due", []string{"contents-BF", "placement-I"}, []law.Event{
			event(t, "", "decision-sent", "2025-10-01 Wed", ""), event(t, "g", "authority-received-appeal", "2025-11-24 Mon", ""),
			event(t, "", "authority-not-opposing", "2025-12-02 Tue", "", "ground", "placement-I"),
		}, []want{{"la-response-30wd", "g", law.Missed}}},
		{"a concession of the whole ends it", []string{"placement-I"}, []law.Event{
			event(t, "", "decision-sent", "2025-10-01 Wed", ""), event(t, "g", "authority-received-appeal", "2025-11-24 Mon", ""),
			event(t, "", "authority-not-opposing", "2025-12-02 Tue", "", "ground", "placement-I"),
		}, []want{{"la-response-30wd", "g", law.Superseded}}},
	}
	for _, tt := range tests {
		t.Run(tt.says, func(t *testing.T) {
			r := compute(t, law.Matter{Grounds: tt.grounds, Events: tt.events})
			for _, w := range tt.want {
				if d := find(t, r, w.id, w.of); d.Status(day(t, at)) != w.status {
					t.Errorf("%s of %s is %s, want %s", w.id, w.of, d.Status(day(t, at)), w.status)
				}
			}
		})
	}
}

func TestACertificateDoesNotBelongToAReviewDecisionToAmend(t *testing.T) {
	r := compute(t, law.Matter{Grounds: []string{"contents-BF"}, Events: []law.Event{
		event(t, "d", "decision-sent", "2026-01-05 Mon", ""), event(t, "", "review-decision-sent", "2026-02-10 Tue", "", "decision", "amend"),
		event(t, "", "certificate-issued", "2026-02-20 Fri", "", "kind", "mediated"),
	}})
	if d := find(t, r, "appeal", "d"); d.Due != day(t, "2026-03-20 Fri") {
		t.Errorf("due %s", d.Due)
	}
}

func TestAPlanInAWiderDisputeKeepsAllItsGrounds(t *testing.T) {
	r := compute(t, law.Matter{Grounds: []string{"refuse-assess", "placement-I"}, Events: []law.Event{event(t, "p", "final-plan-sent", "2026-03-06 Fri", "")}})
	find(t, r, "mediation-contact-2m", "p")
}

func TestADayAgreedInWritingNeedsNoCalendar(t *testing.T) {
	r := compute(t, law.Matter{Grounds: []string{"contents-BF"}, Events: []law.Event{{ID: "a", Type: "agreement-made", On: day(t, "2028-12-21 Thu"),
		Items: []law.Item{{Item: "visit", What: "other", Due: day(t, "2028-12-27 Wed")}}}}})
	d := find(t, r, "mediation-agreement-other-2w", "a")
	if d.Due != day(t, "2028-12-27 Wed") || d.Certainty != law.Certain || len(r.Missing) != 0 {
		t.Errorf("%s %s, missing %v", d.Due, d.Certainty, r.Missing)
	}
}

func TestABundleWorkedBackFromTheHearingIsDueByFive(t *testing.T) {
	hearing := event(t, "h", "direction-made", "2026-06-10 Wed", "", "what", "hearing")
	hearing.Due = day(t, "2026-09-10 Thu")
	r := compute(t, law.Matter{Grounds: []string{"contents-BF"}, Events: []law.Event{hearing}})
	// seven working days back to Tue 1 September, August not counted, three more to Wed 29 July
	if d := find(t, r, "direction-bundle", "h"); d.Due != day(t, "2026-07-29 Wed") || d.Cutoff != "17:00" {
		t.Errorf("%s %s", d.Due, d.Cutoff)
	}
}

func TestTwoDecisionsOfOneDayWithoutIdsAreToldApart(t *testing.T) {
	r := compute(t, law.Matter{Grounds: []string{"refuse-assess", "cease"}, Events: []law.Event{
		event(t, "", "decision-sent", "2026-01-15 Thu", "", "ground", "refuse-assess"), event(t, "", "decision-sent", "2026-01-15 Thu", "", "ground", "cease"),
	}})
	seen := map[string]bool{}
	for _, d := range r.Deadlines {
		if d.Rule.ID == "appeal" {
			seen[d.Of] = true
		}
	}
	if len(seen) != 2 {
		t.Errorf("the two appeals are of %v", seen)
	}
}

func TestInAMixedDisputeAFamilysLimitIsTheEarlierOne(t *testing.T) {
	events := []law.Event{event(t, "r", "reasons-sent", "2026-07-15 Wed", "")}
	r := compute(t, law.Matter{Grounds: []string{"refuse-assess", "disability-school"}, Events: events})
	if d := find(t, r, "permission-to-appeal-28d", "r"); d.Due != day(t, "2026-08-12 Wed") {
		t.Errorf("not known which: %s", d.Due)
	}
	events = append(events, event(t, "d", "decision-sent", "2026-01-15 Thu", "", "ground", "refuse-assess"))
	events[0].Of = "d"
	r = compute(t, law.Matter{Grounds: []string{"refuse-assess", "disability-school"}, Events: events})
	if d := find(t, r, "permission-to-appeal-28d", "r"); d.Due != day(t, "2026-09-14 Mon") {
		t.Errorf("of the appeal: %s", d.Due)
	}
}
