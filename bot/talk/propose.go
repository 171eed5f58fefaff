package talk

import (
	"slices"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/brief"
)

// propose reads the draft back with what follows from it, or asks for what is still missing. The lines of
// first stand at its head. Nothing is saved.
func (t *turn) propose(d *draft, first ...string) (*answer, error) {
	switch d.Kind {
	case kindTheme, kindThemeBack:
		return t.proposeTheme(d)
	case kindTogether:
		return t.proposeTogether(d)
	}
	c, err := t.caseOf(d)
	if err != nil {
		return nil, err
	}
	q, err := t.missing(d, c)
	if err != nil {
		return nil, err
	}
	if q != nil {
		return t.askBefore(d, c, q)
	}
	if a := t.mayNot(d, c); a != nil {
		return a, nil
	}
	next := d.copy()
	next.ID, next.At, next.Asked, next.Offered, next.Doubted = token(t.ev.Key), t.at, nil, false, false
	next.inOrder()
	if err := t.Service.Check(c, next.events(), t.at); err != nil {
		return t.wontDo(d, c, err)
	}
	next.Case, next.Version, next.Known = c.ID, c.Version, idsOf(c)
	if t.dropsEarlier(d) {
		first = append(first, wordEarlierDropped)
	}
	a, err := t.readBack(next, c, first)
	if err != nil {
		return nil, err
	}
	t.state.put(next)
	return a, nil
}

// askBefore asks for what is missing. Where only a particular is, it says what follows already.
func (t *turn) askBefore(d *draft, c *casework.Case, q *question) (*answer, error) {
	a := t.ask(d, q)
	if err := t.addCertain(a, d, c); err != nil {
		return nil, err
	}
	_, may := t.allowed(d, c)
	if whole := t.Service.Check(c, d.events(), t.at) == nil; !may || !whole || q.About != aboutAttr {
		return a, nil
	}
	follows, err := t.follows(c, d)
	if err != nil || len(follows) == 0 {
		return a, err
	}
	a.add(chat.Plain, wordFollowsSoFar)
	a.add(chat.Bullet, follows...)
	return a.add(chat.Note, wordNotAdvice), nil
}

// dropsEarlier reports whether d takes the place of another proposal that is still open.
func (t *turn) dropsEarlier(d *draft) bool {
	old := t.state.Draft
	return old != nil && old.ID != d.ID && old.Kind != kindAsk && !old.Offered && !old.expired(t.at)
}

// caseOf returns the case that the draft is about, as the person may see it now; for a case that is to be
// opened, an empty one with the draft's header.
func (t *turn) caseOf(d *draft) (*casework.Case, error) {
	if d.Kind == kindOpen {
		return &casework.Case{Header: d.Header}, nil
	}
	c, err := t.Service.Look(t.ctx, t.actor, d.Case)
	if err != nil {
		return nil, err
	}
	return &c, nil
}

// allowed reports whether the person may save the draft, and what they would have to be allowed.
func (t *turn) allowed(d *draft, c *casework.Case) (casework.Action, bool) {
	act := casework.ActRecord
	switch d.Kind {
	case kindOpen:
		act = casework.ActOpen
	case kindConfirm:
		act = casework.ActConfirm
	case kindUndo:
		act = casework.ActUndo
	}
	full := *c
	if d.Kind == kindOpen {
		for _, e := range d.events() {
			full.Facts = append(full.Facts, casework.Fact{Event: e})
		}
	}
	return act, casework.Allowed(&t.actor, act, &full)
}

// mayNot answers a draft that the person has no right to save.
func (t *turn) mayNot(d *draft, c *casework.Case) *answer {
	act, ok := t.allowed(d, c)
	if ok {
		return nil
	}
	why := mayNots[act]
	if c != nil {
		if kept := casework.KeptAsItIs(&t.actor, act, c); kept != nil {
			why = []string{casework.Sentence(kept)}
		}
	}
	a := t.say(d.Intent, refused, why...)
	a.refusal = refusalRights
	t.state.end(outcomeCancelled, "")
	return a.about(c)
}

// wontDo answers a draft that the casework would not take, and keeps what was there before.
func (t *turn) wontDo(d *draft, c *casework.Case, err error) (*answer, error) {
	if casework.KindOf(err) != casework.Invalid {
		return nil, err
	}
	a := t.say(d.Intent, asked, casework.Sentence(err))
	a.facts = d.events()
	return a.about(c), nil
}

// inOrder puts the facts in the order in which they happened.
func (d *draft) inOrder() {
	slices.SortStableFunc(d.Facts, func(a, b pending) int {
		x, _ := a.Event.Day()
		y, _ := b.Event.Day()
		return x.Compare(y)
	})
}

