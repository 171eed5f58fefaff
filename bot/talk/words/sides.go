package words

import (
	"slices"
	"strings"
)

// sideOf decides whether a noun with its day means what happened or what is to come: "hearing 4 March".
func (m *message) sideOf(in []found, i int) {
	f := &in[i]
	if f.ahead == "" || f.on == nil || !f.own {
		if f.ahead != "" && f.due && f.on == nil && f.fixes == nil {
			f.name = ""
		}
		return
	}
	d := f.on
	side := m.tense(f, d)
	if side == nearest {
		date, doubt, _ := d.as(nearest, m.set.Today, m.set.Calendar)
		switch {
		case d.form == monthless && !d.hasWeekday && d.clock != "":
			side = planned
		case d.form == weekdayDay || doubt == "" && date == m.set.Today:
			side = m.weekdaySide(in, d)
		case doubt != "":
			side = m.vagueSide(d)
		case date.After(m.set.Today):
			side = planned
		default:
			side = happened
		}
	}
	if side == nearest {
		m.doubts = append(m.doubts, Doubt{Kind: whichFact, Fact: f.name, Text: m.text[min(m.toks[f.from].start, d.start):max(m.toks[f.to-1].end, d.end)], Facts: []string{f.name, firstWord(f.ahead)}})
		f.name = ""
		return
	}
	if side == planned {
		name, attrs, _ := strings.Cut(f.ahead, " ")
		f.name, f.set, f.due = name, settings(attrs), true
		f.fixes, f.on = d, nil
		if !m.knows(name) {
			f.name = ""
		}
	}
}

func firstWord(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return word
}

// tense reads the verb between a noun and its day.
func (m *message) tense(f *found, d *day) direction {
	from, to := f.from, d.at
	if d.at < f.from {
		from, to = d.at, f.to
	}
	for i := max(0, from-2); i < to; i++ {
		switch {
		case m.isOne(i, "was", "were", "had", "took", "went"):
			return happened
		case m.isOne(i, "is") && i >= f.to && m.isOne(f.from, "mediation", "hearing", "meeting", "med"):
			return planned
		case m.isOne(i, "will", "due", "by", "booked", "deadline", "must", "be", "fixed", "set", "listed", "now", "confirmed", "arranged") && i >= from:
			return planned
		}
	}
	return nearest
}

// weekdaySide decides where only a weekday is given: with an hour it is to come, with an outcome it was.
func (m *message) weekdaySide(in []found, d *day) direction {
	past := slices.ContainsFunc(in, func(f found) bool {
		return f.name == "mediation-concluded" || f.name == "agreement-made" || f.name == "certificate-issued" || f.name == "order-made"
	})
	switch {
	case past, m.toldOfHeld():
		return happened
	case d.clock != "":
		return planned
	}
	return nearest
}

// toldOfHeld reports whether something is said that only a mediation which was held can have: who was there,
// whether the child was heard.
func (m *message) toldOfHeld() bool {
	return slices.ContainsFunc(m.hits, func(h hit) bool {
		return h.topic == ofAttribute && slices.Contains(h.of, "mediation-held") && !m.deniedAt(h)
	})
}

// vagueSide decides for a day that is in doubt anyway: by the stretch it lies in, or as to come.
func (m *message) vagueSide(d *day) direction {
	if !d.last.IsZero() && d.last.Before(m.set.Today) {
		return happened
	}
	for _, r := range d.readings {
		if !r.After(m.set.Today) && d.form != vagueDay {
			return happened
		}
	}
	return planned
}
