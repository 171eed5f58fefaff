package casework

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/redress-send/redress/casework/law"
)

// Arrival is one case as a file tells it. Of its facts those keep their id, who recorded them when, and
// where they came from for which the file says so; so does the header with who opened the case when.
type Arrival struct {
	Header
	Facts []Fact
}

// Landing is what would be done with one arrival. With Faults nothing would be.
type Landing struct {
	Faults []law.Fault // the field as files name it ("case.grounds", "facts[2].on"), and what is wrong
	Opens  bool        // the store does not have the case
	New    int         // facts that are new to the case
	change Change      // empty where everything is known
	only   bool        // weighed, and no more
}

// Weighing says how arrivals are weighed.
type Weighing struct {
	At time.Time // now
	// Correct takes a fact that has the id of one that says something else for a correction of that one.
	// Without it that is a fault.
	Correct bool
	// Only finds faults and counts: what comes out cannot be brought in.
	Only bool
}

// Weigh looks at arrivals, each with a reference of its own, and says what BringIn would do with each. What
// the store has already is passed over, by id or else by what it says. Nothing is written but, in the audit,
// which cases were looked at. Whoever may not name cases is refused.
func (s *Service) Weigh(ctx context.Context, a Actor, in []Arrival, w Weighing) ([]Landing, error) {
	const op = "casework.Weigh"
	if !Allowed(&a, ActNameCase, nil) {
		return nil, s.noteRefused(ctx, &a, ActNameCase, "", "", refusal(op, ActNameCase))
	}
	w.At = w.At.UTC().Truncate(time.Millisecond)
	references := make([]Reference, 0, len(in))
	for i := range in {
		if letters, number, ok := ParseReference(string(in[i].Reference)); ok && letters != "" {
			in[i].Reference = NewReference(letters, number)
			references = append(references, in[i].Reference)
		}
	}
	there, shown := make(map[Reference]*Case, len(references)), roll{what: "weighed"}
	for c, err := range s.cases.Find(ctx, Filter{References: references}) {
		if err != nil {
			return nil, err
		}
		there[c.Reference] = &c
		shown.add(c.ID)
	}
	if shown.count > 0 {
		if err := s.noteList(ctx, &a, &shown); err != nil {
			return nil, err
		}
	}
	erased, err := s.erasedSoFar(ctx)
	if err != nil {
		return nil, err
	}
	nobody, err := s.strangers(ctx, in, there)
	if err != nil {
		return nil, err
	}
	out, room := make([]Landing, len(in)), make([]byte, 0, 1024)
	for i := range in {
		l := lander{service: s, actor: &a, in: &in[i], there: there[in[i].Reference], how: w, nobody: nobody, room: &room}
		if was, gone := erased[in[i].Reference]; gone {
			l.fault("case.reference", "%s was erased on %s: an erased case does not come back; leave it out", was.Reference, Today(was.At).Short())
		}
		out[i] = l.land()
	}
	return out, nil
}

// BringIn writes what was weighed, all of it in one transaction or nothing. A case that changed meanwhile
// is an error of kind Conflict or Exists: weigh again.
func (s *Service) BringIn(ctx context.Context, weighed []Landing) error {
	var all []Change
	for i := range weighed {
		l := &weighed[i]
		switch {
		case len(l.Faults) > 0:
			return E(Invalid, "casework.BringIn", "What has faults is not brought in. Nothing was saved.", nil)
		case l.only:
			return E(Invalid, "casework.BringIn", "This was only weighed. Nothing was saved; weigh it to bring it in.", nil)
		}
		if l.change.Case != "" {
			all = append(all, l.change)
		}
	}
	if len(all) == 0 {
		return nil
	}
	_, err := s.cases.CommitAll(ctx, all)
	return err
}

// lander weighs one arrival.
type lander struct {
	service *Service
	actor   *Actor
	in      *Arrival
	there   *Case
	how     Weighing
	nobody  map[string]bool // what withdrawals name, and no service has
	room    *[]byte         // to put a case's content together in
	faults  []law.Fault
}

func (l *lander) fault(field, format string, args ...any) {
	l.faults = append(l.faults, law.Fault{Field: field, Text: fmt.Sprintf(format, args...)})
}

func (l *lander) land() Landing {
	if l.there == nil {
		return l.open()
	}
	l.checkSame()
	fresh, at := l.unknown()
	l.check(l.there, fresh, at)
	out := Landing{Faults: l.faults, New: len(fresh), only: l.how.Only}
	if len(fresh) > 0 && !out.only {
		facts := l.stamped(fresh, l.there.Version)
		out.change = Change{Case: l.there.ID, BasedOn: l.there.Version, Facts: facts, Audit: l.audit(l.there.ID, ActRecord, facts)}
	}
	return out
}

