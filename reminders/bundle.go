package reminders

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/civil"
)

// Bundle is the one message that one person gets from one run, before any medium has seen it.
type Bundle struct {
	Person  casework.Actor
	Day     civil.Date
	Nudges  []Nudge      // everything that is told, in the order of the message
	Message chat.Message // the first line, a title, holds counts only
}

// Compose puts a bundle into an envelope: by which route, to which room in the route's own terms, and the
// message as that route reads it. An empty route means that there is no way to this person.
type Compose func(b Bundle) (route, room string, body []byte, err error)

// NewBundle writes the message.
func NewBundle(who casework.Actor, told Telling, today civil.Date) Bundle {
	nudges := told.all()
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
	if told.Rest > 0 {
		b.add(chat.Note, "And "+strconv.Itoa(told.Rest)+" more: say “what is due”.")
	}
	if more := told.Unsaid.sentence(); more != "" {
		b.add(chat.Note, more)
	}
	if more := told.lastTime(); more != "" {
		b.add(chat.Note, more)
	}
	if told.Settled > 0 {
		b.add(chat.Note, count(told.Settled, "date of the last message is", "dates of the last message are")+" settled.")
	}
	if told.Ref != "" {
		b.offer(told.Ref)
	}
	b.add(chat.Note, brief.NotAdvice)
	b.Message.Private = true
	return b
}

// buttoned is how many of the first lines have buttons; the others are answered in words.
const buttoned = 4

// offer puts buttons to the first lines, and says how the others are answered.
func (b *Bundle) offer(ref string) {
	for n := range min(len(b.Nudges), buttoned) {
		for _, verb := range []string{"done", "snooze"} {
			id := fmt.Sprintf("%s%s.%d.%s", chat.ToldChoice, ref, n+1, verb)
			b.Message.Choices = append(b.Message.Choices, chat.Choice{ID: id, Label: fmt.Sprintf("%s %d", strings.ToUpper(verb[:1])+verb[1:], n+1)})
		}
	}
	b.add(chat.Note, "Answer by number: “done 1”, “snooze 1 until Monday”, “not mine 1”.")
}

func (b *Bundle) add(k chat.LineKind, text string) {
	b.Message.Lines = append(b.Message.Lines, chat.Line{Kind: k, Text: text})
}
