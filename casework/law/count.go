package law

import (
	"errors"

	"github.com/redress-send/redress/casework/civil"
)

// counted is a day found by counting, with the steps that led to it.
type counted struct {
	raw, due, safe civil.Date
	steps          []Step
	unknown        civil.Date // the day at which the calendar ended; zero where all is known
}

// hour returns the hour by which the act must be done, or the empty string where there is none.
func (p *Profile) hour() string {
	if len(p.Cutoff) == len("17:00") && p.Cutoff[2] == ':' {
		return p.Cutoff
	}
	return ""
}

// rawEnd counts the period from the start as the profile counts and moves nothing.
func (p *Profile) rawEnd(cal *civil.Calendar, c *Count, from civil.Date) (civil.Date, error) {
	switch {
	case c.Before:
		return p.back(cal, c.Period, from)
	case c.Period.Unit == civil.WorkingDays:
		if p.FirstDay == FirstIncluded {
			from = from.AddDays(-1)
		}
		return cal.AddWorkingDays(from, c.Period.N, p.notWorking())
	case c.Period.Unit == civil.Months:
		return p.months(c.Period.N, from)
	}
	n := c.Period.N
	if c.Period.Unit == civil.Weeks {
		n *= 7
	}
	if p.FirstDay == FirstIncluded {
		n--
	}
	return p.days(n, from), nil
}

// months counts calendar months to the corresponding day. Where days of the period are not counted, the
// month is measured in days first, and those days are then counted.
func (p *Profile) months(n int, from civil.Date) (civil.Date, error) {
	end, err := from.AddMonths(n, civil.RoundDown)
	if err != nil {
		return civil.Date{}, err
	}
	if p.FirstDay == FirstIncluded && (p.NoSuchDay == DayBeforeLastOfMonth || from.HasDay(n)) {
		end = end.AddDays(-1)
	}
	if len(p.spans) == 0 {
		return end, nil
	}
	return p.days(end.Sub(from), from), nil
}

// days returns the nth counted day after from.
func (p *Profile) days(n int, from civil.Date) civil.Date {
	if len(p.spans) == 0 {
		return from.AddDays(n)
	}
	d, by := from, 1
	if n < 0 {
		n, by = -n, -1
	}
	for n > 0 {
		d = d.AddDays(by)
		if inAny(p.spans, d) == nil {
			n--
		}
	}
	return d
}

// back counts from a day that is left out, towards the past.
func (p *Profile) back(cal *civil.Calendar, period civil.Period, from civil.Date) (civil.Date, error) {
	switch period.Unit {
	case civil.WorkingDays:
		return cal.AddWorkingDays(from, -period.N, p.notWorking())
	case civil.Months:
		return from.AddMonths(-period.N, civil.RoundDown)
	case civil.Weeks:
		return p.days(-7*period.N, from), nil
	}
	return p.days(-period.N, from), nil
}

// notWorking names the days that are no working days although the calendar has them open.
func (p *Profile) notWorking() civil.Skip {
	if len(p.spans) == 0 && len(p.noWork) == 0 {
		return nil
	}
	return func(d civil.Date) bool {
		on := monthDayOf(d)
		return on.inAny(p.spans) != nil || on.inAny(p.noWork) != nil
	}
}

// count finds the day by the count, in the fixed order: raw end, span push, closed day. The steps are added
// to those given.
func (c *Count) count(cal *civil.Calendar, from civil.Date, steps []Step) counted {
	p := c.profile
	raw, err := p.rawEnd(cal, c, from)
	if err != nil {
		return unknown(from, err, steps)
	}
	out := counted{raw: raw, steps: steps}
	out.steps = append(out.steps, Step{Kind: StepCounted, From: from, To: raw, Period: c.Period, Backwards: c.Before,
		Inclusive: p.FirstDay == FirstIncluded && !c.Before, Provision: p.cites.firstDay})
	out.noteUncounted(p, from)
	out.move(p, cal, c.Before)
	return out
}

