package words

import (
	"slices"
	"strings"
)

// bind gives each fact its days: those of its own clause first, then a day that stands alone beside it or
// opens the sentence, then the day of something that belongs to the same event.
func (m *message) bind(in []found) []found {
	for k := range m.clauses {
		m.bindClause(in, k)
	}
	in = m.spread(in)
	m.shareDays(in)
	m.leadingDays(in)
	m.aloneDays(in)
	in = m.rebooked(in)
	for i := range in {
		m.sideOf(in, i)
	}
	m.sameEvent(in)
	m.saidOn(in)
	return in
}

// daysIn returns the days of clause k that can be the day of something.
func (m *message) daysIn(k int) []*day {
	var out []*day
	for i := m.clauses[k].from; i < m.clauses[k].to; i++ {
		if t := &m.toks[i]; t.kind == aDay && !m.used[i] {
			d := &m.days[t.at]
			if !d.negated && !d.merged && d.before != "before" && d.before != "after" && (d.before != "until" || m.putOff(i)) && d.before != "since" && !m.inSum(i) && !m.nowOn(i) {
				out = append(out, d)
			}
		}
	}
	return out
}

// nowOn reports whether the day at token i only says since when something is so: "only the dates from now on".
func (m *message) nowOn(i int) bool {
	said := strings.ToLower(m.text[:m.days[m.toks[i].at].end])
	return strings.HasSuffix(said, "now on") || strings.HasSuffix(said, "now") && m.isOne(i+1, "on", "onwards")
}

// putOff reports whether something is put off until the day at token i.
func (m *message) putOff(i int) bool {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if m.isOne(k, "off", "back", "postponed", "deferred", "adjourned", "moved") {
			return true
		}
	}
	return false
}

// inSum reports whether the day at token i is only the start of a count: "2 weeks from 3 Nov".
func (m *message) inSum(i int) bool {
	return i > 1 && m.isOne(i-1, "from", "after", "before", "of") && m.toks[i-2].kind == aLength
}

// bindClause gives the days of one clause to its facts.
func (m *message) bindClause(in []found, k int) {
	days := m.daysIn(k)
	if len(days) == 0 {
		return
	}
	var here []int
	for i := range in {
		if in[i].clause == k && in[i].on == nil && len(in[i].items) == 0 {
			here = append(here, i)
		}
	}
	for n, i := range here {
		end := m.clauses[k].to
		if n+1 < len(here) {
			end = in[here[n+1]].from
		}
		if in[i].due {
			m.bindDue(&in[i], days, end)
			continue
		}
		m.bindOn(in, here, n, days, end)
	}
}

// bindDue gives a fact that fixes a day the day it fixes, and its own where two are said: "booked yesterday
// for 3 Dec". The day before a word such as "moved" is the old one.
func (m *message) bindDue(f *found, days []*day, end int) {
	var after, before []*day
	for _, d := range days {
		switch {
		case d.before == "from" || d.at > f.from && d.at < f.to && m.isOne(f.to-1, "moved", "postponed", "rescheduled", "rearranged", "adjourned", "relisted", "put", "pushed", "brought", "back", "forward", "vacated", "shifted", "bumped"):
			d.heard = true // no longer
		case d.at >= f.from && d.at < end:
			after = append(after, d)
		case d.at < f.from:
			before = append(before, d)
		}
	}
	last := len(after) - 1
	switch {
	case last >= 0:
		f.own = true
		m.bindDueAfter(f, after)
		if f.on == nil && len(before) > 0 && (m.isPast(before[0]) || before[0].form == weekdayDay && before[0].before != "for" && before[0].before != "by") {
			f.on = before[0]
		}
	case len(before) > 0 && m.isPast(before[len(before)-1]):
		f.on, f.own = before[len(before)-1], true
	case len(before) > 0:
		f.fixes, f.own = before[len(before)-1], true
	}
}

// bindDueAfter takes the days after a fact that fixes one: the one after "for" or "to", else the last; a day
// that can only lie in the past is the fact's own.
func (m *message) bindDueAfter(f *found, after []*day) {
	after = m.movedOn(after)
	for _, d := range after {
		switch {
		case f.fixes == nil && (d.before == "for" || d.before == "to"):
			f.fixes = d
		case f.on == nil && m.isPast(d):
			f.on = d
		}
	}
	if last := after[len(after)-1]; f.fixes == nil && last != f.on {
		f.fixes = last
	}
}

// movedOn leaves out the days from which something was moved: "scheduled for 25 Nov has been rescheduled to 2 Dec".
func (m *message) movedOn(after []*day) []*day {
	for n := len(after) - 1; n > 0; n-- {
		for i := after[n-1].at; i < after[n].at; i++ {
			if m.isOne(i, "moved", "rescheduled", "rearranged", "postponed", "rebooked", "shifted", "bumped", "relisted", "pushed", "brought", "changed", "instead") {
				for _, old := range after[:n] {
					old.heard = true
				}
				return after[n:]
			}
		}
	}
	return after
}

