package casework_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/casework/post"
)

// noon is midday of a day in London.
func noon(day string) time.Time {
	d := civil.Must(civil.ParseChecked(day))
	return time.Date(d.Year(), d.Month(), d.Day(), 12, 0, 0, 0, casework.London)
}

// dated is the envelope of a new act of that noon.
func (w *world) dated(day string) casework.Envelope {
	e := w.env()
	e.At = noon(day)
	return e
}

// past is a case with a history: a certificate is recorded, corrected, and the correction taken back; the
// mediator was told of the appeal twice.
func (w *world) past() casework.CaseID {
	w.t.Helper()
	ctx, a := context.Background(), w.who("mediator-1")
	o := w.opening(refusedToAssess(), assigned("mediator", "mediator-1"), consents("tees-sendiass", "facts"), assigned("sendias-adviser", "adviser-1"))
	o.Envelope = w.dated("2026-11-10 Tue")
	c, err := w.Open(ctx, a, o)
	if err != nil {
		w.t.Fatal(err)
	}
	certificate := fact("certificate-issued", "2026-11-09 Mon", "kind=not-pursued")
	right := fact("certificate-issued", "2026-11-06 Fri", "kind=not-pursued")
	for _, x := range []struct {
		day   string
		event law.Event
	}{{"2026-11-12 Thu", certificate}, {"2026-11-13 Fri", right}} {
		e := x.event
		if x.day == "2026-11-13 Fri" {
			e.Supersedes = c.Facts[len(c.Facts)-1].ID
		}
		if c, err = w.Record(ctx, a, casework.Recording{Case: c.ID, BasedOn: casework.AnyVersion, Facts: []law.Event{e}, Envelope: w.dated(x.day)}); err != nil {
			w.t.Fatal(err)
		}
	}
	if _, _, err = w.Undo(ctx, a, casework.Undoing{Case: c.ID, BasedOn: casework.AnyVersion, Envelope: w.dated("2026-11-16 Mon")}); err != nil {
		w.t.Fatal(err)
	}
	w.tell(&c, "mediator-1", "2026-11-11 Wed", "2026-11-23 Mon")
	w.tell(&c, "adviser-1", "2026-11-12 Thu", "2026-12-09 Wed")
	return c.ID
}

// tell keeps that somebody was told at noon when the appeal is due, in a letter that went out an hour later.
func (w *world) tell(c *casework.Case, p casework.PersonID, day, due string) {
	w.t.Helper()
	ctx := context.Background()
	key := c.KeyOf(&law.Deadline{Rule: &law.Rule{ID: "appeal"}, Of: c.Facts[0].ID})
	letter := post.Letter{Key: "remind:" + string(p) + day, Route: "console"}
	told := []casework.Told{
		{Person: p, Case: c.ID, Key: key, Due: civil.Must(civil.ParseChecked(due)), At: noon(day)},
		{Person: p, Case: c.ID, Key: key + "|said", Due: casework.Today(noon(day)), At: noon(day)},
	}
	if _, err := w.store.Enqueue(ctx, []post.Letter{letter}, told); err != nil {
		w.t.Fatal(err)
	}
	held, err := w.store.Claim(ctx, []string{"console"}, noon(day), time.Minute, 1)
	if err != nil || len(held) != 1 {
		w.t.Fatal(held, err)
	}
	if err := w.store.Sent(ctx, held[0], "ref", noon(day).Add(time.Hour)); err != nil {
		w.t.Fatal(err)
	}
}

