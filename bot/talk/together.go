package talk

import (
	"slices"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/casework/post"
)

// part1 is what a draft for several cases does to one of them.
type part1 struct {
	Case     casework.CaseID
	Version  casework.Version
	Facts    []pending
	TakeBack []string // ids of the facts that are taken back
}

// severalCases proposes the facts of a message that names several cases, each for its own case, all or none;
// nil: the message is about one case.
func (t *turn) severalCases() (*answer, error) {
	d := &draft{Kind: kindTogether, Intent: words.Record}
	var refs []string
	for i := range t.heard.Facts {
		ref := t.heard.Facts[i].Reference
		if ref == "" {
			return nil, nil
		}
		if !slices.Contains(refs, ref) {
			refs = append(refs, ref)
		}
	}
	if len(refs) < 2 {
		return nil, nil
	}
	all := pendingFacts(&t.heard)
	for _, ref := range refs {
		c, a, err := t.named(ref, d)
		if a != nil || err != nil {
			return a, err
		}
		if slices.ContainsFunc(d.Parts, func(p part1) bool { return p.Case == c.ID }) {
			return nil, nil // one case, written in two ways
		}
		p := part1{Case: c.ID, Version: c.Version}
		for i := range all {
			if t.heard.Facts[i].Reference == ref {
				p.Facts = append(p.Facts, all[i])
			}
		}
		d.Parts = append(d.Parts, p)
	}
	if len(unplaced(&t.heard, all)) > 0 {
		return t.say(words.Record, asked, wordOneAtATime), nil
	}
	if t.dropsEarlier(d) {
		return t.proposeTogether(d, wordEarlierDropped)
	}
	return t.proposeTogether(d)
}

// proposeTogether reads back what would be done to each case, with what follows.
func (t *turn) proposeTogether(d *draft, first ...string) (*answer, error) {
	next := d.copy()
	next.Asked = nil
	q, err := t.missingTogether(next)
	if err != nil {
		return nil, err
	}
	if q != nil {
		return t.ask(next, q), nil
	}
	next.ID, next.At = token(t.ev.Key), t.at
	a := t.say(next.Intent, proposed, first...)
	for i := range next.Parts {
		p := &next.Parts[i]
		c, err := t.Service.Look(t.ctx, t.actor, p.Case)
		if err != nil {
			return nil, err
		}
		one := p.draft()
		if no := t.mayNot(one, &c); no != nil {
			return no, nil
		}
		if err := t.Service.Check(&c, one.events(), t.at); err != nil {
			return t.wontDo(one, &c, err)
		}
		p.Version = c.Version
		if i == 0 && next.Moved {
			to, err := t.Service.Look(t.ctx, t.actor, next.Parts[1].Case)
			if err != nil {
				return nil, err
			}
			a.add(chat.Title, fill(wordMove, string(c.Reference), string(to.Reference)))
			a.about(&to)
		}
		if err := t.readPart(a, one, &c, next.Moved); err != nil {
			return nil, err
		}
	}
	t.state.put(next)
	a.add(chat.Note, wordNotAdvice)
	return a.offer(next.ID, verbSave, "Save").offer(next.ID, verbCancel, "Cancel"), nil
}

// missingTogether returns the first thing that has to be asked of any of the parts, or nil. The draft is not changed.
func (t *turn) missingTogether(d *draft) (*question, error) {
	for i := range d.Parts {
		p := &d.Parts[i]
		if len(p.TakeBack) > 0 || d.Moved {
			continue
		}
		c, err := t.Service.Look(t.ctx, t.actor, p.Case)
		if err != nil {
			return nil, err
		}
		q, err := t.missing(p.draft(), &c)
		if err != nil {
			return nil, err
		}
		if q != nil {
			q.Part = i + 1
			return q, nil
		}
	}
	return nil, nil
}

// draft is the part as a draft for its one case.
func (p *part1) draft() *draft {
	d := &draft{Kind: kindRecord, Intent: words.Record, Case: p.Case, Version: p.Version, Facts: p.Facts, Confirm: p.TakeBack}
	if len(p.TakeBack) > 0 {
		d.Kind = kindUndo
	}
	return d
}

