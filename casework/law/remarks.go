package law

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/redress-send/redress/casework/civil"
)

// Replaced is an instrument that a book knows to have been replaced: a version that is in force after Since
// should not cite it.
type Replaced struct {
	Cites string // "SI 2012/322"
	By    string // what took its place
	Since civil.Date
}

// Remark is something about a book that a lawyer should look at although the book can be computed with.
type Remark struct {
	Kind RemarkKind
	ID   string // the limit, profile or span concerned; empty where it is the book
	Text string
}

// RemarkKind says what sort of remark it is.
type RemarkKind string

// The kinds of remark, in the order in which they are given.
const (
	CannotBeMet   RemarkKind = "cannot-be-met"      // a day that nothing can meet
	NeverBelongs  RemarkKind = "never-belongs"      // a condition on a fact that is about something else
	NeverTogether RemarkKind = "never-together"     // limits that name each other and never have one start
	Covered       RemarkKind = "covered"            // a condition that another one makes needless
	Remembered    RemarkKind = "remembered"         // confidence C, and no note of what was not seen
	CitesReplaced RemarkKind = "cites-replaced"     // a citation to an instrument that was replaced
	Uncited       RemarkKind = "uncited"            // a profile that moves days and does not say by which provision
	CheckedLong   RemarkKind = "checked-long-ago"   // checked longer ago than was asked for
	NeverChecked  RemarkKind = "never-checked"      // versions that nobody has checked: one remark for all
	UnusedProfile RemarkKind = "unused-profile"     // a counting profile that no limit is counted by
	UnusedSpan    RemarkKind = "unused-span"        // a span that no profile in use looks at
	UnreadFact    RemarkKind = "unread-facts"       // facts that nothing in the book reads: one remark for all
	OtherFacts    RemarkKind = "facts-of-others"    // likewise, of a book that reads few of the vocabulary's facts
	KeepingFact   RemarkKind = "case-keeping-facts" // likewise, but they are there for the keeping of a case
)

// ForInformation reports whether there is nothing to look into: it is as it should be, and worth knowing.
func (k RemarkKind) ForInformation() bool { return k == OtherFacts || k == KeepingFact }

// RemarkKinds are all kinds, in the order in which they are given.
var RemarkKinds = []RemarkKind{CannotBeMet, NeverBelongs, NeverTogether, Covered, Remembered, CitesReplaced, Uncited, CheckedLong, NeverChecked,
	UnusedProfile, UnusedSpan, UnreadFact, OtherFacts, KeepingFact}

// Looking says what is asked of a book's citations: on the day At, none was checked more than Months ago. At a
// zero day their age is not looked at.
type Looking struct {
	At     civil.Date
	Months int
}

// Remarks returns what a lawyer should look at. A book with faults may have more than is said here.
func (b *Book) Remarks(l Looking) []Remark {
	var out []Remark
	add := func(kind RemarkKind, id, format string, args ...any) {
		out = append(out, Remark{kind, id, fmt.Sprintf(format, args...)})
	}
	kin := b.Vocabulary.kin()
	rules := make(map[string]*Rule, len(b.Rules))
	for i := range b.Rules {
		rules[b.Rules[i].ID] = &b.Rules[i]
	}
	for i := range b.Rules {
		r := &b.Rules[i]
		b.remarkUnmet(r, kin, add)
		b.remarkStrays(r, kin, add)
		b.remarkApart(r, rules, add)
		b.remarkCovered(r, add)
		b.remarkVersions(r, l, add)
	}
	b.remarkProfiles(add)
	b.remarkFacts(add)
	slices.SortStableFunc(out, func(x, y Remark) int {
		return slices.Index(RemarkKinds, x.Kind) - slices.Index(RemarkKinds, y.Kind)
	})
	return out
}

type adder func(kind RemarkKind, id, format string, args ...any)

// remarkUnmet finds a limit, duty or target that has a day and that no fact can meet. One that goes on says
// so by giving no day (period: none).
func (b *Book) remarkUnmet(r *Rule, kin kinship, add adder) {
	awaited := r.Sense == Limit || r.Sense == Duty || r.Sense == Target
	if !awaited || r.Guidance || r.LimbOf != "" || !r.hasDay() {
		return // a limb is met with the limit of which it is one
	}
	if len(r.MetBy) == 0 {
		add(CannotBeMet, r.ID, "it has a day and nothing meets it: give met_by, or period: none for what goes on")
		return
	}
	if r.countsBack() {
		return // met by what comes before the day
	}
	for _, start := range b.startsOf(r) {
		if slices.ContainsFunc(r.MetBy, func(p Pattern) bool { return kin.follows(p, start) }) {
			continue
		}
		add(CannotBeMet, r.ID, "started by %s it is met by nothing: %s is not about the same thing unless it says so (of)",
			start, texts(r.MetBy))
	}
}

// remarkStrays finds conditions on facts that are about something else than what starts the limit: they never
// hold, unless the fact says itself that it belongs there.
func (b *Book) remarkStrays(r *Rule, kin kinship, add adder) {
	starts := b.startsOf(r)
	for _, list := range r.roles() {
		if !slices.Contains([]string{"only_if", "superseded_by", "needless_after", "revived_by", "without", "extended"}, list.name) {
			continue
		}
		for _, p := range list.patterns {
			if len(starts) > 0 && !slices.ContainsFunc(starts, func(start string) bool { return kin.follows(p, start) }) {
				add(NeverBelongs, r.ID, "%s: %s is not about what starts the limit (%s) unless it says so (of)", list.name, p, strings.Join(starts, ", "))
			}
		}
	}
}

