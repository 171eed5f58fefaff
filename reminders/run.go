package reminders

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/post"
)

// Agenda is what a run asks about cases; casework.Service answers it.
type Agenda interface {
	Agenda(ctx context.Context, a casework.Actor, q casework.AgendaQuery) ([]casework.Item, error)
}

// Wishes is what a run asks about what people settled; casework.Desk answers it.
type Wishes interface {
	Wishes(ctx context.Context, p casework.PersonID, keys []string) (casework.Wishes, error)
}

// Runner plans for every person and puts what they are to be told into the outbox. It may be used by any
// number of goroutines and processes at once over the same store: each thing is said once.
type Runner struct {
	People   casework.People
	Agenda   Agenda
	Reminded casework.Reminded
	Wishes   Wishes // nil: nobody settled anything
	Policy   Policy // its Told is filled in for each person
	Compose  Compose
	Log      *slog.Logger // ids, keys and counts only; nil: nothing is logged
}

// Once says everything that is due at the instant. Everybody is tried; where somebody could not be served
// the report names them and the error is not nil. The next run makes up for it.
func (r *Runner) Once(ctx context.Context, at time.Time) (Report, error) { return r.run(ctx, at, now) }

// Sweep is Once for runs that nobody asked for: outside the hours of the policy, and before the time of day
// that a person has chosen, it says only what ends on the very day and leaves the rest to a later run.
func (r *Runner) Sweep(ctx context.Context, at time.Time) (Report, error) {
	return r.run(ctx, at, considerately)
}

// DryRun reports what Once would send, and writes nothing.
func (r *Runner) DryRun(ctx context.Context, at time.Time) (Report, error) {
	return r.run(ctx, at, dry)
}

type manner int

const (
	now manner = iota
	considerately
	dry
)

func (r *Runner) run(ctx context.Context, at time.Time, how manner) (Report, error) {
	const op = "reminders.Runner"
	ctx = casework.Unattended(ctx)
	report := Report{At: at, Day: casework.Today(at), Dry: how == dry}
	people, err := r.everybody(ctx)
	if err != nil {
		return report, err
	}
	var failures []error
	for _, who := range people {
		letter, err := r.serve(ctx, who, at, how)
		if ctx.Err() != nil {
			return report, ctx.Err()
		}
		if err != nil {
			report.Failed = append(report.Failed, Failure{who.ID, err})
			failures = append(failures, fmt.Errorf("%s: %w", who.ID, err))
			r.log().Error("a person could not be reminded", "person", who.ID, "cause", err)
			continue
		}
		if letter != nil {
			report.Letters = append(report.Letters, *letter)
		}
	}
	if len(failures) > 0 {
		return report, casework.E(casework.Internal, op,
			fmt.Sprintf("%s of %d could not be reminded. The next run tries again; see the log.", count(len(failures), "person", "people"), len(people)),
			errors.Join(failures...))
	}
	return report, nil
}

// everybody returns the people who can be reminded. They are read to the end before anything else is asked
// of the store, which may have one connection only.
func (r *Runner) everybody(ctx context.Context) ([]casework.Actor, error) {
	var out []casework.Actor
	for who, err := range r.People.People(ctx) {
		if err != nil {
			return nil, err
		}
		if !who.Disabled {
			out = append(out, who)
		}
	}
	return out, nil
}

// mostLetters is how many messages a day one person can get; more is a fault.
const mostLetters = 50

// serve tells one person what is due and returns the letter, or nil where there is nothing to say.
//
// Letters of one person and day are numbered, and a number is taken only with what the ledger said when the
// one before it was there. So whoever finds a number taken looks again: what the other one said is then in
// the ledger and is not said twice, and what the other one did not know of is still to be said.
func (r *Runner) serve(ctx context.Context, who casework.Actor, at time.Time, how manner) (*Letter, error) {
	today := casework.Today(at)
	for number := 1; number <= mostLetters; number++ {
		nudges, err := r.plan(ctx, who, at, how)
		if err != nil || len(nudges) == 0 {
			return nil, err
		}
		letter, body, err := r.write(NewBundle(who, nudges, today))
		if err != nil || how == dry {
			return letter, err
		}
		letter.Key = fmt.Sprintf("remind:%s:%s:%d", who.ID, today, number)
		fresh, err := r.Reminded.Enqueue(ctx,
			[]post.Letter{{Key: letter.Key, Route: letter.Route, Room: letter.Room, Body: body}}, telling(who.ID, nudges, today, at))
		if err != nil {
			return nil, err
		}
		if fresh > 0 {
			r.log().Info("reminder written", "letter", letter.Key, "person", who.ID, "route", letter.Route, "items", len(nudges))
			return letter, nil
		}
	}
	return nil, casework.E(casework.Internal, "reminders.Runner",
		fmt.Sprintf("%s has had %d messages today already. Look for what writes them.", who.ID, mostLetters), nil)
}

