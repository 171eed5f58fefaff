package brief

import (
	"strconv"
	"strings"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// Easy read is for people who find reading hard: one idea a sentence, about twelve words at most, everyday
// words ("the council"), days in full, no brackets, no short forms, no sections of Acts. What it says is what
// the plain register says; what takes a lawyer to read it leaves to that.

// EasyNotAdvice ends every answer in easy read.
const EasyNotAdvice = "This is information. It is not legal advice."

// Easy says the deadline in easy read: what, who must act, by when, what counts as done in time, why that day,
// what if it is missed, what is not sure.
func Easy(d *law.Deadline, at civil.Date) []string {
	return said(func(s *Sentences) { s.Easy(d, at) })
}

// Easy says what Easy says.
func (s *Sentences) Easy(d *law.Deadline, at civil.Date) {
	s.easyTitle(d)
	switch status := d.Status(at); status {
	case law.Superseded:
		s.say("This no longer counts.")
		s.say("Something else took its place.")
		return
	case law.Met:
		s.easyDone(d, at)
	case law.MetLate:
		s.easyDone(d, at)
		s.easyWhy(d)
	default:
		late := !d.Due.IsZero() && d.Due.Before(at)
		s.easyDuty(d, late)
		s.easyWhen(d, at, status)
		s.easyInTime(d, at)
		s.easyWhy(d)
		s.easyIfMissed(d, late)
	}
	s.EasyBecause(d)
}

// easyWhy says why it is that day, or where it starts if there is none.
func (s *Sentences) easyWhy(d *law.Deadline) {
	if !d.Due.IsZero() || unknown(d) {
		s.say("This is why.")
	}
	for i := range d.From {
		s.easyStart(&d.From[i])
	}
	for i := range d.Steps {
		s.easyStep(d, i)
	}
}

// easyTitle says what it is about.
func (s *Sentences) easyTitle(d *law.Deadline) {
	s.easyText(d.Rule.Title)
	s.say(".")
	if d.Item == "" {
		return
	}
	s.add("It is about this: ")
	s.easyText(d.Item)
	s.say(".")
	if what := steps[d.Step]; what != "" {
		s.say("The step is: ", what, ".")
	}
}

// easyText writes words from elsewhere: what the law files call an authority is the council here, and there
// are no brackets.
func (s *Sentences) easyText(text string) {
	s.add(easyWords.Replace(trimStop(text)))
}

var easyWords = strings.NewReplacer("authority", "council", "Authority", "Council", " (", ", ", "(", "", ")", "", "[", "", "]", "")

// who is somebody who owes a deadline, for easy read.
type who struct {
	name string
	many bool
}

var easyOwers = map[string]who{
	"parent-or-young-person":     {"the family", false},
	"local-authority":            {"the council", false},
	"mediation-adviser":          {"the mediation adviser", false},
	"tribunal":                   {"the tribunal", false},
	"health-body-icb":            {"the health service", false},
	"school-or-responsible-body": {"the school", false},
	"either-party":               {"anybody who wants it", false},
	"both-parties":               {"both sides", true},
	"advising-body":              {"the people who give the advice", true},
	"review-organiser":           {"the people who run the review", true},
	"arranging-body":             {"the people who set up the mediation", true},
	"service":                    {"the service that keeps your case", false},
}

func easyOwer(d *law.Deadline) who {
	if w, ok := easyOwers[d.Rule.OwedBy]; ok {
		return w
	}
	return who{words(d.Rule.OwedBy), false}
}

// capital writes the words with a capital letter.
func (s *Sentences) capital(text string) {
	at := len(s.text)
	s.add(text)
	upper(s.text[at:])
}

// easyDuty says who must act.
func (s *Sentences) easyDuty(d *law.Deadline, late bool) {
	w := easyOwer(d)
	switch {
	case d.Rule.Sense == law.Information:
		s.say("This is good to know.")
	case d.Rule.Sense == law.Target:
		s.capital(w.name)
		s.say(w.tries(), "do this.")
		s.say("It is not a promise.")
	case d.Rule.OwedBy == "either-party":
		s.say("This is for anybody who wants it.")
	case d.Rule.Sense == law.Window:
		s.capital(w.name)
		s.say(" can do this.")
	case late:
		s.capital(w.name)
		s.say(" should have done this.")
	default:
		s.capital(w.name)
		s.say(" must do this.")
	}
}

// tries is the verb of a target.
func (w who) tries() string {
	if w.many {
		return " try to "
	}
	return " tries to "
}

// easyWhen says by when, and how it stands.
func (s *Sentences) easyWhen(d *law.Deadline, at civil.Date, status law.Status) {
	switch {
	case unknown(d):
		s.say("We cannot work out the last day yet.")
		return
	case d.Due.IsZero():
		s.say("There is no fixed day for this.")
		return
	}
	s.easyLastDay(d, at)
	s.easyLeft(d.Due, at)
	if status == law.Missed {
		s.say("Nobody has told us that it was done.")
	}
	if d.Version.Count.Minimum {
		s.say("There must be at least this much time.")
	}
}

func (s *Sentences) easyLastDay(d *law.Deadline, at civil.Date) {
	switch {
	case d.Rule.Sense == law.Target:
		s.sayDay("The day to aim for is ", d.Due, ".")
	case d.Rule.Sense == law.Information:
		s.sayDay("The day is ", d.Due, ".")
	case d.Due.Before(at):
		s.sayDay("The last day was ", d.Due, ".")
	default:
		s.sayDay("The last day is ", d.Due, ".")
	}
}

// easyDone says when it was done, and whether in time.
func (s *Sentences) easyDone(d *law.Deadline, at civil.Date) {
	if d.MetOn.After(at) {
		s.sayDay("This is planned for ", d.MetOn, ".")
	} else {
		s.say("This is done.")
		s.sayDay("It was done on ", d.MetOn, ".")
	}
	if d.Due.IsZero() {
		return
	}
	s.easyLastDay(d, at)
	if d.MetOn.After(d.Due) {
		s.say("So it is late.")
	} else {
		s.say("So it is in time.")
	}
}

// easyLeft says how far off a day is.
func (s *Sentences) easyLeft(due, at civil.Date) {
	switch n := due.Sub(at); {
	case n == 0:
		s.say("That is today.")
	case n == 1:
		s.say("That is tomorrow.")
	case n == -1:
		s.say("That was yesterday.")
	case n > 0:
		s.say("That is in ", strconv.Itoa(n), " days.")
	default:
		s.say("That was ", strconv.Itoa(-n), " days ago.")
	}
}

var easyActs = map[string]string{"sent": "be sent", "received": "arrive", "made": "be done", "held": "take place", "done": "be done"}

// easyInTime says what counts as done in time, and the safe day of a day that does not move.
func (s *Sentences) easyInTime(d *law.Deadline, at civil.Date) {
	if d.Due.IsZero() || d.Rule.Sense == law.Target || d.Rule.Sense == law.Information {
		return
	}
	must := "It must "
	if d.Due.Before(at) {
		must = "It had to "
	}
	s.add(must, easyActs[d.Rule.Act])
	if hour, ok := easyHour(d.Cutoff); ok {
		s.say(" by ", hour, " that day.")
	} else {
		s.say(" by the end of that day.")
	}
	if d.Rule.Act == "received" && d.Rule.OwedBy == family && d.Due.After(at) {
		s.say("Do not wait until that day to send it.")
	}
	if d.Rule.Sense == law.Limit && d.Safe.After(at) {
		s.sayDay("It is safer to do it by ", d.Safe, ".")
	}
}

// family is who owes what the family must do.
const family = "parent-or-young-person"

// easyHour says an hour: "5 in the afternoon".
func easyHour(cutoff string) (string, bool) {
	h, m, ok := clock(cutoff)
	if !ok {
		return "", false
	}
	part := " in the morning"
	switch {
	case h == 12 && m == "00":
		return "12 noon", true
	case h >= 18:
		part = " in the evening"
	case h >= 12:
		part = " in the afternoon"
	}
	if h > 12 {
		h -= 12
	}
	text := strconv.Itoa(h)
	if m != "00" {
		text += "." + m
	}
	return text + part, true
}

// easyIfMissed says what follows where it is late.
func (s *Sentences) easyIfMissed(d *law.Deadline, late bool) {
	if d.Due.IsZero() && !unknown(d) || d.Rule.Sense == law.Information || d.Rule.Sense == law.Target {
		return
	}
	when := "If it is late, "
	if late {
		when = "Now that it is late, "
	}
	switch {
	case d.Rule.Sense == law.Duty && d.Rule.OwedBy == "tribunal":
		s.say(when, "ask the tribunal about it.")
	case d.Rule.Sense == law.Duty:
		s.say(when, "the family can complain.")
		s.say("Your local advice service can help with that.")
	case d.Version.Count.Minimum:
		s.say("It is safer to be in time.")
	default:
		s.say(when, "it may be refused.")
		s.say("Please get advice straight away if it is late.")
	}
}
