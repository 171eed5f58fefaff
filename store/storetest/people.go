package storetest

import (
	"testing"

	"github.com/redress-send/redress/casework"
)

var (
	north = casework.Organisation{ID: "north-mediation", Kind: casework.MediationProvider, Authorities: []string{"E06000001", "E06000047"}}
	tees  = casework.Organisation{ID: "tees-sendiass", Kind: casework.Sendiass, Authorities: []string{"E06000001"}}

	mediator = casework.Person{
		ID: "mediator-1", Organisation: "north-mediation", Roles: []casework.Role{casework.Mediator, casework.Manager},
		Email: "mediator-1@example.org", Disabled: true, Digest: casework.Digest{At: "07:30", By: []string{"email", "slack"}, Days: []string{"mon", "thu"}},
	}
	adviser = casework.Person{ID: "adviser-1", Organisation: "tees-sendiass", Roles: []casework.Role{casework.Adviser}}
)

func put(t testing.TB, s Store, orgs []casework.Organisation, people ...casework.Person) {
	t.Helper()
	if err := s.PutPeople(t.Context(), orgs, people); err != nil {
		t.Fatalf("put people: %v", err)
	}
}

func everybody(t testing.TB, s Store) []casework.Actor {
	t.Helper()
	var all []casework.Actor
	for a, err := range s.People(t.Context()) {
		if err != nil {
			t.Fatalf("people: %v", err)
		}
		all = append(all, a)
	}
	return all
}

// People and organisations are replaced whole, all or none.
var people = []check{
	{"people come back as they were given, by id, with the kind of their organisation", func(t *testing.T, s Store) {
		nobody := casework.Person{ID: "operator-1"}
		put(t, s, []casework.Organisation{north, tees}, mediator, nobody, adviser)
		want := []casework.Actor{{Person: adviser, Kind: casework.Sendiass}, {Person: mediator, Kind: casework.MediationProvider}, {Person: nobody}}
		same(t, "everybody", everybody(t, s), want)
		got, err := s.Person(t.Context(), "mediator-1")
		if err != nil {
			t.Fatal(err)
		}
		same(t, "one", got, want[1])
		org, err := s.Organisation(t.Context(), "north-mediation")
		if err != nil {
			t.Fatal(err)
		}
		same(t, "the organisation", org, north)
	}},
	{"what is empty in the new entry is empty afterwards", func(t *testing.T, s Store) {
		put(t, s, []casework.Organisation{north}, mediator)
		bare := casework.Person{ID: "mediator-1", Organisation: "north-mediation"}
		put(t, s, nil, bare)
		same(t, "the person", everybody(t, s), []casework.Actor{{Person: bare, Kind: casework.MediationProvider}})
		put(t, s, nil, casework.Person{ID: "mediator-1"})
		same(t, "without an organisation", everybody(t, s), []casework.Actor{{Person: casework.Person{ID: "mediator-1"}}})
		put(t, s, []casework.Organisation{{ID: "north-mediation"}})
		org, err := s.Organisation(t.Context(), "north-mediation")
		if err != nil {
			t.Fatal(err)
		}
		same(t, "the organisation", org, casework.Organisation{ID: "north-mediation"})
	}},
	{"a person whose organisation changes its kind has the new one", func(t *testing.T, s Store) {
		put(t, s, []casework.Organisation{tees}, adviser)
		put(t, s, []casework.Organisation{{ID: "tees-sendiass", Kind: casework.LocalAuthority}})
		same(t, "the person", everybody(t, s), []casework.Actor{{Person: adviser, Kind: casework.LocalAuthority}})
	}},
	{"the last of two entries with one id counts", func(t *testing.T, s Store) {
		first := casework.Person{ID: "mediator-1", Email: "first@example.org"}
		put(t, s, []casework.Organisation{north, {ID: "north-mediation"}, north}, first, mediator)
		same(t, "the person", everybody(t, s), []casework.Actor{{Person: mediator, Kind: casework.MediationProvider}})
	}},
	{"people are put together with what the audit says of them, or not at all", func(t *testing.T, s Store) {
		entry := casework.AuditEntry{At: now, Person: "operator-1", Action: casework.ActPutPeople, Detail: "added"}
		lead := casework.Person{ID: "manager-7", Organisation: north.ID, Roles: []casework.Role{casework.Manager}}
		commit(t, s, casework.Change{Organisations: []casework.Organisation{north}, People: []casework.Person{lead}, Audit: []casework.AuditEntry{entry}})
		got, err := s.Person(t.Context(), "manager-7")
		if err != nil {
			t.Fatal(err)
		}
		same(t, "the person", got, casework.Actor{Person: lead, Kind: north.Kind})
		same(t, "the audit", trail(t, s, ""), []casework.AuditEntry{entry})
		stray := casework.Person{ID: "manager-8", Organisation: "nowhere"}
		_, err = s.Commit(t.Context(), casework.Change{People: []casework.Person{stray}, Audit: []casework.AuditEntry{entry}})
		fails(t, err, casework.Invalid)
		same(t, "the audit", trail(t, s, ""), []casework.AuditEntry{entry})
		change := opening("HPL-0231", "a")
		change.People = []casework.Person{lead}
		_, err = s.CommitAll(t.Context(), []casework.Change{change})
		fails(t, err, casework.Invalid)
	}},
	{"somebody of an unknown organisation is refused, and nobody is written", func(t *testing.T, s Store) {
		put(t, s, nil, casework.Person{ID: "operator-1"})
		fails(t, s.PutPeople(t.Context(), []casework.Organisation{tees}, []casework.Person{adviser, mediator}), casework.Invalid)
		fails(t, s.PutPeople(t.Context(), []casework.Organisation{tees, {}}, nil), casework.Invalid)
		fails(t, s.PutPeople(t.Context(), []casework.Organisation{tees}, []casework.Person{{Organisation: "tees-sendiass"}}), casework.Invalid)
		same(t, "everybody", everybody(t, s), []casework.Actor{{Person: casework.Person{ID: "operator-1"}}})
		_, err := s.Organisation(t.Context(), "tees-sendiass")
		fails(t, err, casework.NotFound)
	}},
	{"who is not there is not found", func(t *testing.T, s Store) {
		_, err := s.Person(t.Context(), "mediator-1")
		fails(t, err, casework.NotFound)
		_, err = s.Organisation(t.Context(), "north-mediation")
		fails(t, err, casework.NotFound)
		same(t, "everybody", everybody(t, s), []casework.Actor(nil))
	}},
	{"what a caller changes afterwards does not change the store", func(t *testing.T, s Store) {
		p := casework.Person{ID: "mediator-1", Roles: []casework.Role{casework.Mediator}, Digest: casework.Digest{By: []string{"email"}}}
		put(t, s, nil, p)
		want := everybody(t, s)
		for _, held := range []casework.Person{p, everybody(t, s)[0].Person} {
			held.Roles[0], held.Digest.By[0] = casework.Operator, "slack"
		}
		same(t, "everybody", everybody(t, s), want)
	}},
}