func (r *Runner) plan(ctx context.Context, who casework.Actor, at time.Time, how manner) ([]Nudge, error) {
	today := casework.Today(at)
	items, err := r.items(ctx, who, today)
	if err != nil || len(items) == 0 {
		return nil, err
	}
	wishes, err := r.wishes(ctx, who.ID, items)
	if err != nil {
		return nil, err
	}
	items = wanted(items, &wishes, today)
	policy := r.Policy
	if policy.Told, err = told(ctx, r.Reminded, who.ID, items); err != nil {
		return nil, err
	}
	nudges := Plan(items, policy, today)
	if how == considerately && !r.mayDisturb(&who, &wishes, at) || today.Before(wishes.MutedUntil) {
		nudges = ending(nudges, today)
	}
	return nudges, nil
}

// items are what the person is to know of: what is due in their own cases and what is missing there, and,
// for who oversees others, what nobody has; for managers also what the service itself owes.
func (r *Runner) items(ctx context.Context, who casework.Actor, today civil.Date) ([]casework.Item, error) {
	items, err := r.ask(ctx, who, today, "mine")
	if err != nil || !who.Is(casework.Manager) && !who.Is(casework.Operator) {
		return items, err
	}
	all, err := r.ask(ctx, who, today, "")
	for _, it := range all {
		if len(it.People) == 0 || forManager(&who, &it) && !slices.ContainsFunc(items, func(mine casework.Item) bool { return mine.Key == it.Key }) {
			items = append(items, it)
		}
	}
	return items, err
}

// forManager reports whether the item is about a duty of the service itself, such as to answer a rights
// request, which its managers see to.
func forManager(who *casework.Actor, it *casework.Item) bool {
	return who.Is(casework.Manager) && it.Deadline.Rule != nil && it.Deadline.Rule.OwedBy == "service"
}

func (r *Runner) ask(ctx context.Context, who casework.Actor, today civil.Date, scope string) ([]casework.Item, error) {
	due, err := r.Agenda.Agenda(ctx, who, casework.AgendaQuery{At: today, Scope: scope})
	if err != nil {
		return nil, err
	}
	blocked, err := r.Agenda.Agenda(ctx, who, casework.AgendaQuery{At: today, Scope: scope, Blocked: true})
	return append(due, blocked...), err
}

// mayDisturb reports whether the instant is in the policy's hours, not before the person's own time and not in
// their quiet hours.
func (r *Runner) mayDisturb(who *casework.Actor, w *casework.Wishes, at time.Time) bool {
	chosen, err := clock(cmp.Or(w.DigestAt, who.Digest.At))
	return r.Policy.Hours.Hold(at) && (err != nil || chosen <= sinceMidnight(at)) && !quiet(w, at)
}

// ending keeps the nudges that cannot wait for another day.
func ending(nudges []Nudge, today civil.Date) []Nudge {
	var out []Nudge
	for _, n := range nudges {
		if d := &n.Item.Deadline; d.Due == today || d.Safe == today {
			out = append(out, n)
		}
	}
	return out
}

func (r *Runner) write(b Bundle) (*Letter, []byte, error) {
	route, room, body, err := r.Compose(b)
	if err != nil {
		return nil, nil, err
	}
	if route == "" {
		return nil, nil, casework.E(casework.Invalid, "reminders.Runner",
			fmt.Sprintf("There is no way to reach %s. Give them a route.", b.Person.ID), nil)
	}
	return &Letter{Person: b.Person.ID, Route: route, Room: room, Nudges: b.Nudges, Message: b.Message}, body, nil
}

func (r *Runner) log() *slog.Logger {
	if r.Log == nil {
		return slog.New(slog.DiscardHandler)
	}
	return r.Log
}
