package talk

import (
	"regexp"
	"slices"
	"strings"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// openCase proposes a case from what one message says.
func (t *turn) openCase() (*answer, error) {
	d := &draft{Kind: kindOpen, Intent: words.OpenCase, Facts: pendingFacts(&t.heard)}
	d.Header.Appellant = "parent"
	t.state.speakOfNone()
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
	if len(d.Facts) == 0 && !t.asksType() {
		if d.Guesses = t.guesses(); len(d.Guesses) == 0 {
			return t.nothingToRecord()
		}
	}
	if a, err := t.severalCases(); a != nil || err != nil {
		return a, err
	}
	if a := t.forMe(d); a != nil {
		return a, nil
	}
	t.fromDay(d)
	c, a, err := t.which(d)
	if a != nil || err != nil {
		return a, err
	}
	d.Case, d.Version = c.ID, c.Version
	t.sameCall(d, c)
	if len(d.Guesses) > 0 {
		if d.Guesses = fitting(d.Guesses, c); len(d.Guesses) == 0 {
			return t.nothingToRecord()
		}
		return t.askGuess(d), nil
	}
	if a := t.askUnplaced(d); a != nil {
		return a, nil
	}
	return t.propose(d)
}

// sameCall gives what was said in a talk with the family and has no day the day of the talk that the person's own last change
// in the case tells of, where that was today: "dad rang today", and then "he wants mediation". The day is read back.
func (t *turn) sameCall(d *draft, c *casework.Case) {
	last := &draft{}
	for _, f := range t.lastChange(c) {
		if f.On == t.today && slices.Contains(oneCall, f.Type) {
			last.Facts = append(last.Facts, pending{Event: f.Event})
		}
	}
	if len(last.Facts) > 0 && c.ID == t.state.Case {
		t.lendDays(last, d.Facts)
	}
}

// impliedFact is the fact that an intent means where no words of a fact were heard: "assign HPL-0231".
func (t *turn) impliedFact() []pending {
	var p pending
	switch t.heard.Intent {
	case words.Assign:
		p.Event.Type = "assigned"
	case words.Consent:
		if len(t.heard.Unheard) > 0 || notYetSo.MatchString(t.ev.Text) {
			return nil // "refused consent" is none, and "would be happy to" is none yet
		}
		p.Event.Type = "consent-given"
	default:
		return nil
	}
	p.Event.On = t.today
	return []pending{p}
}

// notYetSo says of something that it is not so, or not yet.
var notYetSo = regexp.MustCompile(`(?i)\b(?:would|could|might|may|if|whether|unless|until)\b`)

// nothingToRecord answers a message that means to record and says no fact.
func (t *turn) nothingToRecord() (*answer, error) {
	if len(t.heard.Doubts) > 0 {
		if a := t.askUnplaced(&draft{Kind: kindRecord, Intent: words.Record}); a != nil {
			return a, nil
		}
	}
	if asksSomething.MatchString(t.ev.Text) || whatNow.MatchString(t.ev.Text) {
		if a := t.ruleFromHandbook(); a != nil {
			return a, nil
		}
	}
	return t.say(words.Record, asked, wordRecordWhat...), nil
}

// whatNow ends a message that tells of something and asks what follows.
var whatNow = regexp.MustCompile(`(?i)\b(?:what now|now what|what next|what happens (?:now|next)|what (?:can|do) (?:i|we|they) do)\b`)

// asksType reports whether the message says something of which only the type has to be asked.
func (t *turn) asksType() bool {
	return slices.ContainsFunc(t.heard.Doubts, func(d words.Doubt) bool { return d.Kind == doubtWhichFact && len(d.Facts) > 0 })
}

// askUnplaced asks about what belongs to no fact that was understood: which fact is meant, or a day that
// cannot be read.
func (t *turn) askUnplaced(d *draft) *answer {
	left := unplaced(&t.heard, d.Facts)
	if len(left) == 0 {
		return nil
	}
	first := &left[0]
	typed := clip(first.Text, 40)
	if first.Kind == doubtWhichFact && len(first.Facts) > 0 {
		return t.askType(d, first)
	}
	text := fill(wordWhatHappened, typed)
	if why := dayDoubts[first.Kind]; why != "" {
		text = fill(why, typed) + wordSayAgain
	} else if len(first.Readings) == 1 {
		text = fill(wordWhatHappened, first.Readings[0].Short())
	}
	a := t.say(d.Intent, asked, text)
	a.facts, a.ref = d.events(), t.refOf(d)
	return a
}

// askType asks which of several facts is meant.
func (t *turn) askType(d *draft, doubt *words.Doubt) *answer {
	q := &question{About: aboutType, Text: fill(wordWhichType, clip(doubt.Text, 60))}
	var said []words.When
	for _, w := range t.saidDates() {
		if !t.spokenFor(d, w) {
			said = append(said, w)
		}
	}
	if len(said) == 1 {
		q.When = said[0]
	}
	for _, name := range doubt.Facts {
		q.Options = append(q.Options, option{capital(t.factName(&pending{Event: law.Event{Type: name}})), name})
	}
	return t.ask(d, q)
}

// spokenFor reports whether the day is that of a fact of the draft.
func (t *turn) spokenFor(d *draft, w words.When) bool {
	return slices.ContainsFunc(d.Facts, func(p pending) bool {
		return !w.Day.IsZero() && (p.Event.On == w.Day || p.Event.Due == w.Day)
	})
}

// addType adds the fact that was meant, with the day that was said with it.
func (t *turn) addType(d *draft, name string, when words.When) {
	if when.Text == "" && d.takeGuess(name) {
		return
	}
	name, typed, _ := strings.Cut(name, " ") // with the day that the option names
	if day, err := civil.Parse(typed); err == nil {
		when.Past, when.Ahead = day, day
	}
	p := pending{Event: law.Event{Type: name}}
	ft, ok := t.Service.Book().Vocabulary.Type(name)
	switch {
	case ok && ft.HasDue && slices.Contains(fixesDay, name):
		p.Due, p.Event.On, p.Event.Due, p.Event.Time = true, t.today, when.Ahead, when.Time
	default:
		p.Event.On = when.Past
	}
	d.Facts = append(d.Facts, p)
}

// forMe turns "me" into the person who says it, and gives a new assignment the role of who is assigned. It
// answers an assignment of somebody who is not known here.
func (t *turn) forMe(d *draft) *answer {
	for i := range d.Facts {
		p := &d.Facts[i]
		if p.InOn != nil && p.InOn.Kind == doubtMissingDay && slices.Contains(doneBySaying, p.Event.Type) {
			p.setDay(t.today, false)
		}
		t.toMine(p)
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

// toMine gives a consent without a service the one of the person who reports it, where that is one.
func (t *turn) toMine(p *pending) {
	consent := p.Event.Type == "consent-given" || p.Event.Type == "consent-withdrawn"
	supports := t.actor.Kind == casework.Sendiass || t.actor.Kind == casework.ParentCarerForum
	if consent && supports && !p.hasAttr("to") {
		p.Event.Attrs = p.Event.Attrs.With("to", string(t.actor.Organisation))
	}
}

// doneBySaying are facts that come about by being said here: without a day they are today's.
var doneBySaying = []string{
	"assigned", "case-closed", "case-reopened", "conflict-declared", "access-need-recorded", "support-level-set",
	"legal-hold-set", "legal-hold-lifted",
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

// asksWho is how somebody asks who has a case.
var asksWho = regexp.MustCompile(`(?i)^\s*(?:and |so )?who(?:'s|s| is| has| works)?\b`)

// sameCase reports whether the message names no other case than the draft's.
func (t *turn) sameCase(d *draft) bool {
	if t.saysOther() {
		return false
	}
	for _, ref := range t.heard.References {
		found, err := t.Service.Resolve(t.ctx, t.actor, ref)
		if err != nil || len(found) != 1 || found[0].ID != d.Case {
			return false
		}
	}
	return t.sameArea(d)
}

// sameArea reports whether the message names no other area than that of the draft's case.
func (t *turn) sameArea(d *draft) bool {
	if t.heard.Authority == "" || d.Kind == kindOpen || d.Case == "" {
		return true
	}
	c, err := t.Service.Look(t.ctx, t.actor, d.Case)
	return err == nil && c.Authority == t.heard.Authority
}
