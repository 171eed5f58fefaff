package brief

import (
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// doubt is one reason why a deadline is not certain.
type doubt struct {
	kind doubtKind
	name string     // an event, for substitute, reported and undated
	day  civil.Date // the day concerned, for beyond and reported
}

type doubtKind int

// The reasons, the weightier first.
const (
	remembered doubtKind = iota // the rule is of confidence C
	beyond                      // outside the calendar of closed days
	schoolDays                  // only the school's own calendar knows
	notSaid                     // the event that fixes the day does not say it
	substitute                  // counted from something else for want of the event name
	printed                     // counted from the printed date
	reported                    // rests on what is only reported
	oneLimb                     // one of two counts is known
	revived                     // had ended and runs again
	unnamed                     // what decides whether it applies was only reported
)

// doubts are the reasons why the deadline is not certain; none where it is.
func doubts(list []doubt, d *law.Deadline) []doubt {
	if d.Certainty == law.Certain {
		return list
	}
	if d.Version.Confidence == "C" {
		list = append(list, doubt{kind: remembered})
	}
	from := d.From
	if lastStep(d, law.StepReplaced) != nil { // what was counted before no longer matters
		from = from[max(0, len(from)-1):]
	} else {
		list = countDoubts(list, d)
	}
	for i := range from {
		if from[i].Fallback {
			list = append(list, doubt{kind: printed, day: from[i].Day})
		}
		if from[i].Reported {
			list = append(list, doubt{kind: reported, name: from[i].Type, day: from[i].Day})
		}
	}
	if lastStep(d, law.StepRevived) != nil {
		list = append(list, doubt{kind: revived})
	}
	if len(list) == 0 && len(d.Rule.LaterOf) > 0 && lastStep(d, law.StepLaterOf) == nil {
		list = append(list, doubt{kind: oneLimb})
	}
	if len(list) == 0 {
		list = append(list, doubt{kind: unnamed})
	}
	return list
}

// countDoubts are the reasons that lie in how the day was counted.
func countDoubts(list []doubt, d *law.Deadline) []doubt {
	switch s := lastStep(d, law.StepUnknown); {
	case s != nil && s.Name != "":
		list = append(list, doubt{kind: schoolDays})
	case s != nil:
		list = append(list, doubt{kind: beyond, day: s.From})
	case undated(d):
		list = append(list, doubt{kind: notSaid, name: d.From[0].Type})
	}
	if s := lastStep(d, law.StepFallback); s != nil && s.Name != printedOnIt {
		list = append(list, doubt{kind: substitute, name: s.Name})
	}
	return list
}

// appendSure says on a line how far the day may be relied on, and why no further.
func appendSure(b []byte, d *law.Deadline) []byte {
	var some [8]doubt
	b = append(b, d.Certainty...)
	for i, x := range doubts(some[:0], d) {
		if i == 0 {
			b = append(b, ": "...)
		} else {
			b = append(b, ", "...)
		}
		b = append(b, inShort[x.kind]...)
		if x.kind == substitute {
			b = append(appendWords(append(b, ` for "`...), x.name), '"')
		}
	}
	return b
}

var inShort = [...]string{
	remembered: "remembered only, check the rule before relying on it",
	beyond:     "the calendar of closed days does not reach it",
	schoolDays: "it needs the school's own calendar",
	notSaid:    "the day that is fixed was not said",
	substitute: "counted from a substitute",
	printed:    "counted from the date printed on the letter",
	reported:   "it rests on something only reported",
	oneLimb:    "only one of its two counts is known",
	revived:    "it had ended and runs again",
	unnamed:    "something that it rests on was only reported",
}

// Because says why the deadline is not certain, and what would settle it; nothing where it is certain.
func Because(d *law.Deadline) []string {
	if d.Certainty == law.Certain {
		return nil
	}
	return said(func(s *Sentences) { s.Because(d) })
}

// Because says what Because says.
func (s *Sentences) Because(d *law.Deadline) {
	var some [8]doubt
	for _, x := range doubts(some[:0], d) {
		s.text = append(appendBecause(s.text, x), '.')
		s.end()
	}
}

func appendBecause(b []byte, x doubt) []byte {
	switch x.kind {
	case remembered:
		return append(b, "This rule is remembered only and was not checked against its text: check before relying on it"...)
	case beyond:
		b = x.day.AppendShort(append(b, "It cannot be worked out: the calendar of closed days does not reach "...))
	case schoolDays:
		b = append(b, "It cannot be worked out: it is counted in school days, which only the school's own calendar knows"...)
	case notSaid:
		b = appendWords(append(b, "It cannot be worked out until the day that the "...), x.name)
		b = append(b, " fixes is known"...)
	case substitute:
		b = appendWords(append(b, `Provisional: it is counted from a substitute, and the day of "`...), x.name)
		b = append(b, `" would settle it`...)
	case printed:
		b = append(b, "Provisional: it is counted from the date printed on the letter, and the day on which it was sent would settle it"...)
	case reported:
		b = appendWords(append(b, "Provisional: it rests on something that is only reported and not confirmed, "...), x.name)
		b = x.day.AppendShort(append(b, ' '))
	case oneLimb:
		b = append(b, "Provisional: only one of its two counts is known, and the day that the other starts from would settle it"...)
	case revived:
		b = append(b, "Provisional: it had ended and runs again, and whether its day is still the same is for the tribunal to say"...)
	case unnamed:
		b = append(b, "Provisional: something that it rests on is only reported and not confirmed"...)
	}
	return b
}
