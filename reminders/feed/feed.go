// Package feed writes an agenda as a calendar that other programs can subscribe to (iCalendar, RFC 5545).
//
// A calendar leaves the house, so it says as little as can be of use: the reference and the day, and the hour
// where one counts. It refuses to say what falls due, for whom or why. An event keeps its UID when its day
// moves and counts its changes, so that a subscriber sees it move; one that is withdrawn is shown as cancelled
// for a while, without its reference.
//
//	entries := feed.Entries(items)
//	err := feed.WriteEntries(w, entries, feed.Calendar{Name: "Redress", At: now})
package feed

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"slices"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
)

// Calendar says what the calendar is called, and when entries were written that say it not themselves.
type Calendar struct {
	Name string
	At   time.Time
}

// Entry is one day of one deadline, with what it is called. A title is empty for what was withdrawn.
type Entry struct {
	casework.CalendarEntry

	Title string
}

// Write writes the entries of the items.
func Write(w io.Writer, items []casework.Item, c Calendar) error {
	return WriteEntries(w, Entries(items), c)
}

// WriteEntries writes the entries in their order. The same entries and name give the same bytes.
func WriteEntries(w io.Writer, entries []Entry, c Calendar) error {
	var out lines
	out.add("BEGIN", "VCALENDAR")
	out.add("VERSION", "2.0")
	out.add("PRODID", "-//Redress//Deadlines//EN")
	out.add("CALSCALE", "GREGORIAN")
	out.add("METHOD", "PUBLISH")
	out.add("X-WR-CALNAME", escape(c.Name))
	out.add("REFRESH-INTERVAL;VALUE=DURATION", "PT1H")
	if slices.ContainsFunc(entries, func(e Entry) bool { return e.timed() }) {
		out.london()
	}
	for i := range entries {
		e := &entries[i]
		if e.Changed.IsZero() {
			e.Changed = c.At
		}
		out.event(e)
	}
	out.add("END", "VCALENDAR")
	_, err := io.WriteString(w, out.text.String())
	return err
}

// Entries are every item that has a day and is open or missed, ordered by day. A deadline with a safe day gets
// a second entry on it. Nothing is there twice.
func Entries(items []casework.Item) []Entry {
	var out []Entry
	for i := range items {
		it := &items[i]
		d := &it.Deadline
		if d.Due.IsZero() || (it.Status != law.Open && it.Status != law.Missed) {
			continue
		}
		e := Entry{Title: string(it.Reference), CalendarEntry: casework.CalendarEntry{
			UID: uid(it.Key), Case: it.Case, Day: d.Due, Hour: d.Cutoff, Sure: d.Certainty == law.Certain,
		}}
		out = append(out, e)
		if !d.Safe.IsZero() && d.Safe != d.Due {
			e.UID, e.Title, e.Day = uid(it.Key+"|safe"), e.Title+" (safe day)", d.Safe
			out = append(out, e)
		}
	}
	Sort(out)
	seen := make(map[string]bool, len(out))
	return slices.DeleteFunc(out, func(e Entry) bool {
		twice := seen[e.UID]
		seen[e.UID] = true
		return twice
	})
}

// Sort puts entries in the order of a calendar: by day, then by title and name.
func Sort(all []Entry) {
	slices.SortFunc(all, func(a, b Entry) int {
		return cmp.Or(a.Day.Compare(b.Day), cmp.Compare(a.Title, b.Title), cmp.Compare(a.UID, b.UID))
	})
}

// uid names an entry for ever without telling what it is about.
func uid(key string) string {
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:16]) + "@redress"
}

// timed reports whether the entry is an hour of its day and not all of it.
func (e *Entry) timed() bool { return e.Hour != "" && e.Gone.IsZero() }
