package talk

import (
	"slices"
	"strconv"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// What "what is due" looks at where no range is said, and how much of it is listed.
const (
	lookAhead   = 14 // days
	longestPart = 15 // lines of one part of an agenda
)

// agenda answers what is due: overdue first, then today, this week, later, and what is blocked.
func (t *turn) agenda() (*answer, error) {
	if len(t.heard.References) > 0 || t.saysIt() { // what is due in a case
		return t.eachCase(&draft{Kind: kindAsk, Intent: words.Agenda}, t.caseDeadlines)
	}
	q := t.agendaQuery()
	items, title, err := t.due(&q)
	if err != nil {
		return nil, err
	}
	a := t.say(words.Agenda, answered)
	a.add(chat.Title, title)
	if !slices.ContainsFunc(items, func(it casework.Item) bool { return it.Gap == nil }) && !t.asksBlocked() {
		a.add(chat.Plain, wordNothingDueThen)
	}
	if len(items) == 0 && t.asksBlocked() {
		a.add(chat.Plain, wordNothingBlocked)
	}
	w, err := t.wishes(items)
	if err != nil {
		return nil, err
	}
	t.addParts(a, items, &w)
	return a.add(chat.Note, wordNotAdvice), nil
}

// addParts lists the items part by part, and remembers their numbers.
func (t *turn) addParts(a *answer, items []casework.Item, w *casework.Wishes) {
	var numbered []*casework.Item
	for _, p := range t.parts(items) {
		if len(p.items) == 0 {
			continue
		}
		a.add(chat.Plain, p.title)
		once, also := settledTogether(p.items)
		for _, it := range once[:min(len(once), longestPart)] {
			numbered = append(numbered, it)
			a.add(chat.Bullet, strconv.Itoa(len(numbered))+". "+t.itemLine(it)+also[it]+t.asleep(w, it))
		}
		if rest := len(once) - longestPart; rest > 0 {
			a.add(chat.Note, fill(wordAndMore, count(rest, "more line")))
		}
	}
	t.keepList(numbered)
	t.offerCases(a, casesOf(numbered))
}

// settledTogether leaves of what one missing fact of one case would settle only the first; also says what else it would.
func settledTogether(items []*casework.Item) (once []*casework.Item, also map[*casework.Item]string) {
	type gap struct {
		of     casework.CaseID
		needs  string
		reason law.GapReason
	}
	first := map[gap]*casework.Item{}
	more := map[*casework.Item][]string{}
	for _, it := range items {
		if it.Gap == nil || it.Gap.Needs == "" || it.Gap.Rule == nil {
			once = append(once, it)
			continue
		}
		g := gap{it.Case, it.Gap.Needs, it.Gap.Reason}
		head := first[g]
		if head == nil {
			first[g], once = it, append(once, it)
			continue
		}
		if title := small(it.Gap.Rule.Title); title != small(head.Gap.Rule.Title) && !slices.Contains(more[head], title) {
			more[head] = append(more[head], title)
		}
	}
	also = map[*casework.Item]string{}
	for head, titles := range more {
		also[head] = fill(wordSettlesToo, list(titles))
	}
	return once, also
}

// asksBlocked reports whether what cannot be worked out is asked for, and nothing else.
func (t *turn) asksBlocked() bool {
	return t.says("blocked", "stuck", "unknown") || t.says("missing") && t.says("date", "dates", "fact", "facts", "letter", "letters", "what", "whats", "which")
}

// due is what is due, and beside it whatever the range what is blocked: a limit whose day nobody knows may be running
// out. Who asks for what is blocked gets that alone, who asks for what is overdue no more than that.
func (t *turn) due(q *casework.AgendaQuery) (items []casework.Item, title string, err error) {
	blocked := *q
	blocked.From, blocked.To, blocked.Overdue, blocked.Blocked = civil.Date{}, civil.Date{}, false, true
	if t.asksBlocked() {
		items, err = t.Service.Agenda(t.ctx, t.actor, blocked)
		return items, fill(wordBlockedTitle, scopes[q.Scope]), err
	}
	if items, err = t.Service.Agenda(t.ctx, t.actor, *q); err != nil || q.Overdue {
		return items, t.agendaTitle(q), err
	}
	more, err := t.Service.Agenda(t.ctx, t.actor, blocked)
	return append(items, more...), t.agendaTitle(q), err
}

// wishes are what the person settled about their reminders and these items.
func (t *turn) wishes(items []casework.Item) (casework.Wishes, error) {
	if t.Desk == nil {
		return casework.Wishes{}, nil
	}
	keys := make([]string, len(items))
	for i := range items {
		keys[i] = items[i].Key
	}
	return t.Desk.Wishes(t.ctx, t.actor.ID, keys)
}

// asleep says until when the reminder of the item was put off.
func (t *turn) asleep(w *casework.Wishes, it *casework.Item) string {
	if !w.Asleep(it.Key, it.Deadline.Due, t.today) {
		return ""
	}
	for i := range w.Items {
		if w.Items[i].Key == it.Key {
			return fill(wordAsleepUntil, w.Items[i].Until.Short())
		}
	}
	return ""
}

// agendaQuery is what the message asks for. What is overdue is always shown, whatever the range.
func (t *turn) agendaQuery() casework.AgendaQuery {
	r := t.heard.Range
	q := casework.AgendaQuery{At: t.today, From: r.From, To: r.To, Scope: r.Scope, Overdue: r.Overdue, Authority: t.heard.Authority}
	if r.Overdue {
		q.From, q.To = civil.Date{}, civil.Date{}
		return q
	}
	if q.To.IsZero() && q.From.IsZero() {
		q.To = t.today.AddDays(lookAhead)
	}
	if !q.From.After(t.today) {
		q.From = civil.Date{}
	}
	return q
}

func (t *turn) agendaTitle(q *casework.AgendaQuery) string {
	whose := scopes[q.Scope]
	switch {
	case q.Overdue:
		return fill(wordOverdueTitle, whose)
	case !q.From.IsZero() && !q.To.IsZero():
		return fill(wordDueBetween, whose, q.From.Short(), q.To.Short())
	case q.To == t.today:
		return fill(wordDueToday, whose, q.To.Short())
	case !q.To.IsZero():
		return fill(wordDueUntil, whose, q.To.Short())
	}
	return fill(wordDueFrom, whose, civil.Max(q.From, t.today).Short())
}

// part is one stretch of an agenda.
type part struct {
	title string
	items []*casework.Item
}

// parts sorts items by how they press.
func (t *turn) parts(items []casework.Item) []part {
	out := []part{{title: wordOverdue}, {title: wordToday}, {title: wordThisWeek}, {title: wordLater}, {title: wordBlocked}}
	endOfWeek := t.today.AddDays((7 - int(t.today.Weekday())) % 7)
	for i := range items {
		it := &items[i]
		n := 3
		switch {
		case it.Gap != nil:
			n = 4
		case it.Status == law.Missed:
			n = 0
		case it.Deadline.Due == t.today:
			n = 1
		case !it.Deadline.Due.After(endOfWeek):
			n = 2
		}
		out[n].items = append(out[n].items, it)
	}
	return out
}

// itemLine says one item, with its reference first and nothing that names anybody.
func (t *turn) itemLine(it *casework.Item) string {
	if it.Gap != nil {
		return string(it.Reference) + ": " + brief.Gap(it.Gap)
	}
	return string(it.Reference) + ": " + capital(brief.Line(&it.Deadline, t.today)) + ", " + brief.Ower(&it.Deadline)
}
