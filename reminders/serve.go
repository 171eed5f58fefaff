package reminders

import (
	"context"
	"fmt"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/post"
)

// mostLetters is how many messages a day one person can get; more is a fault.
const mostLetters = 50

// serve tells one person what is due and returns the letter, or nil where there is nothing to say. That there may be
// something is told by the reading; what is said is read anew.
//
// Letters of one person and day are numbered, and a number is taken only with what the ledger said when the
// one before it was there. So whoever finds a number taken looks again: what the other one said is then in
// the ledger and is not said twice, and what the other one did not know of is still to be said.
func (r *Runner) serve(ctx context.Context, who casework.Actor, at time.Time, how manner, all *reading) (*Letter, error) {
	if oversees(&who) && all.err != nil {
		return nil, all.err
	}
	mine, tells, err := r.mine(ctx, who.ID, all)
	others := all.leave(who.ID)
	if err != nil {
		return nil, err
	}
	if tells {
		told, err := r.plan(ctx, &who, at, how, mine, others)
		if err != nil || len(told.all()) == 0 {
			return nil, err
		}
		if how == dry {
			letter, _, err := r.write(NewBundle(who, told.as(at, 0), casework.Today(at)))
			return letter, err
		}
	}
	return r.tell(ctx, who, at, how, others, all.earlier)
}

// tell says to one person what is due as their cases now are.
func (r *Runner) tell(ctx context.Context, who casework.Actor, at time.Time, how manner, others *overseen, before earlier) (*Letter, error) {
	today := casework.Today(at)
	for number := 0; number <= mostLetters; number++ {
		mine, err := r.Agenda.Agenda(ctx, who, casework.AgendaQuery{At: today, Scope: "mine", Whole: true})
		if err != nil {
			return nil, err
		}
		told, err := r.plan(ctx, &who, at, how, mine, others)
		if err != nil {
			return nil, err
		}
		if number == 0 && !told.List {
			number = 1
		}
		if told = told.as(at, number); len(told.all()) == 0 {
			return nil, nil
		}
		letter, body, err := r.write(NewBundle(who, told, today))
		if err != nil || how == dry {
			return letter, err
		}
		letter.Key = fmt.Sprintf("remind:%s:%s:%d", who.ID, today, number)
		if told.List { // the list is sent once a day
			letter.Key = fmt.Sprintf("digest:%s:%s", who.ID, today)
		}
		fresh, err := r.Reminded.Enqueue(ctx,
			[]post.Letter{{Key: letter.Key, Route: letter.Route, Room: letter.Room, Body: body}}, telling(who.ID, letter.Nudges, today, at, r.Law))
		if err != nil {
			return nil, err
		}
		if fresh > 0 {
			before.note(who.ID, letter.Nudges)
			r.log().Info("reminder written", "letter", letter.Key, "person", who.ID, "route", letter.Route, "items", len(letter.Nudges))
			return letter, nil
		}
	}
	return nil, casework.E(casework.Internal, "reminders.Runner",
		fmt.Sprintf("%s has had %d messages today already. Look for what writes them.", who.ID, mostLetters), nil)
}

// as is what is told in the person's message of the day that has the number: all of it in number 0 where they get a
// list, else what is new.
func (t *Telling) as(at time.Time, number int) Telling {
	out := *t
	if !t.List && number == 0 {
		number = 1
	}
	if number > 0 {
		out = Telling{Lists: t.Lists, New: t.New, Unsaid: t.Unsaid}
	}
	out.Ref = fmt.Sprintf("%s.%d", casework.Today(at), number)
	return out
}
