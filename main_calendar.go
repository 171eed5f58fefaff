package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"regexp"
	"strings"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/dashboard"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/reminders/feed"
)

// withdrawnFor is how long a subscriber is shown that an entry was withdrawn.
const withdrawnFor = 30 * 24 * time.Hour

// feed writes the calendar that the secret is of, with the rights of this moment.
func (r *rooms) feed(ctx context.Context, secret string, now time.Time) ([]byte, error) {
	who, err := r.db.CalendarOf(ctx, secret)
	if casework.KindOf(err) == casework.NotFound || err == nil && who.Disabled {
		return nil, dashboard.ErrNoCalendar
	}
	if err != nil {
		return nil, err
	}
	ctx = casework.Unattended(casework.Asking(ctx, now))
	items, err := r.service.Agenda(ctx, who, casework.AgendaQuery{At: casework.Today(now), Scope: "mine"})
	if err != nil {
		return nil, err
	}
	entries := feed.Entries(items)
	standing, titles := make([]casework.CalendarEntry, len(entries)), make(map[string]string, len(entries))
	for i := range entries {
		standing[i], titles[entries[i].UID] = entries[i].CalendarEntry, entries[i].Title
	}
	kept, err := r.db.Entries(ctx, who.ID, standing, now, now.Add(-withdrawnFor))
	if err != nil {
		return nil, err
	}
	out := make([]feed.Entry, len(kept))
	for i := range kept {
		out[i] = feed.Entry{CalendarEntry: kept[i], Title: titles[kept[i].UID]}
	}
	feed.Sort(out)
	var b bytes.Buffer
	err = feed.WriteEntries(&b, out, feed.Calendar{Name: "Redress", At: now})
	return b.Bytes(), err
}

// calendar returns the address of the person's calendar, and makes one where they have none.
func (r *rooms) calendarAt(ctx context.Context, base string, person casework.PersonID, now time.Time) (string, error) {
	secret, err := r.db.Calendar(ctx, person, strings.ToLower(rand.Text()), now)
	if err != nil {
		return "", err
	}
	return base + dashboard.CalendarPath + secret + ".ics", nil
}

// calendar is redress people calendar.
func (h *home) calendar(ctx context.Context, person casework.PersonID, revoke bool) (address string, err error) {
	r, err := h.open(ctx)
	if err != nil {
		return "", err
	}
	defer closing(r, &err)
	if _, err := r.db.Person(ctx, person); err != nil {
		return "", err
	}
	if revoke {
		_, err := r.db.RevokeCalendar(ctx, person)
		return "", err
	}
	return r.calendarAt(ctx, h.settings.BaseURL, person, h.now())
}

// calendarWords is what somebody says to get their calendar, or to have its address revoked.
var calendarWords = regexp.MustCompile(`(?i)^\s*(revoke |cancel )?my calendar(?: link| address| feed)?\s*[.!?]?\s*$`)

// calendars answers “my calendar” in front of everything else that is said, in direct messages only.
func (b *bots) calendars(next chat.Handler, base string, now func() time.Time) chat.Handler {
	return func(ctx context.Context, e chat.Event) error {
		said := calendarWords.FindStringSubmatch(e.Text)
		if said == nil {
			return next(ctx, e)
		}
		who, err := b.who(ctx, e.Account)
		switch {
		case casework.KindOf(err) == casework.NotFound || err == nil && who.Disabled:
			return next(ctx, e) // an account that is not tied is told so by the engine
		case err != nil:
			return err
		case e.Room.Privacy != chat.Direct:
			return b.answer(ctx, &e, "Say that in a direct message with me: whoever has the address can read the calendar.")
		}
		if said[1] != "" {
			if _, err := b.db.RevokeCalendar(ctx, who.ID); err != nil {
				return err
			}
			return b.answer(ctx, &e, "The address of your calendar is good for nothing now. Say “my calendar” for a new one.")
		}
		address, err := b.calendarAt(ctx, base, who.ID, now())
		if err != nil {
			return err
		}
		return b.answer(ctx, &e, "Your calendar, with references and days only, to subscribe to: "+address+
			" – keep it to yourself: whoever has the address can read it. “revoke my calendar” makes it good for nothing.")
	}
}
