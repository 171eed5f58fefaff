package talk

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/law"
)

// A list that was shown last, in the conversation or by a reminder, is answered by number: done 2, snooze 7
// until Monday, not mine 3.

// repliesToList is how such an answer begins, whatever else it was heard as.
var repliesToList = regexp.MustCompile(`(?i)^\s*(?:pls |please )?(?:(?:snooze|done|not mine)\W+(?:no |number |#)?\d{1,2}\b|` +
	`(?:no |number |#)?\d{1,2}(?: is|'s)? (?:snooze|done|not mine|isn'?t mine)\b)`)

// leadingNumber is the number of a line that is said before what is wanted: "1 done".
var leadingNumber = regexp.MustCompile(`^\D{0,12}?(\d{1,2})\b`)

// whyListed asks for the reason of a line of the list.
var whyListed = regexp.MustCompile(`(?i)^\s*(?:and |so |ok )?why(?:'s| is| on| for| does| do)?(?: it)?(?: the)?(?: no| number| item| line| #|#)? ?(\d{1,2})` +
	`(?: red| due| overdue| late| there| on (?:it|the list|here))?\s*[?!.]*\s*$`)

// whyOfList answers why the line of the list falls on its day; nil: that is not what is asked, or there is no list.
func (t *turn) whyOfList() (*answer, error) {
	m := whyListed.FindStringSubmatch(t.ev.Text)
	if m == nil || !t.tied || t.Desk == nil {
		return nil, nil
	}
	keys, err := t.lastList()
	if err != nil || len(keys) == 0 {
		return nil, err
	}
	if t.heard.Number, err = strconv.Atoi(m[1]); err != nil {
		return nil, nil //nolint:nilerr // no number of a list
	}
	it, a, err := t.listed()
	if a != nil || err != nil {
		return a, err
	}
	c, err := t.Service.Look(t.ctx, t.actor, it.Case)
	if err != nil {
		return nil, err
	}
	t.state.speakOf(c.ID)
	t.heard.Intent, t.heard.References, t.heard.Facts, t.heard.Limit = words.Why, nil, nil, ""
	if it.Deadline.Rule != nil {
		t.heard.Limit = ruleID(it.Deadline.Rule)
	}
	return t.why()
}

// longestListKept is how many lines of a list are remembered for that.
const longestListKept = 75

// keepList remembers the deadlines of a list by their keys, in the order of their numbers.
func (t *turn) keepList(items []*casework.Item) {
	t.state.List = nil
	for _, it := range items[:min(len(items), longestListKept)] {
		t.state.List = append(t.state.List, it.Key)
	}
	t.state.ListAt = t.at
}

// listed returns the item of the number that the message gives, or the answer that asks for it.
func (t *turn) listed() (*casework.Item, *answer, error) {
	keys, err := t.lastList()
	if err != nil {
		return nil, nil, err
	}
	n := t.heard.Number
	if m := leadingNumber.FindStringSubmatch(t.ev.Text); n == 0 && m != nil {
		n, _ = strconv.Atoi(m[1]) // two figures
	}
	if n == 0 {
		n = placeMeant(t.ev.Text, len(keys))
	}
	switch {
	case len(keys) == 0:
		return nil, t.say(words.Settings, asked, wordNoList), nil
	case n == 0 && len(keys) == 1:
		n = 1
	case n < 1 || n > len(keys):
		return nil, t.say(words.Settings, asked, fill(wordNoSuchNumber, len(keys))), nil
	}
	items, err := t.everything()
	if err != nil {
		return nil, nil, err
	}
	for i := range items {
		if items[i].Key == keys[n-1] {
			return &items[i], nil, nil
		}
	}
	return nil, t.say(words.Settings, answered, fill(wordNotDueAnyMore, n)), nil
}

// lastList is the list that the person saw last: one of this conversation, or their last reminder.
func (t *turn) lastList() ([]string, error) {
	if t.told != nil {
		return t.told, nil
	}
	keys, at, err := t.Desk.LastDigest(t.ctx, t.actor.ID)
	if err != nil || t.state.ListAt.After(at) || len(keys) == 0 {
		return t.state.List, err
	}
	return slices.DeleteFunc(keys, func(k string) bool { return strings.HasSuffix(k, casework.ToldOn) }), nil
}

