package storetest

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/casework/post"
)

// now is the instant of everything that does not say otherwise.
var now = time.Date(2026, time.November, 10, 9, 30, 15, 123_000_000, time.UTC)

func on(s string) civil.Date { return civil.Must(civil.ParseChecked(s)) }

// header is a case with nothing special about it.
func header(reference string) *casework.Header {
	return &casework.Header{
		ID: casework.CaseID("case-" + reference), Reference: casework.Reference(reference), Authority: "E06000001",
		Grounds: []string{"refuse-assess"}, Appellant: "parent", Routes: []string{"mediation", "appeal"},
		OpenedAt: now, OpenedBy: "mediator-1",
	}
}

// fact is a fact with nothing special about it; its id and source follow from the name.
func fact(name string) casework.Fact {
	return casework.Fact{
		Event:      law.Event{ID: "id-" + name, Type: "decision-sent", On: on("2026-09-22 Tue")},
		RecordedAt: now, RecordedBy: "mediator-1", Source: "test:" + name,
	}
}

// assigned is the fact that somebody works on a case.
func assigned(name string, p casework.PersonID) casework.Fact {
	f := fact(name)
	f.Type, f.Attrs = "assigned", law.Attrs{}.With("person", string(p)).With("role", "mediator")
	return f
}

// opening is the change that opens a case with facts of those names.
func opening(reference string, facts ...string) casework.Change {
	c := casework.Change{Case: casework.CaseID("case-" + reference), Open: header(reference)}
	for _, name := range facts {
		c.Facts = append(c.Facts, fact(name))
	}
	return c
}

// adding is the change that adds facts of those names to a case of any version.
func adding(reference string, facts ...string) casework.Change {
	c := opening(reference, facts...)
	c.Open, c.BasedOn = nil, casework.AnyVersion
	return c
}

// withWord adds what goes with an act: an audit entry, a letter, and the delivery that asked for it.
func withWord(c casework.Change, name string) casework.Change {
	c.Audit = append(c.Audit, casework.AuditEntry{At: now, Person: "mediator-1", Action: "record", Case: c.Case, Detail: name})
	c.Letters = append(c.Letters, letter(name))
	c.Done = "console:" + name
	return c
}

// letter is a letter of the console that is due at once.
func letter(name string) post.Letter {
	return post.Letter{Key: "letter-" + name, Route: "console", Room: "room-" + name, Body: []byte(`{"say":"` + name + `"}`)}
}

func commit(t testing.TB, s Store, c casework.Change) casework.Version {
	t.Helper()
	v, err := s.Commit(t.Context(), c)
	if err != nil {
		t.Fatalf("commit: %v", err)
	}
	return v
}

func get(t testing.TB, s Store, reference string) casework.Case {
	t.Helper()
	c, err := s.Get(t.Context(), casework.CaseID("case-"+reference))
	if err != nil {
		t.Fatalf("get %s: %v", reference, err)
	}
	return c
}

func find(t testing.TB, s Store, f casework.Filter) []casework.Case {
	t.Helper()
	var all []casework.Case
	for c, err := range s.Find(t.Context(), f) {
		if err != nil {
			t.Fatalf("find: %v", err)
		}
		all = append(all, c)
	}
	return all
}

func references(cases []casework.Case) []string {
	var all []string
	for i := range cases {
		all = append(all, string(cases[i].Reference))
	}
	return all
}

func same(t testing.TB, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s: - wanted, + got\n%s", what, diff)
	}
}

// fails checks that err is of the kind and says something to people.
func fails(t testing.TB, err error, kind casework.Kind) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error, wanted one of kind %q", kind)
	}
	if got := casework.KindOf(err); got != kind {
		t.Errorf("the error is of kind %q, wanted %q: %v", got, kind, err)
	}
	if casework.Sentence(err) == "" {
		t.Errorf("the error has no sentence: %v", err)
	}
}

// word is all that a store can show of what went with acts: the audit, the letters, and whether the
// delivery of that name was answered. Looking takes up every letter.
type word struct {
	Audit    []string
	Letters  []string
	Answered bool
}

func wordOf(t testing.TB, s Store, name string) word {
	t.Helper()
	var w word
	for a, err := range s.Trail(t.Context(), "") {
		if err != nil {
			t.Fatalf("trail: %v", err)
		}
		w.Audit = append(w.Audit, a.Detail)
	}
	for _, l := range claim(t, s, now, 1000) {
		w.Letters = append(w.Letters, l.Key)
	}
	var err error
	if w.Answered, err = s.IsAnswered(t.Context(), "console:"+name); err != nil {
		t.Fatalf("is answered: %v", err)
	}
	return w
}

// claim takes up letters of the console for a minute.
func claim(t testing.TB, s Store, at time.Time, n int) []post.Letter {
	t.Helper()
	got, err := s.Claim(t.Context(), []string{"console"}, at, time.Minute, n)
	if err != nil {
		t.Fatalf("claim: %v", err)
	}
	return got
}

func keys(letters []post.Letter) []string {
	var all []string
	for i := range letters {
		all = append(all, letters[i].Key)
	}
	return all
}

// stoppedContext has ended already.
func stoppedContext(t testing.TB) context.Context {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	return ctx
}

func numbered(prefix string, n int) string { return fmt.Sprintf("%s%04d", prefix, n) }
