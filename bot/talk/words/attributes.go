package words

import (
	"slices"
	"strings"

	"github.com/redress-send/redress/casework/law"
)

// attrs gathers what a fact has: what its own phrase says first, then what stands in the same sentence.
func (m *message) attrs(f *found) law.Attrs {
	var out law.Attrs
	for _, s := range f.set {
		if !strings.HasPrefix(s.name, "@") {
			out = out.With(s.name, s.value)
		}
	}
	own := len(out)
	first, last := m.reach(f)
	var best = map[string]hit{}
	for _, h := range m.hits {
		if h.topic != ofAttribute || h.from < first || h.to > last || !slices.Contains(h.of, f.name) || m.deniedAt(h) || m.ofAnother(h, f) {
			continue
		}
		for _, s := range h.set {
			if own > 0 && out.Get(s.name) != "" && !many[s.name] {
				continue
			}
			if many[s.name] {
				out = addOrder(out, s)
			} else if had, ok := best[s.name]; !ok || h.to-h.from > had.to-had.from {
				best[s.name] = h
				out = out.With(s.name, s.value)
			}
		}
	}
	return m.allowed(f.name, out)
}

// ofAnother reports whether the words belong to another fact: they are part of what states it, or stand in a
// clause that states others and not this one.
func (m *message) ofAnother(h hit, f *found) bool {
	here, other := false, false
	for i := range m.final {
		o := &m.final[i]
		if o.name == f.name {
			here = here || o.clause == m.clauseAt[h.from]
			continue
		}
		if h.from >= o.from && h.to <= o.to && (h.from < f.from || h.to > f.to) {
			return true
		}
		other = other || o.clause == m.clauseAt[h.from]
	}
	return other && !here
}

// many are the attributes that can have several values.
var many = set("orders ground")

// addOrder adds one more thing that was ordered. "maintain and amend" is one thing, not two.
func addOrder(out law.Attrs, s setting) law.Attrs {
	have := slices.Clone(out.All(s.name))
	if slices.Contains(have, s.value) {
		return out
	}
	switch s.value {
	case "maintain", "contents":
		if slices.Contains(have, "maintain-amend") {
			return out
		}
	case "maintain-amend":
		have = slices.DeleteFunc(have, func(v string) bool { return v == "maintain" || v == "contents" })
	}
	return out.With(s.name, append(have, s.value)...)
}

// deniedAt reports whether a "not" stands right before the phrase and is none of its own.
func (m *message) deniedAt(h hit) bool {
	return h.from > 0 && (m.toks[h.from-1].text == "not" || m.toks[h.from-1].text == "no" || h.from > 1 && m.toks[h.from-2].text == "not" && isSmall(&m.toks[h.from-1]))
}

// allowed leaves out what the vocabulary does not know of the fact.
func (m *message) allowed(fact string, attrs law.Attrs) law.Attrs {
	if m.set.Vocabulary == nil || len(attrs) == 0 {
		return attrs
	}
	t, ok := m.set.Vocabulary.Type(fact)
	if !ok {
		return nil
	}
	out := law.Attrs{}
	for _, a := range attrs {
		if at, known := t.Attr(a.Name); known && fits(&at, a.Values) {
			out = append(out, a)
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// fits reports whether the attribute can have the values.
func fits(at *law.AttrType, values []string) bool {
	for _, v := range values {
		switch at.Kind {
		case law.AttrOneOf, law.AttrSome:
			if !slices.Contains(at.Values, v) {
				return false
			}
		case law.AttrYesNo:
			if v != "true" && v != "false" && !slices.Contains(at.Values, v) {
				return false
			}
		}
	}
	return true
}
