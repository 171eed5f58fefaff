package brief

import (
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// EasyBook says in easy read which rules are counted by, and that a proposal is no law.
func EasyBook(b *law.Book) []string {
	return said(func(s *Sentences) {
		s.easyText(b.Title)
		s.say(".")
		if b.Proposal {
			s.say("This is only a plan.")
			s.say("It is not the law.")
		}
	})
}

// EasyNext says in easy read what is to be done next about the deadline; nothing where that is nothing.
func EasyNext(d *law.Deadline, at civil.Date) []string {
	status := comesNext(d, at)
	if status != law.Open && status != law.Missed {
		return nil
	}
	return said(func(s *Sentences) {
		s.easyTitle(d)
		s.easyDuty(d, status == law.Missed)
		s.easyLastDay(d, at)
		if d.Certainty != law.Certain {
			s.say("We are not sure about the last day.")
		}
	})
}

// EasyGap says in easy read what cannot be worked out, and what would settle it.
func EasyGap(g *law.Gap) []string { return said(func(s *Sentences) { s.EasyGap(g) }) }

// EasyGap says what EasyGap says.
func (s *Sentences) EasyGap(g *law.Gap) {
	s.easyText(g.Rule.Title)
	s.say(".")
	switch g.Reason {
	case law.GapFallback, law.GapLimb:
		s.easyUnknownDay(g.Needs)
		s.say("Please tell us that date when you know.")
	case law.GapPrinted:
		s.say("We do not know when the letter was sent.")
		s.say("Please tell us that date when you know.")
	case law.GapCoverage:
		s.say("We cannot work out this day.")
		s.sayDay("We do not know the bank holidays around ", g.Day, ".")
	case law.GapVersion:
		s.sayDay("We do not know the rule for ", g.Day, ".")
	case law.GapSchool:
		s.say("It is counted in school days.")
		s.say("Only the school knows its school days.")
	case law.GapDay:
		s.say("We do not know the day that was fixed.")
		s.say("Please tell us that day.")
	default:
		s.say("There is a question about this.")
		s.say("Please ask the person who helps you.")
	}
}
