package reminders

import (
	"fmt"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
)

// Report says what a run sent to whom and why, or, for a dry run, what it would send.
type Report struct {
	At      time.Time
	Day     civil.Date // of At, in London
	Dry     bool       // nothing was written
	Letters []Letter   // by person
	Failed  []Failure  // by person; the others were served all the same
}

// Letter is one message to one person.
type Letter struct {
	Key     string // of the letter in the outbox; empty in a dry run
	Person  casework.PersonID
	Route   string
	Room    string
	Nudges  []Nudge
	Message chat.Message
}

// Failure is one person that could not be served in this run. The next run tries again.
type Failure struct {
	Person casework.PersonID
	Err    error
}

// Text prints the report for people: who gets a message by which route, and for each line of it why.
func (r *Report) Text() []string {
	verb := "sent"
	if r.Dry {
		verb = "would be sent"
	}
	out := []string{fmt.Sprintf("%s: %s %s.", r.Day.Long(), count(len(r.Letters), "message", "messages"), verb)}
	for i := range r.Letters {
		l := &r.Letters[i]
		out = append(out, fmt.Sprintf("To %s by %s: %s", l.Person, l.Route, Counts(l.Nudges)))
		for j := range l.Nudges {
			n := &l.Nudges[j]
			out = append(out, fmt.Sprintf("  %s %s (%s)", n.Item.Reference, n.title(), n.Why()))
		}
	}
	for _, f := range r.Failed {
		out = append(out, fmt.Sprintf("Not to %s: %s", f.Person, casework.Sentence(f.Err)))
	}
	return out
}

// count says how many: "1 day", "2 days".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
