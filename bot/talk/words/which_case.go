package words

import "slices"

// caseOf returns the reference that stands beside the fact where the message names several cases, or the row of cases
// that it is said of: the last ones before it in its sentence, else the first ones after it in its clause, else the only
// row of the message.
func (m *message) caseOf(f *found) (ref string, row []string) {
	if len(m.refs) < 2 {
		return "", nil
	}
	rows := m.caseRows()
	if d := cmpDay(f); d != nil {
		if r := m.besideDayOf(rows, d, f); r != nil {
			return one(r.refs)
		}
	}
	first, last := m.reach(f)
	for i := len(rows) - 1; i >= 0; i-- {
		if r := &rows[i]; r.to <= max(f.from, f.to) && r.from >= first {
			return one(r.refs)
		}
	}
	for i := range rows {
		if r := &rows[i]; r.from >= f.from && r.to <= last {
			return one(r.refs)
		}
	}
	if len(rows) == 1 {
		return one(rows[0].refs)
	}
	return "", nil
}

// sameCases reports whether two facts are said of the same cases.
func (m *message) sameCases(a, b *found) bool {
	one, row := m.caseOf(a)
	other, rows := m.caseOf(b)
	return one == other && slices.Equal(row, rows)
}

// cmpDay is the day of a fact: the one that it fixes before its own.
func cmpDay(f *found) *day {
	if f.fixes != nil {
		return f.fixes
	}
	return f.on
}

// besideDayOf returns the row of cases that stands right before or right after the day of a fact, with nothing but small
// words between: "0231 on the 3rd, 0305 on the 5th".
func (m *message) besideDayOf(rows []caseRow, d *day, f *found) *caseRow {
	if len(rows) < 2 || d.at < f.from && d.shared {
		return nil
	}
	for i := range rows {
		if r := &rows[i]; r.to <= d.at && m.onlySmall(r.to, d.at) {
			return r
		}
	}
	return nil
}

// onlySmall reports whether nothing but small words stands between two tokens.
func (m *message) onlySmall(from, to int) bool {
	for i := from; i < to; i++ {
		if m.toks[i].kind != aWord || !smallWords[m.toks[i].id] {
			if !m.isOne(i, ":", "-", "=", "till", "until") {
				return false
			}
		}
	}
	return true
}

func one(refs []string) (string, []string) {
	if len(refs) == 1 {
		return refs[0], nil
	}
	return "", refs
}

// meantRefs are the references of the message, without the one that it says is not meant: "not 231, 188".
func (m *message) meantRefs() []string {
	if !m.deniesCase() {
		return m.refs
	}
	var out []string
	for i := range m.toks {
		if t := &m.toks[i]; t.kind == aRef && !m.deniedCase(i) {
			out = append(out, m.refs[t.at])
		}
	}
	return out
}

// deniesCase reports whether one of several cases is named as the one that is not meant.
func (m *message) deniesCase() bool {
	for i := range m.toks {
		if m.deniedCase(i) {
			return true
		}
	}
	return false
}

// deniedCase reports whether the case at token i, one of several, is named as the one that is not meant.
func (m *message) deniedCase(i int) bool {
	if len(m.refs) < 2 || m.toks[i].kind != aRef {
		return false
	}
	for m.isOne(i-1, "on", "for", "case", "the", caseWord) {
		i--
	}
	return m.isOne(i-1, "not")
}

// caseRow is a row of references that belong together: "0231, 0305 and 0188".
type caseRow struct {
	from, to int // tokens, to excluded
	refs     []string
}

// caseRows finds the rows of the message, in order. References that one row says twice stand in it once.
func (m *message) caseRows() []caseRow {
	if m.rows != nil {
		return m.rows
	}
	var out []caseRow
	for i := range m.toks {
		if m.toks[i].kind != aRef || m.deniedCase(i) {
			continue
		}
		ref := m.refs[m.toks[i].at]
		if n := len(out); n > 0 && m.joinedCases(out[n-1].to, i) {
			out[n-1].to = i + 1
			if !slices.Contains(out[n-1].refs, ref) {
				out[n-1].refs = append(out[n-1].refs, ref)
			}
			continue
		}
		out = append(out, caseRow{i, i + 1, []string{ref}})
	}
	m.rows = out
	return out
}

// joinedCases reports whether what stands between two references only joins them.
func (m *message) joinedCases(from, to int) bool {
	for i := from; i < to; i++ {
		if !m.isOne(i, caseWord, "and", "&", ",", "also", "plus", "+", "/", "for") {
			return false
		}
	}
	return true
}
