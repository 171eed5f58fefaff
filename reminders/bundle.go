package reminders

import (
	"strconv"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/civil"
)

// Bundle is the one message that one person gets from one run, before any medium has seen it.
type Bundle struct {
	Person  casework.Actor
	Day     civil.Date
	Nudges  []Nudge
	Message chat.Message // the first line, a title, holds counts only
}

// Compose puts a bundle into an envelope: by which route, to which room in the route's own terms, and the
// message as that route reads it. An empty route means that there is no way to this person.
type Compose func(b Bundle) (route, room string, body []byte, err error)

// NewBundle writes the message for nudges that are planned and therefore ordered.
func NewBundle(who casework.Actor, nudges []Nudge, today civil.Date) Bundle {
	b := Bundle{Person: who, Day: today, Nudges: nudges}
	b.add(chat.Title, "Redress: "+Counts(nudges))
	for i := range nudges {
		n := &nudges[i]
		if s := n.Section(); i == 0 || s != nudges[i-1].Section() {
			b.add(chat.Plain, s.String()+":")
		}
		b.add(chat.Bullet, strconv.Itoa(i+1)+". "+n.sentence(today)) // people answer by the number
		if n.Note != "" {
			b.add(chat.Note, n.Note)
		}
	}
	b.add(chat.Note, brief.NotAdvice)
	b.Message.Private = true
	return b
}

func (b *Bundle) add(k chat.LineKind, text string) {
	b.Message.Lines = append(b.Message.Lines, chat.Line{Kind: k, Text: text})
}
