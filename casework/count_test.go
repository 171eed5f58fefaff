package casework_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
)

// counts says what is counted, in short: "opened 2, certificates 1".
func (w *world) counts(by casework.PersonID, q casework.CountQuery) string {
	w.t.Helper()
	q.At = on("2026-11-20 Fri")
	c, err := w.Count(w.t.Context(), w.who(by), q)
	if err != nil {
		return fmt.Sprint(casework.KindOf(err))
	}
	var out []string
	for _, g := range c.Groups {
		switch {
		case g.Total.Hide:
			out = append(out, g.Total.Name+" hidden")
		case g.Total.N > 0:
			out = append(out, fmt.Sprint(g.Total.Name, " ", g.Total.N))
		}
	}
	return strings.Join(out, ", ")
}

const allHidden = "opened hidden, certificates hidden, held hidden, cancelled hidden, concluded hidden, appeals hidden, closed hidden"

func TestEverybodyCountsWhatTheyMay(t *testing.T) {
	w := newWorld(t)
	w.opened("mediator-1", refusedToAssess(), certificate())
	w.opened("mediator-2", refusedToAssess())
	w.opened("mediator-9", refusedToAssess())
	quarter := casework.CountQuery{From: on("2026-10-01 Thu"), To: on("2026-12-31 Thu")}
	area := quarter
	area.Authority = "E06000001"
	other := quarter
	other.Authority = "E06000047"
	for _, c := range []struct {
		who  casework.PersonID
		q    casework.CountQuery
		want string
	}{
		{"mediator-1", quarter, "opened 1, certificates 1"},
		{"mediator-2", quarter, "opened 1"},
		{"manager-1", quarter, "opened 2, certificates 1"},
		{"manager-9", quarter, "opened 1"},
		{"operator-1", quarter, "opened 3, certificates 1"},
		{"adviser-1", quarter, ""},
		{"mediator-1", other, ""},
		{"volunteer-1", area, allHidden},
		{"commissioner-1", area, allHidden},
		{"commissioner-2", area, allHidden},
		{"volunteer-1", other, "refused"},
		{"commissioner-1", other, "refused"},
		{"commissioner-1", quarter, "refused"},
		{"commissioner-1", casework.CountQuery{From: on("2026-10-01 Thu"), To: on("2026-11-30 Mon"), Authority: "E06000001"}, "invalid"},
		{"commissioner-1", casework.CountQuery{From: on("2026-07-01 Wed"), To: on("2026-12-31 Thu"), Authority: "E06000001"}, "invalid"},
		{"mediator-1", casework.CountQuery{From: on("2026-07-01 Wed"), To: on("2026-09-30 Wed")}, ""},
	} {
		if got := w.counts(c.who, c.q); got != c.want {
			t.Errorf("%s, %v: %q, want %q", c.who, c.q, got, c.want)
		}
	}
}

func TestAnAreaWithFiveIsShownAndItsPartsAreSafe(t *testing.T) {
	w := newWorld(t)
	for range 5 {
		w.opened("mediator-1", refusedToAssess(), certificate())
	}
	quarter := casework.CountQuery{From: on("2026-10-01 Thu"), To: on("2026-12-31 Thu"), Authority: "E06000001", At: on("2026-11-20 Fri")}
	c, err := w.Count(t.Context(), w.who("commissioner-1"), quarter)
	if err != nil || !c.Suppressed {
		t.Fatalf("%v %v", c, err)
	}
	for _, g := range c.Groups {
		if g.Total.Name != casework.CountedCertificates {
			continue
		}
		if g.Total.Hide || g.Total.N != 5 {
			t.Errorf("certificates: %v", g.Total)
		}
		for _, p := range g.Parts {
			if !p.Hide {
				t.Errorf("the kind %s is shown: that all are of one kind is known of each", p.Name)
			}
		}
	}
}

// TestWhatIsErasedIsCountedStill holds that a count does not tell of an erasure.
func TestWhatIsErasedIsCountedStill(t *testing.T) {
	w := forgetful(t)
	c := w.opened("mediator-1", refusedToAssess(), certificate(), fact("case-closed", "2026-11-12 Thu", "why=withdrawn"))
	quarter := casework.CountQuery{From: on("2026-10-01 Thu"), To: on("2026-12-31 Thu")}
	before := w.counts("manager-1", quarter)
	if err := w.erase("operator-1", c.ID); err != nil {
		t.Fatal(err)
	}
	if after := w.counts("manager-1", quarter); after != before || before == "" {
		t.Errorf("before %q, after %q", before, after)
	}
}

func on(day string) civil.Date { return civil.Must(civil.ParseChecked(day)) }
