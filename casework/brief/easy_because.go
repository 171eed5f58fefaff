package brief

import "github.com/redress-send/redress/casework/law"

// EasyBecause says in easy read why the deadline is not certain.
func (s *Sentences) EasyBecause(d *law.Deadline) {
	if d.Certainty == law.Certain {
		return
	}
	if !d.Due.IsZero() {
		s.say("We are not sure about the last day.")
	}
	var some [8]doubt
	for _, x := range doubts(some[:0], d) {
		s.easyDoubt(x)
	}
	if !d.Due.IsZero() && d.Certainty == law.Provisional {
		s.say("The day may change.")
	}
}

func (s *Sentences) easyDoubt(x doubt) {
	switch x.kind {
	case remembered:
		s.say("Nobody has checked this rule yet.")
		s.say("Ask somebody who knows the law.")
	case beyond:
		s.say("We do not know the bank holidays of that time.")
	case schoolDays:
		s.say("It is counted in school days.")
		s.say("Only the school knows its school days.")
	case notSaid:
		s.say("We do not know the day that was fixed.")
		s.say("Please tell us that day.")
	case substitute:
		s.say("We had to use another date instead.")
		s.say("Please tell us the right date when you know.")
	case printed:
		s.say("We do not know when the letter was sent.")
		s.say("Please tell us that date when you know.")
	case reported:
		s.easyFact("Somebody told us this: ", x.name)
		s.say("It has not been checked yet.")
	case oneLimb:
		s.say("This day comes from two dates.")
		s.say("We know only one of them.")
	case revived:
		s.say("This had stopped and then started again.")
		s.say("Ask the tribunal if the day is still right.")
	case unnamed:
		s.say("Somebody told us something that matters here.")
		s.say("It has not been checked yet.")
	}
}
