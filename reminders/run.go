package reminders

import (
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
	AgendaOfEach(ctx context.Context, people []casework.Actor, q casework.AgendaQuery,
		keep func(who *casework.Actor, it *casework.Item) bool) ([][]casework.Item, error)
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
	above := r.oversee(ctx, people, report.Day)
	for _, who := range people {
		letter, err := r.serve(ctx, who, at, how, above)
		var round *Letter
		if err == nil {
			round, err = r.round(ctx, &who, at, how)
		}
		if ctx.Err() != nil {
			return report, ctx.Err()
		}
		if err != nil {
			report.Failed = append(report.Failed, Failure{who.ID, err})
			failures = append(failures, fmt.Errorf("%s: %w", who.ID, err))
			r.log().Error("a person could not be reminded", "person", who.ID, "cause", err)
			continue
		}
		for _, l := range []*Letter{letter, round} {
			if l == nil {
				continue
			}
			if r.Brief {
				l.shorten()
			}
			report.Letters = append(report.Letters, *l)
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
func (r *Runner) serve(ctx context.Context, who casework.Actor, at time.Time, how manner, above *overseen) (*Letter, error) {
	today, others := casework.Today(at), above.take(who.ID)
	if oversees(&who) && above.err != nil {
		return nil, above.err
	}
	for number := 0; number <= mostLetters; number++ {
		told, err := r.plan(ctx, &who, at, how, others)
		if err != nil {
			return nil, err
		}
		if number == 0 && !told.List {
			number = 1
		}
		key := fmt.Sprintf("remind:%s:%s:%d", who.ID, today, number)
		if number == 0 { // the list is sent once a day
			key = fmt.Sprintf("digest:%s:%s", who.ID, today)
		} else {
			told = Telling{New: told.New}
		}
		told.Ref = fmt.Sprintf("%s.%d", today, number)
		if len(told.all()) == 0 {
			return nil, nil
		}
		letter, body, err := r.write(NewBundle(who, told, today))
		if err != nil || how == dry {
			return letter, err
		}
		letter.Key = key
		fresh, err := r.Reminded.Enqueue(ctx,
			[]post.Letter{{Key: letter.Key, Route: letter.Route, Room: letter.Room, Body: body}}, telling(who.ID, letter.Nudges, today, at, r.Law))
		if err != nil {
			return nil, err
		}
		if fresh > 0 {
			r.log().Info("reminder written", "letter", letter.Key, "person", who.ID, "route", letter.Route, "items", len(letter.Nudges))
			return letter, nil
		}
	}
	return nil, casework.E(casework.Internal, "reminders.Runner",
		fmt.Sprintf("%s has had %d messages today already. Look for what writes them.", who.ID, mostLetters), nil)
}

// plan is what the person is to be told now. others is what they oversee.
func (r *Runner) plan(ctx context.Context, who *casework.Actor, at time.Time, how manner, others []casework.Item) (Telling, error) {
	today := casework.Today(at)
	policy := r.Policy.For(who)
	items, err := r.items(ctx, who, &policy, today, others)
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
	out := Telling{New: Plan(items, policy, today)}
	days := Days(firstOf(wishes.DigestDays, who.Digest.Days))
	switch {
	case how == considerately && !policy.mayDisturb(who, &wishes, at), today.Before(wishes.MutedUntil),
		len(days) > 0 && !days.On(today.Weekday()):
		out.New = ending(out.New, today)
	case policy.lists(days, today):
		out.List = true
		out.Listed, out.Rest = policy.standing(items, out.New, today)
		if out.Settled, err = r.settled(ctx, who.ID, items); err != nil {
			return Telling{}, err
		}
	}
	return out, nil
}

// items are what the person is to know of: what is due in their own cases and what is missing there, and,
// for who oversees others, what nobody has, what those of their organisation who have it do not answer, and for
// managers also what the service itself owes.
func (r *Runner) items(ctx context.Context, who *casework.Actor, policy *Policy, today civil.Date, all []casework.Item) ([]casework.Item, error) {
	items, err := r.Agenda.Agenda(ctx, *who, casework.AgendaQuery{At: today, Scope: "mine", Whole: true})
	if err != nil {
		return nil, err
	}
	if who.Is(casework.Manager) {
		if policy.Silent, err = r.unanswered(ctx, who, policy, all, today); err != nil {
			return nil, err
		}
	}
	for _, it := range all {
		overseen := forManager(who, &it) || len(policy.Silent[it.Key]) > 0
		if len(it.People) == 0 || overseen && !slices.ContainsFunc(items, func(mine casework.Item) bool { return mine.Key == it.Key }) {
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
