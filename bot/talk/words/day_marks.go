package words

import "github.com/redress-send/redress/casework/civil"

// marks finishes the days: which hour belongs to which, which are only denied, which stand for all beside.
func (m *message) marks() {
	last := -1
	for i := range m.toks {
		t := &m.toks[i]
		switch t.kind {
		case aDay:
			d := &m.days[t.at]
			d.at = i
			d.negated = d.before == "not" || i > 1 && m.toks[i-1].text == "the" && m.toks[i-2].text == "not"
			d.shared = i > 0 && (m.toks[i-1].text == "both" || m.toks[i-1].text == "all" || m.toks[i-1].text == "each" || m.toks[i-1].text == "on" && i > 1 && m.toks[i-2].text == "both")
			if d.before == "around" && d.doubt == "" && !d.sameDay {
				m.approximate(d)
			}
			last = i
		case anHour:
			m.giveHour(i, last)
		}
	}
	m.alternatives()
	m.secondThoughts()
	m.unsureDays()
	m.inLastYear()
	m.rising()
	m.echoes()
}

// rising marks weekdays that are told in the order of a week, of which the last ones gone by would not be: on a Tuesday
// “contact mon, info weds, declined fri” may begin yesterday or the Monday before.
func (m *message) rising() {
	gone := func(d *day) civil.Date {
		return m.set.Today.AddDays(-((int(m.set.Today.Weekday()-d.weekday) + 7) % 7))
	}
	inWeek := func(d *day) int { return (int(d.weekday) + 6) % 7 }
	for i := range m.days {
		for k := i + 1; k < len(m.days) && m.days[i].form == weekdayDay && m.days[k].form == weekdayDay; k++ {
			a, b := &m.days[i], &m.days[k]
			a.rises = a.rises || inWeek(a) < inWeek(b) && gone(a).After(gone(b))
		}
	}
}

// approximate doubts a day that is said to be only about right.
func (m *message) approximate(d *day) {
	if date, doubt, readings := d.as(nearest, m.set.Today, m.set.Calendar); doubt == "" {
		d.doubt, d.readings = ambiguousDay, []civil.Date{date}
	} else {
		d.doubt, d.readings = doubt, readings
	}
}

// giveHour gives the hour at token i to the day before it in the same sentence, or to the one right after.
func (m *message) giveHour(i, last int) {
	if m.isOne(i+1, "or") && i+2 < len(m.toks) && (m.toks[i+2].kind == aNumber || m.toks[i+2].kind == anHour) || m.isOne(i-1, "or") && i > 1 && m.toks[i-2].kind == anHour {
		if m.clauseAt[i] >= 0 {
			m.unheard(m.clauseAt[i]) // "at 3 or 4"
		}
		return
	}
	if last >= 0 && m.days[m.toks[last].at].clock == "" {
		for k := last + 1; k < i; k++ {
			if ends(&m.toks[k]) || m.toks[k].text == "," && k+1 < i {
				last = -1
				break
			}
		}
		if last >= 0 {
			m.days[m.toks[last].at].clock = m.hours[m.toks[i].at]
			return
		}
	}
	for k := i + 1; k < len(m.toks) && k <= i+2; k++ {
		if m.toks[k].kind == aDay {
			m.days[m.toks[k].at].clock = m.hours[m.toks[i].at]
			return
		}
	}
}

// echoes puts the day that is meant in the place of "the same day": the one before it, else the one after.
// Where an explicit day stands right beside it, that day is shared by everything around.
func (m *message) echoes() {
	for i := range m.days {
		d := &m.days[i]
		if d.form != echoDay {
			continue
		}
		source := -1
		switch {
		case i+1 < len(m.days) && m.days[i+1].at == d.at+1 && d.offset == 0:
			m.days[i+1].shared, d.merged = true, true
			continue
		case i > 0:
			source = i - 1
		case i+1 < len(m.days):
			source = i + 1
		}
		offset := d.offset
		if source < 0 || m.days[source].form == echoDay {
			d.form, d.doubt = vagueDay, noDay
			continue
		}
		start, end, at := d.start, d.end, d.at
		*d = m.days[source]
		d.start, d.end, d.at, d.offset = start, end, at, d.offset+offset
	}
}
