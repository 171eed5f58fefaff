package casework

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/redress-send/redress/casework/civil"
)

// Retention says how long an organisation keeps what it has to do with. 0 is the default of each.
type Retention struct {
	Years    int // after a case's closure; DefaultYears unless it says otherwise
	ChatDays int // what was said in conversations, as it was said; at most MostChatDays, the default
}

// The defaults of Retention, and its bounds.
const (
	DefaultYears = 6
	MostYears    = 30
	MostChatDays = 90
)

// Fault says what is wrong with the retention; empty: nothing.
func (r Retention) Fault() string {
	switch {
	case r.Years < 0 || r.Years > MostYears:
		return fmt.Sprintf("cases can be kept for 1 to %d years after their closure, not %d", MostYears, r.Years)
	case r.ChatDays < 0 || r.ChatDays > MostChatDays:
		return fmt.Sprintf("what was said in conversations can be kept for 1 to %d days, not %d", MostChatDays, r.ChatDays)
	}
	return ""
}

// filled is the retention with the defaults where it says nothing.
func (r Retention) filled() Retention {
	if r.Years == 0 {
		r.Years = DefaultYears
	}
	if r.ChatDays == 0 {
		r.ChatDays = MostChatDays
	}
	return r
}

// Overdue is a closed case whose time is over.
type Overdue struct {
	Case      CaseID
	Reference Reference
	Keeper    OrganisationID // that has the case; empty: nobody knows, the default holds
	Closed    civil.Date
	Years     int
	Until     civil.Date // the last day on which it is kept
	Stays     string     // why it is kept nevertheless; empty: it goes
}

// RetentionPlan is what a run of retention takes on a day, and what it leaves.
type RetentionPlan struct {
	Day      civil.Date
	Cases    []Overdue // by reference
	ChatDays int       // the shortest that an organisation has
	Before   time.Time // what was said before it goes
	Texts    Texts
}

// Going returns those of the cases that go.
func (p *RetentionPlan) Going() []Overdue {
	var out []Overdue
	for _, o := range p.Cases {
		if o.Stays == "" {
			out = append(out, o)
		}
	}
	return out
}

// RetentionReport is what a run of retention did. It names no case.
type RetentionReport struct {
	Erased int       // cases
	Stayed int       // cases whose time is over and that something keeps
	Before time.Time // what was said before it was emptied
	Texts  Texts
}

// PlanRetention says what retention would take at the instant, and writes nothing. Only an operator may ask.
func (s *Service) PlanRetention(ctx context.Context, a Actor, at time.Time) (RetentionPlan, error) {
	const op = "casework.PlanRetention"
	if err := s.mayForget(op, &a); err != nil {
		return RetentionPlan{}, err
	}
	d, today := s.directory(), Today(at)
	plan := RetentionPlan{Day: today}
	kept := keeping{people: s.people, known: map[OrganisationID]Retention{}}
	for c, err := range s.cases.Find(ctx, Filter{}) {
		if err != nil {
			return plan, err
		}
		o, over, err := kept.overdue(ctx, d, &c, today)
		if err != nil {
			return plan, err
		}
		if over {
			plan.Cases = append(plan.Cases, o)
		}
	}
	var err error
	if plan.ChatDays, err = kept.chatDays(ctx); err != nil {
		return plan, err
	}
	plan.Before = startOf(today.AddDays(1 - plan.ChatDays))
	plan.Texts, err = s.forgetting.ForgetTexts(ctx, plan.Before, true)
	return plan, err
}

