// Package brief says what the law found, in words, once for every medium: what is due, who owes it, when,
// why that day, how sure it is and why not, what is missing. Dates always with their weekday.
//
// There are two registers: plain British English for professionals, and easy read (easy_read.go) in short
// sentences of everyday words. Whatever is said about one deadline comes as a string, as lines ([]string), or
// is appended to a buffer where millions are said.
//
// It knows no medium and no markup, and it decides nothing: it says what law.Compute found.
//
//	brief.Deadline(&d, today) // "Appeal to the tribunal: by Mon 23 November 2026, 5pm, to have arrived by then. …"
package brief

import (
	"strconv"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// NotAdvice ends every answer about deadlines.
const NotAdvice = "Information, not legal advice."

// room is what one text takes, as a rule; longer ones grow.
const room = 512

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
	if d.Item == "" {
		return d.Rule.Title
	}
	var buf [room]byte
	return string(AppendTitle(buf[:0], d))
}

// AppendTitle appends what Title says.
func AppendTitle(b []byte, d *law.Deadline) []byte {
	b = append(b, d.Rule.Title...)
	if d.Item == "" {
		return b
	}
	b = append(append(b, " ("...), d.Item...)
	if s := steps[d.Step]; s != "" {
		b = append(append(b, ": "...), s...)
	}
	return append(b, ')')
}

// When says the day and the hour: "Mon 23 November 2026, 5pm". A deadline without a day says so.
func When(d *law.Deadline) string {
	var buf [room]byte
	return string(AppendWhen(buf[:0], d))
}

// AppendWhen appends what When says.
func AppendWhen(b []byte, d *law.Deadline) []byte {
	switch {
	case !d.Due.IsZero():
		return appendHour(d.Due.AppendShort(b), d.Cutoff)
	case unknown(d):
		return append(b, "a day that cannot be worked out yet"...)
	}
	return append(b, "no fixed day"...)
}

// unknown reports whether the law gives a day that cannot be worked out.
func unknown(d *law.Deadline) bool {
	return d.Due.IsZero() && (d.Version.Count.Kind != law.CountNone || lastStep(d, law.StepUnknown) != nil)
}

// lastStep returns the last step of the kind, or nil.
func lastStep(d *law.Deadline, kind law.StepKind) *law.Step {
	for i := len(d.Steps) - 1; i >= 0; i-- {
		if d.Steps[i].Kind == kind {
			return &d.Steps[i]
		}
	}
	return nil
}

// clock reads a cut-off, "17:00". ok is false where it names no hour.
func clock(cutoff string) (hour int, minutes string, ok bool) {
	if len(cutoff) != len("17:00") {
		return 0, "", false
	}
	return int(cutoff[0]-'0')*10 + int(cutoff[1]-'0'), cutoff[3:], true
}

// appendHour says a cut-off for people: ", 5pm", ", 10.30am".
func appendHour(b []byte, cutoff string) []byte {
	h, m, ok := clock(cutoff)
	if !ok {
		return b
	}
	half := "am"
	if h >= 12 {
		half = "pm"
	}
	if h %= 12; h == 0 {
		h = 12
	}
	b = strconv.AppendInt(append(b, ", "...), int64(h), 10)
	if m != "00" {
		b = append(append(b, '.'), m...)
	}
	return append(b, half...)
}

// Line is the deadline on one line, for lists: what, when, how it stands and how sure it is.
func Line(d *law.Deadline, at civil.Date) string {
	var buf [room]byte
	return string(AppendLine(buf[:0], d, at))
}

// AppendLine appends what Line says.
func AppendLine(b []byte, d *law.Deadline, at civil.Date) []byte {
	b = AppendWhen(append(AppendTitle(b, d), ": "...), d)
	before := len(b)
	if b = appendStanding(append(b, " ("...), d, at); len(b) == before+2 {
		return b[:before]
	}
	return append(b, ')')
}

// appendStanding says how the deadline stands on the day, and how sure it is.
func appendStanding(b []byte, d *law.Deadline, at civil.Date) []byte {
	before := len(b)
	switch d.Status(at) {
	case law.Open:
		if !d.Due.IsZero() {
			b = appendLeft(b, d.Due, at)
		}
	case law.Met:
		b = d.MetOn.AppendShort(append(b, "done "...))
	case law.MetLate:
		b = d.MetOn.AppendShort(append(b, "done late, "...))
	case law.Missed:
		b = appendLeft(append(b, "missed, "...), d.Due, at)
	case law.Superseded:
		b = append(b, "no longer runs"...)
	}
	if d.Certainty == law.Certain {
		return b
	}
	if len(b) > before {
		b = append(b, "; "...)
	}
	return appendSure(b, d)
}