// hasDay reports whether any version of the limit gives a day.
func (r *Rule) hasDay() bool {
	for i := range r.Versions {
		v := &r.Versions[i]
		dated := func(s ItemCount) bool { return s.Count.Kind != CountNone }
		if v.Count.Kind != CountNone || slices.ContainsFunc(v.Steps, dated) {
			return true
		}
	}
	return len(r.LaterOf) > 0
}

func (r *Rule) countsBack() bool {
	return slices.ContainsFunc(r.Versions, func(v Version) bool { return v.Count.Before && v.Count.FromDue })
}

// startsOf returns the types that can start the rule, each once.
func (b *Book) startsOf(r *Rule) []string {
	var out []string
	for _, p := range b.startPatterns(r) {
		for _, t := range b.Vocabulary.kinds(p.Type) {
			if !slices.Contains(out, t) {
				out = append(out, t)
			}
		}
	}
	return out
}

// startPatterns returns what can start the rule: its own starts, those of its limbs, its fallback's, and what
// fixes its day.
func (b *Book) startPatterns(r *Rule) []Pattern {
	out := slices.Concat(r.Starts, r.ReplacedBy)
	if r.Fallback != nil {
		out = append(out, r.Fallback.Starts...)
	}
	for i := range b.Rules {
		if slices.Contains(r.LaterOf, b.Rules[i].ID) {
			out = append(out, b.Rules[i].Starts...)
		}
	}
	return out
}

// remarkApart finds limits that are named for what they do to the same start, and that no fact starts with
// this one.
func (b *Book) remarkApart(r *Rule, rules map[string]*Rule, add adder) {
	for _, id := range slices.Compact(slices.Sorted(slices.Values(r.beside()))) {
		other := rules[id]
		if other == nil || b.startTogether(r, other) {
			continue
		}
		add(NeverTogether, r.ID, "it names %s for the same start, and no fact starts both", id)
	}
}

// beside returns the limits that the rule looks at where they have the same start.
func (r *Rule) beside() []string {
	out := slices.Concat(r.AlternativeTo, r.SupersededByLimit, r.OnceMissed)
	for i := range r.Asks {
		out = append(out, r.Asks[i].OnceLate)
	}
	out = append(out, r.OncePast)
	return slices.DeleteFunc(out, func(id string) bool { return id == "" })
}

func (b *Book) startTogether(r, other *Rule) bool {
	for _, p := range b.startPatterns(r) {
		for _, q := range b.startPatterns(other) {
			if b.Vocabulary.meet(p, q) {
				return true
			}
		}
	}
	return false
}

// remarkCovered finds a condition beside another one that lets in all that it does.
func (b *Book) remarkCovered(r *Rule, add adder) {
	for _, list := range r.roles() {
		if list.name == "only_if_latest" {
			continue // there every one has to hold
		}
		for i, p := range list.patterns {
			for k, q := range list.patterns {
				if i != k && p.within(q) && (i > k || !q.within(p)) {
					add(Covered, r.ID, "%s: %s is covered by %s already", list.name, p, q)
				}
			}
		}
	}
	if r.Fallback != nil {
		for _, p := range r.Fallback.Starts {
			for _, q := range r.Starts {
				if p.within(q) {
					add(Covered, r.ID, "fallback: %s starts the limit itself, so it is never a fallback", p)
				}
			}
		}
	}
}

func (b *Book) remarkVersions(r *Rule, l Looking, add adder) {
	for i := range r.Versions {
		v := &r.Versions[i]
		which := ""
		if len(r.Versions) > 1 {
			which = fmt.Sprintf("version %d: ", i+1)
		}
		if v.Confidence == "C" && !saysUnseen(v.Note) && !slices.ContainsFunc(r.Notes, saysUnseen) {
			add(Remembered, r.ID, "%sconfidence C (%s), and no note says what was not seen", which, v.Provision)
		}
		for _, x := range b.Replaced {
			if mentions(v.Provision, x.Cites) && (v.To.IsZero() || !v.To.Before(x.Since)) {
				add(CitesReplaced, r.ID, "%sit cites %s, which %s replaced on %s", which, x.Cites, x.By, x.Since.Short())
			}
		}
		switch {
		case l.At.IsZero() || v.Checked.IsZero():
		case v.Checked.After(l.At):
			add(CheckedLong, r.ID, "%schecked on %s, which is still to come", which, v.Checked.Short())
		case v.Checked.Before(monthsBefore(l.At, l.Months)):
			add(CheckedLong, r.ID, "%schecked on %s", which, v.Checked.Short())
		}
	}
}

func monthsBefore(d civil.Date, months int) civil.Date {
	before, err := d.AddMonths(-months, civil.RoundDown)
	if err != nil {
		return civil.Date{}
	}
	return before
}

// unseen are the words by which a note says what the memory of a limit rests on.
var unseen = []string{"not seen", "remembered", "not checked", "not read", "not verified", "cut off"}

func saysUnseen(note string) bool {
	small := strings.ToLower(note)
	return slices.ContainsFunc(unseen, func(words string) bool { return strings.Contains(small, words) })
}

// mentions reports whether the provision names the instrument, and not one whose number only begins or ends
// like it.
func mentions(provision, instrument string) bool {
	for rest := provision; ; {
		at := strings.Index(rest, instrument)
		if at < 0 || instrument == "" {
			return false
		}
		before, after := []rune(rest[:at]), []rune(rest[at+len(instrument):])
		if (len(before) == 0 || !inWord(before[len(before)-1])) && (len(after) == 0 || !inWord(after[0])) {
			return true
		}
		rest = rest[at+len(instrument):]
	}
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// texts writes patterns one after the other.
func texts(list []Pattern) string {
	out := make([]string, len(list))
	for i, p := range list {
		out[i] = p.String()
	}
	return strings.Join(out, " or ")
}
