package talk

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// snooze puts off the reminder of one item, never to the last day or past it.
func (t *turn) snooze() (*answer, error) {
	it, a, err := t.listed()
	if a != nil || err != nil {
		return a, err
	}
	until, ok := t.snoozedUntil()
	if !ok {
		return t.asksUntilWhen(wordSnoozeHow), nil
	}
	if no := snoozedTooFar(it, until); no != "" {
		return t.noSnooze(it, no), nil
	}
	a = t.say(words.Settings, saved, snoozedLine(it, until))
	a.ref = string(it.Reference)
	return t.settle(a, &casework.Settlement{Person: t.actor.ID, Items: []casework.ItemWish{t.snoozed(it, until)}})
}

// holdsBack is how the reminders of a case are to stop for a while: "stop the reminders for 0231 til Monday".
var holdsBack = regexp.MustCompile(`\b(?:stop|pause|hold|halt|mute|no more|silence)\b.*` +
	`\b(?:reminders?|reminding|pings?|pinging|messages?|alerts?|notifications?)\b`)

// snoozeCase puts off the reminders of everything that is due in the case that the message names, as far as that can be.
func (t *turn) snoozeCase() (*answer, error) {
	found, err := t.Service.Resolve(t.ctx, t.actor, t.heard.References[0])
	if err != nil {
		return nil, err
	}
	if len(found) != 1 {
		return t.say(words.Settings, asked, wordNoList), nil
	}
	until, ok := t.snoozedUntil()
	if !ok || len(t.saidDates()) == 0 && t.forHowLong().IsZero() && mutes.MatchString(strings.ToLower(t.ev.Text)) {
		return t.asksUntilWhen(wordMuteHow), nil
	}
	items, err := t.everything()
	if err != nil {
		return nil, err
	}
	a := t.say(words.Settings, saved)
	a.ref = string(found[0].Reference)
	s := casework.Settlement{Person: t.actor.ID}
	var no *answer
	for i := range items {
		it := &items[i]
		if it.Case != found[0].ID {
			continue
		}
		if why := snoozedTooFar(it, until); why != "" {
			no = cmp.Or(no, t.noSnooze(it, why))
			a.add(chat.Plain, why)
			continue
		}
		s.Items = append(s.Items, t.snoozed(it, until))
		if line := snoozedLine(it, until); !slices.ContainsFunc(a.lines, func(l chat.Line) bool { return l.Text == line }) {
			a.add(chat.Plain, line)
		}
	}
	switch {
	case len(s.Items) > 0:
		return t.settle(a, &s)
	case no != nil:
		return no, nil
	}
	a.state = answered
	return a.add(chat.Plain, wordNothingDue), nil
}

// snoozedUntil is the day until which the message puts something off: tomorrow where it names none. It is false where the
// day has come.
func (t *turn) snoozedUntil() (civil.Date, bool) {
	if len(t.saidDates()) == 0 && t.forHowLong().IsZero() {
		return t.today.AddDays(1), true
	}
	return t.laterDay()
}

// snoozedTooFar says why the item cannot be put off until the day; empty: it can.
func snoozedTooFar(it *casework.Item, until civil.Date) string {
	last := it.Deadline.Due // the last day on which it can be done
	if safe := it.Deadline.Safe; !safe.IsZero() && safe.Before(last) {
		last = safe
	}
	switch {
	case it.Gap == nil && it.Status == law.Missed:
		return fill(wordSnoozeOverdue, string(it.Reference), brief.Title(&it.Deadline))
	case !last.IsZero() && !until.Before(last):
		return fill(wordSnoozePast, string(it.Reference), brief.Title(&it.Deadline), last.Short())
	}
	return ""
}

func (t *turn) noSnooze(it *casework.Item, why string) *answer {
	a := t.say(words.Settings, refused, why)
	a.refusal, a.ref = words.OutOfRemit, string(it.Reference)
	return a
}

func snoozedLine(it *casework.Item, until civil.Date) string {
	return fill(wordSnoozed, string(it.Reference), small(brief.Title(&it.Deadline)), until.Short())
}

func (t *turn) snoozed(it *casework.Item, until civil.Date) casework.ItemWish {
	return casework.ItemWish{Key: it.Key, Case: it.Case, Until: until, Due: it.Deadline.Due, At: t.at}
}
