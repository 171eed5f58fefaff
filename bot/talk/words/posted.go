package words

import (
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// postmarked takes the day of the postmark as the one on which a letter was sent; the day that it bears is only printed.
func (m *message) postmarked(e *law.Event, f *found, side direction) {
	if !notices[f.name] || f.on == nil {
		return
	}
	first, last := m.reach(f)
	for i := first; i+1 < last; i++ {
		if !m.isOne(i, "postmark", "postmarked", "franked") && !(f.on.before == "dated" && m.isOne(i, "sent", "posted")) {
			continue
		}
		at := m.pastSmall(i + 1)
		if at >= last || m.toks[at].kind != aDay || &m.days[m.toks[at].at] == f.on {
			return
		}
		if sent := m.nextOf(&m.days[m.toks[at].at], e.On, side, f.name); !sent.IsZero() && !e.On.IsZero() && !sent.Before(e.On) {
			e.Printed, e.On = e.On, sent
		}
		return
	}
}

// arrivedOn completes the day on which something arrived: a day without its month is the first such day after it
// was sent.
func (m *message) arrivedOn(f *found, sent civil.Date, side direction) civil.Date {
	return m.nextOf(f.came, sent, side, f.name)
}

// nextOf completes a day; one without its month is the first such day from the other day on.
func (m *message) nextOf(d *day, from civil.Date, side direction, fact string) civil.Date {
	if d.form != monthless || d.hasWeekday || d.doubt != "" || from.IsZero() {
		return m.complete(d, side, fact)
	}
	for n := range 62 {
		if next := from.AddDays(n); next.Day() == d.day {
			d.form, d.date = wholeDay, next
			break
		}
	}
	return m.complete(d, side, fact)
}
