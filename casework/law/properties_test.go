package law_test

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// row is a deadline as it is compared: everything that it says of the case.
type row struct {
	Rule, Of, Item, Step string
	RawEnd, Due, Safe    civil.Date
	Cutoff               string
	Certainty            law.Certainty
	MetOn, EndedOn       civil.Date
	MetBy, EndedBy       string
	Steps                []law.Step
	From                 []law.Source
}

func rowOf(d *law.Deadline) row {
	return row{d.Rule.ID, d.Of, d.Item, d.Step, d.RawEnd, d.Due, d.Safe, d.Cutoff, d.Certainty, d.MetOn, d.EndedOn, d.MetBy, d.EndedBy, d.Steps, d.From}
}

// missing is a gap as it is compared.
type missing struct {
	Rule, Of, Needs string
	Reason          law.GapReason
	Day             civil.Date
	Text            string
}

func missingOf(g *law.Gap) missing {
	return missing{g.Rule.ID, g.Of, g.Needs, g.Reason, g.Day, g.Text}
}

func rowsOf(r law.Result) (rows []row, gaps []missing) {
	for i := range r.Deadlines {
		rows = append(rows, rowOf(&r.Deadlines[i]))
	}
	for i := range r.Missing {
		gaps = append(gaps, missingOf(&r.Missing[i]))
	}
	return rows, gaps
}

// differ says in what two answers differ, or nothing.
func differ(a, b law.Result) string {
	if reflect.DeepEqual(a, b) {
		return ""
	}
	rowsA, gapsA := rowsOf(a)
	rowsB, gapsB := rowsOf(b)
	if diff := cmp.Diff(rowsA, rowsB); diff != "" {
		return "the deadlines: " + diff
	}
	if diff := cmp.Diff(gapsA, gapsB); diff != "" {
		return "what is missing: " + diff
	}
	return "stage or tracks: " + cmp.Diff([]any{a.Stage, a.Tracks}, []any{b.Stage, b.Tracks}) + " (or something that is not shown)"
}

func TestTheSameFactsGiveTheSameAnswerAndAreLeftAlone(t *testing.T) {
	newWorld(t).holds(func(w *world, m law.Matter) string {
		before := asFileIfSmall(w, m)
		first := w.compute(m)
		if diff := differ(first, w.compute(m)); diff != "" {
			return "asked twice, " + diff
		}
		if asFileIfSmall(w, m) != before {
			return "computing changed the facts"
		}
		return ""
	})
}

// asFileIfSmall keeps the price of printing low.
func asFileIfSmall(w *world, m law.Matter) string {
	if len(m.Events) > 3 {
		return ""
	}
	return asFile(w, m)
}

func TestTheOrderOfFactsIsIrrelevant(t *testing.T) {
	newWorld(t).holds(func(w *world, m law.Matter) string {
		want := w.compute(m)
		rng := rand.New(rand.NewPCG(w.seed, 1))
		told := slices.Clone(m.Events)
		for range 3 {
			rng.Shuffle(len(told), func(i, j int) { told[i], told[j] = told[j], told[i] })
			if diff := differ(want, w.compute(withEvents(m, told))); diff != "" {
				return "told in another order, " + diff
			}
		}
		slices.Reverse(told)
		if diff := differ(want, w.compute(withEvents(m, told))); diff != "" {
			return "told backwards, " + diff
		}
		return ""
	})
}

func TestAFactToldTwiceChangesNothing(t *testing.T) {
	newWorld(t).holds(func(w *world, m law.Matter) string {
		want := w.compute(m)
		for i := range m.Events {
			twin := m.Events[i]
			twin.ID = ""
			for _, at := range []int{0, len(m.Events)} {
				got := w.compute(withEvents(m, slices.Insert(slices.Clone(m.Events), at, twin)))
				if diff := differ(want, got); diff != "" {
					return "with " + twin.Type + " twice, " + diff
				}
			}
		}
		return ""
	})
}

// What is superseded by the very same, and that taken back, is what it was.
func TestSupersedingAndTakingThatBackIsTheIdentity(t *testing.T) {
	newWorld(t).holds(func(w *world, m law.Matter) string {
		want := w.compute(m)
		for i := range m.Events {
			e := m.Events[i]
			if e.ID == "" {
				continue
			}
			correction := e
			correction.ID, correction.Supersedes, correction.On = "correction", e.ID, e.On.AddDays(7)
			undo := law.Event{ID: "undo", Type: law.Retraction, On: civil.On(2026, 1, 5), Supersedes: "correction"}
			for _, order := range [][]law.Event{{correction, undo}, {undo, correction}} {
				if diff := differ(want, w.compute(withEvents(m, slices.Concat(order, m.Events)))); diff != "" {
					return "with " + e.ID + " corrected and that taken back, " + diff
				}
			}
		}
		return ""
	})
}

// A correction stands exactly where what it corrects stood.
func TestACorrectionTakesThePlaceOfWhatItCorrects(t *testing.T) {
	newWorld(t).holds(func(w *world, m law.Matter) string {
		for i := range m.Events {
			e := m.Events[i]
			if e.ID == "" || e.On.IsZero() {
				continue
			}
			correction := e
			correction.On = e.On.AddDays(7)
			in := slices.Clone(m.Events)
			in[i] = correction
			want := w.compute(withEvents(m, in))
			in[i].ID, in[i].Supersedes = e.ID, "slip"
			slip := e
			slip.ID = "slip"
			if diff := differ(want, w.compute(withEvents(m, append(in, slip)))); diff != "" {
				return "with " + e.ID + " corrected, " + diff
			}
		}
		return ""
	})
}

// Many computations at once work in memory of their own.
func TestCasesAreComputedSideBySide(t *testing.T) {
	w := newWorld(t)
	want := make([]law.Result, 200)
	for n := range want {
		want[n] = w.compute(journeyOf(w.book, uint64(n)))
	}
	var all sync.WaitGroup
	for by := range 8 {
		all.Go(func() {
			for n := range want {
				n = (n*7 + by*31) % len(want)
				got, err := law.Compute(w.book, w.calendar, journeyOf(w.book, uint64(n)))
				if diff := differ(want[n], got); err != nil || diff != "" {
					t.Errorf("case %d beside others: %v %s", n, err, diff)
				}
			}
		})
	}
	all.Wait()
}
