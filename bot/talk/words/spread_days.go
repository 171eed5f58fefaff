package words

import "slices"

// pairs are the rows of cases of the message with the day right after each: "0231 on the 3rd, 0305 on the 5th".
func (m *message) pairs() []*day {
	var out []*day
	for _, r := range m.caseRows() {
		for i := r.to; i < len(m.toks) && m.onlySmall(r.to, i); i++ {
			if m.toks[i].kind == aDay {
				out = append(out, &m.days[m.toks[i].at])
				break
			}
		}
	}
	return out
}

// spread gives what is said once of several cases with a day each to every one of them: "mediated: 0231 on the 3rd, 0305
// on the 5th". It does so only where the message states one thing and no other.
func (m *message) spread(in []found) []found {
	if len(m.refs) < 2 || len(in) != 1 || len(in[0].items) > 0 || m.tellsElse(in[0].name) {
		return in
	}
	days := m.pairs()
	if len(days) < 2 || len(days) != len(m.caseRows()) || slices.ContainsFunc(days, func(d *day) bool { return d.shared || d.negated }) {
		return in
	}
	var out []found
	for _, d := range days {
		f := in[0]
		f.on, f.fixes, f.own, f.bare, f.weak = nil, nil, true, false, false
		if f.due {
			f.fixes = d
		} else {
			f.on = d
		}
		out = append(out, f)
	}
	return out
}

// tellsElse reports whether the noun of something else stands in the message: "231 5 Nov declined, 144 6 Nov cert".
func (m *message) tellsElse(name string) bool {
	return slices.ContainsFunc(m.hits, func(h hit) bool {
		return h.topic == ofFact && h.bare && h.ahead == "" && h.name != name && h.name != nothing && (notices[h.name] || h.name == "appeal-sent") && m.knows(h.name)
	})
}

// rebooked adds the new day of a mediation that was adjourned or called off, where it stands alone after it: "adjourned
// today, same time next week".
func (m *message) rebooked(in []found) []found {
	at := slices.IndexFunc(in, func(f found) bool { return f.name == "mediation-adjourned" || f.name == "mediation-cancelled" })
	if at < 0 || in[at].on == nil || m.hasWord("hearing") || slices.ContainsFunc(in, func(f found) bool { return f.name == "mediation-booked" }) {
		return in
	}
	for k := in[at].clause + 1; k < len(m.clauses); k++ {
		if m.clauses[k].asks || !m.onlyDay(k) {
			continue
		}
		d := m.daysIn(k)[0]
		ahead, doubt, _ := d.as(planned, m.set.Today, m.set.Calendar)
		if doubt == "" && ahead.After(m.set.Today) && !slices.ContainsFunc(in, func(f found) bool { return f.on == d || f.fixes == d }) {
			return append(in, found{name: "mediation-booked", from: m.clauses[k].from, to: m.clauses[k].from, clause: k, due: true, fixes: d, own: true})
		}
	}
	return in
}
