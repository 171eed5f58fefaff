package talk

import (
	"regexp"
	"slices"
	"strings"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
)

// moveTo proposes to move the person's own last change from its case to another one.
func (t *turn) moveTo(ref string) (*answer, error) {
	from, a := t.lastSaved()
	if a != nil {
		return a, nil
	}
	d := &draft{Kind: kindTogether, Intent: words.Correct, Moved: true}
	if ref == "" {
		return t.askMove(d, from)
	}
	to, a, err := t.named(ref, d)
	if a != nil || err != nil {
		return a, err
	}
	return t.proposeMove(d, from, to)
}

// askMove asks for the case that the facts belong to.
func (t *turn) askMove(d *draft, from *casework.Case) (*answer, error) {
	q := &question{About: aboutMove, Text: wordWhichMove}
	for c, err := range t.Service.List(t.ctx, t.actor, casework.Filter{Involves: t.actor.ID, Limit: offeredCases}) {
		if err != nil {
			return nil, err
		}
		if c.ID != from.ID {
			q.Options = append(q.Options, option{string(c.Reference) + ", " + t.authorityName(c.Authority), string(c.ID)})
		}
	}
	return t.ask(d, q), nil
}

// moveChosen goes on with the case that was chosen.
func (t *turn) moveChosen(d *draft, id casework.CaseID) (*answer, error) {
	from, a := t.lastSaved()
	if a != nil {
		return a, nil
	}
	to, err := t.Service.Look(t.ctx, t.actor, id)
	if err != nil {
		return nil, err
	}
	return t.proposeMove(d, from, &to)
}

// lastSaved is the case in which the person saved last.
func (t *turn) lastSaved() (*casework.Case, *answer) {
	id := t.state.Case
	for _, p := range slices.Backward(t.state.Past) {
		if p.Outcome == outcomeSaved && p.Case != "" {
			id = p.Case
			break
		}
	}
	c, err := t.Service.Look(t.ctx, t.actor, id)
	if err != nil {
		return nil, t.say(words.Correct, asked, wordNothingToMove)
	}
	return &c, nil
}

func (t *turn) proposeMove(d *draft, from, to *casework.Case) (*answer, error) {
	last := t.lastChange(from)
	switch {
	case from.ID == to.ID:
		return t.say(words.Correct, asked, fill(wordSameCase, string(to.Reference))).about(to), nil
	case len(last) == 0:
		return t.say(words.Correct, answered, fill(wordNothingToUndo, string(from.Reference))).about(from), nil
	case slices.ContainsFunc(last, func(f casework.Fact) bool { return f.Supersedes != "" }):
		return t.say(words.Correct, asked, fill(wordMoveCorrection, string(from.Reference), string(to.Reference))).about(from), nil
	}
	if a := t.cannotUndo(from); a != nil {
		return a, nil
	}
	back := part1{Case: from.ID, Version: from.Version}
	into := part1{Case: to.ID, Version: to.Version}
	for i := range last {
		back.TakeBack = append(back.TakeBack, last[i].ID)
		e := last[i].Event
		e.ID, e.Of, e.Reported = "", "", false
		into.Facts = append(into.Facts, pending{Event: e})
	}
	d.Parts = []part1{back, into}
	return t.proposeTogether(d)
}

// wrongCase reports whether the message says that something was saved in the wrong case.
func (t *turn) wrongCase() bool {
	said := strings.ToLower(t.ev.Text)
	if inWrongCase.MatchString(said) {
		return true
	}
	if len(t.heard.References) == 1 && len(t.heard.Facts)+len(t.heard.Dates) == 0 && beElsewhere.MatchString(said) {
		return true
	}
	puttingRight := t.heard.Intent == words.Correct || t.heard.Intent == words.Undo
	return puttingRight && (strings.Contains(said, "wrong one") || strings.Contains(said, "other case") || strings.Contains(said, "other one")) && len(t.heard.Dates) == 0
}

// inWrongCase is how somebody says that the case was the wrong one.
var inWrongCase = regexp.MustCompile(`\bwrong (?:case|ref|reference|family|file|child|client|record|folk|people)\b|\bnot (?:this|that) (?:case|family)\b`)

// beElsewhere is how somebody says that what was saved belongs to another case.
var beElsewhere = regexp.MustCompile(`\b(?:should|shd|shld|supposed to|meant to|was to) (?:be|have been|go|gone|of been)\b|` +
	`\bbelongs? (?:to|in|on|under)\b|\bmeant (?:for|to be (?:on|in))\b`)

// proposalElsewhere proposes for another case what is proposed for one.
func (t *turn) proposalElsewhere(d *draft) (*answer, error) {
	next := d.copy()
	next.Asked = nil
	var c *casework.Case
	var a *answer
	var err error
	switch {
	case len(t.heard.References) == 1:
		c, a, err = t.named(t.heard.References[0], next)
	case t.saysOther():
		c, a, err = t.otherCase(next)
	case t.heard.Authority != "" && !t.sameArea(d):
		next.Case = ""
		c, a, err = t.byArea(next)
	default:
		next.Case = ""
		return t.askWhich(next, nil)
	}
	if a != nil || err != nil {
		return a, err
	}
	next.Case, next.Version = c.ID, c.Version
	return t.propose(next)
}
