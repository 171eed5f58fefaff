package sqldb

import (
	"strings"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// Most JSON in columns is what this package wrote, without a sign that has to be escaped. Such is read here in a
// tenth of the time that encoding/json takes; at anything else plainJSON stops and says so, and encoding/json reads
// it from the beginning. What comes out is the same.

// plainJSON is what is left to read.
type plainJSON struct {
	rest string
	odd  bool // it is not, or may not be, what can be read here
}

// newPlainJSON begins to read a text, of which the values that are read are parts.
func newPlainJSON(text string) *plainJSON {
	p := &plainJSON{rest: text}
	for i := range len(text) {
		if c := text[i]; c < ' ' || c > '~' || c == '\\' {
			p.odd = true
			break
		}
	}
	return p
}

// has takes what comes next if it is this.
func (p *plainJSON) has(literal string) bool {
	if p.odd || !strings.HasPrefix(p.rest, literal) {
		return false
	}
	p.rest = p.rest[len(literal):]
	return true
}

// must takes what must come next.
func (p *plainJSON) must(literal string) { p.odd = !p.has(literal) }

// text reads a text whose first quotation mark was taken.
func (p *plainJSON) text() string {
	end := strings.IndexByte(p.rest, '"')
	if p.odd || end < 0 {
		p.odd = true
		return ""
	}
	s := p.rest[:end]
	p.rest = p.rest[end+1:]
	return s
}

func (p *plainJSON) day() civil.Date {
	s := p.text()
	if s == "" {
		return civil.Date{}
	}
	d, err := civil.Parse(s)
	p.odd = p.odd || err != nil
	return d
}

// texts reads a list of texts, or null.
func (p *plainJSON) texts() []string {
	switch {
	case p.has("null"):
		return nil
	case p.has("[]"):
		return []string{}
	}
	p.must(`["`)
	end := strings.IndexByte(p.rest, ']')
	if p.odd || end < 0 {
		p.odd = true
		return nil
	}
	out := make([]string, 0, 1+strings.Count(p.rest[:end], `","`))
	for out = append(out, p.text()); p.has(`,"`); {
		out = append(out, p.text())
	}
	p.must("]")
	return out
}

// ended reports whether all was read, and nothing was odd.
func (p *plainJSON) ended() bool { return !p.odd && p.rest == "" }

// detailsOf reads details into a fact, and reports whether it could. They are written in the order of details.
func (p *plainJSON) detailsOf(f *casework.Fact) bool {
	p.must("{")
	first := true
	field := func(name string) bool {
		rest := p.rest
		if !first && !p.has(",") {
			return false
		}
		if !p.has(name) {
			p.rest = rest
			return false
		}
		first = false
		return true
	}
	if field(`"printed":"`) {
		f.Printed = p.day()
	}
	if field(`"received":"`) {
		f.Received = p.day()
	}
	if field(`"due":"`) {
		f.Due = p.day()
	}
	if field(`"time":"`) {
		f.Time = p.text()
	}
	if field(`"attrs":[`) {
		f.Attrs = p.attrs()
	}
	if field(`"items":[`) {
		f.Items = p.items()
	}
	p.must("}")
	return p.ended()
}

func (p *plainJSON) attrs() law.Attrs {
	out := make(law.Attrs, 0, strings.Count(p.rest, `{"name":"`))
	for !p.has("]") && !p.odd {
		if len(out) > 0 {
			p.must(",")
		}
		p.must(`{"name":"`)
		a := law.Attr{Name: p.text()}
		p.must(`,"values":`)
		a.Values = p.texts()
		p.must("}")
		out = append(out, a)
	}
	return out
}

func (p *plainJSON) items() []law.Item {
	out := make([]law.Item, 0, strings.Count(p.rest, `{"item":"`))
	for !p.has("]") && !p.odd {
		if len(out) > 0 {
			p.must(",")
		}
		p.must(`{"item":"`)
		it := law.Item{Item: p.text()}
		p.must(`,"what":"`)
		it.What = p.text()
		p.must(`,"due":"`)
		it.Due = p.day()
		p.must("}")
		out = append(out, it)
	}
	return out
}
