package talk

import (
	"regexp"
	"slices"
	"strings"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
)

var (
	dayForm    = regexp.MustCompile(`(?i)\b(mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(?:days?|nesdays?|sdays?|rsdays?|urdays?)?\b`)
	setsDigest = regexp.MustCompile(`(?i)^\s*(?:pls |please )?(?:my |the )?digests? (?:only |just )?` +
		`(?:at|on|every|week ?days|working|daily|mon|tue|wed|thu|fri|sat|sun)`)
	usualDays   = regexp.MustCompile(`(?i)\b(week ?days|working days|every ?day|daily|monday to friday|mon(day)?s? ?(-|to|till) ?fri(day)?s?)\b`)
	dayFullName = map[string]string{"mon": "Mondays", "tue": "Tuesdays", "wed": "Wednesdays", "thu": "Thursdays", "fri": "Fridays", "sat": "Saturdays", "sun": "Sundays"}
)

// digestAt sets the hour of the digest, its days, or both.
func (t *turn) digestAt(w casework.Wishes) (*answer, error) {
	days, usual := daysIn(t.ev.Text)
	if named := daysNamed(t.ev.Text); len(named) > 0 && notOnDays.MatchString(t.ev.Text) { // "every day but not Fridays"
		days, usual = named, false
	}
	hours, ok := hoursIn(t.withoutDays())
	if !ok || len(hours) > 1 || len(hours) == 0 && len(days) == 0 && !usual {
		return t.say(words.Settings, asked, wordDigestHow), nil
	}
	if len(days) > 0 && notOnDays.MatchString(t.ev.Text) {
		if days = t.otherDays(&w, days); len(days) == 0 {
			return t.say(words.Settings, asked, wordDigestHow), nil
		}
	}
	if len(hours) == 1 {
		w.DigestAt = hours[0]
	}
	if usual {
		w.DigestDays = nil
	} else if len(days) > 0 {
		w.DigestDays = days
	}
	at := w.DigestAt
	if at == "" {
		at = t.actor.Digest.At
	}
	said := []string{digestSays(at, w.DigestDays)}
	if len(w.DigestDays) > 0 {
		said = append(said, wordDigestOtherDays)
	}
	return t.wish(&w, said...)
}

// withoutDays is the message without its days, whose figures are no hours: "digest at 8 from 23 Nov".
func (t *turn) withoutDays() string {
	out := t.ev.Text
	for _, w := range t.heard.Dates {
		out = strings.Replace(out, w.Text, " ", 1)
	}
	return out
}

// daysIn reads the days of the week of a text, in the order of the week; usual is true where it says that they are
// the working days.
func daysIn(text string) (days []string, usual bool) {
	if usualDays.MatchString(text) {
		return nil, true
	}
	return daysNamed(text), false
}

// daysNamed reads the days of the week that are named in a text, in the order of the week.
func daysNamed(text string) (days []string) {
	for _, m := range dayForm.FindAllStringSubmatch(text, -1) {
		if day := strings.ToLower(m[1])[:3]; !slices.Contains(days, day) {
			days = append(days, day)
		}
	}
	slices.SortFunc(days, func(a, b string) int { return slices.Index(casework.Weekdays, a) - slices.Index(casework.Weekdays, b) })
	return days
}

// digestSays says when the digest comes.
func digestSays(at string, days []string) string {
	on := wordUsualDays
	if len(days) > 0 {
		names := make([]string, len(days))
		for i, d := range days {
			names[i] = dayFullName[d]
		}
		on = list(names)
	}
	if at == "" {
		return fill(wordDigestOn, on)
	}
	return fill(wordDigestAt, sayHour(at), on)
}
