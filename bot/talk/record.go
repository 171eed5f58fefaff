package talk

import (
	"slices"
	"strings"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
)

// openCase proposes a case from what one message says.
func (t *turn) openCase() (*answer, error) {
	d := &draft{Kind: kindOpen, Intent: words.OpenCase, Facts: pendingFacts(&t.heard)}
	d.Header.Appellant = "parent"
	d.mergeHeader(&t.heard)
	if len(t.heard.References) > 0 {
		return t.say(words.OpenCase, asked, wordNoReference), nil
	}
	if a := t.forMe(d); a != nil {
		return a, nil
	}
	if a := t.askUnplaced(d); a != nil {
		return a, nil
	}
	return t.propose(d)
}

// mergeHeader takes what the message says of what the case is about.
func (d *draft) mergeHeader(h *words.Heard) {
	if d.Kind != kindOpen {
		return
	}
	if h.Authority != "" {
		d.Header.Authority = h.Authority
	}
	if len(h.Grounds) > 0 {
		d.Header.Grounds = h.Grounds
	}
	if h.Appellant != "" {
		d.Header.Appellant = h.Appellant
	}
}

// record proposes the facts of the message for a case.
func (t *turn) record() (*answer, error) {
	d := &draft{Kind: kindRecord, Intent: t.heard.Intent, Facts: pendingFacts(&t.heard)}
	if len(d.Facts) == 0 {
		d.Facts = t.impliedFact()
	}
	if len(d.Facts) == 0 {
		return t.nothingToRecord()
	}
	if a := t.forMe(d); a != nil {
		return a, nil
	}
	c, a, err := t.which(d)
	if a != nil || err != nil {
		return a, err
	}
	d.Case, d.Version = c.ID, c.Version
	if a := t.askUnplaced(d); a != nil {
		return a, nil
	}
	return t.propose(d)
}

// impliedFact is the fact that an intent means where no words of a fact were heard: "assign HPL-0231".
func (t *turn) impliedFact() []pending {
	var p pending
	switch t.heard.Intent {
	case words.Assign:
		p.Event.Type = "assigned"
	case words.Consent:
		p.Event.Type = "consent-given"
	default:
		return nil
	}
	p.Event.On = t.today
	return []pending{p}
}

// nothingToRecord answers a message that means to record and says no fact.
func (t *turn) nothingToRecord() (*answer, error) {
	if len(t.heard.Doubts) > 0 {
		if a := t.askUnplaced(&draft{Kind: kindRecord, Intent: words.Record}); a != nil {
			return a, nil
		}
	}
	return t.say(words.Record, asked, wordRecordWhat...), nil
}

// askUnplaced asks about a day that belongs to no fact that was understood.
func (t *turn) askUnplaced(d *draft) *answer {
	left := unplaced(&t.heard, d.Facts)
	if len(left) == 0 {
		return nil
	}
	typed := clip(left[0].Text, 40)
	text := fill(wordWhatHappened, typed)
	if len(left[0].Readings) == 1 {
		text = fill(wordWhatHappened, left[0].Readings[0].Short())
	}
	switch left[0].Kind {
	case doubtImpossible:
		text = fill(wordImpossibleDay, typed) + wordSayAgain
	case doubtAmbiguous:
		text = fill(wordAmbiguousDay, typed) + wordSayAgain
	case doubtNoDay:
		text = fill(wordNoDay, typed) + wordSayAgain
	}
	a := t.say(d.Intent, asked, text)
	a.facts = d.events()
	return a
}

// forMe turns "me" into the person who says it, and gives a new assignment the role of who is assigned. It
// answers an assignment of somebody who is not known here.
func (t *turn) forMe(d *draft) *answer {
	for i := range d.Facts {
		p := &d.Facts[i]
		who := p.Event.Attrs.Get("person")
		if p.Event.Type != "assigned" || who == "" {
			continue
		}
		if strings.EqualFold(who, "me") {
			who = string(t.actor.ID)
			p.Event.Attrs = p.Event.Attrs.With("person", who)
		}
		found, err := t.People.Person(t.ctx, casework.PersonID(who))
		if err != nil && !t.actor.Is(casework.Operator) {
			return t.say(d.Intent, asked, fill(wordNobodyCalled, clip(who, 40)))
		}
		p.giveRole(&found)
	}
	return nil
}

// giveRole gives an assignment without a role the one that the person has in their organisation, where it
// is only one.
func (p *pending) giveRole(who *casework.Actor) {
	var can []string
	for _, r := range who.Roles {
		if role := rolesOnCase[r]; role != "" && !slices.Contains(can, role) {
			can = append(can, role)
		}
	}
	if len(can) == 1 && !p.hasAttr("role") {
		p.Event.Attrs = p.Event.Attrs.With("role", can[0])
	}
}

// rolesOnCase says which role on a case a person of that role would have.
var rolesOnCase = map[casework.Role]string{
	casework.Mediator: "mediator", casework.MediationAdviser: "mediation-adviser",
	casework.Adviser: "sendias-adviser", casework.ForumVolunteer: "supporter",
}

// addTo adds what a further message says to the draft; a message about another case is left to begin anew.
func (t *turn) addTo(d *draft) (*answer, error) {
	if len(t.heard.Facts) == 0 && !t.headerOnly(d) || d.Kind == kindUndo || d.Kind == kindConfirm || d.Kind == kindAsk {
		return nil, nil
	}
	if len(t.heard.References) > 0 {
		found, err := t.Service.Resolve(t.ctx, t.actor, t.heard.References[0])
		if err != nil || len(found) != 1 || found[0].ID != d.Case {
			return nil, nil //nolint:nilerr // begun anew, where the reference is answered for
		}
	}
	if t.heard.Intent == words.OpenCase && d.Kind != kindOpen {
		return nil, nil
	}
	next := d.copy()
	next.merge(&t.heard)
	next.mergeHeader(&t.heard)
	if a := t.forMe(next); a != nil {
		return a, nil
	}
	if a := t.askUnplaced(next); a != nil {
		return a, nil
	}
	return t.propose(next)
}
