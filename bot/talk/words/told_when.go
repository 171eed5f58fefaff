package words

import "slices"

// declared are facts that come about by being said: the day on which they were told is their day.
var declared = set(`mediation-declined mediation-wanted consent-given consent-withdrawn authority-cannot-arrange access-need-recorded authority-not-opposing`)

// saidOn gives such a fact without a day the one day of its sentence on which somebody said something: "she
// told me yesterday we can see the dates, gave consent".
func (m *message) saidOn(in []found) {
	for n := range in {
		f := &in[n]
		if f.on != nil || !declared[f.name] {
			continue
		}
		var only *day
		for k := range m.clauses {
			if m.clauses[k].sentence != m.clauses[f.clause].sentence && !m.saysIt(in, f, k) || !m.speaks(k) {
				continue
			}
			for _, d := range m.daysIn(k) {
				if only != nil || !m.isPast(d) && d.form != weekdayDay {
					return
				}
				only = d
			}
		}
		if only != nil {
			f.on = only
		}
	}
}

// saysIt reports whether clause k, in the sentence after the fact, tells nothing but when that was said: "They want to
// mediate. She said this on Monday."
func (m *message) saysIt(in []found, f *found, k int) bool {
	if m.clauses[k].sentence != m.clauses[f.clause].sentence+1 || m.clauses[k].asks || slices.ContainsFunc(in, func(o found) bool { return o.clause == k && o.name != "" }) {
		return false
	}
	for i := m.clauses[k].from; i < m.clauses[k].to; i++ {
		if m.isOne(i, "this", "it", "so", "that", "me", "us") && m.isOne(i-1, "said", "told", "confirmed", "says") {
			return true
		}
	}
	return false
}

// speaks reports whether somebody says something in clause k.
func (m *message) speaks(k int) bool {
	for i := m.clauses[k].from; i < m.clauses[k].to; i++ {
		if m.isOne(i, "said", "says", "told", "tells", "confirmed", "rang", "phoned", "called", "emailed", "texted", "wrote", "asked", "signed", "phone", "line") {
			return true
		}
	}
	return false
}
