package law

import (
	"fmt"
	"maps"
	"strings"
)

// remarkProfiles finds profiles and spans that no limit uses, versions that nobody checked, and profiles that
// move days without saying by which provision.
func (b *Book) remarkProfiles(add adder) {
	used := b.usedProfiles()
	spans := map[string]bool{}
	for i := range b.Profiles {
		p := &b.Profiles[i]
		if !used[p.ID] {
			add(UnusedProfile, p.ID, "no limit is counted by it")
			continue
		}
		for _, id := range p.allSpans() {
			spans[id] = true
		}
		if bare := p.uncited(); len(bare) > 0 {
			add(Uncited, p.ID, "it moves or leaves out days and cites no provision for %s", strings.Join(bare, ", "))
		}
	}
	for i := range b.Spans {
		if s := &b.Spans[i]; !spans[s.ID] {
			add(UnusedSpan, s.ID, "no profile that is counted by looks at %s", s.Says)
		}
	}
	never, all := 0, 0
	for i := range b.Rules {
		for k := range b.Rules[i].Versions {
			if all++; b.Rules[i].Versions[k].Checked.IsZero() {
				never++
			}
		}
	}
	if never > 0 {
		add(NeverChecked, "", "%d of %d versions do not say when somebody checked them (checked)", never, all)
	}
}

// directionProfile is the profile of days that a person fixed, whatever limit they are fixed for.
const directionProfile = "direction"

// usedProfiles returns the profiles that a limit is counted by, with the one of days that a person fixed.
func (b *Book) usedProfiles() map[string]bool {
	used := map[string]bool{}
	for i := range b.Rules {
		for _, id := range b.Rules[i].profiles() {
			used[id] = true
		}
	}
	return used
}

// uncited returns the fields by which the profile moves or leaves out days without citing a provision.
func (p *Profile) uncited() []string {
	moves := []struct {
		field string
		does  bool
	}{
		{"not_counted", len(p.NotCounted) > 0}, {"working_days", len(p.WorkingDays.Without) > 0 && p.WorkingDays.Calendar != "school"},
		{"ends_in", len(p.Pushes) > 0}, {"closed_day", p.ClosedDay == ClosedNext || p.ClosedDay == ClosedAfter}, {"cutoff", p.hour() != ""},
	}
	var out []string
	for _, m := range moves {
		if m.does && p.Provisions[m.field] == "" {
			out = append(out, m.field)
		}
	}
	return out
}

// remarkFacts finds the facts that nothing in the book reads. A book that reads few of them (that of another
// nation, in the vocabulary of all) is only told how many.
func (b *Book) remarkFacts(add adder) {
	named := b.namedTypes()
	read := b.readTypes(named)
	var idle, keeping []string
	for i := range b.Vocabulary.Types {
		switch t := &b.Vocabulary.Types[i]; {
		case read[t.Name]:
		case t.Keeping:
			keeping = append(keeping, t.Name)
		default:
			idle = append(idle, t.Name)
		}
	}
	all := len(b.Vocabulary.Types)
	switch {
	case len(idle) > 0 && len(named) < all/4:
		add(OtherFacts, "", "the limits of this book read %d of the %d kinds of fact in the vocabulary", len(named), all)
		return
	case len(idle) > 0:
		add(UnreadFact, "", "%s: %s", number(len(idle), "kind of fact is", "kinds of fact are")+" read by no limit", strings.Join(idle, ", "))
	}
	if len(keeping) > 0 {
		add(KeepingFact, "", "%s: %s", number(len(keeping), "kind of fact serves", "kinds of fact serve")+" the keeping of the case and no limit", strings.Join(keeping, ", "))
	}
}

func number(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// namedTypes returns the types that a limit of the book waits for.
func (b *Book) namedTypes() map[string]bool {
	named := map[string]bool{}
	for i := range b.Rules {
		for _, list := range b.Rules[i].roles() {
			for _, p := range list.patterns {
				for _, t := range b.Vocabulary.kinds(p.Type) {
					named[t] = true
				}
			}
		}
	}
	return named
}

// readTypes returns the types of which anything that is worked out depends: those of every condition, those that
// move the stage or a track, and those that one of these can be about.
func (b *Book) readTypes(named map[string]bool) map[string]bool {
	read := maps.Clone(named)
	for _, t := range []string{Retraction, "case-reopened", "appeal-returned", "discrimination-happened"} {
		read[t] = true // what is worked out looks for them by name
	}
	for i := range b.Vocabulary.Types {
		t := &b.Vocabulary.Types[i]
		if t.Stage != "" || len(t.Tracks) > 0 {
			read[t.Name] = true
		}
	}
	kin := b.Vocabulary.kin()
	for name := range maps.Clone(read) {
		maps.Copy(read, kin.about[name])
	}
	return read
}
