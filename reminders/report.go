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
	Nudges  []Nudge      // none in the report of a Runner with Brief
	Message chat.Message // as Nudges

	about string   // what Text says of it,
	lines []string // where Nudges are not kept
}

// shorten keeps of the letter what Text says of it.
func (l *Letter) shorten() {
	l.about, l.lines = l.text()
	l.Nudges, l.Message = nil, chat.Message{}
}

// text says in a line what the letter is about, and for each of its lines why.
func (l *Letter) text() (about string, lines []string) {
	switch {
	case len(l.Nudges) > 0:
		about = Counts(l.Nudges)
	case len(l.Message.Lines) > 0:
		about = l.Message.Lines[0].Text
	default:
		return l.about, l.lines
	}
	for i := range l.Nudges {
		n := &l.Nudges[i]
		lines = append(lines, fmt.Sprintf("  %s %s (%s)", n.Item.Reference, n.title(), n.Why()))
	}
	return about, lines
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
		about, lines := l.text()
		out = append(append(out, fmt.Sprintf("To %s by %s: %s", l.Person, l.Route, about)), lines...)
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
