package talk

import (
	"strconv"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/civil"
)

// ask puts the question and makes d wait for its answer.
func (t *turn) ask(d *draft, q *question) *answer {
	next, put := *d, *q
	t.countAgain(d, &put)
	q = &put
	next.ID, next.At, next.Asked = token(t.ev.Key), t.at, q
	a := t.say(next.Intent, asked)
	if t.dropsEarlier(d) {
		a.add(chat.Plain, wordEarlierDropped)
	}
	t.state.put(&next)
	for _, p := range next.places() {
		a.facts = append(a.facts, next.at(p).Event)
	}
	if a.ref = t.refOf(&next); a.ref != "" {
		a.add(chat.Plain, a.ref+": "+small(t.questionText(d, q)))
	} else {
		a.add(chat.Plain, t.questionText(d, q))
	}
	t.addSoFarOfNew(a, d)
	return t.offerOptions(a, &next)
}

// offerOptions offers the options of the draft's question as buttons.
func (t *turn) offerOptions(a *answer, d *draft) *answer {
	for i, o := range d.Asked.Options {
		a.offer(d.ID, strconv.Itoa(i+1), o.Label)
	}
	return a.offer(d.ID, verbCancel, "Cancel")
}

// askAgain puts the draft's question once more.
func (t *turn) askAgain(d *draft) (*answer, error) {
	if d.Kind != kindRecord || d.Case == "" {
		return t.ask(d, d.Asked), nil
	}
	c, err := t.caseOf(d)
	if err != nil {
		return nil, err
	}
	return t.askBefore(d, c, d.Asked)
}

// open puts the facts that the question is about where answers are taken, and shut puts them back.
func (d *draft) open(q *question) {
	if q.Part > 0 {
		d.Facts = d.Parts[q.Part-1].Facts
	}
}

func (d *draft) shut(q *question) {
	if q.Part > 0 {
		d.Parts[q.Part-1].Facts, d.Facts = d.Facts, nil
	}
}

// verbs of the choices of a draft; a number presses an option of its question.
const (
	verbSave    = "save"
	verbCancel  = "cancel"
	verbReplace = "replace"
	verbUndo    = "undo"
	verbConfirm = "confirm"
)

// goOn answers a message that continues the draft. It returns nil where the message is about something else.
func (t *turn) goOn(d *draft) (*answer, error) {
	if t.heard.Intent == words.Theme && beginsTheme.MatchString(t.ev.Text) { // another one
		return nil, nil
	}
	if d.Asked != nil {
		if o, ok := d.Asked.typed(t.ev.Text); ok {
			return t.reply(d, o)
		}
		t.datedReply(d)
	}
	for _, way := range []func(*draft) (*answer, error){
		t.guessedRight, t.themeTyped, t.either, t.restTyped, t.fromDayTyped, t.approved, t.noReferenceYet, t.withoutDay, t.edited, t.saidAlready,
	} {
		if a, err := way(d); a != nil || err != nil {
			return a, err
		}
	}
	switch {
	case t.heard.No:
		return t.cancel(d), nil
	case t.heard.Yes:
		return t.confirmed(d)
	}
	if t.wrongCase() && d.Kind == kindRecord && len(t.heard.Facts) == 0 {
		return t.proposalElsewhere(d)
	}
	if d.Asked != nil && t.fits(d) {
		if d.Asked.About == aboutMove {
			return t.moveTo(t.heard.References[0])
		}
		if next, ok := t.filled(d); ok {
			return t.resume(next)
		}
	}
	if a := t.askDayAgain(d); a != nil {
		return a, nil
	}
	if a := t.beforeItsDay(d); a != nil {
		return a, nil
	}
	if t.turnedAway(d) {
		return nil, nil
	}
	if t.saysAnew(d) {
		return t.correctDraft(d)
	}
	switch t.heard.Intent {
	case words.Correct:
		return t.correctDraft(d)
	case words.Undo:
		return t.drop(d, wordDropped), nil
	case words.Record, words.OpenCase, words.Consent, words.Assign:
		return t.addTo(d)
	}
	return nil, nil
}

// takeCase goes on with the case that was chosen. Rights are checked again.
func (t *turn) takeCase(d *draft, id casework.CaseID) (*answer, error) {
	c, err := t.Service.Look(t.ctx, t.actor, id)
	if err != nil {
		return nil, err
	}
	t.state.speakOf(c.ID)
	d.Case, d.Version = c.ID, c.Version
	return t.resume(d)
}

// resume goes on with a draft: by asking what is still missing, by proposing, or with the answer that the
// case was asked for.
func (t *turn) resume(d *draft) (*answer, error) {
	switch {
	case len(d.Guesses) > 0:
		return t.askGuess(d), nil
	case d.Kind != kindAsk:
		return t.propose(d)
	}
	t.state.put(d)
	t.state.end(outcomeSaved, "")
	t.heard.Intent, t.heard.Limit, t.heard.Range, t.easy = d.Intent, d.Limit, d.Range, d.Easy
	t.heard.References, t.heard.Facts, t.heard.Doubts = nil, nil, nil
	t.heard.Grounds, t.heard.Yes, t.heard.No, t.heard.Refusal = d.Header.Grounds, false, false, ""
	for _, p := range d.Facts {
		t.heard.Facts = append(t.heard.Facts, words.HeardFact{Event: p.Event})
	}
	return t.begin()
}

