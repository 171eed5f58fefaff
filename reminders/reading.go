package reminders

import (
	"context"
	"strings"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
)

// reading is what a run knows of people's cases from reading each case once: enough to tell who may have to be told
// something. Before anything is written to somebody their own cases are read again, so that it is as they then are.
type reading struct {
	runner   *Runner
	today    civil.Date
	askers   []casework.Asker
	policies map[casework.PersonID]*Policy

	own  map[casework.PersonID][]casework.Item // what they may be told of in cases of their own
	far  map[casework.PersonID][]string        // keys of what is too far off to be told of, unless it was before
	over map[casework.PersonID]*overseen       // for who oversees others
	err  error                                 // why it ended: whoever is left is asked after by themselves

	earlier earlier
}

// earlier is when those who were told of something by this run were told of it before that.
type earlier map[toldOf]civil.Date

type toldOf struct {
	who casework.PersonID
	key string
}

func (e earlier) note(who casework.PersonID, nudges []Nudge) {
	for i := range nudges {
		if n := &nudges[i]; !n.before.IsZero() {
			e[toldOf{who, strings.Clone(n.Item.Key)}] = n.before
		}
	}
}

// overseen is what somebody who oversees others may have to know of besides.
type overseen struct {
	risen   []casework.Item // the service's own duties, and what may not have been answered
	nobodys nobodys
	earlier earlier
}

func (r *Runner) reading(people []casework.Actor, today civil.Date) *reading {
	out := &reading{
		runner: r, today: today, policies: map[casework.PersonID]*Policy{},
		own: map[casework.PersonID][]casework.Item{}, far: map[casework.PersonID][]string{}, over: map[casework.PersonID]*overseen{},
		earlier: earlier{},
	}
	for i := range people {
		who, policy := &people[i], r.Policy.For(&people[i])
		out.policies[who.ID] = &policy
		out.askers = append(out.askers, casework.Asker{Actor: *who, Own: true})
		if oversees(who) {
			out.askers = append(out.askers, casework.Asker{Actor: *who})
			out.over[who.ID] = &overseen{nobodys: nobodys{runner: r, who: who, policy: policy, today: today}, earlier: out.earlier}
		}
	}
	return out
}

// through reads every case and serves each of the people once all is known that is to be known of them.
func (all *reading) through(ctx context.Context, serve func(who *casework.Actor) error) {
	q := casework.AgendaQuery{At: all.today, Whole: true}
	all.err = all.runner.Agenda.AgendaOfEach(ctx, all.askers, q, func(i int, items []casework.Item) error {
		who := &all.askers[i].Actor
		if !all.askers[i].Own {
			return all.over[who.ID].take(ctx, items)
		}
		all.take(who.ID, items)
		return nil
	}, func(i int) error {
		who, others := &all.askers[i].Actor, all.over[all.askers[i].ID]
		if others != nil && all.askers[i].Own {
			return nil // when the rest is known too
		}
		if others != nil {
			if err := others.nobodys.settle(ctx); err != nil {
				return err
			}
		}
		return serve(who)
	})
}

func (all *reading) take(who casework.PersonID, items []casework.Item) {
	for i := range items {
		if it := &items[i]; all.policies[who].near(it, all.today) {
			all.own[who] = append(all.own[who], it.Kept())
		} else {
			all.far[who] = append(all.far[who], strings.Clone(it.Key))
		}
	}
}

func oversees(who *casework.Actor) bool { return who.Is(casework.Manager) || who.Is(casework.Operator) }

func (o *overseen) take(ctx context.Context, items []casework.Item) error {
	n := &o.nobodys
	for i := range items {
		it := &items[i]
		if len(it.People) == 0 {
			n.waiting = append(n.waiting, it.Kept())
		} else if forManager(n.who, it) || n.who.Is(casework.Manager) && risen(&n.policy, it, n.today) {
			o.risen = append(o.risen, it.Kept())
		}
	}
	if len(n.waiting) < atATime {
		return nil
	}
	return n.settle(ctx)
}

// near reports whether something may have to be said of the item today to somebody who was never told of it. What is
// not near is never said before it was near once.
func (p *Policy) near(it *casework.Item, today civil.Date) bool {
	ladder, d := p.Ladder(ruleOf(it)), &it.Deadline
	switch {
	case ladder.Silent:
		return false
	case ladder.AtOnce, d.Due.IsZero(), p.Digest != nil && d.Due.Sub(today) <= p.Digest.Ahead:
		return true
	}
	return !latestRung(ladder, d.Due, d.Safe, today, p.Calendar).IsZero()
}

// mine returns what the person may be told of in cases of their own, as far as the reading tells. It does not where a
// date that is far off was told before, so that it may have moved, or where one and the same thing is both near and
// far: then their cases have to be read.
func (r *Runner) mine(ctx context.Context, who casework.PersonID, all *reading) (items []casework.Item, tells bool, err error) {
	if all.err != nil { // which is said of who cannot do without
		return nil, false, nil //nolint:nilerr // the others are asked after by themselves
	}
	items, far := all.own[who], all.far[who]
	near := make(map[string]bool, len(items))
	for i := range items {
		near[items[i].Key] = true
	}
	ever := make([]string, len(far))
	for i, key := range far {
		if near[key] {
			return nil, false, nil
		}
		ever[i] = key + said
	}
	before, err := r.Reminded.LastTold(ctx, who, ever)
	return items, err == nil && len(before) == 0, err
}

// leave lets go of what the reading has of the person and returns what they oversee; nil where they do not.
func (all *reading) leave(who casework.PersonID) *overseen {
	others := all.over[who]
	delete(all.over, who)
	delete(all.own, who)
	delete(all.far, who)
	return others
}
