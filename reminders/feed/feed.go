// Package feed writes an agenda as a calendar that other programs can subscribe to (iCalendar, RFC 5545).
//
// A calendar leaves the house, so it says as little as can be of use: the reference and the day. It refuses
// to say what falls due, for whom or why. An event keeps its UID when its day moves, so that a subscriber
// sees it move.
//
//	err := feed.Write(w, items, feed.Calendar{Name: "Redress", At: now})
package feed

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"slices"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// Calendar says what the calendar is called and when it was written.
type Calendar struct {
	Name string
	At   time.Time
}

// event is one day of one deadline.
type event struct {
	key     string
	title   string
	day     civil.Date
	certain bool
}

// Write writes every item that has a day and is open or missed as an event of that whole day, ordered by
// day. A deadline with a safe day gets a second event on it. Nothing is written twice.
func Write(w io.Writer, items []casework.Item, c Calendar) error {
	var out lines
	out.add("BEGIN", "VCALENDAR")
	out.add("VERSION", "2.0")
	out.add("PRODID", "-//Redress//Deadlines//EN")
	out.add("CALSCALE", "GREGORIAN")
	out.add("METHOD", "PUBLISH")
	out.add("X-WR-CALNAME", escape(c.Name))
	out.add("REFRESH-INTERVAL;VALUE=DURATION", "PT1H")
	stamp := c.At.UTC().Format("20060102T150405Z")
	for _, e := range events(items) {
		out.event(&e, stamp)
	}
	out.add("END", "VCALENDAR")
	_, err := io.WriteString(w, out.text.String())
	return err
}

func events(items []casework.Item) []event {
	var out []event
	for i := range items {
		it := &items[i]
		d := &it.Deadline
		if d.Due.IsZero() || (it.Status != law.Open && it.Status != law.Missed) {
			continue
		}
		e := event{it.Key, string(it.Reference), d.Due, d.Certainty == law.Certain}
		out = append(out, e)
		if !d.Safe.IsZero() && d.Safe != d.Due {
			e.key, e.title, e.day = e.key+"|safe", e.title+" (safe day)", d.Safe
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(a, b event) int { return cmp.Or(a.day.Compare(b.day), cmp.Compare(a.key, b.key)) })
	seen := make(map[string]bool, len(out))
	return slices.DeleteFunc(out, func(e event) bool {
		twice := seen[e.key]
		seen[e.key] = true
		return twice
	})
}

// uid names the event for ever without telling what it is about.
func (e *event) uid() string {
	sum := sha256.Sum256([]byte(e.key))
	return hex.EncodeToString(sum[:16]) + "@redress"
}
