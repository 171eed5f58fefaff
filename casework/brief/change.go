package brief

import (
	"strconv"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// Changed reports whether what is supposed would change the deadline from was to is: its day, how it stands on
// the day at, or how sure it is. nil for was: it is new; nil for is: it is gone.
func Changed(was, is *law.Deadline, at civil.Date) bool {
	return was == nil || is == nil || was.Due != is.Due || was.Cutoff != is.Cutoff ||
		was.Status(at) != is.Status(at) || was.Certainty != is.Certainty
}

// Change says what would change: from which day to which and by how many days, what is new, what no longer
// runs.
func Change(was, is *law.Deadline, at civil.Date) string {
	var buf [room]byte
	return string(AppendChange(buf[:0], was, is, at))
}

// AppendChange appends what Change says.
func AppendChange(b []byte, was, is *law.Deadline, at civil.Date) []byte {
	switch {
	case was == nil:
		b = AppendWhen(append(AppendTitle(append(b, "New: "...), is), ", "...), is)
		return append(appendStandingIn(b, is, at), '.')
	case is == nil || is.EndedBy != "" && was.EndedBy == "":
		b = AppendWhen(append(AppendTitle(append(b, "No longer runs: "...), was), ", today "...), was)
		return append(b, '.')
	}
	b = AppendWhen(append(AppendTitle(b, is), ": "...), was)
	if was.Due != is.Due || was.Cutoff != is.Cutoff {
		b = AppendWhen(append(b, " becomes "...), is)
		b = appendApart(b, was, is)
	} else {
		b = append(b, " stays"...)
	}
	if was.Status(at) != is.Status(at) || was.Certainty != is.Certainty {
		b = appendStandingIn(append(b, ", today"...), was, at)
		b = appendStandingIn(append(b, ", then"...), is, at)
	}
	return append(b, '.')
}

// appendStandingIn says how a deadline stands, in brackets.
func appendStandingIn(b []byte, d *law.Deadline, at civil.Date) []byte {
	before := len(b)
	b = appendStanding(append(b, " ("...), d, at)
	if len(b) == before+2 {
		b = append(b, d.Status(at)...)
	}
	return append(b, ')')
}

// appendApart says how far apart two days are: ", 9 days later".
func appendApart(b []byte, was, is *law.Deadline) []byte {
	n := is.Due.Sub(was.Due)
	if was.Due.IsZero() || is.Due.IsZero() || n == 0 {
		return b
	}
	b = strconv.AppendInt(append(b, ", "...), int64(max(n, -n)), 10)
	b = append(b, " day"...)
	if n != 1 && n != -1 {
		b = append(b, 's')
	}
	if n > 0 {
		return append(b, " later"...)
	}
	return append(b, " earlier"...)
}

// EasyChange says in easy read what would change.
func EasyChange(was, is *law.Deadline, at civil.Date) []string {
	return said(func(s *Sentences) { s.easyChange(was, is, at) })
}

func (s *Sentences) easyChange(was, is *law.Deadline, at civil.Date) {
	switch {
	case was == nil:
		s.easyTitle(is)
		s.say("This would be new.")
		s.easyDay("The last day would be ", is)
	case is == nil || is.EndedBy != "" && was.EndedBy == "":
		s.easyTitle(was)
		s.say("This would no longer count.")
		s.easyDay("Now the last day is ", was)
		return
	default:
		s.easyTitle(is)
		s.easyMoved(was, is)
	}
	switch now := is.Status(at); {
	case was != nil && was.Status(at) == now:
	case was != nil && was.EndedBy != "":
		s.say("This would count again.")
	case now == law.Met:
		s.say("It would be done in time.")
	case now == law.MetLate:
		s.say("It would be done late.")
	case now == law.Missed:
		s.say("That day would be over.")
	}
	if !is.Due.IsZero() && (was == nil || was.Certainty != is.Certainty) {
		s.easySurer(is)
	}
}

// easyMoved says where the day moves, and how far.
func (s *Sentences) easyMoved(was, is *law.Deadline) {
	if was.Due == is.Due {
		s.easyDay("The last day stays ", is)
		return
	}
	s.easyDay("Now the last day is ", was)
	s.easyDay("It would be ", is)
	n := is.Due.Sub(was.Due)
	if was.Due.IsZero() || is.Due.IsZero() {
		return
	}
	days := " days"
	if n == 1 || n == -1 {
		days = " day"
	}
	if n > 0 {
		s.say("That is ", strconv.Itoa(n), days, " later.")
	} else {
		s.say("That is ", strconv.Itoa(-n), days, " earlier.")
	}
}

// easyDay says a deadline's day, or that there is none.
func (s *Sentences) easyDay(before string, d *law.Deadline) {
	switch {
	case !d.Due.IsZero():
		s.sayDay(before, d.Due, ".")
	case unknown(d):
		s.say("We cannot work out the last day yet.")
	default:
		s.say("There is no fixed day for this.")
	}
}

func (s *Sentences) easySurer(is *law.Deadline) {
	if is.Certainty == law.Certain {
		s.say("We would be sure about that day.")
	} else {
		s.say("We would not be sure about that day.")
	}
}
