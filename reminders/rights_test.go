package reminders_test

import (
	"strings"
	"testing"
)

// The month of a rights request is said to who has the case and to the manager, in a closed case too.
func TestTheMonthOfARightsRequestIsSaid(t *testing.T) {
	onEvery(t, func(t *testing.T, w *world) {
		c := w.opened("mediator-1", "2026-11-05 Thu", fact("decision-sent", "2026-09-22 Tue"), fact("assigned", "2026-11-05 Thu", "role=mediator", "person=mediator-1"))
		c = w.recorded("mediator-1", c, "2026-11-06 Fri", fact("case-closed", "2026-11-06 Fri", "why=agreed"))
		w.recorded("mediator-1", c, "2026-11-10 Tue", fact("rights-request-received", "2026-11-10 Tue", "kind=subject-access"))
		w.runs(at("2026-12-09 Wed", "08:00"))
		got := letters(t, w.store)
		told := map[string]bool{}
		for _, l := range got {
			said := text(t, l)
			if strings.Count(said, "HPL-0001:") != 1 || !strings.Contains(said, "HPL-0001: Answer the rights request: Thu 10 December 2026 (tomorrow") {
				t.Errorf("%s: %s", l.Key, said)
			}
			told[strings.Split(l.Key, ":")[1]] = true
		}
		if len(got) != 2 || !told["mediator-1"] || !told["manager-1"] {
			t.Errorf("told are %v", told)
		}
	})
}
