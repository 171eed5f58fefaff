package brief

import (
	"fmt"
	"strings"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// Gap says what cannot be worked out, and what would settle it.
func Gap(g *law.Gap) string {
	title := lower(g.Rule.Title)
	switch g.Reason {
	case law.GapFallback:
		return fmt.Sprintf("%s is counted from a substitute: the day of %q would settle it", g.Rule.Title, words(g.Needs))
	case law.GapPrinted:
		return fmt.Sprintf("%s is counted from the date printed on the letter: the day on which it was sent would settle it", g.Rule.Title)
	case law.GapLimb:
		return fmt.Sprintf("%s: only one of its two counts is known; the day of %q would settle it", g.Rule.Title, words(g.Needs))
	case law.GapCoverage:
		return fmt.Sprintf("%s cannot be worked out: %s is outside the calendar of closed days", g.Rule.Title, g.Day.Short())
	case law.GapVersion:
		return fmt.Sprintf("%s: this book holds no version that was in force on %s", g.Rule.Title, g.Day.Short())
	case law.GapSchool:
		return fmt.Sprintf("%s is counted in school days: the school's own calendar would settle it", g.Rule.Title)
	case law.GapDay:
		return fmt.Sprintf("%s cannot be worked out: the %s does not say which day it fixes (due)", g.Rule.Title, words(g.Needs))
	}
	if g.Text != "" {
		return g.Text
	}
	return "It is not known when to " + title
}

// Next says what comes next, soonest first: every open deadline that has a day, and what was missed and can
// still be put right.
func Next(r *law.Result, at civil.Date) []string {
	out := []string{}
	for i := range r.Deadlines {
		d := &r.Deadlines[i]
		if d.Due.IsZero() || d.Rule.Sense == law.Information {
			continue
		}
		switch d.Status(at) {
		case law.Open:
			out = append(out, fmt.Sprintf("%s: %s by %s", sentence(Ower(d)), lower(Title(d)), When(d)))
		case law.Missed:
			out = append(out, fmt.Sprintf("Overdue since %s: %s (%s)", d.Due.Short(), lower(Title(d)), Ower(d)))
		}
	}
	return out
}

func sentence(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// Fact says an event for people: "mediation certificate issued Fri 13 November 2026 (not pursued)".
func Fact(v *law.Vocabulary, e *law.Event) string {
	says := words(e.Type)
	if t, ok := v.Type(e.Type); ok {
		says = t.Says
	}
	day, printed := e.Day()
	text := says
	if !day.IsZero() {
		text += " " + day.Short()
	}
	var notes []string
	if printed {
		notes = append(notes, "the date printed on it")
	}
	if !e.Due.IsZero() {
		notes = append(notes, "for "+e.Due.Short()+hour(e.Time))
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
