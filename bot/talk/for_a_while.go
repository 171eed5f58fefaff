package talk

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework/civil"
)

// How long something is put off: "mute for a week", "snooze 0231 for 3 days", and the day or the length that is said alone when
// it was asked for.

var (
	forAWhile = regexp.MustCompile(`(?i)\bfor (?:the )?(?:next |another )?(a couple of|a|an|one|two|three|four|five|six|` +
		`seven|ten|\d{1,2})? ?(day|week|fortnight|month)s?\b`)
	// mutes silences the case that is named.
	mutes = regexp.MustCompile(`\b(?:mute|silence)\b`)
	// tellsWhen is a message that says a day or a length and nothing else, but for words around it.
	tellsWhen = regexp.MustCompile(`(?i)\b(?:until|till|til|for|just|say|please|pls|make it|the|on|oh|um|ok|a|an|` +
		`one|two|three|four|five|six|seven|ten|\d{1,2}|couple of|next|another|days?|weeks?|fortnight|months?)\b`)
	beginsWhen = regexp.MustCompile(`(?i)^\W*(?:(?:oh|um|ok|just|say|please|pls)[ ,]+)*(?:until|till|til|for)\b`)
)

// inFigures are the numbers that a length is said with.
var inFigures = map[string]int{"": 1, "a": 1, "an": 1, "one": 1, "two": 2, "a couple of": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}

// forHowLong is the day on which the length that the message says ends, counted from today; zero where it says none.
func (t *turn) forHowLong() civil.Date {
	m := forAWhile.FindStringSubmatch(t.ev.Text)
	if m == nil {
		return civil.Date{}
	}
	n, known := inFigures[strings.ToLower(m[1])]
	if !known {
		n, _ = strconv.Atoi(m[1]) // two figures
	}
	switch strings.ToLower(m[2]) {
	case "week":
		n *= 7
	case "fortnight":
		n *= 14
	case "month":
		end, err := t.today.AddMonths(n, civil.RoundDown)
		if err != nil {
			return civil.Date{}
		}
		return end
	}
	return t.today.AddDays(n)
}

// untilWhen goes on with a setting for which a day was asked: the message says the day, or how long, and nothing else.
func (t *turn) untilWhen() bool {
	before := t.state.Unsettled
	if before == "" {
		return false
	}
	left := t.withoutDays()
	if len(t.heard.Dates) == 0 && !forAWhile.MatchString("for "+left) || aWord.MatchString(tellsWhen.ReplaceAllString(left, " ")) {
		return false
	}
	joint := " "
	if !beginsWhen.MatchString(t.ev.Text) {
		if joint = " until "; len(t.heard.Dates) == 0 {
			joint = " for "
		}
	}
	full := before + joint + t.ev.Text
	heard := t.Hear(t.setting(), full)
	if heard.Intent != words.Settings || heard.Refusal != "" {
		return false
	}
	t.ev.Text, t.heard = full, heard
	return true
}

// asksUntilWhen asks until which day, and remembers for what.
func (t *turn) asksUntilWhen(question string) *answer {
	t.unsettled = t.ev.Text
	return t.say(words.Settings, asked, question)
}
