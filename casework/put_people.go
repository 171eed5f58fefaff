package casework

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"time"
)

// Putting adds organisations and people, or changes them: what people and organisations are after it.
type Putting struct {
	Organisations []Organisation
	People        []Person
	At            time.Time
}

// PutPeople adds or replaces organisations and people, all or none, and has the audit say what each of them
// became: ids and roles, no addresses. What does not change is not in the audit. The errors: Refused, and
// Invalid (an organisation that is not known).
func (s *Service) PutPeople(ctx context.Context, a Actor, in Putting) error {
	const op = "casework.PutPeople"
	if !Allowed(&a, ActPutPeople, nil) || s.people == nil {
		return s.noteRefused(ctx, &a, ActPutPeople, "", "", refusal(op, ActPutPeople))
	}
	var audit []AuditEntry
	say := func(was bool, format string, args ...any) {
		did := "added "
		if was {
			did = "changed "
		}
		e := AuditEntry{At: in.At.UTC().Truncate(time.Millisecond), Person: a.ID, Action: ActPutPeople, Detail: did + fmt.Sprintf(format, args...)}
		audit = append(audit, e)
	}
	for _, o := range in.Organisations {
		old, err := s.people.Organisation(ctx, o.ID)
		if err != nil && KindOf(err) != NotFound {
			return err
		}
		if err != nil || !sameOrganisation(&old, &o) {
			say(err == nil, "organisation %s %s %s", o.ID, o.Kind, strings.Join(o.Authorities, ","))
		}
	}
	d := s.directory()
	for i := range in.People {
		p := &in.People[i]
		old, err := d.find(ctx, p.ID)
		if err != nil {
			return err
		}
		if old == nil || !samePerson(&old.Person, p) {
			say(old != nil, "person %s %s %s%s", p.ID, p.Organisation, rolesSaid(p.Roles), disabledSaid(p))
		}
	}
	_, err := s.cases.Commit(ctx, Change{Organisations: in.Organisations, People: in.People, Audit: audit})
	return err
}

func sameOrganisation(a, b *Organisation) bool {
	return a.Kind == b.Kind && strings.Join(a.Authorities, ",") == strings.Join(b.Authorities, ",")
}

// samePerson compares everything that is kept of a person; none and an empty list are the same.
func samePerson(a, b *Person) bool {
	x, y := *a, *b
	x.Roles, y.Roles, x.Digest.By, y.Digest.By = nil, nil, nil, nil
	return reflect.DeepEqual(x, y) && rolesSaid(a.Roles) == rolesSaid(b.Roles) && strings.Join(a.Digest.By, ",") == strings.Join(b.Digest.By, ",")
}

func rolesSaid(roles []Role) string {
	out := make([]string, len(roles))
	for i, r := range roles {
		out[i] = string(r)
	}
	return strings.Join(out, ",")
}

func disabledSaid(p *Person) string {
	if p.Disabled {
		return " disabled"
	}
	return ""
}
