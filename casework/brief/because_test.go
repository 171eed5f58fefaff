package brief_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/law"
)

// Every reason why a deadline is not certain, from facts, in every form in which a deadline is said.
func TestWhatIsNotCertainSaysWhyEverywhere(t *testing.T) {
	reported := letter(t, "2026-09-22 Tue")
	reported.Reported = true
	tests := []struct {
		says, limit string
		events      []law.Event
		short       string // on a line
		because     []string
		easy        []string // the last sentences
	}{
		{"a rule that is remembered", "order-reconsider-2w", []law.Event{order(t, "2026-06-03 Wed", "reconsider")},
			"unconfirmed: remembered only, check the rule before relying on it",
			[]string{"This rule is remembered only and was not checked against its text: check before relying on it."},
			[]string{"We are not sure about the last day.", "Nobody has checked this rule yet.", "Ask somebody who knows the law."}},
		{"a substitute", "mediation-arrange-30d-la", []law.Event{{Type: "mediation-wanted", On: day(t, "2026-07-20 Mon")}},
			`provisional: counted from a substitute for "authority told mediation wanted"`,
			[]string{`Provisional: it is counted from a substitute, and the day of "authority told mediation wanted" would settle it.`},
			[]string{"We are not sure about the last day.", "We had to use another date instead.", "Please tell us the right date when you know.", "The day may change."}},
		{"the printed date", "permission-to-appeal-28d", []law.Event{{Type: "reasons-sent", Printed: day(t, "2026-07-20 Mon")}},
			"provisional: counted from the date printed on the letter",
			[]string{"Provisional: it is counted from the date printed on the letter, and the day on which it was sent would settle it."},
			[]string{"We are not sure about the last day.", "We do not know when the letter was sent.", "Please tell us that date when you know.", "The day may change."}},
		{"something reported", "appeal", []law.Event{reported},
			"provisional: it rests on something only reported",
			[]string{"Provisional: it rests on something that is only reported and not confirmed, decision sent Tue 22 September 2026."},
			[]string{"We are not sure about the last day.", "Somebody told us this: the decision letter was sent.", "It has not been checked yet.", "The day may change."}},
		{"one of two counts", "appeal", []law.Event{{Type: "certificate-issued", On: day(t, "2026-07-20 Mon")}},
			"provisional: only one of its two counts is known",
			[]string{"Provisional: only one of its two counts is known, and the day that the other starts from would settle it."},
			[]string{"We are not sure about the last day.", "This day comes from two dates.", "We know only one of them.", "The day may change."}},
		{"beyond the calendar", "mediation-certificate-no-mediation-3wd", []law.Event{{Type: "mediation-declined", On: day(t, "2028-12-29 Fri")}},
			"unconfirmed: the calendar of closed days does not reach it",
			[]string{"It cannot be worked out: the calendar of closed days does not reach Mon 1 January 2029."},
			[]string{"If it is late, the family can complain.", "Your local advice service can help with that.", "We do not know the bank holidays of that time."}},
		{"school days", "exclusion-irp-15sd", []law.Event{{Type: "governors-decision-notified", On: day(t, "2026-07-20 Mon")}},
			"unconfirmed: it needs the school's own calendar",
			[]string{"It cannot be worked out: it is counted in school days, which only the school's own calendar knows."},
			[]string{"It is counted in school days.", "Only the school knows its school days."}},
		{"a day that was not said, of a rule that is remembered", "mediation-date-notice-5wd", []law.Event{{Type: "mediation-booked", On: day(t, "2026-07-20 Mon")}},
			"unconfirmed: remembered only, check the rule before relying on it, the day that is fixed was not said",
			[]string{
				"This rule is remembered only and was not checked against its text: check before relying on it.",
				"It cannot be worked out until the day that the mediation booked fixes is known.",
			},
			[]string{"We do not know the day that was fixed.", "Please tell us that day."}},
		{"what runs again", "order-assess-notify-2w", []law.Event{order(t, "2026-06-03 Wed", "assess"),
			{Type: "decision-suspended", On: day(t, "2026-06-08 Mon")}, {Type: "suspension-lifted", On: day(t, "2026-06-10 Wed")}},
			"provisional: it had ended and runs again",
			[]string{"Provisional: it had ended and runs again, and whether its day is still the same is for the tribunal to say."},
			[]string{"This had stopped and then started again.", "Ask the tribunal if the day is still right.", "The day may change."}},
		{"whether it applies at all", "refuse-plan-16w", []law.Event{{Type: "assessment-requested", On: day(t, "2026-01-05 Mon")},
			{Type: "assessment-agreed", On: day(t, "2026-02-02 Mon"), Reported: true}},
			"provisional: something that it rests on was only reported",
			[]string{"Provisional: something that it rests on is only reported and not confirmed."},
			[]string{"Somebody told us something that matters here.", "It has not been checked yet.", "The day may change."}},
		{"a reported direction in the place of a reported substitute", "la-response-30wd", []law.Event{{Type: "appeal-registered", On: day(t, "2026-05-05 Tue"), Reported: true},
			{Type: "direction-made", On: day(t, "2026-05-06 Wed"), Due: day(t, "2026-06-24 Wed"), Attrs: law.Attrs{}.With("what", "response"), Reported: true}},
			"provisional: it rests on something only reported",
			[]string{"Provisional: it rests on something that is only reported and not confirmed, direction made Wed 6 May 2026."},
			[]string{"Somebody told us this: the tribunal gave an instruction.", "It has not been checked yet.", "The day may change."}},
	}
	for _, tt := range tests {
		t.Run(tt.says, func(t *testing.T) {
			r := compute(t, []string{"refuse-assess"}, tt.events...)
			d, at := find(t, r, tt.limit), day(t, "2026-05-20 Wed")
			if diff := cmp.Diff(tt.because, brief.Because(d)); diff != "" {
				t.Error(diff)
			}
			why, easy := brief.Why(d), brief.Easy(d, at)
			if !contains(why, tt.because) {
				t.Errorf("why does not say it: %q", why)
			}
			if !contains(easy, tt.easy) || easy[len(easy)-1] != tt.easy[len(tt.easy)-1] {
				t.Errorf("easy read ends %q, want %q", easy, tt.easy)
			}
			for _, said := range []string{brief.Line(d, at), brief.Deadline(d, at)} {
				if !strings.Contains(said, tt.short) {
					t.Errorf("want %q in %q", tt.short, said)
				}
			}
			if next := strings.Join(brief.Next(&r, at), "\n"); !d.Due.IsZero() && !strings.Contains(next, tt.short) {
				t.Errorf("want %q in %q", tt.short, next)
			}
		})
	}
}

func order(t *testing.T, on, what string) law.Event {
	return law.Event{Type: "order-made", On: day(t, on), Attrs: law.Attrs{}.With("orders", what)}
}

// contains reports whether the part stands in the list, in one piece.
func contains(list, part []string) bool {
	for i := range list {
		if i+len(part) <= len(list) && slices.Equal(list[i:i+len(part)], part) {
			return true
		}
	}
	return false
}

func TestWhatIsCertainGivesNoReason(t *testing.T) {
	d := find(t, compute(t, []string{"refuse-assess"}, letter(t, "2026-09-22 Tue")), "appeal")
	if got := brief.Because(d); got != nil {
		t.Errorf("got %q", got)
	}
}

func TestADirectionSettlesWhatASubstituteLeftOpen(t *testing.T) {
	d := find(t, compute(t, []string{"refuse-assess"}, law.Event{Type: "appeal-registered", On: day(t, "2026-05-05 Tue")},
		law.Event{Type: "direction-made", On: day(t, "2026-05-06 Wed"), Due: day(t, "2026-06-24 Wed"), Attrs: law.Attrs{}.With("what", "response")}), "la-response-30wd")
	if got := brief.Because(d); got != nil {
		t.Errorf("got %q", got)
	}
}
