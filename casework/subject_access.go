package casework

import (
	"cmp"
	"context"
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/redress-send/redress/casework/law"
)

// Pack is everything that is kept about a case, for the family that it is about: who supports it and who
// looked are no secrets from it. Nothing of another case is in it.
type Pack struct {
	Case   Case // with what was corrected or taken back
	Result law.Result
	At     time.Time
	Told   []Telling    // every time that somebody was told of a deadline, oldest first
	Trail  []AuditEntry // who did and saw what, oldest first
	People []PackPerson // whom it names, by id
	Tables []string     // those with anything about the case
	Rows   []Row        // every row about the case, as the store has it
	Open   []Fact       // rights requests that nobody has answered
}

// PackPerson is somebody who had to do with the case.
type PackPerson struct {
	ID           PersonID
	Organisation OrganisationID
	Kind         OrganisationKind
	Roles        []Role
}

// anotherCase takes the place of another case's reference or id in a pack.
const anotherCase = "(another case)"

var (
	referenceForm = regexp.MustCompile(`\b[A-Z]{2,6}-[0-9]{4,7}\b`)
	idForm        = regexp.MustCompile(`\bc[a-z2-7]{16}\b`)
	otherCases    = regexp.MustCompile(`\(another case\)(,? \(another case\))+`) // of a list, which may be long
)

// SubjectAccess gathers everything that is kept about the case. Whoever may answer rights requests may have
// it; that they had it is audited.
//
// The errors: NotFound (no such case, or none for this person), Refused.
func (s *Service) SubjectAccess(ctx context.Context, a Actor, id CaseID, at time.Time) (Pack, error) {
	const op = "casework.SubjectAccess"
	if s.forgetting == nil || s.history == nil {
		return Pack{}, E(Internal, op, "", errors.New("the store cannot tell what it keeps"))
	}
	v, err := s.enter(ctx, op, ActAnswerRights, a, id, s.directory())
	if err != nil {
		return Pack{}, err
	}
	if !v.link.may(ActAnswerRights) {
		return Pack{}, s.noteRefused(ctx, &a, ActAnswerRights, id, "", refusal(op, ActAnswerRights))
	}
	err = s.note(ctx, note{AuditEntry: AuditEntry{Person: a.ID, Action: ActAnswerRights, Case: id, Detail: "wrote out everything that is kept"}})
	if err != nil {
		return Pack{}, err
	}
	p := Pack{Case: v.Case, At: at}
	if p.Result, err = s.WorkOut(&p.Case); err != nil {
		return Pack{}, err
	}
	for _, fill := range []func(context.Context) error{
		func(ctx context.Context) error { return s.fillTold(ctx, &p) },
		func(ctx context.Context) error { return s.fillTrail(ctx, &p) },
		func(ctx context.Context) error { return s.fillRows(ctx, &p) },
		func(ctx context.Context) error { return s.fillPeople(ctx, &p) },
	} {
		if err := fill(ctx); err != nil {
			return Pack{}, err
		}
	}
	p.Open = p.Case.OpenRequests()
	return p, nil
}

func (s *Service) fillTold(ctx context.Context, p *Pack) error {
	for t, err := range s.history.Tellings(ctx, p.Case.ID) {
		if err != nil {
			return err
		}
		if _, deadline := t.Limit(); deadline {
			p.Told = append(p.Told, t)
		}
	}
	return nil
}

// fillTrail takes the entries about the case, and those about lists with the case among them.
func (s *Service) fillTrail(ctx context.Context, p *Pack) error {
	for e, err := range s.history.Trail(ctx, "") {
		if err != nil {
			return err
		}
		if e.Case == p.Case.ID || Mentions([]byte(e.Detail), p.Case.ID, p.Case.Reference) {
			e.Detail = p.without(e.Detail)
			p.Trail = append(p.Trail, e)
		}
	}
	return nil
}

func (s *Service) fillRows(ctx context.Context, p *Pack) error {
	for row, err := range s.forgetting.About(ctx, p.Case.ID) {
		if err != nil {
			return err
		}
		p.add(row)
	}
	if err := s.fillTraces(ctx, p); err != nil {
		return err
	}
	slices.Sort(p.Tables)
	return nil
}

// fillTraces takes what is kept about the case beside the store.
func (s *Service) fillTraces(ctx context.Context, p *Pack) error {
	if s.traces == nil {
		return nil
	}
	rows, err := s.traces.About(ctx, p.Case.ID, p.Case.Reference)
	for _, row := range rows {
		p.add(row)
	}
	return err
}

// add adds a row, without the names of other cases.
func (p *Pack) add(row Row) {
	for i := range row.Fields {
		row.Fields[i].Value = p.without(row.Fields[i].Value)
	}
	p.Rows = append(p.Rows, row)
	if !slices.Contains(p.Tables, row.Table) {
		p.Tables = append(p.Tables, row.Table)
	}
}

// without takes out of a text what names other cases.
func (p *Pack) without(text string) string {
	text = idForm.ReplaceAllStringFunc(referenceForm.ReplaceAllStringFunc(text, p.own), p.own)
	return otherCases.ReplaceAllStringFunc(text, func(run string) string {
		return "(" + strconv.Itoa(strings.Count(run, anotherCase)) + " other cases)"
	})
}

func (p *Pack) own(name string) string {
	if name == string(p.Case.ID) || name == string(p.Case.Reference) {
		return name
	}
	return anotherCase
}

// fillPeople looks up whoever recorded, was told, looked or was assigned.
func (s *Service) fillPeople(ctx context.Context, p *Pack) error {
	ids := []PersonID{p.Case.OpenedBy}
	for i := range p.Case.Facts {
		ids = append(ids, p.Case.Facts[i].RecordedBy, p.Case.Facts[i].Assigned())
	}
	for i := range p.Told {
		ids = append(ids, p.Told[i].Person)
	}
	for i := range p.Trail {
		ids = append(ids, p.Trail[i].Person)
	}
	slices.Sort(ids)
	d := s.directory()
	for _, id := range slices.Compact(ids) {
		if id == "" {
			continue
		}
		who := PackPerson{ID: id}
		found, err := d.find(ctx, id)
		if err != nil {
			return err
		}
		if found != nil {
			who.Organisation, who.Kind, who.Roles = found.Organisation, found.Kind, found.Roles
		}
		p.People = append(p.People, who)
	}
	slices.SortFunc(p.People, func(a, b PackPerson) int { return cmp.Compare(a.ID, b.ID) })
	return nil
}

// LinesAbout keeps those of the lines that name the case; the references of others are taken out.
func (p *Pack) LinesAbout(lines []string) []string {
	var out []string
	for _, l := range lines {
		if Mentions([]byte(l), p.Case.ID, p.Case.Reference) {
			out = append(out, strings.TrimSpace(p.without(l)))
		}
	}
	return out
}
