package talk

import (
	"slices"
	"strings"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
)

// The kinds of doubt that the words raise.
const (
	doubtAmbiguous  = "ambiguous-day"
	doubtImpossible = "impossible-day"
	doubtFutureDay  = "future-day"
	doubtPastDay    = "past-day"
	doubtMissingDay = "missing-day"
	doubtMissingDue = "missing-due"
	doubtNoDay      = "no-day"
	doubtWhichFact  = "which-fact"
)

// attrItems stands for what was agreed, among the attributes that are asked for.
const attrItems = "items"

// need is an attribute without which a fact says too little. May says that the person may not know it.
type need struct {
	Type, Attr string
	May        bool
}

// needs are asked for in this order.
var needs = []need{
	{"certificate-issued", "kind", true},
	{"mediation-concluded", "outcome", true},
	{"agreement-made", attrItems, true},
	{"agreed-action-done", "item", true},
	{"direction-made", "what", false},
	{"step-done", "what", false},
	{"order-made", "orders", true},
	{"consent-order-made", "orders", true},
	{"decision-reversed", "how", true},
	{"review-decision-sent", "decision", true},
	{"late-appeal-decided", "allowed", false},
	{"reinstatement-decided", "allowed", false},
	{"authority-not-opposing", "ground", true},
	{"complaint-answered", "stage", false},
	{"recommendation-made", "body", false},
	{"recommendation-answered", "body", false},
	{"rights-request-received", "kind", false},
	{"processing-restricted", "why", false},
	{"consent-given", "to", false},
	{"consent-given", "by", false},
	{"consent-given", "scope", false},
	{"consent-given", "how", false},
	{"consent-withdrawn", "to", false},
	{"assigned", "person", false},
	{"assigned", "role", false},
	{"conflict-declared", "role", false},
	{"access-need-recorded", "need", false},
	{"support-level-set", "level", false},
	{"case-closed", "why", false},
}

// fixesDay are the facts that say nothing without the day that they fix.
var fixesDay = []string{"direction-made", "mediation-booked", "review-meeting-fixed", "post-16-transfer-proposed"}

// missing returns the first thing that has to be asked before the draft can be proposed, or nil.
func (t *turn) missing(d *draft, c *casework.Case) (*question, error) {
	if d.Kind == kindOpen {
		if q := t.missingHeader(d); q != nil {
			return q, nil
		}
	}
	for i := range d.Facts {
		if q := t.missingDay(&d.Facts[i], i); q != nil {
			return q.offerMeeting(&d.Facts[i], c), nil
		}
	}
	for i := range d.Facts {
		q, err := t.missingAttr(&d.Facts[i], i, c)
		if q != nil || err != nil {
			return q, err
		}
	}
	return nil, nil
}

// missingHeader asks for what a case cannot be opened without.
func (t *turn) missingHeader(d *draft) *question {
	book := t.Service.Book()
	switch {
	case d.Header.Authority == "":
		return &question{About: aboutAuthority, Text: wordWhichAuthority, Options: t.ownAuthorities()}
	case len(d.Header.Grounds) == 0:
		q := &question{About: aboutGround, Text: wordWhichGround}
		for _, g := range book.Grounds {
			q.Options = append(q.Options, option{capital(g.Title), g.ID})
		}
		return q
	case !d.NoDay && !d.begins(book.Vocabulary):
		return &question{About: aboutDecision, Text: wordWhichDecision, Options: []option{{"Not known yet", "unknown"}}}
	}
	return nil
}

// ownAuthorities are those that the person's organisation works for.
func (t *turn) ownAuthorities() []option {
	org, err := t.People.Organisation(t.ctx, t.actor.Organisation)
	if err != nil {
		return nil
	}
	var out []option
	for _, code := range org.Authorities {
		if len(out) < offeredCases {
			out = append(out, option{t.authorityName(code), code})
		}
	}
	return out
}

// missingDay asks for the day of a fact, or for the day that it fixes.
func (t *turn) missingDay(p *pending, i int) *question {
	_, printedOnly := p.Event.Day()
	if p.InOn != nil && p.InOn.Kind == doubtMissingDay && p.Event.Due.IsZero() && slices.Contains(fixesDay, p.Event.Type) {
		p.setDay(t.today, false) // it is booked as it is said; for when is what matters
	}
	switch {
	case p.InOn != nil, p.Event.On.IsZero() && !printedOnly:
		return t.askDay(p, i, aboutDay, p.InOn)
	case p.InDue != nil, p.Event.Due.IsZero() && slices.Contains(fixesDay, p.Event.Type):
		return t.askDay(p, i, aboutDue, p.InDue)
	}
	return nil
}