// appendLeft says how far off a day is: "today", "tomorrow", "in 12 days", "3 days ago".
func appendLeft(b []byte, due, at civil.Date) []byte {
	switch n := due.Sub(at); {
	case n == 0:
		return append(b, "today"...)
	case n == 1:
		return append(b, "tomorrow"...)
	case n == -1:
		return append(b, "yesterday"...)
	case n > 0:
		return append(strconv.AppendInt(append(b, "in "...), int64(n), 10), " days"...)
	default:
		return append(strconv.AppendInt(b, int64(-n), 10), " days ago"...)
	}
}

var acts = map[string]string{
	"sent": "to be sent by then", "received": "to have arrived by then", "made": "to be made by then",
	"held": "to be held by then", "done": "to be done by then",
}

// Deadline says the deadline in a sentence or two: what, who owes it, the day with weekday and hour, how it
// stands and how sure it is, the safe day, the provision.
func Deadline(d *law.Deadline, at civil.Date) string {
	var buf [room]byte
	return string(AppendDeadline(buf[:0], d, at))
}

// AppendDeadline appends what Deadline says.
func AppendDeadline(b []byte, d *law.Deadline, at civil.Date) []byte {
	b = append(AppendTitle(b, d), ": "...)
	owed := ". Owed by "
	switch {
	case d.Rule.Sense == law.Information:
		b, owed = AppendWhen(b, d), ". Worth knowing for "
	case d.Due.IsZero():
		b = AppendWhen(b, d)
	default:
		b = append(AppendWhen(append(b, "by "...), d), ", "...)
		b = append(b, acts[d.Rule.Act]...)
	}
	b = append(append(b, owed...), Ower(d)...)
	before := len(b)
	if b = appendStanding(append(b, "; "...), d, at); len(b) == before+2 {
		b = b[:before]
	}
	b = append(b, '.')
	b = appendSafe(b, d, at)
	if d.Rule.Sense == law.Target {
		b = append(b, " A target, not a right."...)
	}
	return append(append(append(b, ' '), d.Version.Provision...), '.')
}

// appendSafe says the last working day on or before a closed day that does not move: to act by, while that can be.
func appendSafe(b []byte, d *law.Deadline, at civil.Date) []byte {
	switch {
	case d.Safe.IsZero() || !d.MetOn.IsZero() || d.EndedBy != "" || at.After(d.Due):
		return b
	case at.After(d.Safe):
		b = append(b, " That is a closed day and does not move; the last working day before it was "...)
	default:
		b = append(b, " That is a closed day and does not move: act by "...)
	}
	return append(d.Safe.AppendShort(b), '.')
}

// Row is the deadline as a row of a message that is read on a phone: what is due, when, how it stands, who owes it, that
// it has to arrive by then, the safe day. The provision is Provision's to say.
func Row(d *law.Deadline, at civil.Date) string {
	var buf [room]byte
	b := append(append(AppendLine(buf[:0], d, at), ", "...), Ower(d)...)
	b = append(b, '.')
	if d.Rule.Act == "received" && d.Status(at) == law.Open && !d.Due.IsZero() {
		b = append(b, " It has to arrive by then."...)
	}
	b = appendSafe(b, d, at)
	if d.Rule.Sense == law.Target {
		b = append(b, " A target, not a right."...)
	}
	return string(b)
}

// Provision is the first provision that the deadline rests on, without those that stand beside it: the reason in a few
// words. Deadline and Why have them all.
func Provision(d *law.Deadline) string {
	all, open := d.Version.Provision, 0
	for i := range len(all) {
		switch all[i] {
		case '(':
			open++
		case ')':
			open--
		case ';':
			if open == 0 {
				return all[:i]
			}
		}
	}
	return all
}

// From lists the events that the deadline started from: "decision-sent 2026-09-22".
func From(d *law.Deadline) []string { return said(func(s *Sentences) { s.From(d) }) }

// From says what From lists.
func (s *Sentences) From(d *law.Deadline) {
	for i := range d.From {
		s.add(d.From[i].Type, " ")
		s.text = d.From[i].Day.AppendISO(s.text)
		s.end()
	}
}
