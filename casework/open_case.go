package casework

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/redress-send/redress/casework/law"
)

// authorityShape is the code of a local authority in England.
var authorityShape = regexp.MustCompile(`^E\d{8}$`)

// What a case can be about, beside its grounds: whose right it is, and which ways are in play.
var (
	Appellants = []string{"parent", "young-person", "alternative-person"}
	Routes     = []string{"mediation", "appeal", "disability-claim", "disagreement-resolution", "complaint", "ombudsman", "judicial-review"}
)

// Open opens a case with its first facts and returns it. Without a Reference it gets the next free one of
// the area; with one (an import's) it is refused to everybody but an operator.
//
// The errors: Invalid (the sentence names the field and the remedy), Refused, Exists (the reference is
// taken). An opening with a Source that came before opens nothing and is answered like the first time.
func (s *Service) Open(ctx context.Context, a Actor, in Opening) (Case, error) {
	const op = "casework.Open"
	if err := in.check(op); err != nil {
		return Case{}, err
	}
	v, err := s.opening(op, a, &in)
	if err == nil {
		err = s.checkMove(ctx, op, &v, v.Case.Facts, in.Override)
	}
	if err != nil && KindOf(err) == Refused {
		return Case{}, s.noteRefused(ctx, &a, ActOpen, "", "", err)
	}
	if err != nil {
		return Case{}, err
	}
	again, came, err := s.openedBefore(ctx, op, &v, in.Source)
	if err != nil || came {
		return again, err
	}
	if in.Reference != "" {
		return s.open(ctx, op, &v, in.Envelope)
	}
	return s.openNext(ctx, op, &v, &in)
}

// CheckOpening says what Open would refuse, apart from a reference that is taken. It writes nothing.
func (s *Service) CheckOpening(a Actor, in Opening) error {
	const op = "casework.CheckOpening"
	if err := in.check(op); err != nil {
		return err
	}
	_, err := s.opening(op, a, &in)
	return err
}

// opening makes the case that is to be opened and checks everything about it.
func (s *Service) opening(op string, a Actor, in *Opening) (visit, error) {
	if err := s.checkHeader(op, in); err != nil {
		return visit{}, err
	}
	h := in.Header
	h.ID, h.OpenedAt, h.OpenedBy = caseIDOf(in.Source), in.At, a.ID
	if h.Reference != "" {
		h.ID = importedID(h.Reference)
	}
	v := visit{Case: Case{Header: h}, actor: a}
	v.link = linkOfOpener(&a, &Case{Header: h, Facts: stamp(in.Facts, a.ID, in.Envelope)})
	if !v.link.may(ActOpen) {
		return visit{}, refusal(op, ActOpen)
	}
	if h.Reference != "" && !v.link.may(ActNameCase) {
		return visit{}, refusal(op, ActNameCase)
	}
	if len(in.Facts) == 0 {
		return v, nil
	}
	facts, err := s.draft(op, &v, in.Facts, in.Envelope)
	v.Case.Facts = facts
	return v, err
}

// openedBefore answers an opening that came before.
func (s *Service) openedBefore(ctx context.Context, op string, v *visit, source string) (Case, bool, error) {
	old, err := s.cases.Get(ctx, v.Case.ID)
	switch {
	case err != nil && KindOf(err) == NotFound:
		return Case{}, false, nil
	case err != nil:
		return Case{}, false, err
	case v.Case.Reference != "" && !cameBefore(&old, source):
		return Case{}, false, CaseExists(op, v.Case.Reference)
	}
	c, err := s.Look(ctx, v.actor, old.ID)
	return c, true, err
}

// openNext opens the case under the next free reference of the area. Where somebody else takes it at the
// same time, the one after.
func (s *Service) openNext(ctx context.Context, op string, v *visit, in *Opening) (Case, error) {
	for range tries {
		ref, err := s.nextFree(ctx, in.Area)
		if err != nil {
			return Case{}, err
		}
		v.Case.Reference = ref
		c, err := s.open(ctx, op, v, in.Envelope)
		if err == nil || KindOf(err) != Exists {
			return c, err
		}
		if again, came, err := s.openedBefore(ctx, op, &visit{Case: Case{Header: Header{ID: v.Case.ID}}, actor: v.actor}, in.Source); came || err != nil {
			return again, err
		}
	}
	return Case{}, E(Conflict, op, "Several cases are being opened at once. Nothing was saved; try again in a moment.", nil)
}

