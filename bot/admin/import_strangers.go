package admin

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
)

// stranger is somebody whom an import names: a person who gets a case, or a service to which a family consents.
type stranger struct {
	id    string
	names law.Named
	place string // where they are named first
	facts int    // that name them
}

// strangers are those whom an import names, in the order in which it names them first.
type strangers struct {
	all   []*stranger
	known map[string]*stranger
}

// note notes whom the case names.
func (s *strangers) note(v *law.Vocabulary, in *Incoming) {
	for i := range in.Facts {
		f := &in.Facts[i]
		t, ok := v.Type(f.Type)
		if !ok {
			continue
		}
		for _, a := range t.Attrs {
			if id := f.Attrs.Get(a.Name); a.Names != "" && id != "" {
				s.add(id, a.Names, func() string { return in.At(fmt.Sprintf("facts[%d].%s", i, a.Name)) })
			}
		}
	}
}

func (s *strangers) add(id string, names law.Named, place func() string) {
	key := string(names) + " " + id
	one, ok := s.known[key]
	if !ok {
		if s.known == nil {
			s.known = map[string]*stranger{}
		}
		one = &stranger{id: id, names: names, place: place()}
		s.known[key], s.all = one, append(s.all, one)
	}
	one.facts++
}

// unknown returns those whom the store does not know; none where it knows nobody, as before the people file was read.
func (s *strangers) unknown(ctx context.Context, rooms *Rooms) ([]*stranger, error) {
	anybody := false
	for _, err := range rooms.People.People(ctx) {
		if err != nil {
			return nil, err
		}
		anybody = true
		break
	}
	if !anybody {
		return nil, nil
	}
	var out []*stranger
	for _, one := range s.all {
		var err error
		if one.names == law.NamesPerson {
			_, err = rooms.People.Person(ctx, casework.PersonID(one.id))
		} else {
			_, err = rooms.People.Organisation(ctx, casework.OrganisationID(one.id))
		}
		switch {
		case err != nil && casework.KindOf(err) == casework.NotFound:
			out = append(out, one)
		case err != nil:
			return nil, err
		}
	}
	return out, nil
}

// sayStrangers says where somebody is named whom nobody knows, and not by what: it may be a name.
func sayStrangers(all []*stranger) string {
	const shown = 5
	if len(all) == 0 {
		return ""
	}
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b *stranger) int { return b.facts - a.facts })
	var places []string
	for _, one := range all[:min(shown, len(all))] {
		places = append(places, fmt.Sprintf("%s (%s)", one.place, counted(one.facts, "fact")))
	}
	if more := len(all) - shown; more > 0 {
		places = append(places, fmt.Sprintf("and %d more", more))
	}
	return "The people file does not have who is named at " + strings.Join(places, ", ") +
		". They see nothing until “redress people import” adds them.\n"
}
