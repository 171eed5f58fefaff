package law

import (
	"slices"
	"strings"
)

// checkReferences checks the other limits that a limit names: that they are there, and that they say the
// same of it where one without the other would go wrong.
func (b *Book) checkReferences(r *Rule, rules map[string]*Rule) []string {
	f := faults{id: r.ID}
	for _, id := range r.names() {
		if rules[id] == nil {
			f.say("there is no limit %q", id)
		} else if id == r.ID {
			f.say("it names itself")
		}
	}
	if n := len(r.LaterOf); n != 0 && n != 2 {
		f.say("later_of names %d limits: it takes two", n)
	}
	for _, id := range r.LaterOf {
		if x := rules[id]; x != nil && x.LimbOf != r.ID {
			f.say("it is the later of %s and another, which does not say limb_of: %s", id, r.ID)
		}
	}
	if x := rules[r.LimbOf]; x != nil && !slices.Contains(x.LaterOf, r.ID) {
		f.say("it is a limb of %s, whose later_of does not name it", r.LimbOf)
	}
	for _, id := range r.AlternativeTo {
		if x := rules[id]; x != nil && !slices.Contains(x.AlternativeTo, r.ID) {
			f.say("meeting it would leave %s open: that one does not say alternative_to: %s", id, r.ID)
		}
	}
	for _, id := range r.SupersededByLimit {
		if x := rules[id]; x != nil && slices.Contains(x.SupersededByLimit, r.ID) && id != r.ID {
			f.say("it and %s end each other: only one can take the other's place", id)
		}
	}
	return f.list
}

// names returns the ids of all limits that the rule names.
func (r *Rule) names() []string {
	out := slices.Concat(r.LaterOf, r.AlternativeTo, r.SupersededByLimit, r.OnceMissed)
	for i := range r.Asks {
		out = append(out, r.Asks[i].OnceLate)
	}
	out = append(out, r.OncePast, r.LimbOf)
	return slices.DeleteFunc(out, func(id string) bool { return id == "" })
}

// checkEffect finds what a limit says without effect: it would look as if it moved a day or ended a deadline,
// and does neither.
func checkEffect(r *Rule) []string {
	f := faults{id: r.ID}
	given := r.given()
	idle := func(why string, fields ...string) {
		var found []string
		for _, field := range fields {
			if given[field] {
				found = append(found, field)
			}
		}
		if len(found) > 0 {
			f.say("%s: %s", strings.Join(found, ", "), why)
		}
	}
	if r.LimbOf != "" {
		idle("a limb is only counted; say this of "+r.LimbOf, "only_if", "only_if_latest", "unless_latest", "cases", "superseded_by",
			"needless_after", "revived_by", "replaced_by", "fallback", "once_missed", "once_past", "asks", "alternative_to", "superseded_by_limit",
			"latest_only", "extended", "in_disability_cases", "steps", "later_of")
	}
	if len(r.LaterOf) > 0 {
		idle("the limbs are counted; say this of them, or leave it out", "starts", "fallback", "replaced_by", "extended",
			"in_disability_cases", "steps")
	}
	if r.Guidance {
		idle("guidance never gives a deadline", "starts", "fallback", "replaced_by", "later_of", "limb_of")
	}
	if len(r.Starts) > 0 && !slices.ContainsFunc(r.Starts, func(p Pattern) bool { return p.Type != phaseTransferType }) {
		idle("a limit that a phase transfer starts does not look at it", "only_if", "only_if_latest", "unless_latest",
			"unless_only_grounds", "cases", "superseded_by", "needless_after", "revived_by", "replaced_by", "extended", "in_disability_cases")
	}
	if given["steps"] {
		idle("an agreed action does not look at it: the parties' own day takes the place of its last step", "replaced_by", "fallback")
	}
	if !given["superseded_by"] {
		idle("there is nothing to take back: it has no superseded_by", "revived_by")
	}
	if !given["without"] {
		idle("it needs without: which fact would make the limit needless", "once_past")
	}
	if !given["once_past"] {
		idle("it is looked at with once_past only", "without")
	}
	if !given["limb_of"] {
		idle("it is for a limb only", "limb_takes")
	}
	return f.list
}

// given tells which fields of the book's files the rule has.
func (r *Rule) given() map[string]bool {
	out := map[string]bool{
		"cases": r.Cases != "", "unless_only_grounds": len(r.UnlessOnlyGrounds) > 0, "once_missed": len(r.OnceMissed) > 0,
		"once_past": r.OncePast != "", "fallback": r.Fallback != nil, "asks": len(r.Asks) > 0, "alternative_to": len(r.AlternativeTo) > 0,
		"superseded_by_limit": len(r.SupersededByLimit) > 0, "latest_only": r.LatestOnly, "later_of": len(r.LaterOf) > 0,
		"limb_of": r.LimbOf != "", "limb_takes": r.LimbTakes != TakesEarliest,
	}
	for i := range r.Versions {
		v := &r.Versions[i]
		out["extended"] = out["extended"] || v.Extended != nil
		out["steps"] = out["steps"] || len(v.Steps) > 0
		out["in_disability_cases"] = out["in_disability_cases"] || v.Disability != ""
	}
	for _, list := range r.roles() {
		if len(list.patterns) > 0 {
			out[list.name] = true
		}
	}
	return out
}
