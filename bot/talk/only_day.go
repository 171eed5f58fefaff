package talk

import (
	"regexp"
	"strings"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework/civil"
)

// A day by itself, "31 Dec" or what “/calc” says where only a day is filled in, is asked what is to be counted from it; in a
// conversation about a case, what happened on it.

// aroundOnlyDay stands around a day by itself.
var aroundOnlyDay = regexp.MustCompile(`(?i)\b(?:calc|calculate|calculator|count|counting|work out|from|on|date|day|the|starting|after|and|` +
	`just|say)\b|[/:=?.!,]`)

// saysCalc is a day for the calculator, whatever case is spoken of.
var saysCalc = regexp.MustCompile(`(?i)\b(?:calc|calculate|calculator|count|counting|from|work out)\b`)

// calcWord is the calculator called by its name, as “/calc” does. It is no case of an area.
var calcWord = regexp.MustCompile(`(?i)^\s*/?calc(?:ulate|ulator)?\b[\s:,-]*(?:(?:words|question)\s*:)?`)

// fieldName is a field of a form, written with its name.
var fieldName = regexp.MustCompile(`(?i)\b(from|after|before|since)\s*[:=]\s*`)

// calculator takes the calculator's name off the message.
func (t *turn) calculator() {
	if rest := calcWord.ReplaceAllString(t.ev.Text, ""); rest != t.ev.Text && strings.TrimSpace(rest) != "" {
		t.ev.Text, t.calc = fieldName.ReplaceAllString(rest, "$1 "), true
	}
}

// onlyDay answers a message that is only a day; nil: it says more.
func (t *turn) onlyDay() *answer {
	h := &t.heard
	counts := t.calc || saysCalc.MatchString(t.ev.Text)
	if len(h.Dates) != 1 || len(h.Facts)+len(h.References)+len(h.People) > 0 || h.Sum != nil || endsAsQuestion.MatchString(t.ev.Text) && !counts {
		return nil
	}
	w := h.Dates[0]
	if w.Not || w.Start < 0 || w.Start > w.End || w.End > len(t.ev.Text) || w.Day.IsZero() {
		return nil
	}
	left := t.ev.Text[:w.Start] + " " + t.ev.Text[w.End:]
	if strings.TrimSpace(aroundOnlyDay.ReplaceAllString(left, " ")) != "" {
		return nil
	}
	if !counts && t.tied && len(t.remembered()) > 0 {
		return t.say(words.Record, asked, fill(wordWhatHappened, dayOf(w, false).Short()))
	}
	return t.askCount(w.Day)
}

// askCount asks what is to be counted from the day, and offers what is counted most.
func (t *turn) askCount(day civil.Date) *answer {
	t.heard = words.Heard{Intent: words.DateSum, Sum: &words.Sum{Kind: "add", From: day}}
	long := withoutWeekday(day)
	q := &question{About: aboutSay, Text: fill(wordCountWhat, day.Short())}
	q.Options = []option{
		{"Last day to appeal, for a letter of that date", "letter dated " + long + ", when is the last day to appeal"},
		{"2 months", "2 months from " + long}, {"1 month", "1 month from " + long}, {"30 days", "30 days from " + long},
		{"10 working days", "10 working days from " + long}, {"Is it a working day?", "is " + long + " a working day"},
	}
	return t.ask(&draft{Kind: kindAsk, Intent: words.DateSum}, q)
}

// sayFor hears what an option stands for as if it had been typed.
func (t *turn) sayFor(o option) (*answer, error) {
	t.state.end(outcomeSaved, "")
	t.ev.Text, t.ev.Press = o.Value, ""
	return t.hear()
}
