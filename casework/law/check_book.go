package law

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/redress-send/redress/casework/civil"
)

// Check returns everything wrong with the book, each as "ID: what is wrong". A book with faults does not
// load: an unknown name, a condition that nothing can match, an incomplete profile, a version without a
// citation, two versions in force on one day or none on a day between two, a statement without effect.
// What is only worth knowing is in Remarks.
func (b *Book) Check() []string {
	var out []string
	for i := range b.Profiles {
		out = append(out, b.checkProfile(&b.Profiles[i])...)
	}
	rules := map[string]*Rule{}
	for i := range b.Rules {
		r := &b.Rules[i]
		if rules[r.ID] != nil {
			out = append(out, r.ID+": stands twice")
		}
		rules[r.ID] = r
	}
	kin := b.Vocabulary.kin()
	for i := range b.Rules {
		r := &b.Rules[i]
		out = append(out, b.checkRule(r)...)
		out = append(out, b.checkPatterns(r, kin)...)
		out = append(out, b.checkVersions(r)...)
		out = append(out, b.checkReferences(r, rules)...)
		out = append(out, checkEffect(r)...)
	}
	return out
}

// faults collects what is wrong with one rule.
type faults struct {
	id   string
	list []string
}

func (f *faults) say(format string, args ...any) {
	f.list = append(f.list, f.id+": "+fmt.Sprintf(format, args...))
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
	for _, id := range p.allSpans() {
		if !b.hasSpan(id) {
			out = append(out, fmt.Sprintf("profile %s: there is no span %q", p.ID, id))
		}
	}
	if left := b.spans(slices.Concat(p.NotCounted, p.WorkingDays.Without)); !leavesADay(left) {
		out = append(out, fmt.Sprintf("profile %s: its spans leave no day of the year to count: shorten one of them", p.ID))
	}
	return out
}

// leavesADay reports whether some day of the year lies in none of the spans: without one a count would never end.
func leavesADay(spans []Span) bool {
	for n := range 366 {
		if inAny(spans, civil.On(2028, time.January, 1).AddDays(n)) == nil {
			return true
		}
	}
	return false
}

// allSpans names every span that the profile looks at.
func (p *Profile) allSpans() []string {
	return slices.Concat(p.NotCounted, p.Pushes, p.WorkingDays.Without)
}

func (b *Book) hasSpan(id string) bool {
	return slices.ContainsFunc(b.Spans, func(s Span) bool { return s.ID == id })
}

func (b *Book) hasGround(id string) bool {
	return slices.ContainsFunc(b.Grounds, func(g Ground) bool { return g.ID == id })
}

// checkRule checks what a limit says of itself.
func (b *Book) checkRule(r *Rule) []string {
	f := faults{id: r.ID}
	if r.Title == "" {
		f.say("it has no title")
	}
	if senses := []Sense{Limit, Duty, Target, Window, Information}; !slices.Contains(senses, r.Sense) {
		f.say("sense is %q: use limit, duty, target, window or information", r.Sense)
	}
	if acts := []string{"sent", "received", "made", "held", "done"}; !slices.Contains(acts, r.Act) {
		f.say("act is %q: use sent, received, made, held or done", r.Act)
	}
	if !slices.Contains(owers, r.OwedBy) {
		f.say("owed_by is %q: use %s", r.OwedBy, strings.Join(owers, ", "))
	}
	if len(r.Starts) == 0 && len(r.LaterOf) == 0 && !r.Guidance {
		f.say("nothing starts it: give starts, or guidance: true")
	}
	for _, g := range r.UnlessOnlyGrounds {
		if !b.hasGround(g) {
			f.say("there is no ground %q", g)
		}
	}
	if r.LimbTakes != TakesEarliest && r.LimbTakes != TakesLatestBefore {
		f.say("limb_takes is %q: use latest-before, or leave it out for the earliest", r.LimbTakes)
	}
	if back := r.Fallback; back != nil {
		switch _, known := b.Vocabulary.Type(back.Needs); {
		case back.Needs == "":
			f.say("its fallback does not say which fact would settle it: give needs")
		case !known:
			f.say("its fallback needs a fact that is not there: %s", unknownType(b.Vocabulary, back.Needs))
		}
	}
	return f.list
}

var owers = []string{"parent-or-young-person", "local-authority", "mediation-adviser", "tribunal", "health-body-icb",
	"school-or-responsible-body", "either-party", "both-parties", "advising-body", "review-organiser", "arranging-body", "service"}