// filled takes what the message says as the answer to the draft's question.
func (t *turn) filled(d *draft) (*draft, bool) {
	next := d.copy()
	q := d.Asked
	next.open(q)
	defer next.shut(q)
	ok := false
	switch q.About {
	case aboutAuthority:
		next.Header.Authority, ok = t.heard.Authority, t.heard.Authority != ""
	case aboutGround:
		next.Header.Grounds, ok = t.heard.Grounds, len(t.heard.Grounds) > 0
	case aboutCase:
		ok = t.filledCase(next)
	case aboutDecision:
		ok = t.filledDecision(next)
	case aboutDay, aboutDue:
		day, found := t.dayAsked(q, &next.Facts[q.Fact])
		switch {
		case len(t.heard.Facts) > 0:
			for _, p := range pendingFacts(&t.heard) {
				next.change(p)
			}
			ok = true
		case found:
			t.heard.Unheard = nil // its words are those around the day
			next.answerDay(q.Fact, day, q.About == aboutDue)
			next.Facts[q.Fact].atHour(t.saidDates())
			next.inEachPart(q)
			ok = true
		}
	case aboutAttr, aboutFact:
		ok = t.filledAttr(next, q)
	case aboutType:
		ok = t.filledType(next, q)
	}
	if !ok {
		return nil, false
	}
	if d.Kind == kindOpen && q.About != aboutDecision && q.About != aboutDay && q.About != aboutDue {
		next.merge(&t.heard)
		next.mergeHeader(&t.heard)
	}
	next.Asked = nil
	return next, true
}

// dayAsked returns the day that the message answers a question about a day with.
func (t *turn) dayAsked(q *question, p *pending) (civil.Date, bool) {
	doubt := p.InOn
	if q.About == aboutDue {
		doubt = p.InDue
	}
	if said := t.saidDates(); len(said) == 1 {
		if day := inMonthAsked(said[0], doubt); !day.IsZero() && !wrongSide(said[0], day, q.About == aboutDue) {
			return day, true
		}
		if day, asked := within(said[0], doubt); asked {
			return day, !day.IsZero() && !wrongSide(said[0], day, q.About == aboutDue)
		}
	}
	return t.oneDay(q.About == aboutDue)
}

// oneDay returns the one certain day of the message: of something to come where due is set, else of
// something that has happened where it can be that.
func (t *turn) oneDay(due bool) (civil.Date, bool) {
	said := t.saidDates()
	if len(said) != 1 || !due && onlyBound.MatchString(t.ev.Text) {
		return civil.Date{}, false
	}
	day := dayOf(said[0], due)
	return day, !day.IsZero()
}

// dayOf reads a day as one to come, or as one that has happened.
func dayOf(w words.When, due bool) civil.Date {
	switch {
	case due && !w.Ahead.IsZero():
		return w.Ahead
	case !due && !w.Past.IsZero():
		return w.Past
	case w.Past.IsZero() && w.Ahead.IsZero():
		return civil.Date{}
	}
	return w.Day
}

func (t *turn) filledCase(next *draft) bool {
	if len(t.heard.References) == 0 {
		return false
	}
	found, err := t.Service.Resolve(t.ctx, t.actor, t.heard.References[0])
	if err != nil || len(found) != 1 {
		return false
	}
	next.Case, next.Version = found[0].ID, found[0].Version
	t.state.speakOf(found[0].ID)
	return true
}

// filledDecision takes a bare day as the day of the decision letter, or facts that say it.
func (t *turn) filledDecision(next *draft) bool {
	if day, ok := t.oneDay(false); ok && len(t.heard.Facts) == 0 {
		next.Facts = append(next.Facts, pending{Event: decisionOn(day)})
		return true
	}
	next.merge(&t.heard)
	return next.begins(t.Service.Book().Vocabulary)
}

// filledAttr takes a value of the attribute that the message's own facts or words carry.
func (t *turn) filledAttr(next *draft, q *question) bool {
	if q.About == aboutAttr && q.Attr == "to" && t.filledTo(&next.Facts[q.Fact]) {
		return true
	}
	if q.About != aboutAttr || len(t.heard.Facts) != 1 || len(t.heard.Dates) > 0 {
		return false // it tells of something else
	}
	f, p := &t.heard.Facts[0], &next.Facts[q.Fact]
	values := f.Event.Attrs.All(q.Attr)
	if len(values) == 0 || f.Event.Type != p.Event.Type {
		return false
	}
	p.Event.Attrs = p.Event.Attrs.With(q.Attr, values...)
	next.inEachPart(q)
	return true
}

// factName says a fact without its particulars: "certificate issued".
func (t *turn) factName(p *pending) string {
	if ft, ok := t.Service.Book().Vocabulary.Type(p.Event.Type); ok {
		return ft.Says
	}
	return p.Event.Type
}

// factText says a fact with its day and particulars.
func (t *turn) factText(p *pending) string { return brief.Fact(t.Service.Book().Vocabulary, &p.Event) }
