package casework_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
)

func TestWhoChangesPeopleIsAudited(t *testing.T) {
	w := newWorld(t)
	put := func(who casework.PersonID, orgs []casework.Organisation, all ...casework.Person) error {
		return w.PutPeople(context.Background(), w.who(who), casework.Putting{Organisations: orgs, People: all, At: now})
	}
	fresh := casework.Person{ID: "mediator-5", Organisation: "west-mediation", Roles: []casework.Role{casework.Mediator}, Email: "mediator-5@example.org"}
	west := casework.Organisation{ID: "west-mediation", Kind: casework.MediationProvider, Authorities: []string{"E06000001", "E06000047"}}
	if err := put("operator-1", []casework.Organisation{west, organisations[0]}, fresh, people[0]); err != nil {
		t.Fatal(err)
	}
	fresh.Roles = append(fresh.Roles, casework.Manager)
	if err := put("operator-1", nil, fresh); err != nil {
		t.Fatal(err)
	}
	fresh.Disabled = true
	if err := put("operator-1", nil, fresh); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"added organisation west-mediation mediation-provider E06000001,E06000047",
		"added person mediator-5 west-mediation mediator",
		"changed person mediator-5 west-mediation mediator,manager",
		"changed person mediator-5 west-mediation mediator,manager disabled",
	}
	var got []string
	for _, e := range w.audited(casework.ActPutPeople) {
		if e.Person != "operator-1" || !e.At.Equal(now) || strings.Contains(e.Detail, "@") {
			t.Errorf("%+v", e)
		}
		got = append(got, e.Detail)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if a := w.who("mediator-5"); !a.Disabled || a.Email != fresh.Email {
		t.Errorf("%+v", a)
	}
}

func TestNobodyButAnOperatorChangesPeople(t *testing.T) {
	for _, p := range people {
		w := newWorld(t)
		own := p
		own.Roles = append(own.Roles, casework.Operator)
		own.Disabled = false
		err := w.PutPeople(asking(), w.who(p.ID), casework.Putting{People: []casework.Person{own}, At: now})
		if p.ID == "operator-1" {
			if err != nil {
				t.Error(err)
			}
			continue
		}
		fails(t, err, casework.Refused, "operator")
		if a := w.who(p.ID); len(a.Roles) != len(p.Roles) {
			t.Errorf("%s is %v now", p.ID, a.Roles)
		}
		w.noted(string(p.ID) + " put-people  refused")
	}
}
