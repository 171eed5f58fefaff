package main

import (
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/store/rediskv"
)

// A button of a reminder means the line of the message that it stands under, whatever has been listed since, and is
// nobody's but the reader's.
func TestTheButtonsOfAReminder(t *testing.T) {
	r := roundsWorld(t)
	who, err := r.db.Person(t.Context(), "mediator-1")
	good(t, err)
	for n, on := range []int{2, 3} { // two more cases: the lists have different first lines
		_, err = r.service.Open(t.Context(), who, casework.Opening{
			Area: "HPL", Facts: []law.Event{{Type: "decision-sent", On: civil.On(2026, 12, on)}},
			Header:   casework.Header{Authority: "E06000001", Grounds: []string{"refuse-assess"}, Appellant: "parent"},
			Envelope: casework.Envelope{Source: "more:" + string(rune('a'+n)), At: time.Date(2026, 12, 4, 9, 0, 0, 0, time.UTC)}})
		good(t, err)
	}
	runner, err := r.reminders("", slog.New(slog.DiscardHandler))
	good(t, err)
	at := time.Date(2027, 1, 18, 10, 0, 0, 0, time.UTC) // a fortnight before Mon 1 February, when the first is due
	_, err = runner.Sweep(t.Context(), at)
	good(t, err)
	// The appeals of the other two fall due on the 2nd and 3rd: the next day's message begins with another case.
	_, err = runner.Sweep(t.Context(), at.AddDate(0, 0, 1))
	good(t, err)
	messages := map[string]chat.Message{}
	letters, err := r.db.Claim(t.Context(), []string{post.ToPerson, "console"}, time.Now().Add(time.Minute), time.Hour, 100)
	good(t, err)
	for _, l := range letters {
		m, err := chat.Decode(l.Body)
		good(t, err)
		messages[l.Key] = m
	}
	first, second := messages["remind:mediator-1:2027-01-18:1"], messages["remind:mediator-1:2027-01-19:1"]
	if len(first.Choices) == 0 || len(second.Choices) == 0 || !strings.Contains(first.Lines[2].Text, "1. HPL-0001") || !strings.Contains(second.Lines[2].Text, "1. HPL-0002") {
		t.Fatalf("%+v\n%+v", first, second)
	}
	kept := rediskv.NewMemory(time.Now)
	press := func(account, id string) string {
		t.Helper()
		e := chat.Event{Key: "press:" + account + id, Account: "console/" + account, Press: id, At: at.AddDate(0, 0, 1).Add(time.Hour),
			Room: chat.Room{Route: "console", ID: account, Privacy: chat.Direct}}
		good(t, r.engine(kept, time.Now, slog.New(slog.DiscardHandler)).Handle(t.Context(), e))
		answers, err := r.db.Claim(t.Context(), []string{"console"}, time.Now().Add(time.Minute), time.Nanosecond, 100)
		good(t, err)
		var out []string
		for _, l := range answers {
			if l.Key == chat.ReplyKey(e.Key) {
				m, err := chat.Decode(l.Body)
				good(t, err)
				for _, line := range m.Lines {
					out = append(out, line.Text)
				}
			}
		}
		return strings.Join(out, "\n")
	}
	id := func(m chat.Message, label string) string {
		for _, c := range m.Choices {
			if c.Label == label {
				return c.ID
			}
		}
		t.Fatalf("no %s in %+v", label, m.Choices)
		return ""
	}
	if got := press("mediator-1", id(first, "Snooze 1")); !strings.Contains(got, "HPL-0001") {
		t.Errorf("the older message's first line: %s", got)
	}
	if got := press("mediator-1", id(second, "Snooze 1")); !strings.Contains(got, "HPL-0002") {
		t.Errorf("the newer message's first line: %s", got)
	}
	for _, who := range []string{"volunteer-1", "manager-1"} {
		if got := press(who, id(first, "Snooze 1")); strings.Contains(got, "HPL") {
			t.Errorf("%s presses somebody else's: %s", who, got)
		}
	}
	for _, bad := range []string{"told.2027-01-18.1.99.snooze", "told.x", "told.2027-01-18.1.1.erase", "told.2027-01-17.1.1.done"} {
		if got := press("mediator-1", bad); got == "" || strings.Contains(got, "HPL-") {
			t.Errorf("%s: %s", bad, got)
		}
	}
	if got := press("mediator-1", id(first, "Done 1")); !strings.Contains(got, "HPL-0001") && !strings.Contains(got, "?") {
		t.Errorf("done asks for its fact: %s", got)
	}
}
