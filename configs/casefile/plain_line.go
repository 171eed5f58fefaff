package casefile

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// keptFacts is for how many facts memory is kept from one line to the next.
const keptFacts = 4096

// plainLine reads a line as programs write it: known fields, each once, text without escapes, small whole
// numbers. Anything else is odd, be it wrong or only unusual: it is left to decoder, which knows what to
// say. What plainLine takes, decoder takes too, and as the same File.
//
// What it returns is good until it reads the next line.
type plainLine struct {
	text   string
	at     int
	odd    bool
	facts  []casework.Fact
	attrs  []law.Attr // of all facts, one after the other; so are their values
	values []string
}

// read returns the file that the line holds, or false where anything about it is odd.
func (p *plainLine) read(line string) (File, bool) {
	*p = plainLine{text: line, facts: emptied(p.facts, keptFacts), attrs: emptied(p.attrs, keptFacts), values: emptied(p.values, keptFacts)}
	var f File
	for field := range p.fields {
		switch field {
		case "case":
			f.Header = p.header()
		case "facts":
			for range p.elements {
				p.facts = append(p.facts, p.fact())
			}
			f.Facts = p.facts
		default:
			p.odd = true
		}
	}
	p.space()
	return f, !p.odd && p.at == len(p.text) && len(f.Header.Grounds) > 0
}

func (p *plainLine) header() casework.Header {
	var h casework.Header
	for field := range p.fields {
		switch field {
		case "reference":
			h.Reference = casework.Reference(p.scalar())
		case "authority":
			h.Authority = p.scalar()
			p.refuse(!isAuthority(h.Authority))
		case "grounds":
			h.Grounds = p.list()
		case "appellant":
			h.Appellant = p.scalar()
			p.refuse(h.Appellant != "" && !slices.Contains(casework.Appellants, h.Appellant))
		case "phase_transfer":
			h.PhaseTransfer = p.transfer()
		case "routes":
			h.Routes = p.list()
			p.refuse(slices.ContainsFunc(h.Routes, func(r string) bool { return !slices.Contains(casework.Routes, r) }))
		case "opened_at":
			h.OpenedAt = p.instant()
		case "opened_by":
			h.OpenedBy = casework.PersonID(p.scalar())
		default:
			p.odd = true
		}
	}
	return h
}

func (p *plainLine) transfer() *law.PhaseTransfer {
	var pt law.PhaseTransfer
	for field := range p.fields {
		switch field {
		case "year":
			for _, digit := range []byte(p.number()) {
				pt.Year = 10*pt.Year + int(digit-'0')
			}
		case "kind":
			pt.Kind = p.scalar()
		default:
			p.odd = true
		}
	}
	return &pt
}

func (p *plainLine) fact() casework.Fact {
	var f casework.Fact
	first := len(p.attrs)
	for field := range p.fields {
		switch field {
		case "type":
			f.Type = p.scalar()
		case "id":
			f.ID = p.scalar()
		case "on":
			f.On = p.day()
		case "printed_on":
			f.Printed = p.day()
		case "received_on":
			f.Received = p.day()
		case "due":
			f.Due = p.day()
		case "time":
			f.Time = p.scalar()
		case "of":
			f.Of = p.scalar()
		case "supersedes":
			f.Supersedes = p.scalar()
		case "standing":
			standing := p.scalar()
			f.Reported = standing == "reported"
			p.refuse(!f.Reported && standing != "confirmed")
		case "items":
			f.Items = p.items()
		case "recorded_at":
			f.RecordedAt = p.instant()
		case "recorded_by":
			f.RecordedBy = casework.PersonID(p.scalar())
		case "source":
			f.Source = p.scalar()
		default:
			p.attrs = append(p.attrs, law.Attr{Name: field, Values: p.list()})
		}
	}
	if n := len(p.attrs); n > first {
		f.Attrs = p.attrs[first:n:n]
		slices.SortFunc(f.Attrs, func(a, b law.Attr) int { return strings.Compare(a.Name, b.Name) })
	}
	return f
}

