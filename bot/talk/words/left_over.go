package words

import (
	"slices"
	"strings"

	"github.com/redress-send/redress/casework/civil"
)

// dates lists every day of the message, each as the fact took it that it is the day of.
func (m *message) dates(h *Heard) []When {
	var out []When
	side := nearest
	if h.Intent == Report || h.Intent == Count {
		side = happened
	}
	for i := range m.days {
		d := &m.days[i]
		if d.merged || d.form == vagueDay && d.before == "" && !m.vagueMatters(h) {
			continue
		}
		w := m.when(d, civil.Date{})
		w.Day = d.taken
		if w.Day.IsZero() && !m.doubtful(w.Text) {
			w.Day, _, _ = d.as(side, m.set.Today, m.set.Calendar)
		}
		out = append(out, w)
	}
	return out
}

// doubtful reports whether the text of a day stands in a doubt.
func (m *message) doubtful(text string) bool {
	return slices.ContainsFunc(m.doubts, func(d Doubt) bool { return d.Text == text && d.Kind != whichFact })
}

// vagueMatters reports whether a stretch of time is worth listing: where something is to be recorded.
func (m *message) vagueMatters(h *Heard) bool {
	return h.Intent == Record || h.Intent == Correct || h.Intent == OpenCase
}

// looseDoubts are the doubts of days that belong to no fact: an impossible day in a sum or a correction.
func (m *message) looseDoubts(h *Heard) []Doubt {
	var out []Doubt
	switch h.Intent {
	case Record, Correct, OpenCase, DateSum, WhatIf, Deadlines, Settings:
	default:
		return nil
	}
	for i := range m.days {
		d := &m.days[i]
		_, doubt, readings := d.as(nearest, m.set.Today, m.set.Calendar)
		text := m.text[d.start:d.end]
		if doubt == "" || d.negated || d.merged || m.doubtful(text) || doubt == noDay && (h.Intent == Settings || h.Intent == Deadlines || len(h.Facts) > 0) {
			continue
		}
		out = append(out, Doubt{Kind: doubt, Text: text, Readings: readings})
	}
	return out
}

// leftOver lists what carries a day or a fact and was not understood.
func (m *message) leftOver(h *Heard) []string {
	if m.cut {
		m.lost = append(m.lost, "…")
	}
	switch h.Intent {
	case Correct, Consent, Report, Undo:
		return m.lost
	case Record, OpenCase:
	default:
		return nil
	}
	if h.Intent == Record && len(h.Facts) == 0 && len(h.Doubts) == 0 && len(m.lost) == 0 {
		for k := range m.clauses {
			m.unheard(k)
		}
	}
	for k := range m.clauses {
		for i := m.clauses[k].from; i < m.clauses[k].to; i++ {
			if t := &m.toks[i]; t.kind == aDay && !m.heardDay(&m.days[t.at]) && !m.used[i] && m.days[t.at].doubt != noDay {
				m.unheard(k)
			}
		}
	}
	return m.lost
}

// heardDay reports whether the day became part of a fact or a doubt.
func (m *message) heardDay(d *day) bool {
	text := m.text[d.start:d.end]
	return d.heard || d.negated || d.shared || d.merged || slices.ContainsFunc(m.doubts, func(q Doubt) bool { return strings.Contains(q.Text, text) })
}

// idsIn returns the words with a hyphen as they were typed, in small letters.
func (m *message) idsIn() []string {
	if !strings.Contains(m.text, "-") {
		return nil
	}
	var out []string
	for _, f := range fieldsOf(m.text) {
		if strings.Contains(f.text, "-") {
			out = append(out, f.text)
		}
	}
	return out
}
