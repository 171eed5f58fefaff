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
)

// Agenda is what a run asks about cases; casework.Service answers it.
type Agenda interface {
	Agenda(ctx context.Context, a casework.Actor, q casework.AgendaQuery) ([]casework.Item, error)
	AgendaOfEach(ctx context.Context, askers []casework.Asker, q casework.AgendaQuery,
		take func(asker int, items []casework.Item) error, done func(asker int) error) error
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
	Law      string  // the book and its version, for the history of what was told
	Rounds   []Round // letters that come whatever has happened; they need Say
	Say      Say
	Brief    bool         // reports keep of each letter what Text says of it only: they may be about a country
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
	served := make(map[casework.PersonID]bool, len(people))
	all := r.reading(people, report.Day)
	serve := func(who *casework.Actor) error {
		served[who.ID] = true
		letters, err := r.lettersTo(ctx, *who, at, how, all)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			report.Failed = append(report.Failed, Failure{who.ID, err})
			failures = append(failures, fmt.Errorf("%s: %w", who.ID, err))
			r.log().Error("a person could not be reminded", "person", who.ID, "cause", err)
			return nil
		}
		report.Letters = append(report.Letters, letters...)
		return nil
	}
	all.through(ctx, serve)
	for i := range people { // those who are left where it could not be read to its end
		if served[people[i].ID] {
			continue
		}
		if err := serve(&people[i]); err != nil {
			return report, err
		}
	}
	slices.SortStableFunc(report.Letters, func(a, b Letter) int { return cmp.Compare(a.Person, b.Person) })
	slices.SortStableFunc(report.Failed, func(a, b Failure) int { return cmp.Compare(a.Person, b.Person) })
	if ctx.Err() != nil {
		return report, ctx.Err()
	}
	if len(failures) > 0 {
		return report, casework.E(casework.Internal, op,
			fmt.Sprintf("%s of %d could not be reminded. The next run tries again; see the log.", count(len(failures), "person", "people"), len(people)),
			errors.Join(failures...))
	}
	return report, nil
}

// lettersTo tells one person what is due, and what comes whatever has happened.
func (r *Runner) lettersTo(ctx context.Context, who casework.Actor, at time.Time, how manner, all *reading) ([]Letter, error) {
	letter, err := r.serve(ctx, who, at, how, all)
	if err != nil {
		return nil, err
	}
	round, err := r.round(ctx, &who, at, how)
	if err != nil {
		return nil, err
	}
	var out []Letter
	for _, l := range []*Letter{letter, round} {
		if l == nil {
			continue
		}
		if r.Brief {
			l.shorten()
		}
		out = append(out, *l)
	}
	return out, nil
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

// plan is what the person is to be told now: about their own cases, and about others' that they oversee.
func (r *Runner) plan(ctx context.Context, who *casework.Actor, at time.Time, how manner, mine []casework.Item, others *overseen) (Telling, error) {
	today := casework.Today(at)
	policy := r.Policy.For(who)
	items, err := r.items(ctx, who, &policy, today, mine, others)
	if err != nil || len(items) == 0 {
		return Telling{}, err
	}
	wishes, err := r.wishes(ctx, who.ID, items)
	if err != nil {
		return Telling{}, err
	}
	items = wanted(items, &wishes, today)
	if policy.Told, err = told(ctx, r.Reminded, who.ID, items); err != nil {
		return Telling{}, err
	}
	out := Telling{Lists: policy.Digest != nil, New: Plan(items, policy, today)}
	var known []string
	if others != nil {
		out.Unsaid, known = others.nobodys.unsaid, others.nobodys.known
	}
	days := Days(firstOf(wishes.DigestDays, who.Digest.Days))
	switch {
	case how == considerately && !policy.mayDisturb(who, &wishes, at), today.Before(wishes.MutedUntil),
		len(days) > 0 && !days.On(today.Weekday()):
		out.New = ending(out.New, today)
	case policy.lists(days, today):
		out.List = true
		out.Listed, out.Rest = policy.standing(items, out.New, today)
		if others != nil {
			out.Rest += others.nobodys.unlisted
		}
		if out.Settled, err = r.settled(ctx, who.ID, items, known); err != nil {
			return Telling{}, err
		}
	}
	return out, nil
}

// items are what the person is to know of: what is due in their own cases and what is missing there, and,
// for who oversees others, what nobody has, what those of their organisation who have it do not answer, and for
// managers also what the service itself owes.
func (r *Runner) items(ctx context.Context, who *casework.Actor, policy *Policy, today civil.Date, mine []casework.Item,
	others *overseen,
) ([]casework.Item, error) {
	if others == nil {
		return mine, nil
	}
	if who.Is(casework.Manager) {
		var err error
		if policy.Silent, err = r.unanswered(ctx, who, policy, others, today); err != nil {
			return nil, err
		}
	}
	items := slices.Concat(mine, others.nobodys.items())
	for _, it := range others.risen {
		overseen := forManager(who, &it) || len(policy.Silent[it.Key]) > 0
		if overseen && !slices.ContainsFunc(mine, func(m casework.Item) bool { return m.Key == it.Key }) {
			items = append(items, it)
		}
	}
	return items, nil
}

// forManager reports whether the item is about a duty of the service itself, such as to answer a rights
// request, which its managers see to.
func forManager(who *casework.Actor, it *casework.Item) bool {
	return who.Is(casework.Manager) && it.Deadline.Rule != nil && it.Deadline.Rule.OwedBy == "service"
}

// ending keeps the nudges that cannot wait for another day.
func ending(nudges []Nudge, today civil.Date) []Nudge {
	var out []Nudge
	for i := range nudges {
		if ends(&nudges[i], today) > 0 {
			out = append(out, nudges[i])
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