func (t *turn) askDay(p *pending, i int, about subject, d *words.Doubt) *question {
	q := &question{About: about, Fact: i, Text: t.dayQuestion(p, about, d)}
	var readings []civil.Date
	if came := p.Event.Received; about == aboutDay && !came.IsZero() && (d == nil || d.Kind == doubtMissingDay) {
		q.Text = fill(wordDayOfNotice, came.Short(), t.factName(p))
		readings = []civil.Date{came, came.AddDays(-1)}
	} else if d != nil && d.Kind != doubtMissingDay && d.Kind != doubtMissingDue {
		readings = d.Readings
	} else if about == aboutDay {
		readings = []civil.Date{t.today, t.today.AddDays(-1)}
	}
	for _, day := range readings {
		if about == aboutDay && day.After(t.today) && !t.planned(p.Event.Type) && !t.supposing() {
			continue // it has not happened yet
		}
		q.Options = append(q.Options, option{t.dayLabel(day), day.String()})
	}
	return q
}

// supposing reports whether what is spoken of is only supposed, so that it may lie ahead.
func (t *turn) supposing() bool {
	if d := t.state.Draft; d != nil && d.Kind == kindAsk && !d.expired(t.at) {
		return true
	}
	return t.heard.Intent == words.WhatIf || t.heard.Intent == words.Deadlines
}

// offerMeeting offers, for the day of what came of a mediation, the day on which the case has it held last.
func (q *question) offerMeeting(p *pending, c *casework.Case) *question {
	if p.Event.Type == "mediation-held" || !slices.Contains(meeting, p.Event.Type) || p.InOn != nil && p.InOn.Kind != doubtMissingDay {
		return q
	}
	for _, f := range slices.Backward(c.Live()) {
		offered := slices.ContainsFunc(q.Options, func(o option) bool { return o.Value == f.On.String() })
		if f.Type == "mediation-held" && !f.On.IsZero() && !offered {
			q.Options = slices.Insert(q.Options, 0, option{"At the mediation, " + f.On.Short(), f.On.String()})
			break
		}
	}
	return q
}

// planned reports whether such a fact's own day may lie ahead.
func (t *turn) planned(name string) bool {
	ft, ok := t.Service.Book().Vocabulary.Type(name)
	return ok && ft.Planned
}

// dayQuestion says why the day is asked for.
func (t *turn) dayQuestion(p *pending, about subject, d *words.Doubt) string {
	what, reason := t.factName(p), ""
	if about == aboutDue {
		what = dueQuestions[p.Event.Type]
		if what == "" {
			what = "“" + t.factName(p) + "”"
		}
	}
	if d != nil {
		if why := dayDoubts[d.Kind]; why != "" {
			reason = fill(why, clip(d.Text, 40))
		}
	}
	if about == aboutDue {
		return reason + fill(wordWhichDue, what)
	}
	return reason + fill(wordWhichDay, what)
}

// missingAttr asks for the first attribute that the fact needs and has not.
func (t *turn) missingAttr(p *pending, i int, c *casework.Case) (*question, error) {
	if err := t.consentTo(p); err != nil {
		return nil, err
	}
	p.kindFrom(c)
	for _, n := range needs {
		if n.Type != p.Event.Type || slices.Contains(p.Skipped, n.Attr) || p.hasAttr(n.Attr) {
			continue
		}
		options, err := t.values(p, n.Attr, c)
		if err != nil {
			return nil, err
		}
		if len(options) == 0 && n.May {
			continue
		}
		if n.May {
			options = append(options, option{"Not known", ""})
		}
		text := questions[n.Type+"."+n.Attr]
		if text == "" {
			text = fill(wordWhichAttr, strings.ReplaceAll(n.Attr, "_", " "), t.factName(p))
		}
		return &question{About: aboutAttr, Fact: i, Attr: n.Attr, Options: options, Text: text}, nil
	}
	return nil, nil
}

func (p *pending) hasAttr(name string) bool {
	if name == attrItems {
		return len(p.Event.Items) > 0
	}
	return len(p.Event.Attrs.All(name)) > 0
}

// unplaced are the doubts that belong to no fact of the draft.
func unplaced(h *words.Heard, facts []pending) []words.Doubt {
	var out []words.Doubt
	for _, d := range h.Doubts {
		placed := slices.ContainsFunc(facts, func(p pending) bool { return is(p.InOn, &d) || is(p.InDue, &d) })
		if !placed {
			out = append(out, d)
		}
	}
	return out
}

func is(have, d *words.Doubt) bool {
	return have != nil && have.Kind == d.Kind && have.Fact == d.Fact && have.Text == d.Text
}
