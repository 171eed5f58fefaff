package brief

import (
	"strconv"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// easyStart says an event that the deadline started from.
func (s *Sentences) easyStart(from *law.Source) {
	if from.Fallback {
		s.easyFact("We know this: ", from.Type)
		s.sayDay("The letter has the date ", from.Day, ".")
		return
	}
	s.easyEventOn(from.Type, from.Day)
}

// easyEventOn says that something happened on a day.
func (s *Sentences) easyEventOn(name string, day civil.Date) {
	if says, ok := easyEvents[name]; ok {
		s.capital(says)
		s.sayDay(" on ", day, ".")
		return
	}
	s.sayDay("This happened on ", day, ": "+words(name)+".")
}

// easyFact says that something happened, after the words.
func (s *Sentences) easyFact(before, name string) {
	if says, ok := easyEvents[name]; ok {
		s.say(before, says, ".")
		return
	}
	s.say(before, words(name), ".")
}

// easyUnknownDay says that the day of an event is not known.
func (s *Sentences) easyUnknownDay(name string) {
	if says, ok := easyEvents[name]; ok {
		s.say("We do not know when ", says, ".")
		return
	}
	s.say("We do not know the day of this: ", words(name), ".")
}

// easyStep says the step at i of the count.
func (s *Sentences) easyStep(d *law.Deadline, i int) {
	step := &d.Steps[i]
	switch step.Kind {
	case law.StepCounted:
		s.easyCounted(d, i)
	case law.StepFixed:
		s.easyFixed(step)
	case law.StepLaterOf:
		s.sayDay("The later day counts: ", step.To, ".")
	case law.StepSpan:
		s.say("That day falls in this time: ", step.Name, ".")
		s.sayDay("So it moves on to ", step.To, ".")
	case law.StepClosed:
		s.easyClosed("That day", step.Name)
		s.sayDay("So it moves on to ", step.To, ".")
	case law.StepExpiry:
		s.say("It can still be done on the next working day.")
		s.sayDay("That is ", step.To, ".")
	case law.StepExtended:
		s.say("There is more time: ", step.Period.String(), ".")
		s.say("This is the reason.")
		s.easyEventOn(step.Name, step.From)
	case law.StepRevived:
		s.sayDay("It stopped on ", step.From, ".")
		s.sayDay("It started again on ", step.To, ".")
	case law.StepSafe:
		s.easyClosed("That day", step.Name)
		s.say("The last day does not move.")
		s.sayDay("The safe day is ", step.To, ".")
	default:
		s.easyOther(step)
	}
}

func (s *Sentences) easyOther(step *law.Step) {
	switch step.Kind {
	case law.StepReplaced:
		if step.Name == agreement {
			s.say("Both sides wrote down another day.")
		} else {
			s.say("The tribunal chose another day.")
		}
		s.sayDay("The new day is ", step.To, ".")
	case law.StepReading:
		s.say("There is a later date too.")
		s.easyEventOn(step.Name, step.From)
		s.sayDay("From there the last day would be ", step.To, ".")
		s.say("The earlier day is the safe day.")
	case law.StepEdge:
		s.say("That day falls in this time: ", step.Name, ".")
		s.sayDay("Another way to read the rule gives ", step.To, ".")
		s.say("The earlier day is the safe day.")
	case law.StepFallback:
		if step.Name == printedOnIt {
			s.say("So we count from the date on the letter.")
			return
		}
		s.easyUnknownDay(step.Name)
		s.sayDay("So we count from ", step.From, ".")
	case law.StepUncounted:
		s.say("Days in this time are not counted: ", step.Name, ".")
		s.say("That leaves out ", step.Period.String(), ".")
	case law.StepUnknown:
		if step.Name != "" {
			s.say("The time is ", strconv.Itoa(step.Period.N), " ", step.Name, ".")
			return
		}
		s.sayDay("We do not know the bank holidays around ", step.From, ".")
	}
}

// easyCounted says a count: of one of two limbs, back from a day, or on from it.
func (s *Sentences) easyCounted(d *law.Deadline, i int) {
	step := &d.Steps[i]
	period := step.Period.String()
	switch {
	case step.Backwards:
		s.sayDay("We count back from ", step.From, ".")
	case i > 0 && isLimb(&d.Steps[i-1]) && isLimb(step):
		s.sayDay("Another way is to count from ", step.From, ".")
	case i+1 < len(d.Steps) && isLimb(step) && isLimb(&d.Steps[i+1]):
		s.sayDay("One way is to count from ", step.From, ".")
	}
	s.say("The time is ", period, ".")
	switch {
	case step.Backwards:
	case step.Inclusive:
		s.say("The first day is counted.")
	default:
		s.say("The first day is not counted.")
	}
	if step.Period.Unit == civil.WorkingDays {
		s.say("Weekends and bank holidays are not counted.")
	}
	if step.Backwards {
		s.sayDay("That gives ", step.To, ".")
		return
	}
	s.sayDay("That time ends on ", step.To, ".")
}

// isLimb reports whether the step counts one of two limbs.
func isLimb(s *law.Step) bool { return s.Kind == law.StepCounted && s.Limb != "" }

func (s *Sentences) easyFixed(step *law.Step) {
	switch {
	case step.Backwards:
		s.sayDay("It must be done before ", step.From, ".")
		s.sayDay("So the last day is ", step.To, ".")
	case !step.From.IsZero():
		s.sayDay("The law names the day: ", step.To, ".")
	default:
		s.say("The tribunal chose this day.")
		s.say("The day does not move.")
	}
}

// easyClosed says why a day is closed.
func (s *Sentences) easyClosed(day, name string) {
	switch name {
	case "Saturday", "Sunday":
		s.say(day, " is a ", name, ".")
	default:
		s.say(day, " is a bank holiday.")
	}
}
