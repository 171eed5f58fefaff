package brief

import (
	"fmt"
	"strings"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// Steps says every step of the count, in order, each with the provision that commands it.
func Steps(d *law.Deadline) []string {
	out := make([]string, 0, len(d.Steps)+1)
	for i := range d.Steps {
		out = append(out, step(&d.Steps[i]))
	}
	if len(out) == 0 && d.Due.IsZero() {
		out = append(out, "The law gives no day: "+d.Rule.Satisfied)
	}
	return out
}

// Why explains the deadline: what started it, the steps, the provision and how sure it is.
func Why(d *law.Deadline) []string {
	var out []string
	if len(d.From) > 0 {
		out = append(out, d.Rule.Trigger+": "+started(d)+".")
	}
	out = append(out, Steps(d)...)
	if !d.Due.IsZero() {
		out = append(out, "So the last day is "+When(d)+".")
	}
	out = append(out, "Provision: "+d.Version.Provision+inForce(d.Version)+".")
	switch {
	case d.Version.Confidence == "C":
		out = append(out, "This rule is remembered only and was not checked against its text: check before relying on it.")
	case d.Certainty == law.Provisional:
		out = append(out, "Provisional: it rests on something reported or on a substitute for a fact that is missing.")
	}
	return append(out, d.Rule.Notes...)
}

func started(d *law.Deadline) string {
	parts := make([]string, len(d.From))
	for i, s := range d.From {
		parts[i] = strings.ReplaceAll(s.Type, "-", " ") + " " + s.Day.Short()
		if s.Reported {
			parts[i] += " (reported)"
		}
	}
	return strings.Join(parts, "; ")
}

func inForce(v *law.Version) string {
	if v.From.IsZero() {
		return ""
	}
	return ", as in force from " + v.From.Short()
}

// step says one step.
func step(s *law.Step) string {
	var text string
	switch s.Kind {
	case law.StepCounted:
		text = countedStep(s)
	case law.StepFixed:
		text = fixedStep(s)
	case law.StepLaterOf:
		text = fmt.Sprintf("The later of the two governs: %s (%s)", s.To.Short(), lower(s.Name))
	case law.StepSpan:
		text = fmt.Sprintf("%s falls in %s: it goes to the first working day after, looked for from %s", s.From.Short(), s.Name, s.To.Short())
	case law.StepClosed:
		text = fmt.Sprintf("%s is %s: it goes to the next working day, %s", s.From.Short(), closed(s.Name), s.To.Short())
	case law.StepSafe:
		text = fmt.Sprintf("%s is %s and the day does not move: the safe day is %s", s.From.Short(), closed(s.Name), s.To.Short())
	case law.StepReplaced:
		text = replacedStep(s)
	case law.StepReading:
		text = fmt.Sprintf("Counted from the later %s of %s it would be %s: the earlier reading is the safe one", words(s.Name), s.From.Short(), s.To.Short())
	case law.StepFallback:
		text = fmt.Sprintf("Counted from %s for want of %s", s.From.Short(), words(s.Name))
	case law.StepUncounted:
		text = fmt.Sprintf("%s in %s not counted", plural(s.Period), s.Name)
	case law.StepUnknown:
		if s.Name != "" {
			text = fmt.Sprintf("%d %s after %s: they need the school's own calendar", s.Period.N, s.Name, s.From.Short())
			break
		}
		text = fmt.Sprintf("%s is outside the calendar of closed days: the day cannot be worked out", s.From.Short())
	}
	if s.Provision != "" {
		text += " (" + s.Provision + ")"
	}
	return text + "."
}

func countedStep(s *law.Step) string {
	text := ""
	if s.Limb != "" {
		text = s.Name + ": "
	}
	switch {
	case s.Backwards:
		return fmt.Sprintf("%s%s before %s is %s", text, plural(s.Period), s.From.Short(), s.To.Short())
	case s.Inclusive:
		return fmt.Sprintf("%s%s beginning with %s, which is day one, end on %s", text, plural(s.Period), s.From.Short(), s.To.Short())
	}
	return fmt.Sprintf("%s%s after %s, that day left out, end on %s", text, plural(s.Period), s.From.Short(), s.To.Short())
}

func fixedStep(s *law.Step) string {
	if s.Backwards {
		return fmt.Sprintf("Before %s, so the last day is %s", s.From.Short(), s.To.Short())
	}
	return fmt.Sprintf("The tribunal fixed %s; nothing moves it", s.To.Short())
}

func replacedStep(s *law.Step) string {
	by := "A date fixed by the tribunal"
	if s.Name == "agreement-made" {
		by = "A date agreed in writing"
	}
	if s.From.IsZero() {
		return fmt.Sprintf("%s governs: %s", by, s.To.Short())
	}
	return fmt.Sprintf("%s takes the place of %s: %s", by, s.From.Short(), s.To.Short())
}

// closed says why a day is closed: "a Sunday", "Christmas Day".
func closed(name string) string {
	switch name {
	case "Saturday", "Sunday":
		return "a " + name
	case "":
		return "a closed day"
	}
	return name
}

func plural(p civil.Period) string { return p.String() }

// words turns the name of a fact into words.
func words(name string) string { return strings.ReplaceAll(name, "-", " ") }

func lower(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