// Retain erases what is due at the instant and empties what was said too long ago. It may be run as often as
// one likes, by several processes at once: what is gone is passed over. Every case is tried; the error names
// none of them.
func (s *Service) Retain(ctx context.Context, a Actor, at time.Time) (report RetentionReport, err error) {
	const op = "casework.Retain"
	plan, err := s.PlanRetention(ctx, a, at)
	if err != nil {
		return RetentionReport{}, err
	}
	going := plan.Going()
	report = RetentionReport{Stayed: len(plan.Cases) - len(going), Before: plan.Before}
	var failed []error
	var gone []Erased
	defer func() {
		if _, left := s.forgetTraces(context.WithoutCancel(ctx), op, gone); left != nil && err == nil {
			err = left
		}
	}()
	for i := range going {
		erased, err := s.let(ctx, a, &going[i], at)
		switch {
		case err == nil:
			report.Erased++
			gone = append(gone, erased)
		case ctx.Err() != nil:
			return report, ctx.Err()
		case KindOf(err) == NotFound, KindOf(err) == Conflict, KindOf(err) == Refused:
			// somebody else was at it: it is gone, or the next run looks again
		default:
			failed = append(failed, err)
		}
	}
	if report.Texts, err = s.forgetting.ForgetTexts(ctx, plan.Before, false); err != nil {
		failed = append(failed, err)
	}
	if len(failed) > 0 {
		return report, E(Internal, op, fmt.Sprintf("%d parts of the run failed. The next run tries again; see the cause.", len(failed)), errors.Join(failed...))
	}
	return report, nil
}

// let erases one case whose time is over, if that is still so.
func (s *Service) let(ctx context.Context, a Actor, o *Overdue, at time.Time) (Erased, error) {
	alone := s.WithTraces(nil) // what is kept beside the store goes in one go
	w, err := alone.WeighErasure(ctx, a, o.Case, WhyRetention, at)
	if err != nil {
		return Erased{}, err
	}
	if on, closed := w.Case.ClosedOn(); !closed || on != o.Closed {
		return Erased{}, E(Conflict, "casework.Retain", "The case changed meanwhile.", nil)
	}
	_, err = alone.Erase(ctx, a, w)
	return w.erased(), err
}

// startOf is the first instant of the day in London.
func startOf(d civil.Date) time.Time {
	return time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, London)
}

// keeping looks up how long organisations keep, each once.
type keeping struct {
	people People // may be nil
	known  map[OrganisationID]Retention
}

func (k *keeping) of(ctx context.Context, id OrganisationID) (Retention, error) {
	r, ok := k.known[id]
	if ok || id == "" || k.people == nil {
		return r.filled(), nil
	}
	org, err := k.people.Organisation(ctx, id)
	if err != nil && KindOf(err) != NotFound {
		return Retention{}, err
	}
	k.known[id] = org.Retention
	return org.Retention.filled(), nil
}

// overdue reports whether the case's time is over on the day.
func (k *keeping) overdue(ctx context.Context, d *directory, c *Case, today civil.Date) (o Overdue, over bool, err error) {
	on, closed := c.ClosedOn()
	if !closed {
		return o, false, nil
	}
	keeper, err := d.keeper(ctx, c)
	if err != nil {
		return o, false, err
	}
	r, err := k.of(ctx, keeper)
	if err != nil {
		return o, false, err
	}
	const months = 12
	until, err := on.AddMonths(months*r.Years, civil.RoundDown)
	if err != nil || !today.After(until) {
		return o, false, nil //nolint:nilerr // a day beyond the calendar is not over
	}
	return Overdue{Case: c.ID, Reference: c.Reference, Keeper: keeper, Closed: on, Years: r.Years, Until: until, Stays: c.keptBy()}, true, nil
}

// chatDays is the shortest time for which an organisation keeps what was said: whose words they were nobody
// can tell from a delivery, so that they go when the first of them wants it.
func (k *keeping) chatDays(ctx context.Context) (int, error) {
	shortest := MostChatDays
	if k.people == nil {
		return shortest, nil
	}
	seen := map[OrganisationID]bool{}
	for p, err := range k.people.People(ctx) {
		if err != nil {
			return 0, err
		}
		seen[p.Organisation] = true
	}
	for id := range seen {
		r, err := k.of(ctx, id)
		if err != nil {
			return 0, err
		}
		shortest = min(shortest, r.ChatDays)
	}
	return shortest, nil
}
