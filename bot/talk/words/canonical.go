package words

import (
	"slices"
	"strings"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// canonical reads facts that are written by their own names, with attributes after them:
// "record certificate-issued 2026-11-09 kind not-pursued". What it reads is taken out of the phrases' reach.
func (m *message) canonical(side direction) []HeardFact {
	if m.set.Vocabulary == nil || !strings.Contains(m.text, "-") && !m.hasWord("record", "log", "add", "fact") {
		return nil
	}
	fields := fieldsOf(m.text)
	var starts []int
	for i := range fields {
		if t, ok := m.set.Vocabulary.Type(fields[i].text); ok && t.Name != law.Retraction && (strings.Contains(t.Name, "-") || i > 0 && recordWords[fields[i-1].text]) {
			starts = append(starts, i)
		}
	}
	var out []HeardFact
	for n, i := range starts {
		end := len(fields)
		if n+1 < len(starts) {
			end = starts[n+1]
		}
		out = append(out, m.canonicalFact(fields[i:end], side))
	}
	if len(starts) > 0 {
		m.takeFrom(fields[starts[0]].start)
	}
	return out
}

var recordWords = set(`record log add fact facts and`)

// takeFrom marks every token from the byte on as read.
func (m *message) takeFrom(start int) {
	for i := range m.toks {
		if m.toks[i].start >= start {
			m.used[i] = true
		}
	}
}

// canonicalReader reads one fact that is written by its name.
type canonicalReader struct {
	m       *message
	t       *law.EventType
	fact    HeardFact
	pending string // the attribute whose value is awaited
	item    *law.Item
	days    map[string]*day
	side    direction
}

// dayNames are the names under which a day can be given.
var dayNames = map[string]string{"on": "on", "dated": "on", "due": "due", "printed": "printed", "printed_on": "printed", "printed-on": "printed",
	"received": "received", "received_on": "received", "received-on": "received", "by": "due", "for": "due"}

func (m *message) canonicalFact(fields []field, side direction) HeardFact {
	t, _ := m.set.Vocabulary.Type(fields[0].text)
	r := &canonicalReader{m: m, t: t, side: side, days: map[string]*day{}}
	r.fact.Event.Type = t.Name
	skip := fields[0].end
	for _, f := range fields[1:] {
		if f.start < skip {
			continue
		}
		skip = r.field(f)
	}
	r.finishItem()
	r.complete()
	return r.fact
}

// named reports whether the word is the name of something that can be given.
func (r *canonicalReader) named(w string) bool {
	if _, ok := dayNames[w]; ok && (r.pending == "" || w != "for") {
		return true
	}
	if r.t.HasItems && (w == "item" || w == "items" || w == "what") {
		return true
	}
	_, attr := r.t.Attr(strings.ReplaceAll(w, "-", "_"))
	if !attr {
		_, attr = r.t.Attr(w)
	}
	return attr || w == "id" || w == "of" || w == "supersedes" || w == "time"
}

// day takes a day under the name that stands before it, or as the day of the fact.
func (r *canonicalReader) day(d *day) {
	name := dayNames[r.pending]
	if name == "" && d.before == "by" {
		name = "due"
	}
	if r.item != nil && (name == "due" || name == "") {
		r.item.Due = r.m.itemDue(d)
		r.pending = ""
		return
	}
	if name == "" {
		name = "on"
		if r.days["on"] != nil && r.t.HasDue {
			name = "due"
		}
	}
	r.days[name] = d
	if d.clock != "" {
		r.fact.Event.Time = d.clock
	}
	r.pending = ""
}

// value takes a word as the value of the attribute that stands before it.
func (r *canonicalReader) value(raw string) {
	e := &r.fact.Event
	switch r.pending {
	case "":
		if !canonicalFillers[strings.ToLower(raw)] {
			r.m.lost = append(r.m.lost, raw)
		}
		return
	case "id":
		e.ID = raw
	case "of":
		e.Of = raw
	case "supersedes":
		e.Supersedes = raw
	case "time":
		e.Time = raw
	case "item", "items":
		if !r.t.HasItems {
			r.attr(raw)
			return
		}
		if r.item == nil || r.item.What != "" {
			r.finishItem()
			r.item = &law.Item{}
		}
		r.item.Item = strings.TrimSpace(r.item.Item + " " + raw)
		return
	case "what":
		if r.t.HasItems {
			if r.item == nil {
				r.item = &law.Item{Item: raw}
			}
			r.item.What = strings.ToLower(raw)
			break
		}
		r.attr(raw)
		return
	default:
		r.attr(raw)
		return
	}
	r.pending = ""
}

var canonicalFillers = set(`on and with please at the was is to for record log add save as`)

// attr adds a value to the attribute that stands before it. Only an attribute that can have several values
// waits for more.
func (r *canonicalReader) attr(raw string) {
	at, ok := r.t.Attr(r.pending)
	if !ok {
		at, ok = r.t.Attr(strings.ReplaceAll(r.pending, "-", "_"))
	}
	if !ok {
		r.m.lost = append(r.m.lost, r.pending+" "+raw)
		r.pending = ""
		return
	}
	value := canonicalValue(&at, raw)
	several := at.Kind == law.AttrSome || at.Kind == law.AttrGrounds
	if several && strings.EqualFold(raw, "and") {
		return
	}
	have := r.fact.Event.Attrs.All(at.Name)
	if several && !slices.Contains(have, value) {
		r.fact.Event.Attrs = r.fact.Event.Attrs.With(at.Name, append(slices.Clone(have), value)...)
		return
	}
	r.fact.Event.Attrs = r.fact.Event.Attrs.With(at.Name, value)
	r.pending = ""
}

// canonicalValue spells a value as the vocabulary has it, whatever its capitals; yes and no are true and
// false.
func canonicalValue(at *law.AttrType, raw string) string {
	low := strings.ToLower(raw)
	if at.Kind == law.AttrYesNo {
		switch low {
		case "yes", "y", "true":
			return "true"
		case "no", "n", "false":
			return "false"
		}
		return low
	}
	for _, v := range at.Values {
		if strings.EqualFold(v, raw) {
			return v
		}
	}
	if at.Kind == law.AttrGrounds {
		for _, g := range groundSayings {
			if strings.EqualFold(g.name, raw) {
				return g.name
			}
		}
	}
	return raw
}

// finishItem closes the item that is being read.
func (r *canonicalReader) finishItem() {
	if r.item == nil {
		return
	}
	if r.item.What == "" {
		r.item.What = "other"
		if slices.Contains([]string{"assess", "make-plan", "contents", "placement", "maintain"}, strings.ToLower(r.item.Item)) {
			r.item.What = strings.ToLower(r.item.Item)
		}
	}
	r.fact.Event.Items = append(r.fact.Event.Items, *r.item)
	r.item = nil
}

// complete completes the days by what they are the days of.
func (r *canonicalReader) complete() {
	e := &r.fact.Event
	side := r.side
	if r.t.Planned {
		side = nearest
	}
	for _, known := range [...]struct {
		name string
		to   *civil.Date
	}{{"on", &e.On}, {"printed", &e.Printed}, {"received", &e.Received}} {
		d := r.days[known.name]
		if d == nil {
			continue
		}
		*known.to = r.m.complete(d, side, e.Type)
		if r.fact.When.Text == "" {
			r.fact.When = r.m.when(d, *known.to)
		}
	}
	if d := r.days["due"]; d != nil {
		e.Due = r.m.complete(d, planned, e.Type)
		r.fact.Due = r.m.when(d, e.Due)
	}
	if r.days["on"] == nil && r.days["printed"] == nil {
		r.m.doubts = append(r.m.doubts, Doubt{Kind: missingDay, Fact: e.Type})
	}
	if r.t.HasDue && r.days["due"] == nil {
		r.m.doubts = append(r.m.doubts, Doubt{Kind: missingDue, Fact: e.Type})
	}
}
