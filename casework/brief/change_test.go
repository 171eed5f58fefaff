package brief_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/law"
)

func TestAChangeSaysFromWhichDayToWhichAndByHowMuch(t *testing.T) {
	at := day(t, "2026-11-10 Tue")
	sent := letter(t, "2026-09-22 Tue")
	issued := func(on string, reported bool) law.Event {
		return law.Event{Type: "certificate-issued", On: day(t, on), Attrs: law.Attrs{}.With("kind", "not-pursued"), Reported: reported}
	}
	received := func(on string) law.Event { return law.Event{Type: "appeal-received", On: day(t, on)} }
	withdrawn := law.Event{Type: "appeal-withdrawn", On: day(t, "2026-11-09 Mon")}
	inTime, tooLate := received("2026-11-20 Fri"), received("2026-11-25 Wed")
	got := law.Event{Type: "authority-received-appeal", On: day(t, "2026-11-02 Mon")}
	tests := []struct {
		says, limit   string
		before, after []law.Event
		plain         string
		easy          []string
	}{
		// One month from Monday 2 November ends on Wednesday 2 December: nine days after Monday 23 November.
		{"a later day", "appeal", []law.Event{sent}, []law.Event{sent, issued("2026-11-02 Mon", false)},
			"Appeal to the tribunal: Mon 23 November 2026, 5pm becomes Wed 2 December 2026, 5pm, 9 days later.",
			[]string{"Appeal to the tribunal.", "Now the last day is Monday 23 November 2026.", "It would be Wednesday 2 December 2026.", "That is 9 days later."}},
		{"an earlier day, by one", "appeal", []law.Event{sent, issued("2026-11-03 Tue", false)}, []law.Event{sent, issued("2026-11-02 Mon", false)},
			"Appeal to the tribunal: Thu 3 December 2026, 5pm becomes Wed 2 December 2026, 5pm, 1 day earlier.",
			[]string{"Appeal to the tribunal.", "Now the last day is Thursday 3 December 2026.", "It would be Wednesday 2 December 2026.", "That is 1 day earlier."}},
		{"a later day that is less sure", "appeal", []law.Event{sent}, []law.Event{sent, issued("2026-11-02 Mon", true)},
			"Appeal to the tribunal: Mon 23 November 2026, 5pm becomes Wed 2 December 2026, 5pm, 9 days later, today (in 13 days), then (in 22 days; provisional: it rests on something only reported).",
			[]string{"Appeal to the tribunal.", "Now the last day is Monday 23 November 2026.", "It would be Wednesday 2 December 2026.", "That is 9 days later.", "We would not be sure about that day."}},
		{"the same day, confirmed", "appeal", []law.Event{sent, issued("2026-11-02 Mon", true)}, []law.Event{sent, issued("2026-11-02 Mon", false)},
			"Appeal to the tribunal: Wed 2 December 2026, 5pm stays, today (in 22 days; provisional: it rests on something only reported), then (in 22 days).",
			[]string{"Appeal to the tribunal.", "The last day stays Wednesday 2 December 2026.", "We would be sure about that day."}},
		{"met in time", "appeal", []law.Event{sent}, []law.Event{sent, inTime},
			"Appeal to the tribunal: Mon 23 November 2026, 5pm stays, today (in 13 days), then (done Fri 20 November 2026).",
			[]string{"Appeal to the tribunal.", "The last day stays Monday 23 November 2026.", "It would be done in time."}},
		{"met late", "appeal", []law.Event{sent}, []law.Event{sent, tooLate},
			"Appeal to the tribunal: Mon 23 November 2026, 5pm stays, today (in 13 days), then (done late, Wed 25 November 2026).",
			[]string{"Appeal to the tribunal.", "The last day stays Monday 23 November 2026.", "It would be done late."}},
		{"new", "appeal", nil, []law.Event{sent},
			"New: Appeal to the tribunal, Mon 23 November 2026, 5pm (in 13 days).",
			[]string{"Appeal to the tribunal.", "This would be new.", "The last day would be Monday 23 November 2026.", "We would be sure about that day."}},
		{"new and without a day", "unopposed-window", nil, []law.Event{{Type: "appeal-registered", On: day(t, "2026-11-02 Mon")}},
			"New: The authority may concede and end the appeal, no fixed day (open).",
			[]string{"The council may concede and end the appeal.", "This would be new.", "There is no fixed day for this."}},
		{"gone", "appeal", []law.Event{sent}, nil,
			"No longer runs: Appeal to the tribunal, today Mon 23 November 2026, 5pm.",
			[]string{"Appeal to the tribunal.", "This would no longer count.", "Now the last day is Monday 23 November 2026."}},
		// Thirty working days from Monday 2 November: without Christmas they end on Monday 14 December.
		{"ended", "la-response-30wd", []law.Event{got}, []law.Event{got, withdrawn},
			"No longer runs: Respond to the appeal, today Mon 14 December 2026, 5pm.",
			[]string{"Respond to the appeal.", "This would no longer count.", "Now the last day is Monday 14 December 2026."}},
		{"counting again", "la-response-30wd", []law.Event{got, withdrawn}, []law.Event{got},
			"Respond to the appeal: Mon 14 December 2026, 5pm stays, today (no longer runs), then (in 34 days).",
			[]string{"Respond to the appeal.", "The last day stays Monday 14 December 2026.", "This would count again."}},
	}
	for _, tt := range tests {
		t.Run(tt.says, func(t *testing.T) {
			was, is := one(t, tt.limit, tt.before), one(t, tt.limit, tt.after)
			if !brief.Changed(was, is, at) {
				t.Error("it does not count as a change")
			}
			if got := brief.Change(was, is, at); got != tt.plain {
				t.Errorf("got  %s\nwant %s", got, tt.plain)
			}
			if diff := cmp.Diff(tt.easy, brief.EasyChange(was, is, at)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// one is the deadline of the limit, nil where there are no facts.
func one(t *testing.T, limit string, events []law.Event) *law.Deadline {
	t.Helper()
	if events == nil {
		return nil
	}
	return find(t, compute(t, []string{"refuse-assess"}, events...), limit)
}

func TestWhatStaysIsNoChange(t *testing.T) {
	d := one(t, "appeal", []law.Event{letter(t, "2026-09-22 Tue")})
	if brief.Changed(d, d, day(t, "2026-11-10 Tue")) {
		t.Error("a deadline differs from itself")
	}
}