// isPast reports whether the day can only lie in the past: "yesterday", "last Thursday", a written year.
func (m *message) isPast(d *day) bool {
	return d.form == wholeDay && d.doubt == "" && !d.date.After(m.set.Today) && (d.date != m.set.Today || d.month == 0)
}

// bindOn gives the nth fact of a clause the day on which it happened.
func (m *message) bindOn(in []found, here []int, n int, days []*day, end int) {
	f := &in[here[n]]
	for _, d := range days {
		if d.at >= f.from && d.at < end && m.mayBeOn(f, d) {
			f.on, f.own = d, true
			return
		}
	}
	first := in[here[0]].from
	if days[0].at < first && m.mayBeOn(f, days[0]) {
		for _, d := range days {
			if d.at < f.from {
				f.on, f.own = d, true
			}
		}
		return
	}
	last := days[len(days)-1]
	between := slices.ContainsFunc(here[:n], func(k int) bool { return in[k].own && in[k].on != last })
	if last.at > f.from && !between && m.row(in, here[n:], last) && m.mayBeOn(f, last) {
		f.on, f.own = last, true
	}
}

// mayBeOn reports whether the day can be the one on which something happened: not a limit to come, nor the day on which a
// panel will look at it: "LA taking it back to panel on 25 Nov".
func (m *message) mayBeOn(f *found, d *day) bool {
	if f.name == "mediation-cancelled" && m.ofMeeting(d) {
		d.heard = true
		return false
	}
	if f.name == "mediation-concluded" && d.at > f.from && d.before == "on" && slices.Contains(f.set, setting{"outcome", "back-to-panel"}) {
		if _, doubt, _ := d.as(happened, m.set.Today, m.set.Calendar); doubt == futureDay {
			d.heard = true // of the panel
			return false
		}
	}
	return d.before != "within"
}

// ofMeeting reports whether the day is the one of the meeting that it stands before: "cancelled Thursday's meeting".
func (m *message) ofMeeting(d *day) bool {
	i := d.at + 1
	for m.isOne(i, "'", "s") {
		i++
	}
	return m.isOne(i, "mediation", "meeting", "session")
}

// row reports whether the facts stand in a row, joined by "and", with only this one day after the last.
func (m *message) row(in []found, rest []int, d *day) bool {
	for n := range rest {
		end := d.at
		if n+1 < len(rest) {
			end = in[rest[n+1]].from
		}
		for i := in[rest[n]].to; i < end; i++ {
			if m.toks[i].kind == aDay {
				return false
			}
		}
	}
	return len(rest) > 1 && in[rest[len(rest)-1]].from < d.at
}

// shareDays gives a day that is said to be everybody's ("both 9 Nov", "same day 12/11") to the facts of the
// same sentence that have none.
func (m *message) shareDays(in []found) {
	for i := range m.days {
		d := &m.days[i]
		k := m.clauseAt[d.at]
		if !d.shared || k < 0 {
			continue
		}
		for n := range in {
			if in[n].on == nil && !in[n].due && in[n].from < d.at && m.clauses[in[n].clause].sentence == m.clauses[k].sentence {
				in[n].on = d
			}
		}
	}
}

// leadingDays gives a day that opens a sentence and stands alone in its clause to the facts that follow:
// "yesterday: cert out, appeal lodged".
func (m *message) leadingDays(in []found) {
	for k := range m.clauses {
		if k > 0 && m.clauses[k-1].sentence == m.clauses[k].sentence || !m.onlyDay(k) {
			continue
		}
		d := m.daysIn(k)[0]
		for n := range in {
			if in[n].on == nil && !in[n].due && len(in[n].items) == 0 && m.clauses[in[n].clause].sentence == m.clauses[k].sentence {
				in[n].on = d
			}
		}
	}
}

// events are facts that happen at one event: what is said of one without a day was on the day of the other.
var events = [...]map[string]bool{
	set(`mediation-adviser-contacted information-given mediation-wanted mediation-declined`),
	set(`mediation-held mediation-concluded agreement-made`),
	set(`appeal-registered direction-made`),
	set(`hearing-held`),
}

// sameEvent gives a fact without a day the day of another fact of the same event: of the last one told before it, else of the
// first after it.
func (m *message) sameEvent(in []found) {
	for i := range in {
		f := &in[i]
		for _, group := range events {
			if f.on == nil && group[f.name] {
				f.on = dayBeside(in, i, group)
			}
		}
	}
}

// dayBeside is the day of the fact of the group that stands nearest to fact i, those before it first; nil: none has one.
func dayBeside(in []found, i int, group map[string]bool) *day {
	lends := func(n int) bool {
		return group[in[n].name] && in[n].on != nil && (in[n].name != in[i].name || in[i].name == "direction-made")
	}
	for n := i - 1; n >= 0; n-- {
		if lends(n) {
			return in[n].on
		}
	}
	for n := i + 1; n < len(in); n++ {
		if lends(n) {
			return in[n].on
		}
	}
	return nil
}
