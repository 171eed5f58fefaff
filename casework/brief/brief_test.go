package brief_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs"
)

func day(t testing.TB, s string) civil.Date {
	t.Helper()
	d, err := civil.ParseChecked(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func book(t testing.TB) *law.Book {
	t.Helper()
	b, err := configs.Book(configs.England)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func compute(t testing.TB, grounds []string, events ...law.Event) law.Result {
	t.Helper()
	calendar, err := configs.Calendar()
	if err != nil {
		t.Fatal(err)
	}
	r, err := law.Compute(book(t), calendar, law.Matter{Grounds: grounds, Events: events})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func find(t testing.TB, r law.Result, id string) *law.Deadline {
	t.Helper()
	for i := range r.Deadlines {
		if r.Deadlines[i].Rule.ID == id {
			return &r.Deadlines[i]
		}
	}
	t.Fatalf("there is no %s", id)
	return nil
}

func letter(t testing.TB, on string) law.Event {
	return law.Event{Type: "decision-sent", On: day(t, on)}
}

func TestADeadlineInASentence(t *testing.T) {
	at := day(t, "2026-11-10 Tue")
	r := compute(t, []string{"refuse-assess"}, letter(t, "2026-09-22 Tue"))
	for id, want := range map[string]string{
		"appeal":               "Appeal to the tribunal: by Mon 23 November 2026, 5pm, to have arrived by then. Owed by the family; in 13 days. SI 2008/2699 rule 20(1)(c), rule 12.",
		"mediation-contact-2m": "Contact the mediation adviser: by Sun 22 November 2026, to be made by then. Owed by the family; in 12 days. That is a closed day and does not move: act by Fri 20 November 2026. SI 2014/1530 reg 33.",
	} {
		if got := brief.Deadline(find(t, r, id), at); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// A row is read on a phone: the same in fewer words, and nothing of arriving once it is too late for it.
func TestADeadlineInARow(t *testing.T) {
	r := compute(t, []string{"refuse-assess"}, letter(t, "2026-09-22 Tue"))
	for _, x := range []struct{ id, at, row, provision string }{
		{"appeal", "2026-11-10 Tue", "Appeal to the tribunal: Mon 23 November 2026, 5pm (in 13 days), the family. It has to arrive by then.", "SI 2008/2699 rule 20(1)(c), rule 12"},
		{"appeal", "2026-11-24 Tue", "Appeal to the tribunal: Mon 23 November 2026, 5pm (missed, yesterday), the family.", "SI 2008/2699 rule 20(1)(c), rule 12"},
		{"mediation-contact-2m", "2026-11-10 Tue", "Contact the mediation adviser: Sun 22 November 2026 (in 12 days), the family. " +
			"That is a closed day and does not move: act by Fri 20 November 2026.", "SI 2014/1530 reg 33"},
	} {
		d := find(t, r, x.id)
		if got := brief.Row(d, day(t, x.at)); got != x.row || brief.Provision(d) != x.provision {
			t.Errorf("got  %s %s\nwant %s %s", got, brief.Provision(d), x.row, x.provision)
		}
	}
	for all, first := range map[string]string{
		"Children and Families Act 2014 s53; SI 2014/1530 reg 36":      "Children and Families Act 2014 s53",
		"UK GDPR art 12(3), art 12A (from the 2025 Act s76; see 2018)": "UK GDPR art 12(3), art 12A (from the 2025 Act s76; see 2018)",
	} {
		if got := brief.Provision(&law.Deadline{Version: &law.Version{Provision: all}}); got != first {
			t.Errorf("%q of %q", got, all)
		}
	}
}

func TestWhatIsOnlyWorthKnowingIsOwedByNobody(t *testing.T) {
	d := find(t, compute(t, []string{"refuse-assess"}, law.Event{Type: "last-assessment-made", On: day(t, "2026-01-15 Thu")}), "assess-repeat-6m")
	want := "No duty to assess again for six months: Wed 15 July 2026. Worth knowing for the authority; in 5 days; unconfirmed: remembered only, check the rule before relying on it. " + d.Version.Provision + "."
	if got := brief.Deadline(d, day(t, "2026-07-10 Fri")); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := brief.Steps(d); got[len(got)-1] != "So the day is Wed 15 July 2026." {
		t.Errorf("got %q", got)
	}
}

func TestATargetIsADayToAimFor(t *testing.T) {
	d := find(t, compute(t, []string{"refuse-assess"}, law.Event{Type: "appeal-received", On: day(t, "2026-11-02 Mon")}), "tribunal-register-10wd")
	if got := brief.Steps(d); got[len(got)-1] != "So the day to aim for is Mon 16 November 2026." {
		t.Errorf("got %q", got)
	}
}

func TestHowADeadlineStandsOnALine(t *testing.T) {
	received := func(on string) law.Event { return law.Event{Type: "appeal-received", On: day(t, on)} }
	tests := []struct {
		says   string
		events []law.Event
		at     string
		want   string
	}{
		{"open", nil, "2026-11-10 Tue", "(in 13 days)"}, {"tomorrow", nil, "2026-11-22 Sun", "(tomorrow)"},
		{"today", nil, "2026-11-23 Mon", "(today)"}, {"missed", nil, "2026-11-24 Tue", "(missed, yesterday)"},
		{"done", []law.Event{received("2026-11-20 Fri")}, "2026-12-01 Tue", "(done Fri 20 November 2026)"},
		{"done late", []law.Event{received("2026-11-25 Wed")}, "2026-12-01 Tue", "(done late, Wed 25 November 2026)"},
	}
	for _, tt := range tests {
		t.Run(tt.says, func(t *testing.T) {
			r := compute(t, []string{"refuse-assess"}, append(tt.events, letter(t, "2026-09-22 Tue"))...)
			want := "Appeal to the tribunal: Mon 23 November 2026, 5pm " + tt.want
			if got := brief.Line(find(t, r, "appeal"), day(t, tt.at)); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
}

func TestWhySaysEveryStepWithItsProvision(t *testing.T) {
	r := compute(t, []string{"contents-BF"}, letter(t, "2025-10-01 Wed"),
		law.Event{Type: "certificate-issued", On: day(t, "2025-11-29 Sat"), Attrs: law.Attrs{}.With("kind", "not-pursued")})
	want := []string{
		"Written notice of the decision was sent, or the mediation certificate was issued if that gives longer: decision sent Wed 1 October 2025.",
		"Also: certificate issued Sat 29 November 2025.",
		"Appeal to the tribunal, two months from the decision: 2 months after Wed 1 October 2025, that day left out, end on Mon 1 December 2025 (Dodds v Walker [1981] 1 WLR 1027).",
		"Appeal to the tribunal, one month from the certificate: 1 month after Sat 29 November 2025, that day left out, end on Mon 29 December 2025 (Dodds v Walker [1981] 1 WLR 1027).",
		"The later of the two governs: Mon 29 December 2025 (appeal to the tribunal, one month from the certificate).",
		"Mon 29 December 2025 falls in 25 December to 1 January: it goes to the first working day after, looked for from Fri 2 January 2026 (HESC rule 12(3)(a)).",
		"So the last day is Fri 2 January 2026, 5pm.",
		"Provision: SI 2008/2699 rule 20(1)(c), rule 12, as in force from Mon 1 September 2014.",
	}
	if diff := cmp.Diff(want, brief.Why(find(t, r, "appeal"))); diff != "" {
		t.Error(diff)
	}
}

func TestWhatIsRememberedOnlySaysSo(t *testing.T) {
	r := compute(t, []string{"refuse-plan"}, law.Event{Type: "order-made", On: day(t, "2026-06-03 Wed"), Attrs: law.Attrs{}.With("orders", "reconsider")})
	d := find(t, r, "order-reconsider-2w")
	if got := brief.Line(d, day(t, "2026-06-10 Wed")); !strings.HasSuffix(got, "(in 7 days; unconfirmed: remembered only, check the rule before relying on it)") {
		t.Error(got)
	}
	if got := strings.Join(brief.Why(d), "\n"); !strings.Contains(got, "remembered only and was not checked") {
		t.Error(got)
	}
}

func TestWhatIsMissingSaysWhatWouldSettleIt(t *testing.T) {
	tests := []struct {
		says   string
		events []law.Event
		want   string
	}{
		{"a substitute", []law.Event{{Type: "mediation-wanted", On: day(t, "2026-07-20 Mon")}},
			`Hold the mediation is counted from a substitute: the day of "authority told mediation wanted" would settle it`},
		{"a printed date", []law.Event{{Type: "reasons-sent", Printed: day(t, "2026-07-20 Mon")}},
			"Ask the tribunal for permission to appeal is counted from the date printed on the letter: the day on which it was sent would settle it"},
		{"one limb", []law.Event{{Type: "certificate-issued", On: day(t, "2026-07-20 Mon")}},
			`Appeal to the tribunal: only one of its two counts is known; the day of "decision sent" would settle it`},
		{"beyond the calendar", []law.Event{{Type: "mediation-declined", On: day(t, "2028-12-29 Fri")}},
			"Issue the certificate where mediation is not wanted cannot be worked out: Mon 1 January 2029 is outside the calendar of closed days"},
		{"before there was a rule", []law.Event{{Type: "mediation-declined", On: day(t, "2014-08-01 Fri")}},
			"Issue the certificate where mediation is not wanted: this book holds no version that was in force on Fri 1 August 2014"},
		{"school days", []law.Event{{Type: "governors-decision-notified", On: day(t, "2026-07-20 Mon")}},
			"Ask for an independent review panel is counted in school days: the school's own calendar would settle it"},
		{"a day that is not said", []law.Event{{Type: "mediation-booked", On: day(t, "2026-07-20 Mon")}},
			"Tell the family the date and place cannot be worked out: the mediation booked does not say which day it fixes (due)"},
	}
	for _, tt := range tests {
		t.Run(tt.says, func(t *testing.T) {
			r := compute(t, []string{"refuse-assess"}, tt.events...)
			var got []string
			for i := range r.Missing {
				got = append(got, brief.Gap(&r.Missing[i]))
			}
			if !slices.Contains(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestNextIsWhatIsOpenOrOverdueSoonestFirst(t *testing.T) {
	r := compute(t, []string{"refuse-assess"}, letter(t, "2026-09-22 Tue"),
		law.Event{Type: "authority-told-mediation-wanted", On: day(t, "2026-10-05 Mon")})
	want := []string{
		"Overdue since Wed 4 November 2026: hold the mediation (the authority)",
		"The family: contact the mediation adviser by Sun 22 November 2026",
		"The family: appeal to the tribunal by Mon 23 November 2026, 5pm",
	}
	if diff := cmp.Diff(want, brief.Next(&r, day(t, "2026-11-10 Tue"))); diff != "" {
		t.Error(diff)
	}
}

func TestAFactInWords(t *testing.T) {
	v := book(t).Vocabulary
	tests := []struct {
		e    law.Event
		want string
	}{
		{law.Event{Type: "certificate-issued", On: day(t, "2026-11-13 Fri"), Attrs: law.Attrs{}.With("kind", "not-pursued")}, "mediation certificate issued Fri 13 November 2026 (not pursued)"},
		{law.Event{Type: "direction-made", On: day(t, "2026-11-10 Tue"), Due: day(t, "2027-03-04 Thu"), Time: "10:30", Attrs: law.Attrs{}.With("what", "hearing")}, "direction made Tue 10 November 2026 (for Thu 4 March 2027, 10.30am; hearing)"},
		{law.Event{Type: "decision-sent", Printed: day(t, "2026-09-22 Tue"), Reported: true}, "decision sent Tue 22 September 2026 (the date printed on it; reported, not confirmed)"},
		{law.Event{Type: "agreement-made", On: day(t, "2026-11-09 Mon"), Items: []law.Item{{Item: "EP visit", What: "other", Due: day(t, "2026-11-27 Fri")}}}, "mediation agreement made Mon 9 November 2026 (EP visit: other by Fri 27 November 2026)"},
	}
	for _, tt := range tests {
		if got := brief.Fact(v, &tt.e); got != tt.want {
			t.Errorf("got %s, want %s", got, tt.want)
		}
	}
}

func TestNobodyIsToldToActByASafeDayOnceItIsDone(t *testing.T) {
	contact := law.Event{Type: "mediation-adviser-contacted", On: day(t, "2026-11-10 Tue")}
	done := find(t, compute(t, []string{"refuse-assess"}, letter(t, "2026-09-22 Tue"), contact), "mediation-contact-2m")
	want := "Contact the mediation adviser: by Sun 22 November 2026, to be made by then. Owed by the family; done Tue 10 November 2026. SI 2014/1530 reg 33."
	if got := brief.Deadline(done, day(t, "2026-11-11 Wed")); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