func idsOf(c *casework.Case) []string {
	out := make([]string, len(c.Facts))
	for i := range c.Facts {
		out[i] = c.Facts[i].ID
	}
	return out
}

// readBack says what was understood, what follows, and what to look at twice.
func (t *turn) readBack(d *draft, c *casework.Case, first []string) (*answer, error) {
	a := t.say(d.Intent, proposed, first...).about(c)
	a.facts = d.events()
	a.add(chat.Title, t.heading(d, c))
	for i := range d.Facts {
		a.add(chat.Bullet, t.understood1(&d.Facts[i], c))
	}
	for _, id := range d.Confirm {
		if f, ok := c.Fact(id); ok {
			a.add(chat.Bullet, capital(brief.Fact(t.Service.Book().Vocabulary, &f.Event)))
		}
	}
	if d.Kind == kindOpen {
		a.add(chat.Plain, fill(wordForWhom, appellants[d.Header.Appellant]))
	}
	follows, err := t.follows(c, d)
	if err != nil {
		return nil, err
	}
	if len(follows) > 0 {
		a.add(chat.Plain, wordFollows)
		a.add(chat.Bullet, follows...)
	} else {
		a.add(chat.Plain, wordNoDates)
	}
	for _, w := range t.warnings(d, c) {
		t.warned = true
		a.add(chat.Plain, wordCheck+w)
	}
	a.add(chat.Note, t.notes(d, c)...)
	if len(t.heard.Unheard) > 0 && t.ev.Press == "" {
		a.add(chat.Plain, t.unheard())
	}
	a.add(chat.Note, wordNotAdvice)
	return t.buttons(a, d, c), nil
}

// buttons offers to save the draft in every way that makes sense, and to drop it.
func (t *turn) buttons(a *answer, d *draft, c *casework.Case) *answer {
	switch {
	case d.Kind == kindUndo:
		a.offer(d.ID, verbSave, "Save: take it back")
	case d.Kind == kindConfirm:
		a.offer(d.ID, verbSave, "Save as confirmed")
	case t.twin(d, c) != "":
		a.offer(d.ID, verbSave, "Save as well").offer(d.ID, verbReplace, "Save in place of the first")
	default:
		a.offer(d.ID, verbSave, "Save")
	}
	return a.offer(d.ID, verbCancel, "Cancel")
}

// heading says what would be saved where.
func (t *turn) heading(d *draft, c *casework.Case) string {
	switch d.Kind {
	case kindOpen:
		return fill(wordNewCase, t.authorityName(d.Header.Authority), t.groundTitles(d.Header.Grounds))
	case kindUndo:
		return fill(wordTakeBack, string(c.Reference))
	case kindConfirm:
		return fill(wordToConfirm, string(c.Reference))
	}
	if d.corrects() {
		return fill(wordCorrection, string(c.Reference))
	}
	return fill(wordForCase, string(c.Reference))
}

// corrects reports whether the draft changes facts that are saved.
func (d *draft) corrects() bool {
	return slices.ContainsFunc(d.Facts, func(p pending) bool { return p.Event.Supersedes != "" })
}

// understood1 says one fact of the draft; a correction says what it takes the place of.
func (t *turn) understood1(p *pending, c *casework.Case) string {
	text := capital(t.factText(p))
	if old, ok := c.Fact(p.Event.Supersedes); ok {
		text += fill(wordInsteadOf, brief.Fact(t.Service.Book().Vocabulary, &old.Event))
	}
	return text
}

// groundTitles names the grounds for people.
func (t *turn) groundTitles(ids []string) string {
	var out []string
	for _, id := range ids {
		title := id
		for _, g := range t.Service.Book().Grounds {
			if g.ID == id {
				title = small(g.Title)
			}
		}
		out = append(out, title)
	}
	return list(out)
}

// notes are what has to be said along with some facts.
func (t *turn) notes(d *draft, c *casework.Case) []string {
	var out []string
	if d.Kind != kindOpen && d.Kind != kindUndo && !casework.Allowed(&t.actor, casework.ActConfirm, c) {
		out = append(out, wordReported)
	}
	for i := range d.Facts {
		if d.Facts[i].Event.Type == "informal-meeting-held" {
			out = append(out, wordInformal)
		}
	}
	return out
}

// unheard says that some of the message was not understood; in a direct room it says what.
func (t *turn) unheard() string {
	if t.ev.Room.Privacy != chat.Direct {
		return wordUnheard
	}
	return fill(wordUnheardParts, "“"+clip(list(t.heard.Unheard), 120)+"”")
}
