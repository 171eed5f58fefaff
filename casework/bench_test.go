package casework_test

import (
	"context"
	"testing"

	"github.com/redress-send/redress/casework"
)

// What an agenda over a thousand open cases costs, rights, people and dates included.
func BenchmarkAgendaOverAThousandCases(b *testing.B) {
	w := newWorld(b)
	for range 1000 {
		w.opened("mediator-1", refusedToAssess(), assigned("mediator", "mediator-1"), fact("mediation-adviser-contacted", "2026-11-10 Tue"),
			fact("certificate-issued", "2026-11-13 Fri", "kind=mediated"), fact("mediation-held", "2026-11-13 Fri"))
	}
	a := w.who("manager-1")
	for b.Loop() {
		items, err := w.Agenda(context.Background(), a, casework.AgendaQuery{At: today})
		if err != nil || len(items) < 1000 {
			b.Fatal(len(items), err)
		}
	}
}
