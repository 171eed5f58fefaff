package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
)

// By what people wish, then in the account that they used last, then by e-mail; at the console only where they
// are reached nowhere else; and never by a route that does not lead out of here.
func TestWherePeopleAreReached(t *testing.T) {
	every := []string{"console", "log", "slack", "discord", "mail"}
	for name, c := range map[string]struct {
		by       []string
		email    string
		accounts []string // the last one used first
		routes   []string
		want     []string
	}{
		"who wishes nothing: chat, then mail":     {nil, "a@example.org", []string{"slack/T1/U1"}, every, []string{"slack @T1/U1", "mail a@example.org"}},
		"the account used last comes first":       {nil, "", []string{"discord/77", "slack/T1/U1"}, every, []string{"discord @77", "slack @T1/U1"}},
		"one account of each platform":            {nil, "", []string{"slack/T2/U2", "slack/T1/U1"}, every, []string{"slack @T2/U2"}},
		"a wish comes before what is used":        {[]string{"email"}, "a@example.org", []string{"slack/T1/U1"}, every, []string{"mail a@example.org", "slack @T1/U1"}},
		"wishes in their order":                   {[]string{"discord", "email"}, "a@example.org", []string{"slack/T1/U1", "discord/77"}, every, []string{"discord @77", "mail a@example.org", "slack @T1/U1"}},
		"a wish that cannot be fulfilled":         {[]string{"slack", "email"}, "", nil, every, []string{"console p"}},
		"nothing but the console":                 {nil, "", nil, every, []string{"console p"}},
		"the console, where it is wished":         {[]string{"console"}, "a@example.org", nil, every, []string{"console p", "mail a@example.org"}},
		"the log":                                 {[]string{"log"}, "", nil, every, []string{"log p"}},
		"mail that is not set up leads nowhere":   {[]string{"email"}, "a@example.org", []string{"slack/T1/U1"}, []string{"console", "slack"}, []string{"slack @T1/U1"}},
		"nothing that is set up: the console too": {nil, "a@example.org", []string{"slack/T1/U1"}, []string{"console", "log"}, []string{"console p"}},
	} {
		who := casework.Actor{Person: casework.Person{ID: "p", Email: c.email, Digest: casework.Digest{By: c.by}}}
		var got []string
		for _, w := range waysOf(&who, c.accounts, c.routes) {
			got = append(got, w.Route+" "+w.ID)
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}