// everything is all that is due or blocked in what the person may see.
func (t *turn) everything() ([]casework.Item, error) {
	due, err := t.Service.Agenda(t.ctx, t.actor, casework.AgendaQuery{At: t.today})
	if err != nil {
		return nil, err
	}
	blocked, err := t.Service.Agenda(t.ctx, t.actor, casework.AgendaQuery{At: t.today, Blocked: true})
	return append(due, blocked...), err
}

// done takes a deadline as met: it asks for the fact that meets it, for every date rests on facts.
func (t *turn) done() (*answer, error) {
	it, a, err := t.listed()
	if a != nil || err != nil {
		return a, err
	}
	var types []string
	if it.Deadline.Rule != nil {
		for _, p := range it.Deadline.Rule.MetBy {
			if !slices.Contains(types, p.Type) {
				types = append(types, p.Type)
			}
		}
	}
	c, err := t.Service.Look(t.ctx, t.actor, it.Case)
	if err != nil {
		return nil, err
	}
	t.state.speakOf(c.ID)
	d := &draft{Kind: kindRecord, Intent: words.Record, Case: c.ID, Version: c.Version}
	if len(types) == 0 {
		return t.say(words.Record, asked, fill(wordDoneHow, string(c.Reference))).about(&c), nil
	}
	if len(types) == 1 {
		t.addType(d, types[0], words.When{})
		day, ok := t.oneDay(false)
		if ok {
			d.Facts[0].setDay(day, false)
			return t.propose(d)
		}
		return t.ask(d, &question{About: aboutDay, Text: fill(wordWhichDay, t.factName(&d.Facts[0]))}), nil
	}
	q := &question{About: aboutType, Text: fill(wordDoneWhich, brief.Title(&it.Deadline))}
	for _, name := range types {
		q.Options = append(q.Options, option{capital(t.factName(&pending{Event: law.Event{Type: name}})), name})
	}
	return t.ask(d, q), nil
}

// notMine tells whoever manages the case that the item is not the person's. Its reminders end for them only
// where somebody else has it: nothing falls between two chairs.
func (t *turn) notMine() (*answer, error) {
	it, a, err := t.listed()
	if a != nil || err != nil {
		return a, err
	}
	others := slices.DeleteFunc(slices.Clone(it.People), func(p casework.PersonID) bool { return p == t.actor.ID })
	told, err := t.tellManagers(it)
	if err != nil {
		return nil, err
	}
	a = t.say(words.Settings, saved, fill(wordNotMine, string(it.Reference), small(brief.Title(&it.Deadline))))
	a.ref = string(it.Reference)
	if len(told) > 0 {
		a.add(chat.Plain, fill(wordNotMineTold, list(told)))
	}
	s := casework.Settlement{Person: t.actor.ID}
	if len(others) > 0 {
		s.Items = []casework.ItemWish{{Key: it.Key, Case: it.Case, NotMine: true, Due: it.Deadline.Due, At: t.at}}
		a.add(chat.Plain, wordNotMineEnds)
	} else {
		a.add(chat.Plain, wordNotMineStays)
	}
	return t.settle(a, &s)
}

// tellManagers tells the managers of the person's organisation, by reference.
func (t *turn) tellManagers(it *casework.Item) ([]string, error) {
	m := chat.Say(fill(wordNotTheirs, string(t.actor.ID), string(it.Reference), small(brief.Title(&it.Deadline)), it.Deadline.Due.Short()),
		fill(wordNotTheirsDo, string(it.Reference)))
	m.Private = true
	var managers []casework.Actor
	for who, err := range t.People.People(t.ctx) {
		if err != nil {
			return nil, err
		}
		if !who.Disabled && who.Is(casework.Manager) && who.Organisation == t.actor.Organisation && who.ID != t.actor.ID {
			managers = append(managers, who)
		}
	}
	var told []string
	for i := range managers {
		sent, err := t.tell(&managers[i], "not-mine:"+t.ev.Key+":"+string(managers[i].ID), m)
		if err != nil {
			return nil, err
		}
		if sent {
			told = append(told, string(managers[i].ID))
		}
	}
	return told, nil
}
