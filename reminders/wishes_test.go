package reminders_test

import (
	"context"
	"testing"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/reminders"
)

// settle keeps what mediator-1 wants.
func (w *world) settle(t *testing.T, s casework.Settlement) {
	t.Helper()
	if err := w.store.(casework.Desk).Settle(context.Background(), s); err != nil {
		t.Fatal(err)
	}
}

// heeding is the world's runner, heeding what people settled.
func (w *world) heeding() *reminders.Runner {
	r := w.runner()
	r.Wishes = w.store.(casework.Desk)
	return r
}

// onlyKey is the key of the one deadline of that limit.
func (w *world) onlyItem(t *testing.T, limit string) casework.Item {
	t.Helper()
	who, err := w.store.Person(context.Background(), "mediator-1")
	if err != nil {
		t.Fatal(err)
	}
	items, err := w.runner().Agenda.Agenda(casework.Unattended(context.Background()), who, casework.AgendaQuery{At: day("2026-11-09 Mon")})
	if err != nil {
		t.Fatal(err)
	}
	for _, it := range items {
		if it.Deadline.Rule.ID == limit {
			return it
		}
	}
	t.Fatalf("no %s", limit)
	return casework.Item{}
}

func TestWhatPeopleSettledIsHeeded(t *testing.T) {
	at0730 := at("2026-11-20 Fri", "07:30")
	for name, c := range map[string]struct {
		settle func(t *testing.T, w *world)
		want   int // nudges
	}{
		"nothing settled": {func(*testing.T, *world) {}, 2},
		"muted: only what is to be done today": {func(t *testing.T, w *world) {
			w.settle(t, casework.Settlement{Wishes: &casework.Wishes{Person: "mediator-1", MutedUntil: day("2026-11-30 Mon")}})
		}, 1},
		"muted until today": {func(t *testing.T, w *world) {
			w.settle(t, casework.Settlement{Wishes: &casework.Wishes{Person: "mediator-1", MutedUntil: day("2026-11-20 Fri")}})
		}, 2},
		"in quiet hours: only what is to be done today": {func(t *testing.T, w *world) {
			w.settle(t, casework.Settlement{Wishes: &casework.Wishes{Person: "mediator-1", QuietFrom: "21:00", QuietTo: "08:00"}})
		}, 1},
		"after quiet hours": {func(t *testing.T, w *world) {
			w.settle(t, casework.Settlement{Wishes: &casework.Wishes{Person: "mediator-1", QuietFrom: "21:00", QuietTo: "07:30"}})
		}, 2},
		"before the digest's hour: only what is to be done today": {func(t *testing.T, w *world) {
			w.settle(t, casework.Settlement{Wishes: &casework.Wishes{Person: "mediator-1", DigestAt: "09:00"}})
		}, 1},
		"one put off": {func(t *testing.T, w *world) {
			it := w.onlyItem(t, "appeal")
			w.settle(t, casework.Settlement{Person: "mediator-1", Items: []casework.ItemWish{{Key: it.Key, Case: it.Case, Until: day("2026-11-22 Sun"), Due: it.Deadline.Due, At: at0730}}})
		}, 1},
		"one that was put off and has moved": {func(t *testing.T, w *world) {
			it := w.onlyItem(t, "appeal")
			w.settle(t, casework.Settlement{Person: "mediator-1", Items: []casework.ItemWish{{Key: it.Key, Case: it.Case, Until: day("2026-11-22 Sun"), Due: day("2026-11-24 Tue"), At: at0730}}})
		}, 2},
		"not theirs, and nobody else's": {func(t *testing.T, w *world) {
			it := w.onlyItem(t, "appeal")
			w.settle(t, casework.Settlement{Person: "mediator-1", Items: []casework.ItemWish{{Key: it.Key, Case: it.Case, NotMine: true, At: at0730}}})
		}, 2},
	} {
		t.Run(name, func(t *testing.T) {
			onEvery(t, func(t *testing.T, w *world) {
				w.opened("mediator-1", "2026-11-05 Thu", fact("decision-sent", "2026-09-22 Tue"))
				c.settle(t, w)
				report, err := w.heeding().Sweep(context.Background(), at0730)
				if err != nil {
					t.Fatal(err)
				}
				got := 0
				for _, l := range report.Letters {
					got += len(l.Nudges)
				}
				if got != c.want {
					t.Errorf("%d nudges, want %d", got, c.want)
				}
			})
		})
	}
}
