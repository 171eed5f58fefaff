package law

import (
	"slices"
	"strconv"
	"strings"

	"github.com/redress-send/redress/casework/civil"
)

// checkVersions checks the versions one by one and in their order: no day has two, and between the first and
// the last every day has one or a note says why it has none.
func (b *Book) checkVersions(r *Rule) []string {
	f := faults{id: r.ID}
	if len(r.Versions) == 0 {
		f.say("it has no version")
	}
	var last civil.Date
	for i := range r.Versions {
		v := &r.Versions[i]
		if v.Provision == "" {
			f.say("version %d has no provision", i+1)
		}
		if !slices.Contains([]string{"A", "B", "C"}, v.Confidence) {
			f.say("version %d: confidence is %q: use A, B or C", i+1, v.Confidence)
		}
		if !v.To.IsZero() && v.To.Before(v.From) {
			f.say("version %d ends (%s) before it begins (%s)", i+1, v.To, v.From)
		}
		if i > 0 {
			f.checkOrder(i, last, v)
		}
		last = v.To
		f.checkCounts(b, r, v)
	}
	return f.list
}

// checkOrder checks that a version begins on the day after the one before it ended. A gap is right only where
// the note of the later version names the first day that has no version.
func (f *faults) checkOrder(i int, last civil.Date, v *Version) {
	if last.IsZero() || !v.From.After(last) {
		f.say("version %d begins (%s) while the one before is in force", i+1, v.From)
		return
	}
	gap := last.AddDays(1)
	if v.From == gap || strings.Contains(v.Note, gap.String()) || strings.Contains(v.Note, plain(gap)) {
		return
	}
	f.say("no version is in force from %s to %s: close the gap, or say in the note of version %d what held then, naming the day “%s”",
		gap, v.From.AddDays(-1), i+1, plain(gap))
}

// plain writes a day as a note has it: 21 July 2020.
func plain(d civil.Date) string {
	return strconv.Itoa(d.Day()) + " " + d.Month().String() + " " + strconv.Itoa(d.Year())
}

// checkCounts checks that the version's counts can be counted from what starts the limit.
func (f *faults) checkCounts(b *Book, r *Rule, v *Version) {
	counts := []*Count{&v.Count}
	for i := range v.Steps {
		counts = append(counts, &v.Steps[i].Count)
	}
	if r.Fallback != nil && r.Fallback.Count != nil {
		counts = append(counts, r.Fallback.Count)
	}
	for _, c := range counts {
		f.checkProfiled(b, c, c.Profile)
		if (c.Kind == CountPeriod || c.Kind == CountSchool) && c.Period.N < 1 {
			f.say("its period is not at least 1")
		}
	}
	if v.Disability != "" {
		f.checkProfiled(b, &v.Count, v.Disability)
	}
	if r.LimbOf != "" && (v.Count.Kind != CountPeriod || v.Count.Before || v.Count.FromDue) {
		f.say("a limb is a period counted on from its start")
	}
	if more := v.Extended; more != nil && (v.Count.Kind != CountPeriod || more.Period.Unit != v.Count.Period.Unit || more.Period.N < 1) {
		f.say("it is extended by %s: a count of %s cannot be made longer by that", more.Period, v.Count.Period)
	}
	f.checkSteps(v)
	f.checkFixed(r, v)
}

// checkProfiled checks that the profile is there and says what the count needs to know.
func (f *faults) checkProfiled(b *Book, c *Count, id string) {
	p := b.profile(id)
	switch {
	case p == nil:
		f.say("there is no counting profile %q", id)
	case c.Kind != CountPeriod:
	case p.FirstDay == NotApplicable:
		f.say("%s is counted by %s, which does not say whether the first day counts", c.Period, id)
	case c.Period.Unit == civil.Months && p.NoSuchDay == NotApplicable:
		f.say("%s is counted by %s, which does not say what is done where the month has no such day", c.Period, id)
	case c.Period.Unit == civil.WorkingDays && p.WorkingDays.Calendar != "bank-holidays":
		f.say("%s is counted by %s, which has no calendar of working days", c.Period, id)
	}
}

// checkSteps checks the counts of agreed actions.
func (f *faults) checkSteps(v *Version) {
	if len(v.Steps) > 0 && !slices.ContainsFunc(v.Steps, func(s ItemCount) bool { return s.Last }) {
		f.say("none of its steps is the last")
	}
	for i, s := range v.Steps {
		if !slices.Contains(whats, s.What) {
			f.say("steps: what is %s", notOneOf(s.What, whats))
		}
		instead := func(x ItemCount) bool { return x.What == s.What && x.Step == s.Instead }
		if s.Instead != "" && (s.Instead == s.Step || !slices.ContainsFunc(v.Steps, instead)) {
			f.say("step %d stands instead of %q, and %s has no such other step", i+1, s.Instead, s.What)
		}
	}
}

// checkFixed checks that a day of the year and a phase transfer come together: neither says anything alone.
func (f *faults) checkFixed(r *Rule, v *Version) {
	transfer := slices.ContainsFunc(r.Starts, func(p Pattern) bool { return p.Type == phaseTransferType })
	event := slices.ContainsFunc(r.Starts, func(p Pattern) bool { return p.Type != phaseTransferType })
	switch {
	case v.Count.Kind == CountFixed && event:
		f.say("a day of the year is counted to for a phase transfer only: nothing says which year a fact means")
	case v.Count.Kind != CountFixed && transfer:
		f.say("a phase transfer has no day to count from: name the day of the year, for example day 02-15")
	}
}
