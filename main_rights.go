package main

import (
	"fmt"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/post"
)

// glassNotice is the letter that tells somebody who has a case that its glass was broken.
func glassNotice(to casework.PersonID, b casework.Breakage) (post.Letter, error) {
	why := b.Reason
	for _, r := range casework.GlassReasons {
		if r.Name == b.Reason {
			why = r.Says
		}
	}
	text := fmt.Sprintf("%s broke the glass of %s on %s, %s, and sees it until %s, %s. The reason given: %s. Ask them, or your manager, if you do not know of it.",
		b.Person, b.Reference, casework.Today(b.At).Short(), atClock(b.At), casework.Today(b.Until).Short(), atClock(b.Until), why)
	key := fmt.Sprintf("glass:%s:%s:%d:%s", b.Person, b.Reference, b.At.UnixMilli(), to)
	return chat.LetterTo(string(to), key, chat.Message{Private: true, Lines: []chat.Line{{Kind: chat.Plain, Text: text}}})
}

// atClock writes the time of day in London.
func atClock(t time.Time) string { return t.In(casework.London).Format("15:04") }
