package talk

import (
	"slices"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// How far from today a day may lie before it is asked about.
const (
	longAgo  = 365 // days
	farAhead = 548 // days: a year and a half
)

// repeats are facts that happen again and again, so that a second one is nothing to ask about.
var repeats = []string{
	"direction-made", "step-done", "agreed-action-done", "mediation-booked", "mediation-cancelled", "mediation-adjourned",
	"mediation-date-notified", "informal-meeting-held", "assigned", "consent-given", "consent-withdrawn", "access-need-recorded",
	"request-for-changes-sent", "information-given", "case-closed", "case-reopened", "legal-hold-set", "legal-hold-lifted",
	"appeal-received", "appeal-returned", "mediation-wanted", "support-level-set", "conflict-declared",
}

func repeated(name string) bool { return slices.Contains(repeats, name) }

// sequence are facts of which the first comes before the second.
var sequence = [][2]string{
	{decisionSent, "mediation-adviser-contacted"}, {decisionSent, "certificate-issued"}, {decisionSent, "appeal-received"},
	{"mediation-adviser-contacted", "certificate-issued"}, {"mediation-wanted", "mediation-held"}, {"mediation-held", "mediation-concluded"},
	{"agreement-made", "agreed-action-done"}, {"appeal-sent", "appeal-received"}, {"appeal-received", "appeal-registered"},
	{"appeal-registered", "authority-response-received"}, {"appeal-registered", "hearing-held"}, {"hearing-held", "order-made"},
	{"order-made", "order-complied-with"}, {"draft-plan-served", "final-plan-sent"}, {"assessment-requested", "assessment-agreed"},
}

// warnings are what the person should look at twice before saving.
func (t *turn) warnings(d *draft, c *casework.Case) []string {
	var out []string
	for i := range d.Facts {
		p := &d.Facts[i]
		out = append(out, t.farOff(p)...)
		if w := t.outOfOrder(p, d, c); w != "" {
			out = append(out, w)
		}
		if w := t.sameTwice(p, c); w != "" {
			out = append(out, w)
		}
		if w := t.fixedTooLate(p, d, c); w != "" {
			out = append(out, w)
		}
	}
	if d.From.After(t.today) {
		out = append(out, fill(wordAtOnce, d.From.Short()))
	}
	out = append(out, t.beforehand(d, c)...)
	out = append(out, t.again(d, c)...)
	if id := t.twin(d, c); id != "" {
		if f, ok := c.Fact(id); ok {
			word := wordTwin
			if d.ID == "" { // a part of a draft for several cases
				word = wordTwinToo
			}
			out = append(out, fill(word, string(c.Reference), brief.Fact(t.Service.Book().Vocabulary, &f.Event)))
		}
	}
	return out
}

// again warns of each fact that the case has already on another day, where nothing is asked about it.
func (t *turn) again(d *draft, c *casework.Case) []string {
	if d.Kind != kindRecord || len(d.Facts) == 1 && t.twin(d, c) != "" {
		return nil // a single one is asked about
	}
	var out []string
	live := c.Live()
	for i := range d.Facts {
		e := &d.Facts[i].Event
		day, _ := e.Day()
		for k := range live {
			had, _ := live[k].Day()
			if live[k].Type == e.Type && had != day && e.Supersedes == "" && !repeated(e.Type) && live[k].Of == e.Of {
				out = append(out, fill(wordTwinToo, string(c.Reference), brief.Fact(t.Service.Book().Vocabulary, &live[k].Event)))
				break
			}
		}
	}
	return out
}

// beforehand warns of what stands in the case and speaks against the draft: dates that are still open where
// it is to be closed, a declared conflict where somebody is to be assigned.
func (t *turn) beforehand(d *draft, c *casework.Case) []string {
	var out []string
	for i := range d.Facts {
		switch d.Facts[i].Event.Type {
		case "case-closed":
			if r, err := t.Service.WorkOut(c); err == nil && len(t.dueLines(&r)) > 0 {
				out = append(out, fill(wordStillDue, string(c.Reference), count(len(t.dueLines(&r)), "date")))
			}
		case "assigned":
			if slices.ContainsFunc(c.Live(), func(f casework.Fact) bool { return f.Type == "conflict-declared" }) {
				out = append(out, fill(wordConflict, string(c.Reference)))
			}
		}
	}
	return out
}

// farOff warns of days that are a long way from today, or that fall on a closed day.
func (t *turn) farOff(p *pending) []string {
	var out []string
	name := t.factName(p)
	if day, _ := p.Event.Day(); !day.IsZero() && t.today.Sub(day) > longAgo {
		out = append(out, fill(wordLongAgo, day.Short(), name))
	}
	due := p.Event.Due
	switch {
	case due.IsZero():
	case due.Before(t.today) && p.Event.Supersedes == "":
		out = append(out, fill(wordDuePassed, due.Short(), name))
	case due.Sub(t.today) > farAhead:
		out = append(out, fill(wordFarAhead, due.Short(), name))
	}
	if open, err := t.Service.Calendar().IsWorking(due); !due.IsZero() && err == nil && !open {
		out = append(out, fill(wordClosedDay, due.Short(), t.holidayOn(due), name))
	}
	return out
}

// outOfOrder warns of a fact that lies before one that it comes after.
func (t *turn) outOfOrder(p *pending, d *draft, c *casework.Case) string {
	day, _ := p.Event.Day()
	for _, s := range sequence {
		if s[1] != p.Event.Type {
			continue
		}
		if first := t.earliest(s[0], d, c); !first.IsZero() && day.Before(first) {
			return fill(wordTooEarly, t.factName(p), day.Short(), t.factName(&pending{Event: law.Event{Type: s[0]}}), first.Short())
		}
	}
	return ""
}

// earliest is the first day of such a fact in the case and the draft; zero where there is none.
func (t *turn) earliest(name string, d *draft, c *casework.Case) civil.Date {
	var first civil.Date
	look := func(e *law.Event) {
		if day, _ := e.Day(); e.Type == name && !day.IsZero() && (first.IsZero() || day.Before(first)) {
			first = day
		}
	}
	replaced := map[string]bool{}
	for i := range d.Facts {
		look(&d.Facts[i].Event)
		replaced[d.Facts[i].Event.Supersedes] = true
	}
	for _, f := range c.Live() {
		if !replaced[f.ID] {
			look(&f.Event)
		}
	}
	return first
}

// sameTwice warns of a fact that the case has already, on the same day.
func (t *turn) sameTwice(p *pending, c *casework.Case) string {
	if p.Event.Supersedes != "" {
		return ""
	}
	for _, f := range c.Live() {
		if sameFact(&f.Event, &p.Event) && sameAttrs(&f.Event, &p.Event) {
			return fill(wordSameTwice, string(c.Reference), brief.Fact(t.Service.Book().Vocabulary, &f.Event))
		}
	}
	return ""
}

// What warnings say.
const (
	wordLongAgo   = "%s is more than a year ago (%s). Is the year right?"
	wordDuePassed = "%s has passed already (%s)."
	wordFarAhead  = "%s is more than a year and a half ahead (%s). Is the year right?"
	wordClosedDay = "%s%s is not a working day (%s)."
	wordTooEarly  = "%s %s lies before %s %s."
	wordTwin      = "%s has this already: %s. Save a second one, or save it in place of the first?"
	wordTwinToo   = "%s has this already: %s. Save would keep both."
	wordStillDue  = "%s still has %s open or overdue; nobody is reminded of a closed case."
	wordConflict  = "a conflict of interest was declared in %s. Look at it before assigning anybody."
	wordSameTwice = "%s has exactly this already: %s."
)
