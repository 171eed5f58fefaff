package admin

import (
	"context"
	"fmt"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
)

// showAsAt prints a case as it was known at the instant, what was told to whom by then and who had looked.
func (h *House) showAsAt(ctx context.Context, rooms *Rooms, id casework.CaseID, instant time.Time, at civil.Date, asJSON bool) error {
	then, err := rooms.Service.AsAt(ctx, operator(), id, instant)
	if err != nil {
		return err
	}
	if asJSON {
		return h.show(rooms, &then.Case, at, true, asAtJSON(&then))
	}
	fmt.Fprintf(h.Out, "As it was known on %s. Dates are worked out by today's law book.\n\n", momentSays(instant))
	if err := h.show(rooms, &then.Case, at, false); err != nil {
		return err
	}
	h.section("Told by then", len(then.Told), func(i int) string { return h.toldSays(rooms, &then.Told[i]) })
	h.section("Looked at by then", len(then.Seen), func(i int) string {
		e := &then.Seen[i]
		if e.Action == casework.ActBreakGlass {
			return fmt.Sprintf("%s: %s broke the glass, %s", momentSays(e.At), e.Person, e.Detail)
		}
		return fmt.Sprintf("%s: %s", momentSays(e.At), e.Person)
	})
	return nil
}

// toldSays says what somebody was told when.
func (h *House) toldSays(rooms *Rooms, t *casework.Telling) string {
	what, _ := t.Limit()
	if r, ok := rooms.Service.Book().Rule(what); ok {
		what = r.Title
	}
	day, sent := "no day can be given", "not sent by then"
	if !t.Due.IsZero() {
		day = t.Due.Short()
	}
	switch {
	case !t.Sent.IsZero():
		sent = "sent " + momentSays(t.Sent)
	case t.Letter == "":
		sent = "when it was sent is not known"
	}
	if t.Law != "" {
		sent += "; law of " + t.Law
	}
	return fmt.Sprintf("%s: %s, %s: %s (%s)", momentSays(t.At), t.Person, what, day, sent)
}

// momentSays writes an instant for people: the day and the minute in London.
func momentSays(t time.Time) string {
	return casework.Today(t).Short() + ", " + t.In(casework.London).Format("15:04")
}

// toldJSON and seenJSON are what was told and who looked as scripts get it.
type toldJSON struct {
	At     string            `json:"at"`
	Person casework.PersonID `json:"person"`
	Limit  string            `json:"limit"`
	Key    string            `json:"key"`
	Due    string            `json:"due,omitempty"` // absent: was told that no day can be given
	SentAt string            `json:"sent_at,omitempty"`
	Law    string            `json:"law,omitempty"` // the book and its version by which the day was worked out
}

type seenJSON struct {
	At     string            `json:"at"`
	Person casework.PersonID `json:"person"`
}

func asAtJSON(then *casework.AsAt) map[string]any {
	told, seen := make([]toldJSON, len(then.Told)), make([]seenJSON, len(then.Seen))
	for i := range then.Told {
		t := &then.Told[i]
		limit, _ := t.Limit()
		told[i] = toldJSON{At: instantJSON(t.At), Person: t.Person, Limit: limit, Key: t.Key, Due: t.Due.String(), Law: t.Law}
		if !t.Sent.IsZero() {
			told[i].SentAt = instantJSON(t.Sent)
		}
	}
	for i := range then.Seen {
		seen[i] = seenJSON{At: instantJSON(then.Seen[i].At), Person: then.Seen[i].Person}
	}
	return map[string]any{"as_at": instantJSON(then.At), "told": told, "seen": seen}
}

func instantJSON(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000Z") }
