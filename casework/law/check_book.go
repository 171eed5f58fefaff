package law

import (
	"fmt"
	"slices"
	"strings"

	"github.com/redress-send/redress/casework/civil"
)

// Check returns everything wrong with the book, each as "ID: what is wrong". A book with faults does not
// load: an unknown name, an incomplete profile, a version without a citation, two versions in force on one
// day.
func (b *Book) Check() []string {
	var out []string
	for i := range b.Profiles {
		out = append(out, b.checkProfile(&b.Profiles[i])...)
	}
	seen := map[string]bool{}
	for i := range b.Rules {
		r := &b.Rules[i]
		if seen[r.ID] {
			out = append(out, r.ID+": stands twice")
		}
		seen[r.ID] = true
	}
	for i := range b.Rules {
		out = append(out, b.checkRule(&b.Rules[i], seen)...)
	}
	return out
}

func (b *Book) checkProfile(p *Profile) []string {
	var out []string
	say := func(field, value string, allowed ...string) {
		if !slices.Contains(allowed, value) {
			out = append(out, fmt.Sprintf("profile %s: %s is %q: use %s", p.ID, field, value, strings.Join(allowed, ", ")))
		}
	}
	say("first_day", string(p.FirstDay), string(FirstExcluded), string(FirstIncluded), NotApplicable)
	say("no_such_day", string(p.NoSuchDay), string(LastOfMonth), string(DayBeforeLastOfMonth), NotApplicable)
	say("closed_day", string(p.ClosedDay), string(ClosedNext), string(ClosedStays), string(ClosedAfter), NotApplicable)
	say("working_days.calendar", p.WorkingDays.Calendar, "bank-holidays", "school", NotApplicable)
	if p.hour() == "" {
		say("cutoff", p.Cutoff, "17:00", "end-of-day", NotApplicable)
	}
	for _, list := range [][]string{p.NotCounted, p.Pushes, p.WorkingDays.Without} {
		for _, id := range list {
			if !slices.ContainsFunc(b.Spans, func(s Span) bool { return s.ID == id }) {
				out = append(out, fmt.Sprintf("profile %s: there is no span %q", p.ID, id))
			}
		}
	}
	return out
}

func (b *Book) checkRule(r *Rule, ids map[string]bool) []string {
	var out []string
	say := func(format string, args ...any) { out = append(out, r.ID+": "+fmt.Sprintf(format, args...)) }
	if r.Title == "" {
		say("it has no title")
	}
	if !slices.Contains([]Sense{Limit, Duty, Target, Window, Information}, r.Sense) {
		say("sense is %q: use limit, duty, target, window or information", r.Sense)
	}
	if !slices.Contains([]string{"sent", "received", "made", "held", "done"}, r.Act) {
		say("act is %q: use sent, received, made, held or done", r.Act)
	}
	if !slices.Contains(owers, r.OwedBy) {
		say("owed_by is %q: use %s", r.OwedBy, strings.Join(owers, ", "))
	}
	if len(r.Starts) == 0 && len(r.LaterOf) == 0 && !r.Guidance {
		say("nothing starts it: give starts, or guidance: true")
	}
	named := slices.Concat(r.LaterOf, r.AlternativeTo, r.SupersededByLimit, r.OnceMissed)
	for i := range r.Asks {
		if late := r.Asks[i].OnceLate; late != "" {
			named = append(named, late)
		}
	}
	for _, id := range named {
		if !ids[id] {
			say("there is no limit %q", id)
		}
	}
	if r.OncePast != "" && !ids[r.OncePast] {
		say("there is no limit %q", r.OncePast)
	}
	if r.LimbTakes != TakesEarliest && r.LimbTakes != TakesLatestBefore {
		say("limb_takes is %q: use latest-before, or leave it out for the earliest", r.LimbTakes)
	}
	if n := len(r.LaterOf); n != 0 && n != 2 {
		say("later_of names %d limits: it takes two", n)
	}
	for _, p := range b.patterns(r) {
		out = append(out, b.checkPattern(r.ID, p)...)
	}
	for _, g := range r.UnlessOnlyGrounds {
		if !slices.ContainsFunc(b.Grounds, func(x Ground) bool { return x.ID == g }) {
			say("there is no ground %q", g)
		}
	}
	return append(out, b.checkVersions(r)...)
}

