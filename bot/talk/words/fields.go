package words

import (
	"strings"
)

// field is a word between two spaces, as it was typed.
type field struct {
	text  string // in small letters, without the marks around it
	raw   string // without the marks around it
	start int
	end   int
}

// fieldsOf cuts the text at spaces and commas.
func fieldsOf(text string) []field {
	var out []field
	at := 0
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == ',' || r == ';' || r == '\u00a0' }) {
		start := at + strings.Index(text[at:], part)
		at = start + len(part)
		raw := strings.Trim(part, `.!?"'()[]`)
		if raw == "" {
			continue
		}
		out = append(out, field{text: strings.ToLower(strings.TrimSuffix(raw, ":")), raw: raw, start: start, end: at})
	}
	return out
}

// field reads one word and returns the byte from which to read on.
func (r *canonicalReader) field(f field) int {
	if name, value, ok := strings.Cut(f.raw, "="); ok {
		r.pending = strings.ToLower(name)
		at := f.start + strings.Index(r.m.text[f.start:], value)
		if d := r.m.dayStarting(at); d != nil {
			r.day(d)
			return d.end
		}
		r.value(value)
		return f.end
	}
	if d := r.m.dayStarting(f.start); d != nil && r.pending != "item" {
		r.day(d)
		return max(f.end, d.end)
	}
	if clock, end := r.m.hourStarting(f.start); clock != "" {
		r.fact.Event.Time = clock
		r.pending = ""
		return max(f.end, end)
	}
	if r.named(f.text) {
		r.pending = f.text
		return f.end
	}
	r.value(f.raw)
	return f.end
}

// dayStarting returns the day that begins at the byte.
func (m *message) dayStarting(at int) *day {
	for i := range m.days {
		if m.days[i].start <= at && at < m.days[i].end {
			return &m.days[i]
		}
	}
	return nil
}

// hourStarting returns the hour that begins at the byte, and where it ends.
func (m *message) hourStarting(at int) (string, int) {
	for i := range m.toks {
		if t := &m.toks[i]; t.kind == anHour && t.start <= at && at < t.end {
			return m.hours[t.at], t.end
		}
	}
	return "", 0
}
