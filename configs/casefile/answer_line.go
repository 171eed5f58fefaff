package casefile

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
)

// appendLine appends the answer as one line of JSON, byte for byte as encoding/json writes it without escapes
// for HTML. A test fills every field that there is and compares the two.
func (a *Answer) appendLine(b []byte) ([]byte, error) {
	b = text(b, `{"reference":`, a.Reference)
	b = text(b, `,"book":`, a.Book)
	b = text(b, `,"book_version":`, a.BookVersion)
	b = ifTrue(b, `,"proposal":`, a.Proposal)
	b = text(b, `,"at":`, a.At)
	b = text(b, `,"stage":`, a.Stage)
	b = byName(b, `,"tracks":`, a.Tracks)
	b = list(b, `,"deadlines":`, a.Deadlines, (*Deadline).append)
	b = list(b, `,"missing":`, a.Missing, appendText)
	b = list(b, `,"next":`, a.Next, appendText)
	if len(a.Changes) > 0 {
		var err error
		if b, err = whole(append(b, `,"changes":`...), a.Changes); err != nil {
			return nil, err
		}
	}
	return append(b, "}\n"...), nil
}

func (d *Deadline) append(b []byte) []byte {
	b = text(b, `{"id":`, d.ID)
	b = text(b, `,"title":`, d.Title)
	b = ifSaid(b, `,"of":`, d.Of)
	b = ifSaid(b, `,"item":`, d.Item)
	b = ifSaid(b, `,"step":`, d.Step)
	b = text(b, `,"owed_by":`, d.OwedBy)
	b = text(b, `,"sense":`, d.Sense)
	b = orNull(b, `,"raw_end":`, d.RawEnd)
	b = orNull(b, `,"due":`, d.Due)
	b = orNull(b, `,"weekday":`, d.Weekday)
	b = ifGiven(b, `,"safe":`, d.Safe)
	b = orNull(b, `,"cutoff":`, d.Cutoff)
	b = text(b, `,"act":`, d.Act)
	b = text(b, `,"status":`, d.Status)
	b = ifGiven(b, `,"met_on":`, d.MetOn)
	b = text(b, `,"certainty":`, d.Certainty)
	b = list(b, `,"from":`, d.From, appendText)
	b = list(b, `,"steps":`, d.Steps, appendText)
	b = list(b, `,"working":`, d.Working, (*Step).append)
	b = ifAny(b, `,"because":`, d.Because)
	b = text(b, `,"provision":`, d.Provision)
	b = ifGiven(b, `,"in_force_from":`, d.InForce)
	b = text(b, `,"confidence":`, d.Confidence)
	b = ifAny(b, `,"easy_read":`, d.EasyRead)
	return append(b, '}')
}

func (s *Step) append(b []byte) []byte {
	b = text(b, `{"step":`, s.Step)
	b = ifSaid(b, `,"from":`, s.From)
	b = ifSaid(b, `,"to":`, s.To)
	b = ifSaid(b, `,"period":`, s.Period)
	b = ifTrue(b, `,"inclusive":`, s.Inclusive)
	b = ifTrue(b, `,"backwards":`, s.Backwards)
	b = ifSaid(b, `,"name":`, s.Name)
	b = ifSaid(b, `,"limb":`, s.Limb)
	b = ifSaid(b, `,"provision":`, s.Provision)
	return append(b, '}')
}

func text(b []byte, name, s string) []byte { return appendText(&s, append(b, name...)) }

func ifSaid(b []byte, name, s string) []byte {
	if s == "" {
		return b
	}
	return text(b, name, s)
}

func ifGiven(b []byte, name string, s *string) []byte {
	if s == nil {
		return b
	}
	return text(b, name, *s)
}

func orNull(b []byte, name string, s *string) []byte {
	if s == nil {
		return append(append(b, name...), "null"...)
	}
	return text(b, name, *s)
}

func ifTrue(b []byte, name string, yes bool) []byte {
	if !yes {
		return b
	}
	return append(append(b, name...), "true"...)
}

func ifAny(b []byte, name string, texts []string) []byte {
	if len(texts) == 0 {
		return b
	}
	return list(b, name, texts, appendText)
}

// list appends a list by what appends one of it.
func list[T any](b []byte, name string, all []T, one func(x *T, b []byte) []byte) []byte {
	if b = append(b, name...); all == nil {
		return append(b, "null"...)
	}
	b = append(b, '[')
	for i := range all {
		if i > 0 {
			b = append(b, ',')
		}
		b = one(&all[i], b)
	}
	return append(b, ']')
}

// byName appends a map in the order of its names.
func byName(b []byte, name string, texts map[string]string) []byte {
	if b = append(b, name...); texts == nil {
		return append(b, "null"...)
	}
	b = append(b, '{')
	for i, key := range slices.Sorted(maps.Keys(texts)) {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendText(&key, b)
		b = text(b, ":", texts[key])
	}
	return append(b, '}')
}

// appendText appends a text in quotation marks. One with anything to escape is left to encoding/json.
func appendText(s *string, b []byte) []byte {
	if !isPlain(*s) {
		b, _ = whole(b, *s) // of a text it never fails
		return b
	}
	return append(append(append(b, '"'), *s...), '"')
}

// isPlain reports whether the text is of printable ASCII and without quotation marks and backslashes. It looks
// at eight bytes at once: a byte has its highest bit set if it is not ASCII, or after something was taken from
// it that was too much.
func isPlain(s string) bool {
	const each = 0x0101010101010101
	for ; len(s) >= 8; s = s[8:] {
		x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		if (x|(x-' '*each)|(x^'"'*each-each)|(x^'\\'*each-each))&(0x80*each) != 0 {
			return false
		}
	}
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= 0x80 || c == '"' || c == '\\' {
			return false
		}
	}
	return true
}

// whole appends a value by way of encoding/json.
func whole(b []byte, v any) ([]byte, error) {
	out := bytes.NewBuffer(b)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), err
}
