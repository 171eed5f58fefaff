package words

import (
	"strings"

	"github.com/redress-send/redress/casework/civil"
)

// The kinds of Sum.
const (
	sumAdd     = "add"         // From and Period give the day that is asked for; a negative N counts back
	sumWorking = "working-day" // is From a working day, a weekend, a bank holiday
	sumWeekday = "weekday"     // which weekday, which date is From
	sumBetween = "between"     // how many days from From to To, or whether it is Period
)

// sum reads date arithmetic, nil where there is none.
func (m *message) sum() *Sum {
	for _, read := range [...]func(*message) *Sum{(*message).counted, (*message).workingDay, (*message).between, (*message).weekdayAsked} {
		if s := read(m); s != nil {
			s.Tribunal = m.hasWord("tribunal") || m.tribunalDays()
			return s
		}
	}
	return nil
}

// tribunalDays reports whether a length of time is counted in the tribunal's days: "10 tribunal working days".
func (m *message) tribunalDays() bool {
	for i := range m.toks {
		if t := &m.toks[i]; t.kind == aLength && strings.Contains(strings.ToLower(m.text[t.start:t.end]), "trib") {
			return true
		}
	}
	return false
}

// nearDay completes the day at token i as the nearest such day.
func (m *message) nearDay(i int) civil.Date {
	date, _, _ := m.days[m.toks[i].at].as(nearest, m.set.Today, m.set.Calendar)
	return date
}

// dayFrom returns the token of the day that follows from i on after small words only, -1 where none does.
func (m *message) dayFrom(i int) int {
	for ; i < len(m.toks); i++ {
		if m.toks[i].kind == aDay {
			return i
		}
		if !smallWords[m.toks[i].id] {
			return -1
		}
	}
	return -1
}

// counted reads "2 months from 31 Dec", "add 10 days to 3 Nov" and "is today 10 working days before 24 Nov".
func (m *message) counted() *Sum {
	for i := range m.toks {
		if m.toks[i].kind != aLength {
			continue
		}
		p := m.lengths[m.toks[i].at]
		at, back := i+1, false
		switch {
		case m.isOne(at, "from", "after", "since", "on", "following"):
			at++
		case m.isOne(at, "before", "prior"):
			at, back = at+1, true
		case m.isOne(at, "back") && m.isOne(at+1, "from"):
			at, back = at+2, true
		case i > 0 && m.isOne(i-1, "add", "plus", "+"):
		default:
			continue
		}
		to := m.dayFrom(at)
		if to < 0 && i > 1 && m.toks[i-2].kind == aDay {
			to = i - 2
		}
		if to < 0 {
			continue
		}
		if first := m.dayAsked(i); first >= 0 && first != to {
			return &Sum{Kind: sumBetween, From: m.nearDay(first), To: m.nearDay(to), Period: p}
		}
		if back {
			p.N = -p.N
		}
		return &Sum{Kind: sumAdd, From: m.nearDay(to), Period: p}
	}
	return nil
}

// dayAsked returns the token of the day in "is today 10 working days before …", -1 where there is none.
func (m *message) dayAsked(length int) int {
	for i := length - 1; i > 0; i-- {
		if m.toks[i].kind == aDay && m.isOne(i-1, "is", "was") {
			return i
		}
	}
	return -1
}

// workingDay reads "is 2 Nov a bank holiday", "is Friday a working day", "is the 14th a weekday".
func (m *message) workingDay() *Sum {
	if !m.hasWord("bankholiday", "weekend") && !m.together("a", "weekday") && !m.together("working", "day") && !m.together("business", "day") {
		return nil
	}
	if m.hasWord("many", "long") {
		return nil
	}
	for i := range m.toks {
		if m.toks[i].kind == aDay {
			return &Sum{Kind: sumWorking, From: m.nearDay(i)}
		}
	}
	return nil
}

// between reads "how many days between 3 Nov and 24 Nov", "how long until 24 Nov".
func (m *message) between() *Sum {
	if !m.hasWord("many", "long", "between", "far") {
		return nil
	}
	var days []int
	for i := range m.toks {
		if m.toks[i].kind == aDay {
			days = append(days, i)
		}
	}
	s := &Sum{Kind: sumBetween}
	switch {
	case len(days) == 1 && m.hasWord("until", "till", "til", "to", "before"):
		s.From, s.To = m.set.Today, m.nearDay(days[0])
	case len(days) == 1 && m.hasWord("since", "ago"):
		s.From, s.To = m.nearDay(days[0]), m.set.Today
	case len(days) == 2:
		s.From, s.To = m.nearDay(days[0]), m.nearDay(days[1])
	default:
		return nil
	}
	switch {
	case m.hasWord("working", "business"):
		s.Period.Unit = civil.WorkingDays
	case m.hasWord("week") || m.inWeeks():
		s.Period.Unit = civil.Weeks
	default:
		s.Period.Unit = civil.Days
	}
	return s
}

// inWeeks reports whether it is asked how many weeks: "how many weeks till 8 January".
func (m *message) inWeeks() bool {
	for i := range m.toks {
		if t := &m.toks[i]; t.kind == aLength && m.isOne(i-1, "many") && strings.HasPrefix(strings.ToLower(m.text[t.start:t.end]), "w") {
			return true
		}
	}
	return false
}

// weekdayAsked reads "what day is 3 Dec", "what's the date in 6 weeks", "when is Easter Monday".
func (m *message) weekdayAsked() *Sum {
	for i := range m.toks {
		if m.toks[i].kind != aDay {
			continue
		}
		asked := m.days[m.toks[i].at].form == holidayDay && m.question() || m.onlyDayAsked() || m.together("what", "day") || m.together("which", "day") || m.together("which", "weekday") || m.together("what", "weekday") || m.together("what", "date") || m.hasWord("what") && m.hasWord("date", "weekday") || m.isOne(i-1, "is") && m.isOne(i-2, "what") ||
			m.hasWord("when") && (m.days[m.toks[i].at].form == holidayDay || m.days[m.toks[i].at].doubt == "" && m.days[m.toks[i].at].form == wholeDay)
		if asked && m.plainQuestion(i) {
			return &Sum{Kind: sumWeekday, From: m.nearDay(i)}
		}
	}
	return nil
}

// onlyDayAsked reports whether a day that a holiday names is all that the message has, with a question mark: "day after
// easter monday next year?"
func (m *message) onlyDayAsked() bool {
	return len(m.toks) == 2 && m.toks[0].kind == aDay && m.isOne(1, "?") && m.days[m.toks[0].at].form == wholeDay
}

// plainQuestion reports whether nothing else is asked about but the day at token i.
func (m *message) plainQuestion(day int) bool {
	for i := range m.toks {
		t := &m.toks[i]
		ofTheWeek := t.kind == aLength && m.isOne(i-1, "the") && m.isOne(i-2, "of") // "what day of the week"
		if i == day || t.kind == aMark || ofTheWeek || smallWords[t.id] || openers[t.text] || m.isOne(i, "what", "when", "day", "date", "weekday", "week", "year", "which", "fall", "falls", "be", "next") {
			continue
		}
		return false
	}
	return true
}
