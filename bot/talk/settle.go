package talk

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/post"
)

// settings answers what somebody settles about their own messages. It is done at once, for it concerns nobody
// else and can be said again at any time.
func (t *turn) settings() (*answer, error) {
	if t.Desk == nil {
		return t.notYet()
	}
	w, err := t.Desk.Wishes(t.ctx, t.actor.ID, nil)
	if err != nil {
		return nil, err
	}
	text := strings.ToLower(t.ev.Text)
	switch {
	case t.heard.Topic == "bind" || t.heard.Topic == "unbind" || strings.Contains(text, "bind this channel"):
		return t.binding(), nil
	case saysNotMine.MatchString(text):
		return t.notMine()
	case t.snoozesThat(), len(t.heard.References) == 1 && (strings.Contains(text, "snooze") || holdsBack.MatchString(text) || mutes.MatchString(text)):
		return t.snoozeCase()
	case remindsMe.MatchString(text) && !strings.Contains(text, "snooze"):
		return t.remindHow(), nil
	case strings.Contains(text, "snooze"):
		return t.snooze()
	case saysDone.MatchString(text):
		return t.done()
	case noWeekends.MatchString(text):
		return t.workingDaysOnly(w)
	case digestOff.MatchString(text) && t.untilLater(), holdsBack.MatchString(text) && len(t.heard.References) == 0 && t.saysHowLong():
		return t.mute(w)
	case strings.Contains(text, "digest"):
		return t.digestAt(w)
	case strings.Contains(text, "unmute"), strings.Contains(text, "resume"):
		w.MutedUntil = civil.Date{}
		return t.wish(&w, wordUnmuted)
	case strings.Contains(text, "mute"), strings.Contains(text, "leave until"), strings.Contains(text, "leave till"), strings.Contains(text, "holiday until"),
		strings.Contains(text, "off until"), strings.Contains(text, "away until"):
		return t.mute(w)
	case strings.Contains(text, "my settings"), strings.Contains(text, "preferences"), text == "settings":
		return t.showWishes(&w), nil
	case noneAfter.MatchString(text), noneBefore.MatchString(text):
		return t.quietRound(w)
	case t.heard.Topic == "quiet", strings.Contains(text, "quiet"), strings.Contains(text, "disturb"), strings.Contains(text, "pings"):
		return t.quiet(w)
	}
	return t.say(words.Settings, asked, wordSettingsHow), nil
}

var saysNotMine = regexp.MustCompile(`\bnot (?:mine|my|one of mine|one of ours|for me)\b|\b(?:isn'?t|ain'?t|aint) (?:mine|one of mine)\b`)

var saysDone = regexp.MustCompile(`^\s*(?:(?:all )?done\b|(?:no |number |#)?\d{1,2}(?: is|'s)? done\b)`)

// wish keeps what somebody settled and says so.
func (t *turn) wish(w *casework.Wishes, said ...string) (*answer, error) {
	a := t.say(words.Settings, saved, said...)
	return t.settle(a, &casework.Settlement{Wishes: w, Person: t.actor.ID})
}

// settle writes what is settled together with the answer that says so.
func (t *turn) settle(a *answer, s *casework.Settlement) (*answer, error) {
	letter, err := chat.Letter(chat.ReplyKey(t.ev.Key), t.ev.Room, t.message(a))
	if err != nil {
		return nil, err
	}
	s.Letters, s.Done = append([]post.Letter{letter}, t.letters...), t.ev.Key
	if err := t.Desk.Settle(t.ctx, *s); err != nil {
		return nil, err
	}
	a.written = true
	return a, nil
}

// The hours that are quiet where somebody only wants them quiet.
const (
	quietFrom = "21:00"
	quietTo   = "07:00"
)

var (
	hourForm  = regexp.MustCompile(`(?i)\b(\d{1,2})(?:[:.](\d{2}))?\s?(am|pm)?\b`)
	saysOff   = regexp.MustCompile(`(?i)\b(off|none|end|stop|no) *(quiet|$)|\bquiet hours? off\b|\bno quiet\b`)
	quietSpan = regexp.MustCompile(`(?i)quiet[^0-9]*([0-9].*)$`)
)

// noneAfter wants it quiet from an hour on, noneBefore until one: "no messages after 8pm", "don't message me before 9".
var (
	noneAfter  = regexp.MustCompile(nothingSent + `(?:after|past) (\d.*)$`)
	noneBefore = regexp.MustCompile(nothingSent + `(?:before|until|till) (\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm|o'?clock)?)` +
		`(?: in the morning| pls| please| thanks| ta)*\W*$`)
)

const nothingSent = `\b(?:no|not|don'?t|stop|nothing|never)\b.*` +
	`\b(?:messag\w+|ping\w*|remind\w*|notif\w*|alerts?|emails?|texts?|contact|bother|dms?|disturb)\b.*\b`

// quietRound sets quiet hours from the hour until the usual end, or from the usual beginning until the hour.
func (t *turn) quietRound(w casework.Wishes) (*answer, error) {
	text, from := strings.ToLower(t.ev.Text), true
	m := noneAfter.FindStringSubmatch(text)
	if m == nil {
		m, from = noneBefore.FindStringSubmatch(text), false
	}
	hours, ok := hoursIn(m[1])
	if ok && len(hours) == 1 && from && hours[0] < "12:00" && !strings.Contains(m[1], "am") {
		hours, ok = hoursIn(m[1] + "pm") // "after 6" is of the evening
	}
	if !ok || len(hours) != 1 || from && hours[0] == quietTo || !from && hours[0] == quietFrom {
		return t.say(words.Settings, asked, wordQuietHow), nil
	}
	w.QuietFrom, w.QuietTo = quietFrom, hours[0]
	if from {
		w.QuietFrom, w.QuietTo = hours[0], quietTo
	}
	return t.wish(&w, fill(wordQuiet, sayHour(w.QuietFrom), sayHour(w.QuietTo)), wordLastDayStill)
}

