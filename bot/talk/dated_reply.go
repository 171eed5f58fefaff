package talk

import (
	"regexp"
	"slices"
	"strings"

	"github.com/redress-send/redress/bot/talk/words"
)

// A question for a day is answered with a verb and more than the day, "issued mon, she didn't want to mediate", or with the day
// of the letter that told of it, "the letter is dated 4 Nov". Heard alone the first would be about something else, and the
// second a letter of the authority.

var (
	verbFirst = regexp.MustCompile(`(?i)^\W*(?:(?:it|that|they|she|he|oh|um|ok)(?:'s|'d| was| were| is| has been| got)?[ ,]+)*` +
		`(?:issued|sent|dated|made|posted|received|signed|registered|emailed)\b`)
	letterFirst = regexp.MustCompile(`(?i)^\W*(?:the|its|their|our|that)? ?(?:letter|email|notice|reply|request|form|application)\b`)
)

// datedReply hears such an answer together with what it is the answer to.
func (t *turn) datedReply(d *draft) {
	q := d.Asked
	if q == nil || q.About != aboutDay || q.Fact >= len(d.Facts) ||
		len(t.saidDates()) != 1 || len(t.heard.References) > 0 || asksAnywhere.MatchString(t.ev.Text) {
		return
	}
	next := d.copy()
	next.open(q)
	p := &next.Facts[q.Fact]
	var full string
	switch verb := verbFirst.FindString(t.ev.Text); {
	case verb != "":
		full = t.factName(p) + " " + strings.TrimSpace(t.ev.Text[len(verb):])
	case letterFirst.MatchString(t.ev.Text):
		full = t.factName(p) + "; " + t.ev.Text
	default:
		return
	}
	heard := t.Hear(t.setting(), full)
	same := func(f words.HeardFact) bool { return f.Event.Type == p.Event.Type && !f.Event.On.IsZero() }
	if heard.Refusal == "" && len(heard.Doubts) == 0 && slices.ContainsFunc(heard.Facts, same) {
		heard.Intent, heard.References = words.Record, nil
		t.heard = heard
	}
}
