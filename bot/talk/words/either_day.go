package words

import "github.com/redress-send/redress/casework/civil"

// alternatives doubts two days of which one is meant: "the 3rd or the 4th", "thursday or friday".
func (m *message) alternatives() {
	for i := 0; i+1 < len(m.days); i++ {
		a, b := &m.days[i], &m.days[i+1]
		or := false
		for k := a.at + 1; k < b.at; k++ {
			or = or || m.isOne(k, "or")
			if !m.isOne(k, "or", "the", "on", "maybe", "possibly", "perhaps", "either", ",", "even", "it", "was") {
				or = false
				break
			}
		}
		if !or || a.form == echoDay || b.form == echoDay {
			continue
		}
		var readings []civil.Date
		for _, d := range [...]*day{a, b} {
			if date, doubt, more := d.as(nearest, m.set.Today, m.set.Calendar); doubt == "" {
				readings = append(readings, date)
			} else {
				readings = append(readings, more...)
			}
		}
		a.doubt, a.readings, a.end, b.merged = ambiguousDay, readings, b.end, true
	}
}