func TestACaseIsShownAsItWasKnownOnAnyDay(t *testing.T) {
	w := newWorld(t)
	id := w.past()
	s := w.WithHistory(w.store)
	for _, x := range []struct {
		at             time.Time
		facts          string
		appeal, stands string
		version        casework.Version
		told           int
	}{
		{noon("2026-11-10 Tue"), "decision-sent assigned consent-given assigned", "2026-11-23 certain", "", 1, 0},
		{noon("2026-11-12 Thu").Add(-time.Millisecond), "decision-sent assigned consent-given assigned", "2026-11-23 certain", "", 1, 1},
		{noon("2026-11-12 Thu"), "decision-sent assigned consent-given assigned certificate-issued", "2026-12-09 certain", "2026-11-09", 2, 2},
		{noon("2026-11-13 Fri"), "decision-sent assigned consent-given assigned certificate-issued certificate-issued", "2026-12-07 certain", "2026-11-06", 3, 2},
		{noon("2026-11-16 Mon"), "decision-sent assigned consent-given assigned certificate-issued certificate-issued " + law.Retraction, "2026-12-09 certain", "2026-11-09", 4, 2},
		{noon("2030-01-01 Tue"), "decision-sent assigned consent-given assigned certificate-issued certificate-issued " + law.Retraction, "2026-12-09 certain", "2026-11-09", 4, 2},
	} {
		got, err := s.AsAt(context.Background(), w.who("mediator-1"), id, x.at)
		if err != nil {
			t.Fatal(err)
		}
		stands := ""
		for _, f := range got.Case.Live() {
			if f.Type == "certificate-issued" {
				stands += f.On.String()
			}
		}
		seen := []any{types(got.Case.Facts), w.due(got.Case, "appeal"), stands, got.Case.Version, len(got.Told)}
		if diff := cmp.Diff([]any{x.facts, x.appeal, x.stands, x.version, x.told}, seen); diff != "" {
			t.Errorf("as at %s: - wanted, + got\n%s", x.at, diff)
		}
	}
	_, err := s.AsAt(context.Background(), w.who("mediator-1"), id, noon("2026-11-10 Tue").Add(-time.Millisecond))
	fails(t, err, casework.Invalid, "Tue 10 November 2026", "that day or a later one")
	_, err = s.AsAt(context.Background(), w.who("mediator-9"), id, noon("2026-11-16 Mon"))
	fails(t, err, casework.NotFound)
}

func TestWhatWasToldAndWhoLookedIsShownAsItWasByThen(t *testing.T) {
	w := newWorld(t)
	id := w.past()
	s := w.WithHistory(w.store)
	for _, x := range []struct{ who, day string }{{"mediator-1", "2026-11-11 Wed"}, {"adviser-1", "2026-11-12 Thu"}, {"mediator-1", "2026-11-18 Wed"}} {
		if _, err := s.Look(casework.Asking(context.Background(), noon(x.day)), w.who(casework.PersonID(x.who)), id); err != nil {
			t.Fatal(err)
		}
	}
	for name, x := range map[string]struct {
		who        casework.PersonID
		at         time.Time
		told, seen string
	}{
		"before the letter went out":            {"mediator-1", noon("2026-11-11 Wed"), "mediator-1 2026-11-23 not sent", "mediator-1"},
		"after it":                              {"mediator-1", noon("2026-11-11 Wed").Add(time.Hour), "mediator-1 2026-11-23 sent", "mediator-1"},
		"all of it":                             {"mediator-1", noon("2026-11-17 Tue"), "mediator-1 2026-11-23 sent, adviser-1 2026-12-09 sent", "mediator-1 adviser-1"},
		"to somebody of whom others are hidden": {"adviser-1", noon("2026-11-19 Thu"), "adviser-1 2026-12-09 sent", "adviser-1"},
	} {
		got, err := s.AsAt(context.Background(), w.who(x.who), id, x.at)
		if err != nil {
			t.Fatal(err)
		}
		var told, seen []string
		for _, one := range got.Told {
			limit, _ := one.Limit()
			sent := " sent"
			if one.Sent.IsZero() {
				sent = " not sent"
			}
			told = append(told, string(one.Person)+" "+one.Due.String()+sent)
			if limit != "appeal" {
				t.Errorf("%s: told of %q", name, limit)
			}
		}
		for _, one := range got.Seen {
			seen = append(seen, string(one.Person))
		}
		if a, b := strings.Join(told, ", "), strings.Join(seen, " "); a != x.told || b != x.seen {
			t.Errorf("%s: told %q, seen %q", name, a, b)
		}
	}
}
