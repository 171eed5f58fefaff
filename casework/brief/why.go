package brief

import (
	"strconv"

	"github.com/redress-send/redress/casework/law"
)

// Steps says the working, in order: what the deadline started from, every step of the count with the
// provision that commands it, and where it ends. Each sentence says the step of AppendWorking at its place.
func Steps(d *law.Deadline) []string { return said(func(s *Sentences) { s.Steps(d) }) }

// Steps says what Steps says.
func (s *Sentences) Steps(d *law.Deadline) {
	s.working = AppendWorking(s.working[:0], d)
	for i := range s.working {
		s.text = append(appendStep(s.text, d, &s.working[i], i), '.')
		s.end()
	}
}

// Why explains the deadline: its steps, the provision, why it is not certain, and what the book adds.
func Why(d *law.Deadline) []string { return said(func(s *Sentences) { s.Why(d) }) }

// Why says what Why says.
func (s *Sentences) Why(d *law.Deadline) {
	s.Steps(d)
	s.add("Provision: ", d.Version.Provision)
	if !d.Version.From.IsZero() {
		s.text = d.Version.From.AppendShort(append(s.text, ", as in force from "...))
	}
	s.say(".")
	s.Because(d)
	for _, note := range d.Rule.Notes {
		s.say(note)
	}
}

// appendStep says one step of the working, without its full stop; i is its place.
func appendStep(b []byte, d *law.Deadline, s *law.Step, i int) []byte {
	switch s.Kind {
	case StepStart:
		return appendStart(b, d, s, i)
	case StepNoDay:
		return appendNoDay(b, d, s)
	case StepConclusion:
		return AppendWhen(append(b, conclusion(d.Rule.Sense)...), d)
	case StepEnded:
		if s.From.IsZero() {
			return append(b, "It no longer runs: another limit has taken its place"...)
		}
		return append(s.From.AppendShort(append(b, "It no longer runs: what came on "...)), " ended it"...)
	}
	b = appendCount(b, s)
	if s.Provision != "" {
		b = append(append(append(b, " ("...), s.Provision...), ')')
	}
	return b
}

// conclusion says what the day is that was counted.
func conclusion(sense law.Sense) string {
	switch sense {
	case law.Information:
		return "So the day is "
	case law.Target:
		return "So the day to aim for is "
	}
	return "So the last day is "
}

// appendStart says one event that the deadline started from, the first with what the book says of it.
func appendStart(b []byte, d *law.Deadline, s *law.Step, i int) []byte {
	switch {
	case i > 0:
		b = append(b, "Also"...)
	case d.Rule.Trigger == "":
		b = append(b, "Started by"...)
	default:
		b = append(b, d.Rule.Trigger...)
	}
	if len(d.From) == 0 {
		if len(d.Steps) > 0 && !d.Steps[0].From.IsZero() {
			b = strconv.AppendInt(append(b, ": "...), int64(d.Steps[0].From.Year()), 10)
		}
		return b
	}
	b = append(appendWords(append(b, ": "...), s.Name), ' ')
	b = s.From.AppendShort(b)
	if d.From[i].Fallback {
		b = append(b, ", the date printed on it"...)
	}
	if d.From[i].Reported {
		b = append(b, " (reported)"...)
	}
	return b
}

func appendNoDay(b []byte, d *law.Deadline, s *law.Step) []byte {
	if s.Name != "" {
		b = appendWords(append(b, "The day cannot be worked out: the "...), s.Name)
		return append(b, " does not say which day it fixes"...)
	}
	b = append(b, "The law gives no day"...)
	if d.Rule.Satisfied != "" {
		b = append(append(b, ": "...), trimStop(d.Rule.Satisfied)...)
	}
	return b
}

// appendCount says one step of the count.
func appendCount(b []byte, s *law.Step) []byte {
	switch s.Kind {
	case law.StepCounted:
		return appendCounted(b, s)
	case law.StepFixed:
		return appendFixed(b, s)
	case law.StepLaterOf:
		b = s.To.AppendShort(append(b, "The later of the two governs: "...))
		return append(appendLower(append(b, " ("...), s.Name), ')')
	case law.StepSpan:
		b = append(append(s.From.AppendShort(b), " falls in "...), s.Name...)
		return s.To.AppendShort(append(b, ": it goes to the first working day after, looked for from "...))
	case law.StepClosed:
		b = append(appendClosed(append(s.From.AppendShort(b), " is "...), s.Name), ": it goes to the next working day, "...)
		return s.To.AppendShort(b)
	case law.StepExpiry:
		b = append(s.From.AppendShort(append(b, "The period ends on "...)), ": the last day is the first working day after it, "...)
		return s.To.AppendShort(b)
	case law.StepExtended:
		b = append(s.Period.Append(b), " longer, because of "...)
		return s.From.AppendShort(append(appendWords(b, s.Name), ' '))
	case law.StepRevived:
		b = append(s.From.AppendShort(append(b, "Ended on "...)), " and runs again: "...)
		return s.To.AppendShort(append(appendWords(b, s.Name), ' '))
	case law.StepSafe:
		b = append(appendClosed(append(s.From.AppendShort(b), " is "...), s.Name), " and the day does not move: the safe day is "...)
		return s.To.AppendShort(b)
	}
	return appendOther(b, s)
}

