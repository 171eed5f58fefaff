package talk

import (
	"regexp"
	"slices"
	"strings"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
)

// A manager asks what somebody of their own provider has: "what's mediator-2 got", "who's got what".

var (
	// asksCaseload is how one person's cases are asked for, beside the person's id.
	asksCaseload = regexp.MustCompile(`(?i)^\s*(?:(?:and|so|ok|hi|hiya|morning|afternoon|pls|please)[ ,]+)*` +
		`(?:what(?:'s|s|ve)?|which|how (?:many|much|busy|full|loaded)|show|list|see|is|has|does|anything|owt|any|view|open|get|pull up|and|` +
		`what about|how about|caseload|cases|workload|list)\b` +
		`.*\b(?:got|have|has|had|on|doing|handling|holding|carrying|working|dealing|due|overdue|late|red|caseload|workload|cases|case ?list|list|` +
		`plate|busy|full|loaded|looks?|for)\b`)
	// afterPerson is what may stand after an id alone: "mediator-2 caseload".
	afterPerson = regexp.MustCompile(`(?i)^(?:'?s)?\s+(?:caseload|workload|cases|list|case ?list|deadlines|diary|overdue|due)(?: list| please|` +
		` pls| this week| today)*\s*[?.!]*$`)
	// asksEverybody asks the same of everybody.
	asksEverybody = regexp.MustCompile(`(?i)^\s*(?:(?:and|so|ok|hi|hiya|morning|show me|show|list|see)[ ,]+)*(?:who(?:'s|s| is| has|` +
		` have)?(?: got)? what(?: cases?)?(?: on)?|` +
		`(?:everyone|everybody|everyones|everyone's|the team|team|teams|team's|all|all the|our|the)? ?(?:caseloads|workloads)|(?:team|` +
		`the team's) caseload|` +
		`who(?:'s|s| is)? (?:the )?(?:busiest|got (?:the )?most(?: cases)?|got room|free|got capacity)|what(?:'s|s| has| is)? (?:everyone|` +
		`everybody|each mediator|each of them) (?:got|doing|on|have)(?: on)?)\s*[?.! …]*$`)
	// anID is somebody's id as it may be typed, with what clings to it.
	anID = regexp.MustCompile(`(?i)\b([a-z]{4,}(?:-[a-z]+)*)[- ](\d{1,4})('?s)?\b`)
)

// asksWhoseCases finds the id of the one colleague whose cases are asked for; empty: nobody's are.
func (t *turn) asksWhoseCases() string {
	h := &t.heard
	tells := slices.ContainsFunc(h.Facts, func(f words.HeardFact) bool { return f.Event.Type != "assigned" })
	if !t.tied || len(h.References) > 0 || tells || len(h.People) > 1 {
		return ""
	}
	m := anID.FindStringSubmatchIndex(t.ev.Text)
	if m == nil {
		return ""
	}
	id := strings.ToLower(t.ev.Text[m[2]:m[3]] + "-" + t.ev.Text[m[4]:m[5]])
	if len(h.People) == 1 {
		id = h.People[0]
	} else if _, err := t.People.Person(t.ctx, casework.PersonID(id)); err != nil {
		return "" // "level 2" is nobody
	}
	before, after := t.ev.Text[:m[0]], t.ev.Text[m[5]:]
	if asksCaseload.MatchString(before+"them "+strings.TrimLeft(after, "'s")) || strings.TrimSpace(before) == "" && afterPerson.MatchString(after) {
		return id
	}
	return ""
}

// caseload answers a question for what somebody has; nil: nobody's cases are asked for.
func (t *turn) caseload() (*answer, error) {
	all := t.tied && asksEverybody.MatchString(t.ev.Text)
	id := ""
	if !all {
		if id = t.asksWhoseCases(); id == "" || commandsSomebody.MatchString(t.ev.Text) {
			return nil, nil
		}
	}
	t.heard.Intent, t.heard.Refusal, t.heard.Facts = words.Agenda, "", nil
	switch {
	case !t.actor.Is(casework.Manager) && id != string(t.actor.ID):
		a := t.say(words.Agenda, refused, wordCaseloadManager)
		a.refusal = refusalRights
		return a, nil
	case all:
		return t.caseloads()
	}
	who, err := t.People.Person(t.ctx, casework.PersonID(id))
	switch {
	case casework.KindOf(err) == casework.NotFound:
		who.Organisation = "" // somebody elsewhere and nobody are not told apart
	case err != nil:
		return nil, err
	}
	if who.ID == "" || who.Organisation != t.actor.Organisation {
		return t.say(words.Agenda, asked, fill(wordNobodyCalled, clip(id, 40))), nil
	}
	return t.caseloadOf(who.ID)
}

// commandsSomebody begins what is to be done with a case, not a question for cases.
var commandsSomebody = regexp.MustCompile(`(?i)^\s*(?:(?:and|so|ok|pls|please|can you|could you)[ ,]+)*(?:give|assign|hand|pass|move|` +
	`transfer|allocate|reassign|put|swap|take|tell|ask|remind)\b`)

// openOf are the open cases that the person works on, as far as the actor may see them.
func (t *turn) openOf(id casework.PersonID) ([]listedCase, error) {
	var out []listedCase
	for c, err := range t.Service.List(t.ctx, t.actor, casework.Filter{Involves: id}) {
		if err != nil {
			return nil, err
		}
		if !c.Closed() && slices.Contains(c.Workers(), id) {
			out = append(out, listedCase{c.ID, string(c.Reference)})
		}
	}
	return out, nil
}

// caseloadOf says which cases the person has, and what is due in them.
func (t *turn) caseloadOf(id casework.PersonID) (*answer, error) {
	cases, err := t.openOf(id)
	if err != nil {
		return nil, err
	}
	refs := make([]string, len(cases))
	for i, c := range cases {
		refs[i] = c.Ref
	}
	a := t.say(words.Agenda, answered)
	a.add(chat.Title, fill(wordCaseload, string(id), count(len(refs), "open case")))
	if len(refs) > 0 {
		more := ""
		if len(refs) > longestList {
			more = ", " + fill(wordAndMore, count(len(refs)-longestList, "more case"))
		}
		a.add(chat.Plain, strings.Join(refs[:min(len(refs), longestList)], ", ")+more+".")
	}
	q := t.agendaQuery()
	q.Scope = ""
	items, title, err := t.due(&q)
	if err != nil {
		return nil, err
	}
	items = slices.DeleteFunc(items, func(it casework.Item) bool { return !slices.Contains(refs, string(it.Reference)) })
	a.add(chat.Plain, title+":")
	if len(items) == 0 {
		a.add(chat.Plain, wordNothingDueThen)
	}
	t.addParts(a, items, &casework.Wishes{})
	t.offerCases(a, cases)
	return a.add(chat.Note, wordNotAdvice), nil
}

// caseloads says how many open cases each of the provider's people has.
func (t *turn) caseloads() (*answer, error) {
	a := t.say(words.Agenda, answered).add(chat.Title, wordCaseloads)
	for who, err := range t.People.People(t.ctx) {
		if err != nil {
			return nil, err
		}
		if who.Organisation != t.actor.Organisation || who.Disabled || !who.Is(casework.Mediator) && !who.Is(casework.MediationAdviser) {
			continue
		}
		cases, err := t.openOf(who.ID)
		if err != nil {
			return nil, err
		}
		a.add(chat.Bullet, fill(wordCaseload, string(who.ID), count(len(cases), "open case")))
	}
	return a.add(chat.Note, wordCaseloadHow), nil
}