// noteUncounted adds a step for each span of which days were left out of the count.
func (o *counted) noteUncounted(p *Profile, from civil.Date) {
	spans, provision := p.spans, p.cites.notCounted
	if len(spans) == 0 && o.steps[len(o.steps)-1].Period.Unit == civil.WorkingDays {
		spans, provision = p.noWork, p.cites.workingDays
	}
	first, last := from.AddDays(1), o.raw
	if last.Before(first) {
		first, last = o.raw, from.AddDays(-1)
	}
	for i := range spans {
		n := spans[i].daysWithin(first, last)
		if n > 0 {
			o.steps = append(o.steps, Step{Kind: StepUncounted, Period: civil.Period{N: n, Unit: civil.Days},
				Name: spans[i].Says, Provision: provision})
		}
	}
}

// move takes the raw end past the spans and closed days that move it. Counting back moves nothing.
func (o *counted) move(p *Profile, cal *civil.Calendar, back bool) {
	o.due = o.raw
	if !cal.Covers(o.raw) {
		o.lost(o.raw)
		return
	}
	if span := inAny(p.pushes, o.raw); span != nil && !back {
		o.due = span.DayAfter(o.raw)
		o.steps = append(o.steps, Step{Kind: StepSpan, From: o.raw, To: o.due, Name: span.Says, Provision: p.cites.endsIn})
	}
	switch {
	case back:
	case p.ClosedDay == ClosedNext:
		o.roll(p, cal)
		return
	case p.ClosedDay == ClosedAfter:
		o.expire(p, cal)
		return
	}
	o.keep(cal)
}

func (o *counted) roll(p *Profile, cal *civil.Calendar) {
	next, err := cal.NextWorking(o.due)
	if err != nil {
		o.lost(o.due)
		return
	}
	if next != o.due {
		o.steps = append(o.steps, Step{Kind: StepClosed, From: o.due, To: next, Name: closedName(cal, o.due), Provision: p.cites.closedDay})
		o.edge(p, cal, next)
	}
	o.due = next
}

// edge names the other reading where a closed day moves the end into a span that would have moved it further:
// the period did not end there, so the earlier day is the safe one.
func (o *counted) edge(p *Profile, cal *civil.Calendar, next civil.Date) {
	span := inAny(p.pushes, next)
	if span == nil {
		span = inAny(p.spans, next)
	}
	if span == nil || o.due != o.raw {
		return
	}
	if other, err := cal.NextWorking(span.DayAfter(next)); err == nil {
		o.steps = append(o.steps, Step{Kind: StepEdge, From: next, To: other, Name: span.Says})
	}
}

// expire takes the first working day after the period's last day.
func (o *counted) expire(p *Profile, cal *civil.Calendar) {
	end := o.due
	next, err := cal.NextWorking(end.AddDays(1))
	if err != nil {
		o.lost(end.AddDays(1))
		return
	}
	o.due = next
	o.steps = append(o.steps, Step{Kind: StepExpiry, From: end, To: next, Provision: p.cites.closedDay})
}

// keep leaves the day where it is and names the safe day where it is closed.
func (o *counted) keep(cal *civil.Calendar) {
	last, err := cal.LastWorking(o.due)
	if err != nil {
		o.lost(o.due)
		return
	}
	if last != o.due {
		o.safe = last
		o.steps = append(o.steps, Step{Kind: StepSafe, From: o.due, To: last, Name: closedName(cal, o.due)})
	}
}

// lost says that the calendar does not reach far enough.
func (o *counted) lost(at civil.Date) {
	o.due, o.safe, o.unknown = civil.Date{}, civil.Date{}, at
	o.steps = append(o.steps, Step{Kind: StepUnknown, From: at})
}

func unknown(from civil.Date, err error, steps []Step) counted {
	at := from
	if coverage, ok := errors.AsType[*civil.CoverageError](err); ok {
		at = coverage.Day
	}
	out := counted{steps: steps}
	out.lost(at)
	return out
}

// closedName says why a day is closed: the holiday's name or the weekday.
func closedName(cal *civil.Calendar, d civil.Date) string {
	if name := cal.Holiday(d); name != "" {
		return name
	}
	return d.Weekday().String()
}
