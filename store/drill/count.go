package drill

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// found is everything that is there of what the writers did.
type found struct {
	facts   map[mark][]factAt
	letters map[string]int
	waiting map[string]bool // deliveries that are not answered
	entries map[factAt]int  // audit entries that name the fact as new
	stands  map[mark]bool   // facts that were neither corrected nor taken back
	chain   casework.AuditReport
	faults  []string
}

// factAt is a fact in its case.
type factAt struct {
	of casework.CaseID
	id string
}

func (f *found) fault(format string, args ...any) {
	f.faults = append(f.faults, fmt.Sprintf(format, args...))
}

// look reads the whole database. Letters are taken up as an office would, at the instant, for an hour.
func look(ctx context.Context, s Store, at time.Time) (*found, error) {
	f := &found{
		facts: map[mark][]factAt{}, letters: map[string]int{}, waiting: map[string]bool{}, entries: map[factAt]int{}, stands: map[mark]bool{},
	}
	if err := s.Sound(ctx); err != nil {
		f.fault("The database is damaged: %v.", err)
	}
	for c, err := range s.Find(ctx, casework.Filter{}) {
		if err != nil {
			return nil, err
		}
		f.addCase(&c)
	}
	if err := f.addAudit(ctx, s); err != nil {
		return nil, err
	}
	waiting, err := s.Unanswered(ctx, at.Add(365*24*time.Hour), 0)
	for i := range waiting {
		f.waiting[waiting[i].Key] = true
	}
	if err != nil {
		return nil, err
	}
	letters, err := s.Claim(ctx, []string{route}, at, time.Hour, 1<<30) // all of them: those of one lane come together
	for i := range letters {
		f.letters[letters[i].Key]++
	}
	return f, err
}

func (f *found) addCase(c *casework.Case) {
	acts := map[string]bool{}
	for i := range c.Facts {
		fact := &c.Facts[i]
		source, _, _ := strings.Cut(fact.Source, "#")
		acts[source] = true
		if m, ours := markOf(c, fact); ours {
			f.facts[m] = append(f.facts[m], factAt{c.ID, fact.ID})
		}
	}
	if int(c.Version) != len(acts) {
		f.fault("The case %s is at version %d, and %d acts are in it.", c.Reference, c.Version, len(acts))
	}
	for _, fact := range c.Live() {
		if m, ours := markOf(c, &fact); ours {
			f.stands[m] = true
		}
	}
}

// markOf tells the act by what it left. A fact of nobody's is not one of the writers'.
func markOf(c *casework.Case, f *casework.Fact) (mark, bool) {
	writer, ours := writerNr(f.RecordedBy)
	if f.Type != law.Retraction {
		return mark{act{writer, nth(f.On)}, f.Type, false}, ours
	}
	old, _ := c.Fact(f.Supersedes)
	return mark{act{writer, nth(old.On) + 1}, old.Type, true}, ours
}

// nth is the number of the act of that day.
func nth(d civil.Date) int { return d.Sub(act{}.day()) }

// addAudit verifies the audit and notes which facts it names.
func (f *found) addAudit(ctx context.Context, s Store) (err error) {
	if f.chain, err = casework.VerifyAudit(ctx, s, casework.AuditCheck{}); err != nil {
		return err
	}
	if wrong := f.chain.Fault; wrong != nil {
		f.fault("The audit is not whole. %s", wrong.Says)
	}
	for e, err := range s.Chain(ctx, 1, f.chain.Head.Nr) {
		if err != nil {
			return err
		}
		if e.Action == casework.ActSee {
			continue
		}
		for part := range strings.SplitSeq(e.Detail, "; ") { // "TYPE ID" or "TYPE ID for ID"
			if words := strings.Fields(part); len(words) == 2 || len(words) == 4 {
				f.entries[factAt{e.Case, words[1]}]++
			}
		}
	}
	return nil
}

// judge compares what is there with what the writers were told, and adds the outcome to the result. Beyond
// the acts that a writer was told of there may be one that nobody could tell it of; where all is said and
// done (exact) there is none.
func (f *found) judge(r *Result, c *counts, exact bool) {
	r.Acknowledged, r.Kept, r.Entries = 0, 0, f.chain.Entries
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, line := range c.strange {
		f.fault("A writer said what makes no sense: %q.", line)
	}
	for writer, told := range c.acts {
		r.Acknowledged += told
		for n := range told + 1 {
			a := act{writer, n}
			is := f.presence(a)
			switch {
			case is.twice > 0:
				r.Doubled += is.twice
				f.fault("Of %s something is there twice.", a)
			case n < told && is.parts == 0:
				r.Lost++
				f.fault("Lost: %s was acknowledged and is not there.", a)
			case is.parts > 0 && is.parts < is.of:
				r.Half++
				f.fault("Half: of %s only a part is there (%s).", a, is.lacks)
			case n == told && exact && is.parts > 0:
				f.fault("%s is there, and nobody asked for it.", a)
			}
			if is.parts == is.of && is.twice == 0 {
				r.Kept++
			}
			f.forget(a)
		}
		f.undone(writer, told)
	}
	for m := range f.facts {
		r.Doubled++
		f.fault("Of %s a fact is there that belongs to nothing that was acknowledged (%s).", m.act, m.typ)
	}
	for key := range f.letters {
		r.Doubled++
		f.fault("The %s is there, and belongs to nothing that was acknowledged.", key)
	}
	r.Retried, r.Faults = c.retried, append(r.Faults, f.faults...)
}

// presence says how much of an act is there.
type presence struct {
	parts, of, twice int
	lacks            string
}

func (f *found) presence(a act) presence {
	p := presence{}
	var lacks []string
	count := func(what string, n int) {
		p.of++
		p.twice += max(0, n-1)
		if n > 0 {
			p.parts++
		} else {
			lacks = append(lacks, what)
		}
	}
	for _, m := range a.marks() {
		at := f.facts[m]
		count("a fact", len(at))
		entries := 0
		for _, one := range at {
			entries = max(entries, f.entries[one])
		}
		count("the audit entry", entries)
	}
	count("the letter", f.letters[a.letter()])
	if p.lacks = "without " + strings.Join(lacks, ", "); p.parts > 0 && f.waiting[a.delivery()] {
		p.of++ // that the delivery is answered is a part of it
		p.lacks += ", its delivery not answered"
	}
	return p
}

// forget leaves only what was not asked for.
func (f *found) forget(a act) {
	for _, m := range a.marks() {
		delete(f.facts, m)
	}
	delete(f.letters, a.letter())
}

// undone checks that what was corrected and then taken back stands as it was.
func (f *found) undone(writer, told int) {
	for n := range told {
		a := act{writer, n}
		if a.step() == undoing && (!f.stands[mark{a.opening(), decided, false}] || f.stands[mark{a.before(), decided, false}]) {
			f.fault("%s took a correction back, and what was corrected does not stand again.", a)
		}
	}
}
