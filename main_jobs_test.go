package main

import (
	"bytes"
	"database/sql"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/reminders"
)

// watched is a database with one case and an operator, with what looks after it and its log.
func watched(t *testing.T) (w *watching, tamper func(statement string), log *bytes.Buffer) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "redress.db")
	r, err := open(t.Context(), "sqlite://"+filepath.ToSlash(file), time.Now, passingKey())
	good(t, err)
	t.Cleanup(func() { _ = r.Close() })
	operator := casework.Person{ID: "operator-1", Organisation: "operators", Roles: []casework.Role{casework.Operator}}
	good(t, r.db.PutPeople(t.Context(), []casework.Organisation{{ID: "operators", Kind: casework.OperatorKind}},
		[]casework.Person{operator, {ID: "operator-2", Organisation: "operators", Roles: []casework.Role{casework.Operator}, Disabled: true}}))
	_, err = r.service.Open(t.Context(), casework.Actor{Person: operator, Kind: casework.OperatorKind}, casework.Opening{
		Area: "HPL", Facts: []law.Event{}, Envelope: casework.Envelope{Source: "test:1", At: time.Now()},
		Header: casework.Header{Authority: "E06000001", Grounds: []string{"refuse-assess"}, Appellant: "parent"}})
	good(t, err)
	raw, err := sql.Open("sqlite", file)
	good(t, err)
	t.Cleanup(func() { _ = raw.Close() })
	log = &bytes.Buffer{}
	return &watching{rooms: r, log: slog.New(slog.NewTextHandler(log, nil))}, func(statement string) {
		_, err := raw.ExecContext(t.Context(), statement)
		good(t, err)
	}, log
}

// warned are the letters that wait for the operator, as text.
func (w *watching) warned(t *testing.T) (out []string) {
	t.Helper()
	letters, err := w.db.Claim(t.Context(), []string{post.ToPerson}, time.Now().Add(time.Minute), time.Hour, 100)
	good(t, err)
	for _, l := range letters {
		good(t, w.db.Sent(t.Context(), l, "", time.Now()))
		m, err := chat.Decode(l.Body)
		good(t, err)
		out = append(out, l.Key+": "+m.Lines[0].Text)
	}
	return out
}

func TestOperatorsAreToldOfAnAuditThatWasTamperedWith(t *testing.T) {
	w, tamper, log := watched(t)
	at := time.Date(2026, 11, 10, 5, 0, 0, 0, time.UTC)
	good(t, w.audit(t.Context(), at))
	if got := w.warned(t); got != nil || log.Len() > 0 {
		t.Fatalf("a sound audit: %q, %s", got, log)
	}
	tamper("UPDATE audit SET person = 'mediator-9' WHERE nr = 1")
	good(t, w.audit(t.Context(), at))
	good(t, w.audit(t.Context(), at.Add(time.Hour)))
	got := w.warned(t)
	if len(got) != 1 || !strings.HasPrefix(got[0], "warn:audit:operator-1:2026-11-10: ") || !strings.Contains(got[0], "redress audit verify") {
		t.Errorf("%q", got)
	}
	if !strings.Contains(log.String(), "entry=1") {
		t.Errorf("the log: %s", log)
	}
}

// The closed days that are built in end with 2028.
func TestOperatorsAreToldThatTheCalendarRunsOut(t *testing.T) {
	w, _, _ := watched(t)
	for _, c := range []struct {
		at   time.Time
		want string
	}{
		{time.Date(2027, 6, 28, 5, 0, 0, 0, time.UTC), ""},
		{time.Date(2027, 8, 2, 5, 0, 0, 0, time.UTC), "in good time"},
		{time.Date(2027, 8, 2, 6, 0, 0, 0, time.UTC), ""}, // told already
		{time.Date(2027, 8, 30, 5, 0, 0, 0, time.UTC), ""},
		{time.Date(2027, 9, 6, 5, 0, 0, 0, time.UTC), "in good time"},
		{time.Date(2028, 9, 25, 5, 0, 0, 0, time.UTC), "in good time"}, // the first in that September
		{time.Date(2028, 10, 2, 5, 0, 0, 0, time.UTC), "use a newer redress now"},
		{time.Date(2028, 10, 9, 5, 0, 0, 0, time.UTC), "use a newer redress now"},
		{time.Date(2028, 10, 9, 6, 0, 0, 0, time.UTC), ""},
	} {
		good(t, w.calendar(t.Context(), c.at))
		got := strings.Join(w.warned(t), "\n")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) || c.want != "" && !strings.Contains(got, "until Sun 31 December 2028") {
			t.Errorf("%s: %q", c.at, got)
		}
	}
}

// Each job's times can be used, and none falls into the hours in which clocks change.
func TestEveryJobCanBeScheduled(t *testing.T) {
	h := &home{world: world{now: time.Now}, log: slog.New(slog.DiscardHandler)}
	names := map[string]bool{}
	for _, j := range h.jobs(&rooms{}, &reminders.Runner{}, nil) {
		if _, err := reminders.NewSchedule(j.specs, j.run, time.Now, nil); err != nil || names[j.name] {
			t.Errorf("%s: %v", j.name, err)
		}
		names[j.name] = true
	}
	for _, want := range []string{"remind", "retention", "audit", "calendar"} {
		if !names[want] {
			t.Errorf("there is no job %s", want)
		}
	}
}
