package words

import (
	"strings"

	"github.com/redress-send/redress/casework/civil"
)

// A day can be given and taken back in one breath, be only thought to be the one, or stand with its year in another place.

// rethinking are words with which a day is put in the place of the one just said: "the 5th no wait 6th".
var rethinking = set(`no wait sorry actually mean meant rather oops correction scratch hang`)

// secondThoughts doubts two different days of one thing of which the later may stand for the earlier, or both may be meant: "the
// 5th no wait 6th", "5 Nov 6 Nov", "on the 5th and again on the 6th".
func (m *message) secondThoughts() {
	for i := 0; i+1 < len(m.days); i++ {
		a, b := &m.days[i], &m.days[i+1]
		if a.merged || a.form == echoDay || b.form == echoDay || a.negated || b.negated || a.form == vagueDay || b.form == vagueDay || m.inSum(a.at) || !m.rethought(a.at+1, b.at) {
			continue
		}
		first, ok := a.readIn(m.set)
		second, too := b.readIn(m.set)
		if !ok || !too || first == second {
			continue
		}
		a.doubt, a.readings, a.end, b.merged = ambiguousDay, []civil.Date{first, second}, b.end, true
	}
}

// readIn returns the day as it would be read without knowing what it is the day of.
func (d *day) readIn(s *Setting) (civil.Date, bool) {
	if date, doubt, _ := d.as(happened, s.Today, s.Calendar); doubt == "" {
		return date, true
	}
	date, doubt, _ := d.as(nearest, s.Today, s.Calendar)
	return date, doubt == ""
}

// rethought reports whether the tokens between two days say that the second is the first once more, or say nothing at all.
func (m *message) rethought(from, to int) bool {
	told := from == to
	for k := from; k < to; k++ {
		t := &m.toks[k]
		switch {
		case t.kind == aWord && (rethinking[t.text] || m.isOne(k, "again")):
			told = true
		case m.isOne(k, "i", "and", "the", "on", "it", "was", "that", ",", "(", "-", "&", "no", "make"):
		default:
			return false
		}
	}
	return told
}

// unsureDays doubts the days of a clause in which somebody only thinks so: "I think it went out on the 5th", "maybe the 5th".
func (m *message) unsureDays() {
	for i := range m.days {
		d := &m.days[i]
		k := m.clauseAt[d.at]
		if k < 0 || d.doubt != "" || d.merged || d.form == echoDay {
			continue
		}
		for n := m.clauses[k].from; n < m.clauses[k].to; n++ {
			unsure := m.isOne(n, "maybe", "perhaps", "probably", "possibly", "presumably", "dunno", "guessing", "apparently", "supposedly", "allegedly", "seemingly", "seems") || m.isOne(n, "like") && m.isOne(n-1, "looks", "look", "sounds", "sound") ||
				m.isOne(n, "think", "reckon", "believe", "guess", "assume") && m.isOne(n-1, "i", "we", "and", "but", ",") || m.isOne(n, "sure") && m.isOne(n-1, "pretty", "fairly", "not", "quite", "almost") ||
				m.isOne(n, "be") && m.isOne(n-1, "might", "could", "may")
			if unsure {
				m.approximate(d)
				break
			}
		}
	}
}

// inLastYear gives the days of a sentence that says "last year" that year.
func (m *message) inLastYear() {
	year := m.set.Today.Year() - 1
	for i := range m.days {
		v := &m.days[i]
		if v.form != vagueDay || !strings.EqualFold(m.text[v.start:v.end], "last year") {
			continue
		}
		k := m.clauseAt[v.at]
		for n := range m.days {
			d := &m.days[n]
			if at := m.clauseAt[d.at]; d.form != yearless || d.doubt != "" || k < 0 || at < 0 || m.clauses[at].sentence != m.clauses[k].sentence {
				continue
			}
			if date, err := civil.New(year, d.month, d.day); err == nil {
				d.form, d.date, v.merged = wholeDay, date, true
			}
		}
	}
}

// onlyBounded doubts the day of something that happened where the words give no more than a bound: "out by 6 Nov", "no later than
// the 6th", "2 Nov to 6 Nov".
func (m *message) onlyBounded(d *day) {
	if d.doubt != "" {
		return
	}
	if at := d.at + 1; m.isOne(at, "to", "until", "-", "through") && at+1 < len(m.toks) && m.toks[at+1].kind == aDay {
		other := &m.days[m.toks[at+1].at]
		first, ok := d.readIn(m.set)
		if last, too := other.readIn(m.set); ok && too && last != first {
			d.doubt, d.readings, d.end, other.merged = ambiguousDay, []civil.Date{first, last}, other.end, true
		}
		return
	}
	if d.before == "by" || m.isOne(d.at-1, "than") && m.isOne(d.at-2, "later", "earlier") || m.isOne(d.at-1, "the") && m.isOne(d.at-2, "than") {
		m.approximate(d)
	}
}
