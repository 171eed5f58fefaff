package configs

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
)

func TestAPeopleFileIsRead(t *testing.T) {
	orgs, people, err := ReadPeople("people.yaml", strings.NewReader(`
organisations:
  - {id: north-mediation, kind: mediation-provider, authorities: [E06000001, E06000047]}
  - {id: tees-sendiass, kind: sendiass, authorities: [E06000001]}
people:
  - {id: mediator-1, organisation: north-mediation, roles: [mediator, manager], email: mediator-1@example.org}
  - {id: adviser-1, organisation: tees-sendiass, roles: [adviser], digest: {at: "07:30", by: [email]}, disabled: true}
`))
	if err != nil {
		t.Fatal(err)
	}
	wantOrgs := []casework.Organisation{
		{ID: "north-mediation", Kind: casework.MediationProvider, Authorities: []string{"E06000001", "E06000047"}},
		{ID: "tees-sendiass", Kind: casework.Sendiass, Authorities: []string{"E06000001"}},
	}
	wantPeople := []casework.Person{
		{ID: "mediator-1", Organisation: "north-mediation", Roles: []casework.Role{casework.Mediator, casework.Manager},
			Email: "mediator-1@example.org"},
		{ID: "adviser-1", Organisation: "tees-sendiass", Roles: []casework.Role{casework.Adviser}, Disabled: true,
			Digest: casework.Digest{At: "07:30", By: []string{"email"}}},
	}
	if d := cmp.Diff(wantOrgs, orgs) + cmp.Diff(wantPeople, people); d != "" {
		t.Error(d)
	}
}

func TestEveryFaultOfAPeopleFileIsNamedWithItsLine(t *testing.T) {
	_, _, err := ReadPeople("people.yaml", strings.NewReader(`organisations:
  - {id: north, kind: charity}
  - {id: north, kind: sendiass, authorities: [E99999999]}
people:
  - {id: Jo Smith, organisation: north, roles: [mediator]}
  - {id: adviser-1, roles: [boss]}
  - {id: adviser-2, organisation: north, email: none, digest: {at: "7.30", by: [post]}}
`))
	if err == nil {
		t.Fatal("read without a fault")
	}
	want := []string{
		`people.yaml:2: kind: this is not a kind of organisation`,
		`people.yaml:3: id: this one stands twice`,
		`people.yaml:3: authorities: this is not the code of an authority`,
		`people.yaml:5: id: this is not an id`,
		`people.yaml:6: organisation: everybody needs one`,
		`people.yaml:6: roles: this is not a role`,
		`people.yaml:7: roles: everybody needs at least one`,
		`people.yaml:7: email: this is not a mail address`,
		`people.yaml:7: digest: this is not a time of day`,
		`people.yaml:7: digest: this is not a way to get a digest`,
	}
	lines := strings.Split(err.Error(), "\n")
	if len(lines) != len(want) {
		t.Fatalf("%d faults, want %d:\n%v", len(lines), len(want), err)
	}
	for i := range want {
		if !strings.HasPrefix(lines[i], want[i]) {
			t.Errorf("fault %d is %q, want it to begin %q", i+1, lines[i], want[i])
		}
	}
}

func TestAKeyThatNobodyKnowsIsAFault(t *testing.T) {
	_, _, err := ReadPeople("people.yaml", strings.NewReader("people:\n  - {id: a, name: Jo}\n"))
	if err == nil || !strings.HasPrefix(err.Error(), `people.yaml:2: unknown field "name"`) {
		t.Errorf("error %v", err)
	}
}

func FuzzAPeopleFileIsReadOrItsFaultsAreNamed(f *testing.F) {
	f.Add("organisations:\n  - {id: north, kind: sendiass, authorities: [E06000001]}\npeople:\n  - {id: a-1, organisation: north, roles: [adviser]}\n")
	f.Add("people: [{id: p}]")
	f.Add("&a [*a]")
	f.Add("{")
	f.Fuzz(func(t *testing.T, text string) {
		orgs, people, err := ReadPeople("people.yaml", strings.NewReader(text))
		if err != nil {
			if !strings.HasPrefix(err.Error(), "people.yaml") {
				t.Errorf("the error does not name the file: %v", err)
			}
			return
		}
		for _, p := range people {
			if p.ID == "" || p.Organisation == "" || len(p.Roles) == 0 {
				t.Errorf("read %+v", p)
			}
		}
		for _, o := range orgs {
			if o.ID == "" || o.Kind == "" {
				t.Errorf("read %+v", o)
			}
		}
	})
}