var owers = []string{"parent-or-young-person", "local-authority", "mediation-adviser", "tribunal", "health-body-icb",
	"school-or-responsible-body", "either-party", "both-parties", "advising-body", "review-organiser", "arranging-body", "service"}

// patterns returns every pattern of the rule.
func (b *Book) patterns(r *Rule) []Pattern {
	all := slices.Concat(r.Starts, r.MetBy, r.OnlyIf, r.OnlyIfLatest, r.UnlessLatest, r.SupersededBy, r.RevivedBy, r.ReplacedBy, r.Without)
	for i := range r.Asks {
		all = append(all, r.Asks[i].After...)
	}
	for i := range r.Versions {
		if r.Versions[i].Extended != nil {
			all = append(all, r.Versions[i].Extended.By...)
		}
	}
	if r.Fallback != nil {
		all = append(all, r.Fallback.Starts...)
	}
	return all
}

// checkPattern checks that the type exists and can have the values that are asked for.
func (b *Book) checkPattern(id string, p Pattern) []string {
	if p.Type == phaseTransferType {
		return nil
	}
	t, ok := b.Vocabulary.Type(p.Type)
	if !ok {
		return []string{fmt.Sprintf("%s: %s", id, unknownType(b.Vocabulary, p.Type))}
	}
	var out []string
	for _, c := range p.Conds {
		at, known := t.Attr(c.Name)
		switch c.Name {
		case "item.what":
			at, known = AttrType{Kind: AttrOneOf, Values: whats}, t.HasItems
		case "of.ground", "ground":
			at, known = AttrType{Kind: AttrGrounds}, true
		case "covers":
			at, known = AttrType{Kind: AttrOneOf, Values: []string{"all"}}, true
		}
		if !known {
			out = append(out, fmt.Sprintf("%s: %s has no attribute %q", id, p.Type, c.Name))
			continue
		}
		for _, value := range c.Values {
			if text := at.fault(value, b.Grounds); text != "" && value != "-" {
				out = append(out, fmt.Sprintf("%s: %s %s: %s", id, p.Type, c.Name, text))
			}
		}
	}
	return out
}

func (b *Book) checkVersions(r *Rule) []string {
	var out []string
	say := func(format string, args ...any) { out = append(out, r.ID+": "+fmt.Sprintf(format, args...)) }
	if len(r.Versions) == 0 {
		say("it has no version")
	}
	var last civil.Date
	for i := range r.Versions {
		v := &r.Versions[i]
		if v.Provision == "" {
			say("version %d has no provision", i+1)
		}
		if !slices.Contains([]string{"A", "B", "C"}, v.Confidence) {
			say("version %d: confidence is %q: use A, B or C", i+1, v.Confidence)
		}
		if !v.To.IsZero() && v.To.Before(v.From) {
			say("version %d ends (%s) before it begins (%s)", i+1, v.To, v.From)
		}
		if i > 0 && (last.IsZero() || !v.From.After(last)) {
			say("version %d begins (%s) while the one before is in force", i+1, v.From)
		}
		last = v.To
		out = append(out, b.checkCounts(r, v)...)
	}
	return out
}

func (b *Book) checkCounts(r *Rule, v *Version) []string {
	var out []string
	known := func(id string) bool {
		return slices.ContainsFunc(b.Profiles, func(p Profile) bool { return p.ID == id })
	}
	if !known(v.Count.Profile) {
		out = append(out, fmt.Sprintf("%s: there is no counting profile %q", r.ID, v.Count.Profile))
	}
	if v.Disability != "" && !known(v.Disability) {
		out = append(out, fmt.Sprintf("%s: there is no counting profile %q", r.ID, v.Disability))
	}
	if (v.Count.Kind == CountPeriod || v.Count.Kind == CountSchool) && v.Count.Period.N < 1 {
		out = append(out, r.ID+": its period is not at least 1")
	}
	if v.Extended != nil && (r.LimbOf != "" || len(v.Steps) > 0) {
		out = append(out, r.ID+": only a count of its own can be extended, no limb and no agreed action")
	}
	if len(v.Steps) > 0 && !slices.ContainsFunc(v.Steps, func(s ItemCount) bool { return s.Last }) {
		out = append(out, r.ID+": none of its steps is the last")
	}
	return out
}
