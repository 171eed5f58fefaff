package reminders

import (
	"context"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
)

// overseen is what those who oversee others may have to know of, by person. It is read once for all of them at the
// beginning of a run, for each may see any number of cases; what none of them is told of is not kept.
type overseen struct {
	items map[casework.PersonID][]casework.Item
	err   error // why they cannot be served
}

// take returns what is for the person and lets go of it.
func (o *overseen) take(who casework.PersonID) []casework.Item {
	items := o.items[who]
	delete(o.items, who)
	return items
}

func oversees(who *casework.Actor) bool { return who.Is(casework.Manager) || who.Is(casework.Operator) }

// oversee reads what those among the people who oversee others may have to know of.
func (r *Runner) oversee(ctx context.Context, people []casework.Actor, today civil.Date) *overseen {
	out := &overseen{items: map[casework.PersonID][]casework.Item{}}
	var who []casework.Actor
	policies := map[casework.PersonID]*Policy{}
	for i := range people {
		if oversees(&people[i]) {
			policy := r.Policy.For(&people[i])
			who, policies[people[i].ID] = append(who, people[i]), &policy
		}
	}
	if len(who) == 0 {
		return out
	}
	each, err := r.Agenda.AgendaOfEach(ctx, who, casework.AgendaQuery{At: today, Whole: true}, func(a *casework.Actor, it *casework.Item) bool {
		return len(it.People) == 0 || forManager(a, it) || a.Is(casework.Manager) && risen(policies[a.ID], it, today)
	})
	out.err = err
	for i := range each {
		out.items[who[i].ID] = each[i]
	}
	return out
}
