package words

import "slices"

// heldWhereConcluded adds the mediation that an outcome "at mediation" with its day was told of: "LA agreed everything at
// mediation yesterday".
func (m *message) heldWhereConcluded(in []found) []found {
	at := slices.IndexFunc(in, func(f found) bool { return f.name == "mediation-concluded" && f.on != nil })
	if at < 0 || !m.knows("mediation-held") || slices.ContainsFunc(in, func(f found) bool {
		return f.name == "mediation-held" || f.name == "mediation-adjourned" || f.name == "mediation-cancelled"
	}) {
		return in
	}
	f := &in[at]
	for i := m.clauses[f.clause].from; i < m.clauses[f.clause].to; i++ {
		if m.isOne(i, "at", "in", "during") && m.isOne(m.pastSmall(i), "mediation") {
			held := found{name: "mediation-held", from: f.from, to: f.from, clause: f.clause, on: f.on, own: f.own}
			return slices.Insert(in, at, held)
		}
	}
	return in
}
