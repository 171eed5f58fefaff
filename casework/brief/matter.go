package brief

import (
	"strings"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// Gap says what cannot be worked out, and what would settle it.
func Gap(g *law.Gap) string {
	var buf [room]byte
	return string(AppendGap(buf[:0], g))
}

// AppendGap appends what Gap says.
func AppendGap(b []byte, g *law.Gap) []byte {
	if g.Reason == law.GapAsk && g.Text != "" {
		return append(b, g.Text...)
	}
	title := len(b)
	b = append(b, g.Rule.Title...)
	switch g.Reason {
	case law.GapFallback:
		b = appendWords(append(b, ` is counted from a substitute: the day of "`...), g.Needs)
		return append(b, `" would settle it`...)
	case law.GapPrinted:
		return append(b, " is counted from the date printed on the letter: the day on which it was sent would settle it"...)
	case law.GapLimb:
		b = appendWords(append(b, `: only one of its two counts is known; the day of "`...), g.Needs)
		return append(b, `" would settle it`...)
	case law.GapCoverage:
		b = g.Day.AppendShort(append(b, " cannot be worked out: "...))
		return append(b, " is outside the calendar of closed days"...)
	case law.GapVersion:
		return g.Day.AppendShort(append(b, ": this book holds no version that was in force on "...))
	case law.GapSchool:
		return append(b, " is counted in school days: the school's own calendar would settle it"...)
	case law.GapDay:
		b = appendWords(append(b, " cannot be worked out: the "...), g.Needs)
		return append(b, " does not say which day it fixes (due)"...)
	}
	return appendLower(append(b[:title], "It is not known when to "...), g.Rule.Title)
}

// Next says what comes next, soonest first: every open deadline that has a day, and what was missed and can
// still be put right.
func Next(r *law.Result, at civil.Date) []string { return said(func(s *Sentences) { s.Next(r, at) }) }

// Next says what Next says.
func (s *Sentences) Next(r *law.Result, at civil.Date) {
	for i := range r.Deadlines {
		d := &r.Deadlines[i]
		switch comesNext(d, at) {
		case law.Open:
			start := len(s.text)
			s.add(Ower(d), ": ")
			upper(s.text[start:])
			s.lowerTitle(d)
			s.text = AppendWhen(append(s.text, " by "...), d)
			if d.Certainty != law.Certain {
				s.text = append(appendSure(append(s.text, " ("...), d), ')')
			}
			s.end()
		case law.Missed:
			s.text = append(d.Due.AppendShort(append(s.text, "Overdue since "...)), ": "...)
			s.lowerTitle(d)
			s.add(" (", Ower(d))
			if d.Certainty != law.Certain {
				s.text = appendSure(append(s.text, "; "...), d)
			}
			s.say(")")
		}
	}
}

// comesNext returns the status of a deadline that somebody has still to do something about, else nothing.
func comesNext(d *law.Deadline, at civil.Date) law.Status {
	if d.Due.IsZero() || d.Rule.Sense == law.Information {
		return ""
	}
	return d.Status(at)
}

// lowerTitle writes the title as it stands inside a sentence.
func (s *Sentences) lowerTitle(d *law.Deadline) {
	at := len(s.text)
	s.text = AppendTitle(s.text, d)
	lower(s.text[at:])
}

// lower and upper change the first letter.
func lower(b []byte) {
	if len(b) > 0 && 'A' <= b[0] && b[0] <= 'Z' {
		b[0] += 'a' - 'A'
	}
}

func upper(b []byte) {
	if len(b) > 0 && 'a' <= b[0] && b[0] <= 'z' {
		b[0] -= 'a' - 'A'
	}
}

// Fact says an event for people: "mediation certificate issued Fri 13 November 2026 (not pursued)". The day on which it was
// received stands beside where it is another one.
func Fact(v *law.Vocabulary, e *law.Event) string {
	says := words(e.Type)
	if t, ok := v.Type(e.Type); ok {
		says = t.Says
	}
	day, onIt := e.Day()
	text := says
	if !day.IsZero() {
		text += " " + day.Short()
	}
	var notes []string
	if onIt {
		notes = append(notes, printedOnIt)
	}
	if !e.Received.IsZero() && e.Received != day {
		notes = append(notes, "received "+e.Received.Short())
	}
	if !e.Due.IsZero() {
		notes = append(notes, "for "+string(appendHour([]byte(e.Due.Short()), e.Time)))
	}
	for _, a := range e.Attrs {
		notes = append(notes, attr(a))
	}
	for _, it := range e.Items {
		note := it.Item + ": " + words(it.What)
		if !it.Due.IsZero() {
			note += " by " + it.Due.Short()
		}
		notes = append(notes, note)
	}
	if e.Reported {
		notes = append(notes, "reported, not confirmed")
	}
	if len(notes) > 0 {
		text += " (" + strings.Join(notes, "; ") + ")"
	}
	return text
}

// attr says an attribute: its value where that speaks for itself, else with its name.
func attr(a law.Attr) string {
	values := make([]string, len(a.Values))
	for i, v := range a.Values {
		if values[i] = words(v); a.Name == "person" || a.Name == "to" {
			values[i] = v // an id, as it is typed
		}
	}
	said := strings.Join(values, ", ")
	switch said {
	case "true":
		return strings.ReplaceAll(a.Name, "_", " ")
	case "false":
		return "not " + strings.ReplaceAll(a.Name, "_", " ")
	}
	switch a.Name {
	case "kind", "outcome", "orders", "what", "channel", "format", "form", "ground":
		return said
	}
	return strings.ReplaceAll(a.Name, "_", " ") + " " + said
}
