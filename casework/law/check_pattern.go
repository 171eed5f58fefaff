package law

import (
	"slices"
	"strings"
)

// transferKinds are the kinds of move to another phase of education.
var transferKinds = []string{"secondary-to-post-16", "other"}

// role is one of the lists of patterns that a rule has, by its name in the book's files.
type role struct {
	name     string
	patterns []Pattern
}

// roles returns the lists of patterns of the rule and its versions.
func (r *Rule) roles() []role {
	out := []role{
		{"starts", r.Starts}, {"met_by", r.MetBy}, {"only_if", r.OnlyIf}, {"only_if_latest", r.OnlyIfLatest},
		{"unless_latest", r.UnlessLatest}, {"superseded_by", r.SupersededBy}, {"needless_after", r.NeedlessAfter}, {"revived_by", r.RevivedBy},
		{"replaced_by", r.ReplacedBy}, {"without", r.Without},
	}
	if r.Fallback != nil {
		out = append(out, role{"fallback", r.Fallback.Starts})
	}
	for i := range r.Versions {
		if more := r.Versions[i].Extended; more != nil {
			out = append(out, role{"extended", more.By})
		}
	}
	for i := range r.Asks {
		out = append(out, role{"asks", r.Asks[i].After}, role{"until", r.Asks[i].Until})
	}
	return out
}

// checkPatterns checks that everything the rule waits for can happen.
func (b *Book) checkPatterns(r *Rule, kin kinship) []string {
	f := faults{id: r.ID}
	for _, list := range r.roles() {
		for _, p := range list.patterns {
			if p.Type == phaseTransferType {
				f.checkTransfer(list.name, p)
				continue
			}
			t, ok := b.Vocabulary.Type(p.Type)
			if !ok {
				f.say("%s", unknownType(b.Vocabulary, p.Type))
				continue
			}
			f.checkConds(b, t, p)
			f.checkPossible(b, list.name, p, kin)
		}
	}
	f.checkDays(b.Vocabulary, r)
	f.checkLatest(b.Vocabulary, r)
	f.checkCases(b, r)
	return f.list
}

// checkTransfer checks a pattern of the matter's phase transfer: it can only start a limit, and by its kind.
func (f *faults) checkTransfer(in string, p Pattern) {
	if in != "starts" {
		f.say("%s: %s is no fact: a phase transfer can only start a limit", in, p)
	}
	said := false
	for _, c := range p.Conds {
		if c.Name != "kind" {
			f.say("%s has no attribute %q: it has kind", phaseTransferType, c.Name)
			continue
		}
		said = true
		for _, value := range c.Values {
			if !slices.Contains(transferKinds, value) {
				f.say("%s kind: %s", phaseTransferType, notOneOf(value, transferKinds))
			}
		}
	}
	if !said {
		f.say("%s can never match: say which kind (%s)", p, strings.Join(transferKinds, ", "))
	}
}

// condAttr returns what the condition looks at, and false where the type has no such thing.
func condAttr(t *EventType, c Cond) (AttrType, bool) {
	switch c.Name {
	case "item.what":
		return AttrType{Kind: AttrOneOf, Values: whats}, t.HasItems
	case "of.ground", "ground":
		return AttrType{Kind: AttrGrounds}, true
	case "covers":
		return AttrType{Kind: AttrOneOf, Values: []string{"all"}}, true
	}
	return t.Attr(c.Name)
}

// checkConds checks that the type has the attributes, and can have the values that are asked for.
func (f *faults) checkConds(b *Book, t *EventType, p Pattern) {
	for _, c := range p.Conds {
		at, known := condAttr(t, c)
		if !known {
			f.say("%s has no attribute %q", p.Type, c.Name)
			continue
		}
		_, own := t.Attr(c.Name)
		for _, value := range c.Values {
			if value == "-" && (!own || c.Name == "ground") {
				f.say("%s: “%s: -” can never match: it is found elsewhere where the fact does not say it", p, c.Name)
			} else if text := at.fault(value, b.Grounds); text != "" && value != "-" {
				f.say("%s %s: %s", p.Type, c.Name, text)
			}
		}
	}
}