// quiet sets quiet hours, ends them, or gives the usual ones.
func (t *turn) quiet(w casework.Wishes) (*answer, error) {
	if saysOff.MatchString(t.ev.Text) && strings.Contains(strings.ToLower(t.ev.Text), "quiet") {
		w.QuietFrom, w.QuietTo = "", ""
		return t.wish(&w, wordNoQuiet)
	}
	w.QuietFrom, w.QuietTo = quietFrom, quietTo
	if m := quietSpan.FindStringSubmatch(t.ev.Text); m != nil {
		hours, ok := hoursIn(m[1])
		if !ok || len(hours) != 2 || hours[0] == hours[1] {
			return t.say(words.Settings, asked, wordQuietHow), nil
		}
		w.QuietFrom, w.QuietTo = hours[0], hours[1]
	}
	return t.wish(&w, fill(wordQuiet, sayHour(w.QuietFrom), sayHour(w.QuietTo)), wordLastDayStill)
}

// hoursIn reads the hours of a text; ok is false where one of them is none.
func hoursIn(text string) (out []string, ok bool) {
	for _, m := range hourForm.FindAllStringSubmatch(text, -1) {
		layout := "15:04"
		clock := m[1] + ":" + m[2]
		if m[2] == "" {
			clock += "00"
		}
		if m[3] != "" {
			layout, clock = "3:04pm", clock+strings.ToLower(m[3])
		}
		at, err := time.Parse(layout, clock)
		if err != nil {
			return nil, false
		}
		out = append(out, at.Format("15:04"))
	}
	return out, true
}

// sayHour says "21:00" as people do: 9pm.
func sayHour(clock string) string {
	at, err := time.Parse("15:04", clock)
	if err != nil {
		return clock
	}
	return strings.Replace(at.Format("3:04pm"), ":00", "", 1)
}

// digestOff wants no digest for a while, where a day to come says how long: "turn my digest off til 23 Nov".
var digestOff = regexp.MustCompile(`\bdigests?\b.*\b(?:off|stop|pause|mute|hold|suspend|skip|cancel)\b|` +
	`\b(?:off|stop|pause|mute|hold|suspend|no|skip|cancel|without)\b.*\bdigests?\b`)

// untilLater reports whether the message names one day until which something is so.
func (t *turn) untilLater() bool {
	_, ok := t.laterDay()
	return ok && untilDay.MatchString(t.ev.Text)
}

// saysHowLong reports whether the message names the day, or the length, until which something is so.
func (t *turn) saysHowLong() bool {
	_, ok := t.laterDay()
	return ok && (untilDay.MatchString(t.ev.Text) || !t.forHowLong().IsZero())
}

var untilDay = regexp.MustCompile(`(?i)\b(?:until|till|til|'til|before|back(?: in| on)?)\b`)

// mute silences everything but what ends on the very day, until a day.
func (t *turn) mute(w casework.Wishes) (*answer, error) {
	until, ok := t.laterDay()
	if !ok {
		return t.asksUntilWhen(wordMuteHow), nil
	}
	w.MutedUntil = until
	return t.wish(&w, fill(wordMuted, until.Short()), wordLastDayStill)
}

// laterDay returns the one day to come that was said. Of those that a word may mean, such as a weekday that is said on
// that weekday, it is the only one to come: nothing is put off until the day that it is.
func (t *turn) laterDay() (civil.Date, bool) {
	if end := t.forHowLong(); !end.IsZero() && len(t.saidDates()) == 0 {
		return end, end.After(t.today)
	}
	if day, ok := t.oneDay(true); ok || len(t.saidDates()) != 1 || len(t.heard.Doubts) != 1 {
		return day, ok && day.After(t.today)
	}
	later := slices.DeleteFunc(slices.Clone(t.heard.Doubts[0].Readings), func(d civil.Date) bool { return !d.After(t.today) })
	if len(later) != 1 {
		return civil.Date{}, false
	}
	return later[0], true
}

// showWishes says what somebody settled.
func (t *turn) showWishes(w *casework.Wishes) *answer {
	a := t.say(words.Settings, answered).add(chat.Title, wordYourSettings)
	quiet := wordNoQuiet
	if w.QuietFrom != "" {
		quiet = fill(wordQuiet, sayHour(w.QuietFrom), sayHour(w.QuietTo))
	}
	a.add(chat.Bullet, quiet)
	at := w.DigestAt
	if at == "" {
		at = t.actor.Digest.At
	}
	days := w.DigestDays
	if len(days) == 0 {
		days = t.actor.Digest.Days
	}
	if at != "" || len(days) > 0 {
		a.add(chat.Bullet, digestSays(at, days))
	}
	if w.MutedUntil.After(t.today) {
		a.add(chat.Bullet, fill(wordMuted, w.MutedUntil.Short()))
	}
	return a.add(chat.Note, wordSettingsHow)
}

// binding answers who wants to bind a channel to a team: that is for managers, and done in the channel.
func (t *turn) binding() *answer {
	if !t.actor.Is(casework.Manager) && !t.actor.Is(casework.Operator) {
		a := t.say(words.Settings, refused, wordBindManager)
		a.refusal = refusalRights
		return a
	}
	return t.say(words.Settings, answered, wordBindHere)
}