// open weighs a case that the store does not have.
func (l *lander) open() Landing {
	h := l.in.Header
	letters, _, ok := ParseReference(string(h.Reference))
	if !ok || letters == "" {
		l.fault("case.reference", "give the case a reference like HPL-0231")
	}
	for _, f := range l.service.headerFaults(&h) {
		l.fault("case."+f.Field, "%s", law.Discreet(f.Text))
	}
	at := make([]int, len(l.in.Facts))
	for i := range at {
		at[i] = i
	}
	l.check(&Case{Header: h}, l.in.Facts, at)
	out := Landing{Faults: l.faults, Opens: true, New: len(l.in.Facts), only: l.how.Only}
	if out.only {
		return out
	}
	h.ID = importedID(h.Reference)
	if h.OpenedAt.IsZero() {
		h.OpenedAt = l.how.At
	}
	if h.OpenedBy == "" {
		h.OpenedBy = l.actor.ID
	}
	facts := l.stamped(l.in.Facts, 0)
	out.change = Change{Case: h.ID, Open: &h, Facts: facts, Audit: l.audit(h.ID, ActOpen, facts)}
	return out
}

// checkSame says where the file and the store tell the case differently.
func (l *lander) checkSame() {
	h, c := &l.in.Header, &l.there.Header
	if h.Authority != c.Authority {
		l.fault("case.authority", "the store has the case with %s", c.Authority)
	}
	if !slices.Equal(slices.Sorted(slices.Values(h.Grounds)), slices.Sorted(slices.Values(c.Grounds))) {
		l.fault("case.grounds", "the store has the case with %s", strings.Join(c.Grounds, ", "))
	}
	if h.Appellant != "" && h.Appellant != c.Appellant {
		l.fault("case.appellant", "the store has the case with %s", c.Appellant)
	}
	if h.PhaseTransfer != nil && (c.PhaseTransfer == nil || *h.PhaseTransfer != *c.PhaseTransfer) {
		l.fault("case.phase_transfer", "the store has the case without it, or with another one")
	}
}

// check looks at the facts that are to be added. at says where each stands in the file.
func (l *lander) check(c *Case, facts []Fact, at []int) {
	for i := range facts {
		found := l.service.faultsOf(c, facts, i)
		if f := l.service.ahead(&facts[i].Event, Today(l.how.At)); f != nil {
			found = append(found, *f)
		}
		if to := serviceOf(&facts[i]); facts[i].Type == factConsentWithdrawn && l.nobody[to] && !consents(l.in, l.there, to) {
			found = append(found, law.Beside(found, []law.Fault{{Field: "to", Text: unknownService(to)}})...)
		}
		for _, f := range found {
			l.fault(fmt.Sprintf("facts[%d].%s", at[i], f.Field), "(%s) %s", law.Clip(facts[i].Type), law.Discreet(f.Text))
		}
	}
}

// stamped says of every fact who recorded it, when, and where it came from, as far as the file does not.
// Where it came from is told by what the file adds to which version of the case, so that the same file,
// brought in twice at once, comes in once.
func (l *lander) stamped(facts []Fact, v Version) []Fact {
	out := slices.Clone(facts)
	source := ""
	for i := range out {
		f := &out[i]
		if f.Source == "" {
			if source == "" {
				source = l.source(facts, v)
			}
			f.Source = nthSource(source, i+1)
		}
		if f.ID == "" {
			f.ID = factID(f.Source)
		}
		if f.RecordedAt.IsZero() {
			f.RecordedAt = l.how.At
		}
		if f.RecordedBy == "" {
			f.RecordedBy = l.actor.ID
		}
	}
	return out
}

func (l *lander) source(facts []Fact, v Version) string {
	whole := strconv.AppendInt((*l.room)[:0], int64(v), 10)
	for i := range facts {
		whole = append(append(append(whole, 0), facts[i].ID...), 0)
		whole = appendContent(whole, &facts[i].Event)
	}
	*l.room = whole
	return "import:" + string(l.in.Reference) + ":" + digestOf(whole)
}

func (l *lander) audit(id CaseID, act Action, facts []Fact) []AuditEntry {
	return []AuditEntry{{At: l.how.At, Person: l.actor.ID, Action: act, Case: id, Detail: trail(facts)}}
}