// checkPossible finds a pattern that no fact can match.
func (f *faults) checkPossible(b *Book, in string, p Pattern, kin kinship) {
	if t, ok := b.Vocabulary.Type(p.Type); ok && in == "replaced_by" && !t.HasDue {
		f.say("replaced_by: %s fixes no day that could take the place of another", p.Type)
	}
	for i, c := range p.Conds {
		if c.Name == "of.ground" && !kin.aboutDecision(p.Type) {
			f.say("%s can never match: %s is about no decision", p, p.Type)
		}
		for _, other := range p.Conds[:i] {
			if other.Name == c.Name && !overlap(other.Values, c.Values) && !b.Vocabulary.several(p.Type, c) {
				f.say("%s can never match: %s cannot be %s and %s at once", p, c.Name, strings.Join(other.Values, " or "), strings.Join(c.Values, " or "))
			}
		}
	}
}

// checkDays checks that what fixes the day of a limit fixes one.
func (f *faults) checkDays(v *Vocabulary, r *Rule) {
	for i := range r.Versions {
		if c := &r.Versions[i].Count; c.Kind == CountDirected || c.FromDue {
			f.checkDue(v, r.Starts)
		}
	}
	if r.Fallback != nil && r.Fallback.Count != nil && r.Fallback.Count.FromDue {
		f.checkDue(v, r.Fallback.Starts)
	}
}

func (f *faults) checkDue(v *Vocabulary, starts []Pattern) {
	for _, p := range starts {
		if t, ok := v.Type(p.Type); ok && !t.HasDue {
			f.say("it takes the day that %s fixes, and %s fixes none", p, p.Type)
		}
	}
}

// checkLatest finds conditions on the latest fact of a type that exclude each other.
func (f *faults) checkLatest(v *Vocabulary, r *Rule) {
	for i, p := range r.OnlyIfLatest {
		for _, q := range r.OnlyIfLatest[:i] {
			if p.Type == q.Type && !v.meet(p, q) {
				f.say("only_if_latest: %s and %s can never both be the latest", q, p)
			}
		}
		for _, q := range r.UnlessLatest {
			if p.within(q) {
				f.say("unless_latest: %s excludes what only_if_latest asks for (%s): it is never there", q, p)
			}
		}
	}
}

// checkCases finds a start that belongs to the other kind of case.
func (f *faults) checkCases(b *Book, r *Rule) {
	if r.Cases != "disability" {
		return
	}
	for _, p := range r.Starts {
		for _, c := range p.Conds {
			if c.Name == "ground" && p.Type == decisionType && !slices.ContainsFunc(c.Values, b.isDisability) {
				f.say("starts: %s can never match: the limit is for disability cases only", p)
			}
		}
	}
}

func (b *Book) isDisability(ground string) bool {
	return slices.ContainsFunc(b.Grounds, func(g Ground) bool { return g.ID == ground && g.Cases == "disability" })
}

// meet reports whether one event could match both patterns, as far as their conditions tell.
func (v *Vocabulary) meet(p, q Pattern) bool {
	if !overlap(v.kinds(p.Type), v.kinds(q.Type)) {
		return false
	}
	for _, a := range p.Conds {
		for _, b := range q.Conds {
			if a.Name == b.Name && !overlap(a.Values, b.Values) && !v.several(p.Type, a) {
				return false
			}
		}
	}
	return true
}

// several reports whether an event of the type can have several values of what the condition looks at.
func (v *Vocabulary) several(name string, c Cond) bool {
	t, ok := v.Type(name)
	if !ok {
		return false
	}
	at, _ := condAttr(t, c)
	return at.Kind == AttrSome || at.Kind == AttrGrounds || c.Name == "item.what"
}

// within reports whether everything that matches p matches q too.
func (p Pattern) within(q Pattern) bool {
	if p.Type != q.Type {
		return false
	}
	for _, want := range q.Conds {
		narrower := func(have Cond) bool {
			return have.Name == want.Name && !slices.ContainsFunc(have.Values, func(v string) bool { return !slices.Contains(want.Values, v) })
		}
		if !slices.ContainsFunc(p.Conds, narrower) {
			return false
		}
	}
	return true
}