func (p *plainLine) items() []law.Item {
	var out []law.Item
	for range p.elements {
		var it law.Item
		for field := range p.fields {
			switch field {
			case "item":
				it.Item = p.scalar()
			case "what":
				it.What = p.scalar()
			case "due":
				it.Due = p.day()
			default:
				p.odd = true
			}
		}
		out = append(out, it)
	}
	return out
}

func (p *plainLine) day() civil.Date {
	day, err := civil.Parse(p.string())
	p.refuse(err != nil)
	return day
}

func (p *plainLine) instant() time.Time {
	t, err := time.Parse(time.RFC3339Nano, p.string())
	p.refuse(err != nil)
	return t.UTC()
}

// list reads one value or a list of them.
func (p *plainLine) list() []string {
	first := len(p.values)
	if p.next() == '[' {
		for range p.elements {
			p.values = append(p.values, p.scalar())
		}
	} else {
		p.values = append(p.values, p.scalar())
	}
	n := len(p.values)
	return p.values[first:n:n]
}

func (p *plainLine) scalar() string {
	switch p.next() {
	case '"':
		return p.string()
	case 't':
		return p.word("true")
	case 'f':
		return p.word("false")
	}
	return p.number()
}

// fields goes through the fields of an object: each time round its value is there to be read.
func (p *plainLine) fields(value func(field string) bool) {
	var seen [24]string
	n := 0
	p.take('{')
	for ; p.next() != '}'; n++ {
		if n > 0 {
			p.take(',')
		}
		field := p.string()
		p.take(':')
		if p.refuse(n == len(seen) || slices.Contains(seen[:n], field)); p.odd || !value(field) {
			return
		}
		seen[n] = field
	}
	p.take('}')
}

// elements goes through a list in the same way.
func (p *plainLine) elements(value func() bool) {
	p.take('[')
	for n := 0; p.next() != ']'; n++ {
		if n > 0 {
			p.take(',')
		}
		if p.odd || !value() {
			return
		}
	}
	p.take(']')
}

func (p *plainLine) string() string {
	p.take('"')
	from, ascii := p.at, true
	for ; p.at < len(p.text); p.at++ {
		switch c := p.text[p.at]; {
		case c == '"':
			s := p.text[from:p.at]
			p.at++
			p.refuse(!ascii && !utf8.ValidString(s))
			return s
		case c == '\\' || c < ' ':
			p.odd = true
			return ""
		case c >= utf8.RuneSelf:
			ascii = false
		}
	}
	p.odd = true
	return ""
}

// number reads a whole number that is written as it is said.
func (p *plainLine) number() string {
	p.space()
	from := p.at
	for p.at < len(p.text) && p.text[p.at] >= '0' && p.text[p.at] <= '9' {
		p.at++
	}
	s := p.text[from:p.at]
	p.refuse(s == "" || len(s) > 9 || s[0] == '0')
	return s
}

func (p *plainLine) word(w string) string {
	if !strings.HasPrefix(p.text[p.at:], w) {
		p.odd = true
		return ""
	}
	p.at += len(w)
	return w
}

// next returns what comes next behind white space, 0 where nothing does or the line is odd.
func (p *plainLine) next() byte {
	p.space()
	if p.odd || p.at >= len(p.text) {
		return 0
	}
	return p.text[p.at]
}

func (p *plainLine) take(c byte) {
	if p.next() != c {
		p.odd = true
		return
	}
	p.at++
}

func (p *plainLine) space() {
	for p.at < len(p.text) && (p.text[p.at] == ' ' || p.text[p.at] == '\t' || p.text[p.at] == '\r' || p.text[p.at] == '\n') {
		p.at++
	}
}

func (p *plainLine) refuse(odd bool) { p.odd = p.odd || odd }
