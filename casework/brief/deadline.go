// Package brief says what the law found, in words, once for every medium: what is due, who owes it, when,
// why that day, what is missing. Plain British English, dates always with their weekday.
//
// It knows no medium and no markup, and it decides nothing: it says what law.Compute found.
//
//	brief.Deadline(&d, today) // "Appeal to the tribunal: by Mon 23 November 2026, 5pm (received). …"
package brief

import (
	"fmt"
	"strings"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// NotAdvice ends every answer about deadlines.
const NotAdvice = "Information, not legal advice."

var owers = map[string]string{
	"parent-or-young-person":     "the family",
	"local-authority":            "the authority",
	"mediation-adviser":          "the mediation adviser",
	"tribunal":                   "the tribunal",
	"health-body-icb":            "the health body",
	"school-or-responsible-body": "the school",
	"either-party":               "whoever wants it",
	"both-parties":               "both sides",
	"advising-body":              "whoever was asked for advice",
	"review-organiser":           "whoever runs the review",
	"arranging-body":             "the body that arranged the mediation",
	"service":                    "the service that holds the case",
}

// Ower says who owes the deadline.
func Ower(d *law.Deadline) string {
	if who, ok := owers[d.Rule.OwedBy]; ok {
		return who
	}
	return d.Rule.OwedBy
}

var steps = map[string]string{
	"notify": "say that it will", "no-plan": "if there is to be no plan, say so",
	"draft": "send the draft plan", "final": "send the final plan", "amend": "send the amended plan",
}

// Title says what is due; for an agreed action with its item and step.
func Title(d *law.Deadline) string {
	title := d.Rule.Title
	if d.Item != "" {
		title += " (" + d.Item
		if s := steps[d.Step]; s != "" {
			title += ": " + s
		}
		title += ")"
	}
	return title
}

// When says the day and the hour: "Mon 23 November 2026, 5pm". A deadline without a day says so.
func When(d *law.Deadline) string {
	if d.Due.IsZero() {
		if d.Certainty == law.Unconfirmed && d.Version.Count.Kind != law.CountNone {
			return "a day that cannot be worked out yet"
		}
		return "no fixed day"
	}
	return d.Due.Short() + hour(d.Cutoff)
}

// hour says a cut-off for people: ", 5pm", ", 10.30am".
func hour(cutoff string) string {
	if len(cutoff) != len("17:00") {
		return ""
	}
	h, m := int(cutoff[0]-'0')*10+int(cutoff[1]-'0'), cutoff[3:]
	half := "am"
	if h >= 12 {
		half = "pm"
	}
	if h %= 12; h == 0 {
		h = 12
	}
	if m == "00" {
		return fmt.Sprintf(", %d%s", h, half)
	}
	return fmt.Sprintf(", %d.%s%s", h, m, half)
}

// Line is the deadline on one line, for lists: what, when, how it stands.
func Line(d *law.Deadline, at civil.Date) string {
	line := Title(d) + ": " + When(d)
	if tail := standing(d, at); tail != "" {
		line += " (" + tail + ")"
	}
	return line
}

// standing says how the deadline stands on the day, and how sure it is.
func standing(d *law.Deadline, at civil.Date) string {
	var parts []string
	switch d.Status(at) {
	case law.Open:
		if !d.Due.IsZero() {
			parts = append(parts, Left(d.Due, at))
		}
	case law.Met:
		parts = append(parts, "done "+d.MetOn.Short())
	case law.MetLate:
		parts = append(parts, "done late, "+d.MetOn.Short())
	case law.Missed:
		parts = append(parts, "missed, "+Left(d.Due, at))
	case law.Superseded:
		parts = append(parts, "no longer runs")
	}
	if s := Sure(d.Certainty); s != "" {
		parts = append(parts, s)
	}
	return strings.Join(parts, "; ")
}

// Left says how far off a day is: "today", "tomorrow", "in 12 days", "3 days ago".
func Left(due, at civil.Date) string {
	switch n := due.Sub(at); {
	case n == 0:
		return "today"
	case n == 1:
		return "tomorrow"
	case n == -1:
		return "yesterday"
	case n > 0:
		return fmt.Sprintf("in %d days", n)
	default:
		return fmt.Sprintf("%d days ago", -n)
	}
}

// Sure says how far the day may be relied on, and nothing where it is certain.
func Sure(c law.Certainty) string {
	switch c {
	case law.Provisional:
		return "provisional"
	case law.Unconfirmed:
		return "unconfirmed: check before relying on it"
	}
	return ""
}

var acts = map[string]string{
	"sent": "to be sent by then", "received": "to have arrived by then", "made": "to be made by then",
	"held": "to be held by then", "done": "to be done by then",
}

// Deadline says the deadline in a sentence or two: what, who owes it, the day with weekday and hour, how it
// stands, the safe day, the provision.
func Deadline(d *law.Deadline, at civil.Date) string {
	var b strings.Builder
	b.WriteString(Title(d) + ": ")
	if d.Due.IsZero() {
		b.WriteString(When(d))
	} else {
		b.WriteString("by " + When(d) + ", " + acts[d.Rule.Act])
	}
	fmt.Fprintf(&b, ". Owed by %s", Ower(d))
	if s := standing(d, at); s != "" {
		b.WriteString("; " + s)
	}
	b.WriteString(".")
	if !d.Safe.IsZero() {
		fmt.Fprintf(&b, " That is a closed day and does not move: act by %s.", d.Safe.Short())
	}
	if d.Rule.Sense == law.Target {
		b.WriteString(" A target, not a right.")
	}
	fmt.Fprintf(&b, " %s.", d.Version.Provision)
	return b.String()
}

// From lists the events that the deadline started from: "decision-sent 2026-09-22".
func From(d *law.Deadline) []string {
	out := make([]string, len(d.From))
	for i, s := range d.From {
		out[i] = s.Type + " " + s.Day.String()
	}
	return out
}
