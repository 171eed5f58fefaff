package words

import "slices"

// arrivals gives the day on which something arrived to the notice before it: "letter dated 22 Sept but only
// arrived 28th".
func (m *message) arrivals(in []found) {
	for i := range in {
		if in[i].name != arrival {
			continue
		}
		for k := i - 1; k >= 0 && in[i].on != nil; k-- {
			if (in[k].name == "rights-request-received" || in[k].name == "step-done") && in[k].on == nil {
				in[k].on, in[k].own = in[i].on, true
				break
			}
			if (notices[in[k].name] || in[k].name == "appeal-registered") && m.clauses[in[k].clause].sentence == m.clauses[in[i].clause].sentence {
				in[k].came = in[i].on
				if in[k].on == in[i].on { // the day on which it came is not the one on which it was sent
					in[k].on = nil
				}
				break
			}
		}
		in[i].name = ""
	}
}

// lateThenHere reports whether fact i is something that was late, and the next clause says on which day it came: "the bundle was
// late, got it this morning".
func (m *message) lateThenHere(in []found, i int) bool {
	f := &in[i]
	if f.name != "step-done" || i+1 >= len(in) || in[i+1].name != arrival || len(m.daysIn(in[i+1].clause)) == 0 ||
		m.clauses[in[i+1].clause].sentence != m.clauses[f.clause].sentence || len(m.daysIn(f.clause)) > 0 {
		return false
	}
	late := false
	for k := f.to; k < m.clauses[f.clause].to; k++ {
		switch t := &m.toks[k]; {
		case m.isOne(k, "late", "overdue", "delayed"):
			late = true
		case t.kind != aRef && !smallWords[t.id] && !m.isOne(k, "was", "came", "bit", "very", "really", "running", ",", "for"):
			return false
		}
	}
	return late
}

// datedNotices gives a notice that arrived on one day and is dated another both: "letter came Friday, dated
// 2 Nov".
func (m *message) datedNotices(in []found) {
	for i := range in {
		f := &in[i]
		if !notices[f.name] || f.on == nil || f.came != nil || f.on.before == "dated" || !m.arrived(f) {
			continue
		}
		if d := m.cameAfterDay(f); d != nil {
			f.came = d
			continue
		}
		for k := f.clause; k < len(m.clauses) && k <= f.clause+1 && m.clauses[k].sentence == m.clauses[f.clause].sentence; k++ {
			for _, d := range m.daysIn(k) {
				if d.before == "dated" && d.at > f.from && (k == f.clause || m.onlyDay(k)) {
					f.came, f.on = f.on, d
				}
			}
		}
	}
}

// cameAfterDay is the day on which a notice came that is said right after the notice's own: "letter 4 Nov received 6 Nov";
// nil: none is.
func (m *message) cameAfterDay(f *found) *day {
	for _, d := range m.daysIn(f.clause) {
		if d.at <= f.on.at || d.at < f.from {
			continue
		}
		i := m.beforeSmall(d.at)
		if i > f.on.at && m.isOne(i, "received", "came", "arrived", "got", "landed") {
			return d
		}
		return nil
	}
	return nil
}

// lendArrivals gives the day on which a notice came to what else the message says of the same notice of the same day.
func lendArrivals(in []found) {
	for i := range in {
		for k := range in {
			if in[i].came == nil && in[k].came != nil && in[i].name == in[k].name && in[i].on == in[k].on && notices[in[i].name] {
				in[i].came = in[k].came
			}
		}
	}
}

// reviewLetters makes one fact of a decision after a review and the letter that told it: "after review LA decided
// to cease, letter 6 Nov".
func (m *message) reviewLetters(in []found) {
	for i := range in {
		f := &in[i]
		if !toldByLetter[f.name] || f.on != nil {
			continue
		}
		for k := range in {
			o := &in[k]
			if o.name == "decision-sent" && o.on != nil && m.clauses[o.clause].sentence == m.clauses[f.clause].sentence {
				f.on, f.own, o.name = o.on, true, ""
				break
			}
		}
	}
}

// decidedAfterReview makes a decision on a plan the one after the review that the message tells of: "annual review held
// 15 Oct, LA decision letter 6 Nov - not amending".
func (m *message) decidedAfterReview(in []found) {
	held := slices.IndexFunc(in, func(f found) bool { return f.name == "review-meeting-held" })
	if held < 0 {
		return
	}
	for i := held + 1; i < len(in); i++ {
		f := &in[i]
		if f.name == "decision-sent" && slices.ContainsFunc(m.hits, func(h hit) bool {
			return h.topic == ofAttribute && slices.Contains(h.of, "review-decision-sent") && h.from > in[held].to
		}) {
			f.name, f.set = "review-decision-sent", nil
		}
	}
}

// toldByLetter are decisions that a letter tells.
var toldByLetter = set(`review-decision-sent governors-decision-notified staff-decision-sent ut-decision-sent review-panel-decided`)

// tribunalLetters dates what the tribunal did by its letter: "registered it, letter dated 6 Nov" is no decision of the
// authority's.
func (m *message) tribunalLetters(in []found) {
	for i := range in {
		f := &in[i]
		if f.name != "appeal-registered" && f.name != "appeal-received" && f.name != "appeal-returned" || f.on != nil || m.decides(in) {
			continue
		}
		for k := i + 1; k < len(in); k++ {
			if o := &in[k]; o.name == "decision-sent" && o.on != nil && m.isOne(o.from, "letter") && o.clause == f.clause+1 && m.clauses[o.clause].sentence == m.clauses[f.clause].sentence {
				f.on, f.own, o.name = o.on, true, ""
				break
			}
		}
	}
}

// decides reports whether the message tells what the authority decided, so that a letter may be its own.
func (m *message) decides(in []found) bool {
	return len(m.groundsIn(0, len(m.toks))) > 0 || slices.ContainsFunc(in, func(f found) bool { return f.name == "decision-sent" && f.on == nil })
}

// tribunalDecisions makes "the decision" the tribunal's where the message says what it ordered.
func (m *message) tribunalDecisions(in []found) {
	if !slices.ContainsFunc(in, func(f found) bool { return f.name == "order-made" }) && !(m.hasWord("ordered", "orders") && m.hasAttributeOf("order-made")) {
		return
	}
	for i := range in {
		if f := &in[i]; f.name == "decision-sent" && m.isOne(f.from, "decision") && !m.isOne(f.from+1, "letter", "notice") {
			f.name = "order-made"
		}
	}
}

// groundDecisions adds the decision that a ground with a day beside it means: "refused to assess 22 Sept".
func (m *message) groundDecisions(in []found) []found {
	for _, h := range m.hits {
		if h.topic != ofGround || h.name == "contents-BF" || h.name == "placement-I" || h.name == "disability-school" {
			continue
		}
		k := m.clauseAt[h.from]
		if k < 0 || m.clauses[k].asks || m.dayAfter(h.to) == nil || !m.knows("decision-sent") {
			continue
		}
		taken := slices.ContainsFunc(in, func(f found) bool {
			return f.clause == k || f.name == "decision-sent" || f.name == "review-decision-sent"
		})
		if !taken && !m.unreal(h, false) {
			in = append(in, found{name: "decision-sent", from: h.from, to: h.to, clause: k})
		}
	}
	slices.SortStableFunc(in, func(x, y found) int { return x.from - y.from })
	return in
}

// hasAttributeOf reports whether words of the message say something that only a fact of the type has.
func (m *message) hasAttributeOf(name string) bool {
	return slices.ContainsFunc(m.hits, func(h hit) bool { return h.topic == ofAttribute && slices.Contains(h.of, name) })
}
