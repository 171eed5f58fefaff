package talk

import (
	"regexp"
	"slices"
	"strings"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
)

var (
	// notOnDays says on which days the digest is not to come: "no digest on saturdays".
	notOnDays = regexp.MustCompile(`(?i)\b(?:no|not|never|off|stop|don'?t|without|except|skip|pause|mute|cancel)\b.*\bdigests?\b|` +
		`\bdigests?\b.*\b(?:no|not|never|off|stop|don'?t|except|skip|but not)\b`)
	// remindsMe wants a reminder of one's own: "remind me about this one on monday".
	remindsMe = regexp.MustCompile(`(?i)^\s*(?:(?:ok|and|also|please|pls|so|right|then)[ ,]+)*(?:(?:can|could|will|would) (?:you|u) (?:please |` +
		`pls )?)?` +
		`(?:remind me|give me a (?:nudge|reminder|shout|prod|ping)|nudge me|prod me|ping me|set (?:me )?a reminder|set an alarm|` +
		`put (?:in )?a reminder|make (?:me )?a reminder|` +
		`i (?:need|want|would like|\'d like) (?:a reminder|reminding))\b`)
	// noWeekends wants the digest, or everything, on working days only: "turn off digests at weekends".
	noWeekends = regexp.MustCompile(`(?i)\b(?:turn|switch)\b.*\bweek ?end digests?\b.*\boff\b|\b(?:no|not|never|off|stop|stopp?ed|don'?t|` +
		`without|except|skip|pause|mute)\b.*\b(?:digests?|it|` +
		`emails?|lists?|summar(?:y|ies))\b.*\bweek ?ends?\b|` +
		`\bdigests?\b.*\b(?:no|not|never|off|stop|don'?t|except|skip)\b.*\bweek ?ends?\b|\bdigests?\b.*\bweek ?days? only\b|` +
		`\bno week ?end (?:digests?|emails?|lists?)\b|` +
		`\b(?:stop|turn off|skip|no)\b.*\bweek ?end digests?\b`)
)

// remindsOf wants to be told something again: "remind me when the deadline is".
var remindsOf = regexp.MustCompile(`(?i)\bremind me (?:again )?(?:of|what|whats|when|whens|who|whos|why|how|which|where|if|whether|` +
	`about the rules?)\b`)

// wantsReminder answers who wants a reminder of their own, whatever it was heard as; nil: nobody does.
func (t *turn) wantsReminder() (*answer, error) {
	if !t.tied || t.Desk == nil || t.heard.Refusal != "" || !remindsMe.MatchString(t.ev.Text) || remindsOf.MatchString(t.ev.Text) ||
		strings.Contains(strings.ToLower(t.ev.Text), "snooze") {
		return nil, nil
	}
	return t.remindHow(), nil
}

// remindHow says what reminders there are, and what can be said instead of asking for one.
func (t *turn) remindHow() *answer {
	if c := t.caseMeant(); c != nil {
		t.state.speakOf(c.ID)
		return t.say(words.Settings, asked, fill(wordRemindThis, string(c.Reference))).about(c)
	}
	return t.say(words.Settings, asked, wordRemindHow)
}

// otherDays are the days on which the digest comes now, without those of the message; none where none would be left.
func (t *turn) otherDays(w *casework.Wishes, days []string) []string {
	now := w.DigestDays
	if len(now) == 0 {
		now = t.actor.Digest.Days
	}
	if len(now) == 0 {
		now = casework.Weekdays[:5]
	}
	return slices.DeleteFunc(slices.Clone(now), func(d string) bool { return slices.Contains(days, d) })
}

// workingDaysOnly has the digest come on working days, as it does where nothing else was settled. Days that were chosen stay,
// without those of the weekend.
func (t *turn) workingDaysOnly(w casework.Wishes) (*answer, error) {
	days := w.DigestDays
	if len(days) == 0 {
		days = t.actor.Digest.Days
	}
	if len(days) > 0 {
		days = slices.DeleteFunc(slices.Clone(days), func(d string) bool { return d == "sat" || d == "sun" })
		if len(days) == 0 {
			days = casework.Weekdays[:5]
		}
	}
	w.DigestDays = days
	at := w.DigestAt
	if at == "" {
		at = t.actor.Digest.At
	}
	said := []string{digestSays(at, w.DigestDays)}
	if len(days) == 0 {
		said = append(said, wordNoWeekends)
	}
	return t.wish(&w, said...)
}

// saysThatOne means by "that" the case that is spoken of.
var saysThatOne = regexp.MustCompile(`(?i)\b(?:that|this|it)(?: one| case)?\b`)

// snoozesThat takes the case that is spoken of for the one whose reminders are to be put off: "snooze that til weds". A list of
// one line is meant before it.
func (t *turn) snoozesThat() bool {
	text := t.ev.Text
	if len(t.heard.References) > 0 || t.heard.Number > 0 || leadingNumber.MatchString(text) || !saysThatOne.MatchString(text) ||
		!strings.Contains(strings.ToLower(text), "snooze") && !holdsBack.MatchString(text) {
		return false
	}
	if keys, err := t.lastList(); err != nil || len(keys) == 1 || placeMeant(text, len(keys)) > 0 {
		return false
	}
	c := t.caseMeant()
	if c == nil {
		return false
	}
	t.heard.References = []string{string(c.Reference)}
	return true
}
