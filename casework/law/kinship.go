package law

import "slices"

// decisionType is the type of a decision. A pattern of it matches whatever is at the same time a decision.
const decisionType = "decision-sent"

// kinship says, of every type of event, what it can be about by way of what it belongs to, at any remove.
type kinship struct {
	v     *Vocabulary
	about map[string]map[string]bool
}

// kin works out who can be about whom where no event says so itself.
func (v *Vocabulary) kin() kinship {
	k := kinship{v: v, about: make(map[string]map[string]bool, len(v.Types))}
	for _, t := range v.Types {
		k.about[t.Name] = map[string]bool{}
		k.climb(t.Name, k.about[t.Name])
	}
	return k
}

func (k kinship) climb(name string, into map[string]bool) {
	t, ok := k.v.Type(name)
	if !ok {
		return
	}
	for _, group := range t.BelongsTo {
		for _, parent := range group {
			if !into[parent] {
				into[parent] = true
				k.climb(parent, into)
			}
		}
	}
}

// kinds returns the types that a pattern of this type can match: its own and, for a decision, those that are
// at the same time one.
func (v *Vocabulary) kinds(name string) []string {
	out := []string{name}
	if name == decisionType {
		for i := range v.Types {
			if len(v.Types[i].GivesRise) > 0 {
				out = append(out, v.Types[i].Name)
			}
		}
	}
	return out
}

// aboutDecision reports whether an event of the type can be about a decision.
func (k kinship) aboutDecision(name string) bool {
	for _, d := range k.v.kinds(decisionType) {
		if k.about[name][d] {
			return true
		}
	}
	return false
}

// things returns the types of the nearest things that an event of the type is about, itself where it is one.
func (k kinship) things(name string) []string {
	found, seen := []string(nil), map[string]bool{}
	var look func(string)
	look = func(name string) {
		t, ok := k.v.Type(name)
		if !ok || seen[name] {
			return
		}
		seen[name] = true
		if t.Thing {
			found = append(found, name)
			return
		}
		for _, group := range t.BelongsTo {
			for _, parent := range group {
				look(parent)
			}
		}
	}
	look(name)
	return found
}

// follows reports whether an event that matches the pattern can be about the same thing as such a start. A phase
// transfer is of the matter itself: everything is about that.
func (k kinship) follows(p Pattern, start string) bool {
	return start == phaseTransferType ||
		slices.ContainsFunc(k.v.kinds(p.Type), func(name string) bool { return k.canFollow(name, start) })
}

// canFollow reports whether an event of the type name can be about the same thing as a start of the type
// start, where no event says so itself: it is about one of the things of the start.
func (k kinship) canFollow(name, start string) bool {
	things := k.things(start)
	for _, t := range things {
		if k.about[name][t] {
			return true
		}
	}
	return len(things) == 0
}
