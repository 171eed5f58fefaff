package talk

import (
	"regexp"
	"slices"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/brief"
)

// What somebody has settled about their own messages is read out when it is asked for in any words.

// asksSettings is how it is asked for, and nothing else.
var asksSettings = regexp.MustCompile(`(?i)^\s*(?:(?:and|so|ok|hi|hiya|morning|pls|please|can i|could i|let me)[ ,]+)*(?:` +
	`what(?:'s|s)? (?:have|has|did|do|am|are|is|was) ?i? ?(?:got |have |had )?(?:set(?: up)?|snoozed|muted)(?: up)?(?: (?:to|for|here|now|` +
	`at the (?:min|mo|moment)))*|` +
	`(?:what(?:'s|s|re| are| is)?|show|see|list|tell|read|check)(?: me| out| back)?(?: all| of)* my (?:current )?(?:own )?(?:settings?|` +
	`preferences|reminders?|quiet hours?|quiet times?|digest` +
	`(?: days?| times?| set to| at)?|mutes?|snoozes?|pings|alerts|notifications?)(?: settings?)?(?: (?:set|set to|at|now|like|please|pls))*|` +
	`what(?:'s| is|s| have| has)?(?: been)? (?:muted|snoozed|put off|set)|my (?:reminders|quiet hours|notifications?|alerts|snoozes)|` +
	`my settings(?: please| pls)?|` +
	`(?:what|which) (?:reminders|pings|messages|alerts|notifications) (?:do|will|am|have) (?:i|you) (?:get|getting|have|got|send me|` +
	`set)(?: set| up| on)*|` +
	`when (?:do|will|does|would|are|is) (?:you|u|it|redress|the bot) (?:gonna |going to )?(?:ping|remind|message|nudge|bother|email|contact|` +
	`text)(?:ing)? me|` +
	`when(?:'s|s| is| does| do| will)? (?:i get )?(?:my|the) (?:digest|reminders?|round ?up)(?: (?:come|comes|due|sent|arrive|get sent|here|out))*|` +
	`(?:am i|have i|is it|are my (?:reminders|pings|alerts)|is my digest|are pings) (?:on mute|muted|set up|silenced|quiet|on|off|` +
	`got quiet hours|got any quiet hours)(?: on| set| now)*|` +
	`have i (?:got |set )?(?:any )?(?:quiet hours|reminders|mutes?|snoozes?)(?: on| set| up)*|` +
	`(?:how|what) am i set(?: up| to| at)*|what have i (?:told|asked) you to (?:send|do)(?: me)?|what do you send me(?: and when)?)\s*[?.! …]*$`)

// readsSettings reads out what the person settled; nil: that is not asked.
func (t *turn) readsSettings() (*answer, error) {
	if t.Desk == nil || !t.tied || len(t.heard.References)+len(t.heard.Facts) > 0 || !asksSettings.MatchString(t.ev.Text) {
		return nil, nil
	}
	items, err := t.everything()
	if err != nil {
		return nil, err
	}
	w, err := t.wishes(items)
	if err != nil {
		return nil, err
	}
	t.heard.Intent = words.Settings
	a := t.showWishes(&w)
	how := a.lines[len(a.lines)-1]
	a.lines = a.lines[:len(a.lines)-1]
	for i := range items {
		if it := &items[i]; w.Asleep(it.Key, it.Deadline.Due, t.today) {
			a.add(chat.Bullet, t.asleepLine(&w, it))
		}
	}
	a.lines = append(a.lines, how)
	return a, nil
}

// asleepLine says what was put off, and until when.
func (t *turn) asleepLine(w *casework.Wishes, it *casework.Item) string {
	n := slices.IndexFunc(w.Items, func(one casework.ItemWish) bool { return one.Key == it.Key })
	return fill(wordSnoozed, string(it.Reference), small(brief.Title(&it.Deadline)), w.Items[n].Until.Short())
}
