package casework_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/store/memdb"
)

var today = civil.On(2026, 11, 20)

// agenda lists the items of the limit (of any, where empty) as "reference limit due status".
func (w *world) agenda(by casework.PersonID, q casework.AgendaQuery, limit string) []string {
	w.t.Helper()
	q.At = today
	items, err := w.Agenda(context.Background(), w.who(by), q)
	if err != nil {
		w.t.Fatal(err)
	}
	var out []string
	for _, it := range items {
		if limit == "" || it.Deadline.Rule.ID == limit {
			out = append(out, string(it.Reference)+" "+it.Deadline.Rule.ID+" "+it.Deadline.Due.String()+" "+string(it.Status))
		}
	}
	return out
}

func TestWhatIsDueIsListedByDayForTheCasesOnesOwn(t *testing.T) {
	w := newWorld(t)
	w.opened("mediator-1", fact("decision-sent", "2026-10-01 Thu"))           // HPL-0001: 1 December
	w.opened("mediator-1", refusedToAssess())                                 // HPL-0002: 23 November
	w.opened("mediator-1", fact("decision-sent", "2026-09-10 Thu"))           // HPL-0003: 10 November, missed
	w.opened("mediator-2", fact("decision-sent", "2026-09-21 Mon"))           // HPL-0004: somebody else's
	closed := w.opened("mediator-1", fact("decision-sent", "2026-09-24 Thu")) // HPL-0005: closed
	w.record("mediator-1", closed.ID, fact("case-closed", "2026-11-19 Thu", "why=agreed"))
	appealed := w.opened("mediator-1", fact("decision-sent", "2026-09-25 Fri")) // HPL-0006: met
	w.record("mediator-1", appealed.ID, fact("appeal-received", "2026-11-19 Thu"))

	missed, first, second := "HPL-0003 appeal 2026-11-10 missed", "HPL-0002 appeal 2026-11-23 open", "HPL-0001 appeal 2026-12-01 open"
	other := "HPL-0004 appeal 2026-11-23 open"
	for name, x := range map[string]struct {
		by   casework.PersonID
		q    casework.AgendaQuery
		want []string
	}{
		"everything":           {"mediator-1", casework.AgendaQuery{}, []string{missed, first, second}},
		"mine":                 {"mediator-1", casework.AgendaQuery{Scope: "mine"}, []string{missed, first, second}},
		"from today":           {"mediator-1", casework.AgendaQuery{From: today}, []string{first, second}},
		"the last day counts":  {"mediator-1", casework.AgendaQuery{From: today, To: today.AddDays(3)}, []string{first}},
		"the day before it":    {"mediator-1", casework.AgendaQuery{From: today, To: today.AddDays(2)}, nil},
		"overdue":              {"mediator-1", casework.AgendaQuery{Overdue: true}, []string{missed}},
		"of another authority": {"mediator-1", casework.AgendaQuery{Authority: "E06000002", Scope: "area"}, nil},
		"a manager's team":     {"manager-1", casework.AgendaQuery{Scope: "team", From: today}, []string{first, other, second}},
		"a manager's own":      {"manager-1", casework.AgendaQuery{Scope: "mine"}, nil},
		"another provider":     {"manager-9", casework.AgendaQuery{}, nil},
		"a volunteer":          {"volunteer-1", casework.AgendaQuery{}, nil},
		"an operator":          {"operator-1", casework.AgendaQuery{From: today}, []string{first, other, second}},
		"a commissioner":       {"commissioner-1", casework.AgendaQuery{}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(x.want, w.agenda(x.by, x.q, "appeal")); diff != "" {
				t.Error(diff)
			}
		})
	}
	w.record("mediator-1", closed.ID, fact("case-reopened", "2026-11-20 Fri"))
	if got := w.agenda("mediator-1", casework.AgendaQuery{From: today.AddDays(4), To: today.AddDays(4)}, "appeal"); len(got) != 1 || got[0] != "HPL-0005 appeal 2026-11-24 open" {
		t.Errorf("once reopened: %v", got)
	}
	_, err := w.Agenda(context.Background(), w.who("mediator-1"), casework.AgendaQuery{At: today, Scope: "everybody"})
	fails(t, err, casework.Invalid, "mine, team or area")
}