// open writes the case.
func (s *Service) open(ctx context.Context, op string, v *visit, env Envelope) (Case, error) {
	next, err := s.directory().visit(ctx, v.actor, v.Case)
	if err != nil {
		return Case{}, err
	}
	next.link = v.link // they see what they have just written, whoever has the case now
	next.Case.Version = 1
	letters, err := compose(op, &next, env)
	if err != nil {
		return Case{}, err
	}
	h := next.Case.Header
	version, err := s.cases.Commit(ctx, Change{
		Case: h.ID, Open: &h, Facts: next.Case.Facts, Letters: letters, Done: env.Done,
		Audit: audited(AuditEntry{At: env.At, Person: v.actor.ID, Action: ActOpen, Case: h.ID, Detail: trail(next.Case.Facts)}, v.more),
	})
	if err != nil {
		return Case{}, err
	}
	if version != next.Case.Version {
		return s.Look(ctx, v.actor, h.ID) // delivered twice at once, and changed since
	}
	return next.view(), nil
}

// nextFree returns a free reference of the area whose number follows one that is taken. It asks for a few
// references only, however many cases there are.
func (s *Service) nextFree(ctx context.Context, area string) (Reference, error) {
	taken, free := 0, 1
	for {
		is, err := s.isTaken(ctx, nthReference(area, free))
		if err != nil {
			return "", err
		}
		if !is {
			break
		}
		taken, free = free, free*2
	}
	for free-taken > 1 {
		middle := (taken + free) / 2
		is, err := s.isTaken(ctx, nthReference(area, middle))
		if err != nil {
			return "", err
		}
		if is {
			taken = middle
		} else {
			free = middle
		}
	}
	return nthReference(area, free), nil
}

func (s *Service) isTaken(ctx context.Context, r Reference) (bool, error) {
	if s.forgetting != nil {
		if _, was, err := s.forgetting.WasErased(ctx, r); was || err != nil {
			return was, err
		}
	}
	for _, err := range s.cases.Find(ctx, Filter{Reference: r, Limit: 1}) {
		return err == nil, err
	}
	return false, nil
}

// check says whether the opening is complete enough to look at, and writes its reference in the one way.
func (in *Opening) check(op string) error {
	if err := in.Envelope.check(op); err != nil {
		return err
	}
	if in.Reference == "" {
		if !areaLetters(in.Area) {
			return E(Invalid, op, fmt.Sprintf("area: %q cannot stand before a case's number: give two to six letters, for example HPL", in.Area), nil)
		}
		return nil
	}
	letters, number, ok := ParseReference(string(in.Reference))
	if !ok || letters == "" {
		return E(Invalid, op, fmt.Sprintf("reference: %q is not a case reference: write it like HPL-0231", in.Reference), nil)
	}
	in.Reference = NewReference(letters, number)
	return nil
}

// checkHeader says what is wrong with what the case is to be about.
func (s *Service) checkHeader(op string, in *Opening) error {
	var faults []string
	for _, f := range s.headerFaults(&in.Header) {
		faults = append(faults, f.Field+": "+f.Text)
	}
	return invalid(op, faults)
}

// headerFaults are what is wrong with a header; the fields are named as a file names those of its case.
func (s *Service) headerFaults(h *Header) []law.Fault {
	var faults []law.Fault
	fault := func(field, format string, args ...any) {
		faults = append(faults, law.Fault{Field: field, Text: fmt.Sprintf(format, args...)})
	}
	if !authorityShape.MatchString(h.Authority) {
		fault("authority", "%q is not the code of a local authority in England: give E and eight digits, for example E06000001", h.Authority)
	}
	if !slices.Contains(Appellants, h.Appellant) {
		fault("appellant", "%q is not one of %s", h.Appellant, strings.Join(Appellants, ", "))
	}
	for _, r := range h.Routes {
		if !slices.Contains(Routes, r) {
			fault("routes", "%q is not one of %s", r, strings.Join(Routes, ", "))
		}
	}
	if len(h.Grounds) == 0 {
		fault("grounds", "give at least one ground, for example refuse-assess")
	}
	for _, f := range s.book.CheckMatter(&law.Matter{Grounds: h.Grounds, PhaseTransfer: h.PhaseTransfer}) {
		fault(strings.TrimPrefix(f.Field, "case."), "%s", f.Text)
	}
	return faults
}
