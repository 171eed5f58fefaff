package storetest

import (
	"testing"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/casework/post"
)

// tally is what is kept of a case for counting.
var tally = casework.Tally{
	Provider: "north-mediation", Authority: "E06000001", Appellant: "parent", Grounds: []string{"refuse-assess"},
	Routes: []string{"mediation"}, Transfer: "secondary", Opened: "2026-Q4", Closed: "2027-Q1",
	Events: []casework.TallyEvent{
		{Type: "agreement-made", In: "2026-Q4", Items: []string{"assess"}},
		{Type: "certificate-issued", In: "2026-Q4", Attrs: law.Attrs{}.With("kind", "not-pursued")},
	},
	Spans:  []casework.TallySpan{{Name: "decision-to-contact", Days: 49}},
	Limits: []casework.TallyLimit{{Limit: "appeal", Status: law.Met, N: 1}},
}

// erasure is that of the case.
func erasure(reference string) casework.Erasure {
	id := casework.CaseID("case-" + reference)
	return casework.Erasure{Case: id, BasedOn: casework.AnyVersion, At: now, Why: casework.WhyRequest, Tally: tally,
		Audit: []casework.AuditEntry{{At: now, Person: "manager-1", Action: casework.ActErase, Case: id, Detail: "request"}}}
}

// erase erases the case that the checks are about.
func erasable(t testing.TB, s Store, reference string) casework.Rows {
	t.Helper()
	rows, err := s.Erasable(t.Context(), casework.CaseID("case-"+reference))
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func erase(t testing.TB, s Store) casework.Rows {
	t.Helper()
	gone, err := s.Erase(t.Context(), erasure("HPL-0231"))
	if err != nil {
		t.Fatalf("erase: %v", err)
	}
	return gone
}

// about returns how many rows of each table there are about the case.
func about(t testing.TB, s Store, reference string) casework.Rows {
	t.Helper()
	out := casework.Rows{}
	for r, err := range s.About(t.Context(), casework.CaseID("case-"+reference)) {
		if err != nil {
			t.Fatalf("about: %v", err)
		}
		out[r.Table]++
	}
	return out
}

func erased(t testing.TB, s Store) []casework.Erased {
	t.Helper()
	var out []casework.Erased
	for e, err := range s.Erased(t.Context()) {
		if err != nil {
			t.Fatalf("erased: %v", err)
		}
		out = append(out, e)
	}
	return out
}

func countedOf(t testing.TB, s Store) []casework.Tally {
	t.Helper()
	var out []casework.Tally
	for c, err := range s.Counted(t.Context()) {
		if err != nil {
			t.Fatalf("counted: %v", err)
		}
		out = append(out, c)
	}
	return out
}

// tellOf tells somebody about a deadline of each of the cases, in one letter of that name.
func tellOf(t testing.TB, s Store, name string, cases ...string) {
	t.Helper()
	l := letter(name)
	var told []casework.Told
	for _, reference := range cases {
		l.Body = append(l.Body, " "+reference+" is due"...)
		told = append(told, casework.Told{Person: "mediator-1", Case: casework.CaseID("case-" + reference), Key: reference + "|appeal", Due: on("2026-11-23 Mon"), At: now})
	}
	if _, err := s.Enqueue(t.Context(), []post.Letter{l}, told); err != nil {
		t.Fatalf("enqueue: %v", err)
	}
}

// heard keeps a message of that text.
func heard(t testing.TB, s Store, key, text string, at time.Time) {
	t.Helper()
	if _, err := s.Accept(t.Context(), post.Delivery{Key: key, Body: []byte(text), At: at}); err != nil {
		t.Fatalf("accept: %v", err)
	}
}

func stillOpen(t testing.TB, s Store) []string {
	t.Helper()
	open, err := s.Unanswered(t.Context(), now.AddDate(100, 0, 0), 0)
	if err != nil {
		t.Fatalf("unanswered: %v", err)
	}
	var out []string
	for _, d := range open {
		out = append(out, d.Key)
	}
	return out
}