// appendOther says the steps that are about another day, or about none.
func appendOther(b []byte, s *law.Step) []byte {
	switch s.Kind {
	case law.StepReplaced:
		return appendReplaced(b, s)
	case law.StepReading:
		b = append(appendWords(append(b, "Counted from the later "...), s.Name), " of "...)
		b = s.To.AppendShort(append(s.From.AppendShort(b), " it would be "...))
		return append(b, ": the earlier reading is the safe one"...)
	case law.StepEdge:
		b = append(append(append(s.From.AppendShort(b), " falls in "...), s.Name...), " as well; moved on again it would be "...)
		return append(s.To.AppendShort(b), ": the earlier reading is the safe one"...)
	case law.StepFallback:
		if s.Name == printedOnIt {
			b = s.From.AppendShort(append(b, "Counted from the date printed on it, "...))
			return append(b, ", for want of the day on which it was sent"...)
		}
		b = append(s.From.AppendShort(append(b, "Counted from "...)), " for want of "...)
		return appendWords(b, s.Name)
	case law.StepUncounted:
		b = append(append(s.Period.Append(b), " in "...), s.Name...)
		return append(b, " not counted"...)
	case law.StepUnknown:
		if s.Name != "" {
			b = append(append(strconv.AppendInt(b, int64(s.Period.N), 10), ' '), s.Name...)
			return append(s.From.AppendShort(append(b, " after "...)), ": they need the school's own calendar"...)
		}
		return append(s.From.AppendShort(b), " is outside the calendar of closed days: the day cannot be worked out"...)
	}
	return append(b, s.Kind...)
}

// printedOnIt is the name that a fallback step has where the printed date is counted from.
const printedOnIt = "the date printed on it"

func appendCounted(b []byte, s *law.Step) []byte {
	if s.Limb != "" {
		b = append(append(b, s.Name...), ": "...)
	}
	b = s.Period.Append(b)
	switch {
	case s.Backwards:
		return s.To.AppendShort(append(s.From.AppendShort(append(b, " before "...)), " is "...))
	case s.Inclusive:
		return s.To.AppendShort(append(s.From.AppendShort(append(b, " beginning with "...)), ", which is day one, end on "...))
	}
	return s.To.AppendShort(append(s.From.AppendShort(append(b, " after "...)), ", that day left out, end on "...))
}

func appendFixed(b []byte, s *law.Step) []byte {
	switch {
	case s.Backwards:
		return s.To.AppendShort(append(s.From.AppendShort(append(b, "Before "...)), ", so the last day is "...))
	case !s.From.IsZero():
		return s.To.AppendShort(append(b, "The law names "...))
	}
	return append(s.To.AppendShort(append(b, "The tribunal fixed "...)), "; nothing moves it"...)
}

func appendReplaced(b []byte, s *law.Step) []byte {
	if s.Name == agreement {
		b = append(b, "A date agreed in writing"...)
	} else {
		b = append(b, "A date fixed by the tribunal"...)
	}
	if s.From.IsZero() {
		return s.To.AppendShort(append(b, " governs: "...))
	}
	return s.To.AppendShort(append(s.From.AppendShort(append(b, " takes the place of "...)), ": "...))
}

// agreement is the event by which people agree on a day.
const agreement = "agreement-made"

// appendClosed says why a day is closed: "a Sunday", "Christmas Day".
func appendClosed(b []byte, name string) []byte {
	switch name {
	case "Saturday", "Sunday":
		return append(append(b, "a "...), name...)
	case "":
		return append(b, "a closed day"...)
	}
	return append(b, name...)
}

// appendWords turns the name of a fact into words.
func appendWords(b []byte, name string) []byte {
	for i := range len(name) {
		if name[i] == '-' {
			b = append(b, ' ')
		} else {
			b = append(b, name[i])
		}
	}
	return b
}

// words turns the name of a fact into words.
func words(name string) string {
	var buf [room]byte
	return string(appendWords(buf[:0], name))
}

// appendLower appends a title as it stands inside a sentence.
func appendLower(b []byte, s string) []byte {
	at := len(b)
	b = append(b, s...)
	lower(b[at:])
	return b
}

// trimStop takes the full stop off a sentence.
func trimStop(s string) string {
	if n := len(s); n > 0 && s[n-1] == '.' {
		return s[:n-1]
	}
	return s
}
