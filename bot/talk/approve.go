package talk

import (
	"regexp"
	"slices"
	"strings"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// praises is how somebody says yes to what was read back by being pleased with it: "perfect", "bang on", "that's it ta".
var praises = regexp.MustCompile(`(?i)^\s*(?:(?:yes|yep|yeah|yup|ok|okay|oh|ah|aye|that'?s|that is|thats|it'?s|it is|its|all|just|looks?|` +
	`sounds?|absolutely|so)[ ,]+)*` +
	`(?:perfect|spot on|bang on|lovely|great|brilliant|brill|fab|fabulous|ace|grand|smashing|superb|excellent|ideal|exactly(?: (?:right|that|` +
	`so))?|that'?s it|thats it|that is it|` +
	`nailed it|you'?ve got it|got it in one|100 ?%|bingo|that'?ll do(?: nicely)?|that will do|happy with that|that'?s the one|thats the one|` +
	`that is the one|sorted|cracking|mint|` +
	`champion|wonderful|that'?s (?:right|correct|all|fine|good|great)|thats (?:right|correct|all|fine|good|great)|that is (?:right|correct|all|` +
	`fine|good)|looks? (?:good|right|ok|fine|great)|sounds? (?:good|right|great))` +
	`(?:[ ,!.]+(?:thanks|thank you|ta|cheers|thx|that'?s it|thats it|please|pls|yes|lovely|mate|pet|love|xx?))*\s*[.! 👍✅]*$`)

// approved saves what was read back to somebody who is pleased with it. Where something was to be looked at twice, where
// something would be taken back or moved, and where a question is open, being pleased is no answer: a clear yes is asked for.
// It returns nil where nobody is pleased.
func (t *turn) approved(d *draft) (*answer, error) {
	if !praises.MatchString(t.ev.Text) || d.Offered || len(t.heard.Facts)+len(t.heard.Dates)+len(t.heard.References) > 0 {
		return nil, nil
	}
	plain := slices.Contains([]kind{kindRecord, kindOpen, kindTheme, kindTogether}, d.Kind) && !d.Warned && !d.Moved && d.InSpite == ""
	switch {
	case d.Asked != nil:
		return t.askAgain(d)
	case token(t.state.Last) != d.ID, d.Doubted: // something else was spoken of in between
		return t.propose(d, wordStillThis)
	case plain:
		return t.save(d)
	}
	return t.propose(d, wordSayClearly)
}

// saidAlready reads the draft back once more to somebody who says a particular that it has: "phone".
func (t *turn) saidAlready(d *draft) (*answer, error) {
	if day, ok := t.oneDay(false); ok && d.Asked == nil && d.Kind == kindRecord && len(t.heard.Facts) == 0 && t.bareWithout(false) && day == d.onlyDay() {
		return t.propose(d) // its day
	}
	said := aWord.FindAllString(strings.ToLower(t.ev.Text), 4)
	if d.Asked != nil || len(said) == 0 || len(said) > 3 || t.heard.Yes || t.heard.No || !t.mayAnswer() {
		return nil, nil
	}
	for _, p := range d.places() {
		for _, attr := range d.at(p).Event.Attrs {
			for _, v := range attr.Values {
				if strings.Join(said, " ") == strings.ReplaceAll(v, "-", " ") || strings.Join(said, " ") == strings.ToLower(label(v)) {
					return t.propose(d)
				}
			}
		}
	}
	return nil, nil
}

// askDayAgain puts the question for a day again to somebody who answered it with one that can be read in two ways, or in
// none, and says why; nil: the message is no such answer.
func (t *turn) askDayAgain(d *draft) *answer {
	q := d.Asked
	if q == nil || len(t.heard.Dates) != 1 || len(t.heard.Facts) > 0 || !t.bareWithout(true) || !t.sameCase(d) {
		return nil
	}
	p := pending{Event: law.Event{Type: decisionSent}}
	switch q.About {
	case aboutDay, aboutDue:
		next := d.copy()
		next.open(q)
		p = next.Facts[q.Fact]
	case aboutDecision:
	default:
		return nil
	}
	lead := t.factName(&p) + " "
	if q.About == aboutDue {
		lead += "for "
	}
	heard := t.Hear(t.setting(), lead+t.ev.Text)
	for _, doubt := range heard.Doubts {
		why := dayDoubts[doubt.Kind]
		if why == "" {
			continue
		}
		again := *q
		again.Text = fill(why, clip(doubt.Text, 40)) + capital(q.Text)
		if options := t.readings(q.About, doubt.Readings); len(options) > 0 && q.About != aboutDecision {
			again.Text, again.Options = fill(why, clip(doubt.Text, 40))+wordWhichOfDays, options
		}
		return t.ask(d, &again)
	}
	return nil
}

// readings are the days that can be meant, as options: of what has happened none that is to come, of what is planned none
// that is over.
func (t *turn) readings(about subject, days []civil.Date) []option {
	var out []option
	for _, day := range days {
		if about == aboutDue && day.Before(t.today) || about != aboutDue && day.After(t.today) {
			continue
		}
		out = append(out, option{t.dayLabel(day), day.String()})
	}
	return out
}

// dayLabel says a day on a button.
func (t *turn) dayLabel(day civil.Date) string {
	switch day {
	case t.today:
		return "Today, " + day.Short()
	case t.today.AddDays(-1):
		return "Yesterday, " + day.Short()
	}
	return day.Short()
}

// beforeItsDay takes a particular that is said while the day of its fact is being asked for, "not pursued", and asks on; nil:
// the message says none.
func (t *turn) beforeItsDay(d *draft) *answer {
	q := d.Asked
	if q == nil || q.About != aboutDay && q.About != aboutDue || !t.saysParticular() || t.heard.Yes || t.heard.No {
		return nil
	}
	next := d.copy()
	next.open(q)
	said := next.Facts[q.Fact]
	said.setDay(t.today, false)
	if q.About == aboutDue {
		said.setDay(t.today.AddDays(1), true)
	}
	e, ok := t.withParticular(&said)
	if !ok {
		return nil
	}
	next.Facts[q.Fact].Event.Attrs, next.Facts[q.Fact].Event.Time = e.Attrs, e.Time
	for _, attr := range e.Attrs {
		next.inEachPart(&question{About: aboutAttr, Attr: attr.Name, Part: q.Part, Fact: q.Fact})
	}
	next.shut(q)
	a := t.ask(next, q)
	a.lines = slices.Insert(a.lines, 0, chat.Line{Kind: chat.Plain, Text: wordNoted})
	return a
}
