package main

import (
	"context"
	"slices"
	"time"

	"github.com/redress-send/redress/bot/admin"
	"github.com/redress-send/redress/bot/console"
	"github.com/redress-send/redress/bot/dashboard"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/reminders"
)

// missedAfter is how long after its time a run of the reminders that was not done counts as missed.
const missedAfter = 30 * time.Minute

// standing looks how what goes out stands, at the real clock's instant.
func (r *rooms) standing(ctx context.Context, now time.Time) (p admin.Post, err error) {
	s, err := r.db.StateOfOutbox(ctx, now, console.Route)
	if err != nil {
		return p, err
	}
	p.Waiting, p.Dead = s.Waiting, s.Dead
	if !s.Oldest.IsZero() {
		p.Oldest = now.Sub(s.Oldest)
	}
	for route := range s.Routes {
		if route != post.ToPerson && !slices.Contains(r.routes, route) {
			p.Unserved = append(p.Unserved, route)
		}
	}
	slices.Sort(p.Unserved)
	slot, at, err := r.db.LastTurn(ctx, remindJob)
	if err != nil || slot.IsZero() {
		return p, err
	}
	schedule, err := reminders.NewSchedule(nil, nil, nil, nil)
	if err != nil {
		return p, err
	}
	p.LastRun, p.Missed = at, slot.Before(schedule.Last(now.Add(-missedAfter)))
	return p, nil
}

// health is what the process answers to whoever watches it: nothing of a person, a case or a letter.
func (r *rooms) health(ctx context.Context) dashboard.Health {
	out := dashboard.Health{Database: "down"}
	if r.db.Ready(ctx) != nil {
		return out
	}
	now := time.Now() //nolint:forbidigo // how long things wait goes by the real clock
	p, err := r.standing(ctx, now)
	if err != nil {
		return out
	}
	out.Database = "ok"
	out.Waiting, out.Oldest, out.Dead = p.Waiting, int64(p.Oldest/time.Second), p.Dead
	out.Stuck, out.Missed = p.Oldest > admin.StuckAfter, p.Missed
	out.CalendarDays = casework.ForesightOf(r.calendar, casework.Today(now)).Days()
	return out
}

// post is how what goes out stands.
func (h *home) post(ctx context.Context) (p admin.Post, err error) {
	r, err := h.open(ctx)
	if err != nil {
		return p, err
	}
	defer closing(r, &err)
	if p, err = r.standing(ctx, h.now()); err != nil {
		return p, err
	}
	detours, err := r.db.Detours(ctx, h.now().Add(-detoursFor))
	for _, d := range detours {
		for i := range d.Tried {
			d.Tried[i] = routeName(d.Tried[i])
		}
		p.Detours = append(p.Detours, admin.Detour{Person: casework.PersonID(d.Person), Failed: d.Tried, Letters: d.Letters})
	}
	return p, err
}

// detoursFor is for how long it is told that a way did not reach somebody.
const detoursFor = 7 * 24 * time.Hour

// letters are those that were given up, the last first.
func (h *home) letters(ctx context.Context, n int) (out []admin.Letter, err error) {
	r, err := h.open(ctx)
	if err != nil {
		return nil, err
	}
	defer closing(r, &err)
	dead, err := r.db.DeadLetters(ctx, n)
	for i := range dead {
		l := &dead[i]
		out = append(out, admin.Letter{
			Key: l.Key, Person: casework.PersonID(l.Person), Route: l.Route, Tried: l.Tried, At: l.At, Cause: l.Cause,
		})
	}
	return out, err
}

// sendAgain puts letters that were given up back into the outbox.
func (h *home) sendAgain(ctx context.Context, keys []string) (n int64, err error) {
	r, err := h.open(ctx)
	if err != nil {
		return 0, err
	}
	defer closing(r, &err)
	return r.db.SendAgain(ctx, keys...)
}

// unlink makes an account nobody's.
func (h *home) unlink(ctx context.Context, person casework.PersonID, account string) (was bool, err error) {
	known, ok := accountOf(account)
	if !ok {
		return false, notAnAccount(account)
	}
	r, err := h.open(ctx)
	if err != nil {
		return false, err
	}
	defer closing(r, &err)
	return r.db.Untie(ctx, known, person, "operator", h.now())
}