func TestWhatAMissingFactBlocksIsListedWithIt(t *testing.T) {
	w := newWorld(t)
	letter := fact("decision-sent", "2026-09-22 Tue")
	letter.Printed, letter.On = letter.On, civil.Date{}
	c := w.opened("mediator-1", letter)
	items, err := w.Agenda(context.Background(), w.who("mediator-1"), casework.AgendaQuery{At: today, Blocked: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, it := range items {
		if it.Gap == nil {
			t.Errorf("%s is not blocked", it.Key)
		} else if it.Deadline.Rule.ID == "appeal" && it.Gap.Needs == "decision-sent" && it.Deadline.Due.String() == "2026-11-23" && it.Key == c.KeyOf(&it.Deadline) {
			return
		}
	}
	t.Errorf("the appeal is not among the %d blocked items", len(items))
}

func TestAnItemKeepsItsKeyWhenACorrectionMovesItsDay(t *testing.T) {
	w := newWorld(t)
	c := w.opened("mediator-1", refusedToAssess())
	key := func() (string, string) {
		items, err := w.Agenda(context.Background(), w.who("mediator-1"), casework.AgendaQuery{At: today, From: today})
		if err != nil {
			t.Fatal(err)
		}
		for _, it := range items {
			if it.Deadline.Rule.ID == "appeal" {
				return it.Key, it.Deadline.Due.String()
			}
		}
		t.Fatal("no appeal")
		return "", ""
	}
	before, day := key()
	w.record("mediator-1", c.ID, corrected(c, 0, "2026-09-24 Thu"))
	after, moved := key()
	if before != after || day == moved {
		t.Errorf("%s (%s) became %s (%s)", before, day, after, moved)
	}
}

func TestAnItemNamesThosePeopleWhoMaySeeIt(t *testing.T) {
	w := newWorld(t)
	w.linked("facts") // the agreement is not covered
	names := func(by casework.PersonID, limit string) []casework.PersonID {
		items, err := w.Agenda(context.Background(), w.who(by), casework.AgendaQuery{At: today})
		if err != nil {
			t.Fatal(err)
		}
		for _, it := range items {
			if it.Deadline.Rule.ID == limit {
				return it.People
			}
		}
		return nil
	}
	for _, x := range []struct {
		by    casework.PersonID
		limit string
		want  []casework.PersonID
	}{
		{"operator-1", "appeal", []casework.PersonID{"mediator-1", "adviser-1", "volunteer-1"}},
		{"operator-1", "mediation-agreement-appealable", []casework.PersonID{"mediator-1"}},
		{"adviser-1", "appeal", []casework.PersonID{"mediator-1", "adviser-1"}},
		{"adviser-1", "mediation-agreement-appealable", nil},
	} {
		if diff := cmp.Diff(x.want, names(x.by, x.limit)); diff != "" {
			t.Errorf("%s, %s: %s", x.by, x.limit, diff)
		}
	}
}

func TestACaseThatNobodyIsAssignedToIsItsOpeners(t *testing.T) {
	w := newWorld(t)
	c := w.opened("intake-1", refusedToAssess())
	if diff := cmp.Diff([]casework.PersonID{"intake-1"}, c.Workers()); diff != "" {
		t.Error(diff)
	}
	items, err := w.Agenda(context.Background(), w.who("operator-1"), casework.AgendaQuery{At: today, From: today})
	if err != nil || len(items) == 0 {
		t.Fatalf("%d items, %v", len(items), err)
	}
	if diff := cmp.Diff([]casework.PersonID{"intake-1"}, items[0].People); diff != "" {
		t.Error(diff)
	}
}

func TestAListStopsAtItsLimitOfCasesThatMayBeSeen(t *testing.T) {
	w := newWorld(t)
	for _, by := range []casework.PersonID{"mediator-9", "mediator-1", "mediator-9", "mediator-1", "mediator-1"} {
		w.opened(by, refusedToAssess())
	}
	var got []casework.Reference
	for c, err := range w.List(context.Background(), w.who("manager-1"), casework.Filter{Limit: 2}) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, c.Reference)
	}
	if diff := cmp.Diff([]casework.Reference{"HPL-0002", "HPL-0004"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestTheKeyOfADeadlineHoldsNoLabelOfAnItem(t *testing.T) {
	keys := map[string]bool{}
	for _, d := range []law.Deadline{{Of: "f1", Step: "notify"}, {Of: "f1", Item: "speech", Step: "notify"}, {Of: "f1", Item: "transport", Step: "notify"}} {
		key := casework.DeadlineKey("case-1", &d)
		if strings.Contains(key, "speech") || strings.Count(key, "|") != 4 || key != casework.DeadlineKey("case-1", &d) {
			t.Errorf("%q", key)
		}
		keys[key] = true
	}
	if len(keys) != 3 {
		t.Errorf("two of them are the same: %v", keys)
	}
}

// TestOneReadingGivesEachTheirAgenda compares what one reading of all cases gives each person with what they would be
// given by themselves, over cases that were linked, handed over, taken in, corrected, restricted and closed.
func TestOneReadingGivesEachTheirAgenda(t *testing.T) {
	w := newWorld(t)
	w.linked("facts")
	w.moved("facts")
	w.opened("mediator-1", refusedToAssess())
	w.opened("mediator-9", refusedToAssess())
	w.opened("intake-1", fact("decision-sent", "2026-10-01 Thu"))
	w.opened("adviser-1", refusedToAssess())
	c := w.opened("mediator-2", refusedToAssess())
	w.record("mediator-2", c.ID, corrected(c, 0, "2026-09-24 Thu"))
	c = w.opened("mediator-1", refusedToAssess())
	w.record("mediator-1", c.ID, fact("case-closed", "2026-11-19 Thu", "why=agreed"))
	letter := fact("decision-sent", "2026-09-22 Tue")
	letter.Printed, letter.On = letter.On, civil.Date{}
	w.opened("mediator-1", letter)
	w.brought(fact("decision-sent", "2026-09-22 Tue"))
	c = w.opened("mediator-1", refusedToAssess(), assigned("mediator", "mediator-1"), assigned("mediator", "manager-1"))
	w.record("manager-1", c.ID, fact("processing-restricted", "2026-11-19 Thu", "why=objection"))
	w.opened("mediator-1", refusedToAssess(), assigned("mediator", "mediator-1"), assigned("supporter", "manager-1")) // which they cannot be
	ctx := casework.Unattended(context.Background())
	var all []casework.Asker
	for p, err := range w.store.People(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, casework.Asker{Actor: p}, casework.Asker{Actor: p, Own: true})
	}
	for _, q := range []casework.AgendaQuery{{At: today, Whole: true}, {At: today}, {At: today, Scope: "team"}, {At: today, Overdue: true}} {
		got := make([][]casework.Item, len(all))
		var finished []int
		err := w.AgendaOfEach(ctx, all, q, func(i int, items []casework.Item) error {
			for j := range items {
				got[i] = append(got[i], items[j].Kept())
			}
			return nil
		}, func(i int) error {
			finished = append(finished, i)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if slices.Sort(finished); len(finished) != len(all) || len(slices.Compact(finished)) != len(all) {
			t.Errorf("done with %v of %d", finished, len(all))
		}
		seen := 0
		for i := range all {
			if asks := q; all[i].Own {
				asks.Scope = "mine"
				own, err := w.Agenda(ctx, all[i].Actor, asks)
				if diff := cmp.Diff(kept(own), kept(got[i])); err != nil || diff != "" {
					t.Errorf("%s of their own, %+v (%v): %s", all[i].ID, q, err, diff)
				}
				continue
			}
			want, err := w.Agenda(ctx, all[i].Actor, q)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(kept(want), kept(got[i])); diff != "" {
				t.Errorf("%s, %+v: %s", all[i].ID, q, diff)
			}
			if len(want) > 0 {
				seen++
			}
		}
		if q.Whole && seen < 6 {
			t.Errorf("only %d people see anything", seen)
		}
	}
}

// counting is a store that knows how many of its cases are being read.
type counting struct {
	*memdb.DB
	reading, cases atomic.Int64
}

func (w *counting) Find(ctx context.Context, f casework.Filter) iter.Seq2[casework.Case, error] {
	return func(yield func(casework.Case, error) bool) {
		w.reading.Add(1)
		defer w.reading.Add(-1)
		for c, err := range w.DB.Find(ctx, f) {
			w.cases.Add(1)
			if !yield(c, err) {
				return
			}
		}
	}
}

// Cases are read ahead of what is looked at. Where what is looked at ends it, with whatever error, nothing is read on.
func TestAReadingThatEndsEarlyReadsNoFurther(t *testing.T) {
	w := newWorld(t)
	const opened = 3000
	for range opened {
		w.opened("mediator-1", refusedToAssess())
	}
	full := errors.New("enough")
	never := func(int, []casework.Item) error { return nil }
	for what, ends := range map[string]struct {
		take func(int, []casework.Item) error
		done func(int) error
		want error
	}{
		"in the middle":            {take: func(int, []casework.Item) error { return full }, want: full},
		"when a person is through": {take: never, done: func(int) error { return full }, want: full},
	} {
		store := &counting{DB: w.store}
		s := casework.NewService(store, w.Book(), w.Calendar()).WithPeople(w.store)
		askers := []casework.Asker{{Actor: w.who("mediator-2"), Own: true}, {Actor: w.who("mediator-1"), Own: true}, {Actor: w.who("manager-1")}}
		if ends.done != nil {
			askers = askers[1:]
		}
		err := s.AgendaOfEach(casework.Unattended(context.Background()), askers, casework.AgendaQuery{At: today, Whole: true}, ends.take, ends.done)
		if !errors.Is(err, ends.want) {
			t.Errorf("%s: %v", what, err)
		}
		if n := store.reading.Load(); n != 0 {
			t.Errorf("%s: %d readings go on", what, n)
		}
		if n := store.cases.Load(); ends.done == nil && n > opened/2 {
			t.Errorf("%s: %d cases were read of %d", what, n, opened)
		}
	}
	ctx, stop := context.WithCancel(casework.Unattended(context.Background()))
	store := &counting{DB: w.store}
	s := casework.NewService(store, w.Book(), w.Calendar()).WithPeople(w.store)
	err := s.AgendaOfEach(ctx, []casework.Asker{{Actor: w.who("mediator-1"), Own: true}}, casework.AgendaQuery{At: today, Whole: true},
		func(int, []casework.Item) error { stop(); return nil }, func(int) error { return errors.New("done with a person of whom not all was read") })
	if !errors.Is(err, context.Canceled) || store.reading.Load() != 0 {
		t.Errorf("%v; %d readings go on", err, store.reading.Load())
	}
}

// kept are lines of the items as they are kept, whatever their order.
func kept(items []casework.Item) []string {
	for i := range items {
		items[i] = items[i].Kept()
	}
	return slices.Sorted(slices.Values(lines(items)))
}

func TestTheWholeAgendaIsWhatIsDueAndWhatIsMissing(t *testing.T) {
	w := newWorld(t)
	letter := fact("decision-sent", "2026-09-22 Tue")
	letter.Printed, letter.On = letter.On, civil.Date{}
	w.opened("mediator-1", letter)
	w.opened("mediator-1", refusedToAssess())
	ask := func(q casework.AgendaQuery) []string {
		q.At = today
		items, err := w.Agenda(context.Background(), w.who("mediator-1"), q)
		if err != nil {
			t.Fatal(err)
		}
		return lines(items)
	}
	due, blocked := ask(casework.AgendaQuery{}), ask(casework.AgendaQuery{Blocked: true})
	want := slices.Sorted(slices.Values(slices.Concat(due, blocked)))
	if diff := cmp.Diff(want, slices.Sorted(slices.Values(ask(casework.AgendaQuery{Whole: true})))); diff != "" || len(due) == 0 || len(blocked) == 0 {
		t.Errorf("%d due, %d blocked: %s", len(due), len(blocked), diff)
	}
}

// lines are items as texts.
func lines(items []casework.Item) (out []string) {
	for i := range items {
		it := &items[i]
		out = append(out, fmt.Sprint(it.Key, it.Reference, it.Status, it.Deadline.Due, it.Deadline.Steps, it.People, it.Gap))
	}
	return out
}
