package talk_test

import (
	"strings"
	"testing"
)

// However a withdrawal is said, it cuts off at once whom the family had let in; one that names nobody known is asked for.
func TestAWithdrawalCutsOffWhomItMeans(t *testing.T) {
	for _, said := range []string{"mum has withdrawn her consent for the forum today", "consent to tees-forum was revoked today", "withdrew consent to the forum today"} {
		t.Run(strings.Fields(said)[0], func(t *testing.T) {
			each(t, func(t *testing.T, w *world) {
				w.saved("mediator-1", newCase)
				w.assign("mediator-1", "mediator")
				w.assign("volunteer-1", "supporter")
				w.saved("mediator-1", "HPL-0001 parent consented to the forum in writing today, dates")
				if got := stateOf(w.as("volunteer-1", "show HPL-0001")); got != "answered" {
					t.Fatalf("with consent the volunteer is answered %s", got)
				}
				w.saved("mediator-1", "HPL-0001 "+said)
				if m := w.as("volunteer-1", "show HPL-0001"); stateOf(m) != "refused" {
					t.Errorf("after %q the volunteer still sees:\n%s", said, text(m))
				}
			})
		})
	}
	t.Run("nobody", func(t *testing.T) {
		each(t, func(t *testing.T, w *world) {
			w.saved("mediator-1", newCase)
			if m := w.as("mediator-1", "HPL-0001 parent withdrew consent to durham-forum today"); stateOf(m) != "asked" || !strings.Contains(text(m), "from which service or forum") {
				t.Errorf("a forum that nobody knows is %s:\n%s", stateOf(m), text(m))
			}
			if m := w.as("mediator-1", "cancel"); stateOf(m) != "answered" {
				t.Errorf("cancel is %s", stateOf(m))
			}
			if m := w.as("mediator-1", "HPL-0001 parent refused consent to the forum today"); w.facts("consent-given") != 0 || strings.Contains(text(m), "onsent given") {
				t.Errorf("a refused consent is %s:\n%s", stateOf(m), text(m))
			}
		})
	})
}