// readPart reads back one part.
func (t *turn) readPart(a *answer, d *draft, c *casework.Case, moved bool) error {
	if !moved || d.Kind == kindUndo {
		for i := range d.Facts {
			a.facts = append(a.facts, d.Facts[i].Event)
		}
	}
	var bullets []string
	for i := range d.Facts {
		bullets = append(bullets, t.understood1(&d.Facts[i], c))
	}
	for _, id := range d.Confirm {
		if f, ok := c.Fact(id); ok {
			bullets = append(bullets, capital(brief.Fact(t.Service.Book().Vocabulary, &f.Event)))
			a.facts = append(a.facts, f.Event)
		}
	}
	if !moved || d.Kind == kindUndo {
		if !moved {
			a.add(chat.Title, fill(wordForCase, string(c.Reference)))
		}
		a.add(chat.Bullet, bullets...)
	}
	follows, err := t.follows(c, d)
	if err != nil {
		return err
	}
	if len(follows) == 0 {
		a.add(chat.Plain, string(c.Reference)+": "+small(wordNoDates))
	} else {
		a.add(chat.Plain, string(c.Reference)+": "+small(wordFollows))
		a.add(chat.Bullet, follows...)
	}
	for _, w := range t.warnings(d, c) {
		t.warned = true
		a.add(chat.Plain, wordCheck+w)
	}
	a.add(chat.Note, t.notes(d, c)...)
	return nil
}

// saveTogether writes the draft, all of it or nothing, together with the answer.
func (t *turn) saveTogether(d *draft) (*answer, error) {
	if d.Asked != nil {
		return t.ask(d, d.Asked), nil
	}
	in := casework.Together{Envelope: casework.Envelope{Source: "talk:" + d.ID, At: t.at, Done: t.ev.Key}}
	var before []casework.Case
	for i := range d.Parts {
		p := &d.Parts[i]
		c, err := t.Service.Look(t.ctx, t.actor, p.Case)
		if err != nil {
			return nil, err
		}
		before = append(before, c)
		one := p.draft()
		in.Parts = append(in.Parts, casework.Part{Case: p.Case, BasedOn: p.Version, Facts: one.events(), TakeBack: one.Kind == kindUndo})
	}
	in.ComposeAll = func(after []casework.Case) ([]post.Letter, error) {
		a, err := t.savedTogether(d, before, after)
		if err != nil {
			return nil, err
		}
		letter, err := chat.Letter(chat.ReplyKey(t.ev.Key), t.ev.Room, t.message(a))
		return []post.Letter{letter}, err
	}
	after, err := t.Service.RecordTogether(t.ctx, t.actor, in)
	if casework.KindOf(err) == casework.Conflict && err != nil {
		return t.togetherMeanwhile(d, err)
	}
	if err != nil {
		return nil, err
	}
	t.state.Row = nil
	for i := range after {
		t.state.speakOf(after[i].ID)
		t.state.Row = append(t.state.Row, after[i].ID)
	}
	return t.afterSave(d, &after[len(after)-1])
}

// togetherMeanwhile proposes again what met a newer version of one of its cases. A move looks anew at what the
// person's last change is.
func (t *turn) togetherMeanwhile(d *draft, conflict error) (*answer, error) {
	a, err := t.proposeTogether(d)
	if err != nil {
		return nil, err
	}
	a.lines = append([]chat.Line{{Kind: chat.Plain, Text: casework.Sentence(conflict)}}, a.lines...)
	return a, nil
}

// savedTogether says what was saved in each case and what changes.
func (t *turn) savedTogether(d *draft, before, after []casework.Case) (*answer, error) {
	a := (&answer{intent: d.Intent, state: saved}).about(&after[len(after)-1])
	if d.Moved {
		a.add(chat.Title, fill(wordMoved, string(after[0].Reference), string(after[1].Reference)))
	}
	for i := range after {
		one := d.Parts[i].draft()
		if d.Moved {
			a.add(chat.Plain, string(after[i].Reference)+":")
		} else {
			a.add(chat.Title, t.savedHeading(one, &after[i]))
		}
		now := newFacts(&before[i], &after[i])
		for n := range now {
			f := &now[n]
			if f.Type == law.Retraction {
				if old, ok := after[i].Fact(f.Supersedes); ok {
					a.add(chat.Bullet, fill(wordTookBack, brief.Fact(t.Service.Book().Vocabulary, &old.Event)))
				}
				continue
			}
			a.facts = append(a.facts, f.Event)
			a.add(chat.Bullet, capital(brief.Fact(t.Service.Book().Vocabulary, &f.Event)))
		}
		if err := t.addChanges(a, &before[i], &after[i]); err != nil {
			return nil, err
		}
	}
	return a.add(chat.Note, wordNotAdvice), nil
}
