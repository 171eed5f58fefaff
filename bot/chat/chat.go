// Package chat is the conversation without a platform: what somebody said (Event), what is answered
// (Message), where (Room), and the durable way in and out. It names no vendor and knows no case.
//
// A message that came in is kept before it is answered and answered once, however often the platform
// delivers it; every message that goes out, reply and reminder alike, goes through the outbox. An Adapter
// joins one platform to this room and is the only thing that has to be written for another one.
package chat

import (
	"context"
	"time"
)

// Privacy says who can read a room.
type Privacy string

// The kinds of room.
const (
	Direct  Privacy = "direct"  // one person and the bot
	Private Privacy = "private" // a channel bound to the person's team
	Shared  Privacy = "shared"  // any other channel
)

// Room is a place where messages are said, in its platform's own terms.
type Room struct {
	Route   string  // the adapter's name
	ID      string  // channel, in the platform's own terms
	Thread  string  // empty: not in a thread
	Privacy Privacy // who can read it
	// Person is whom a private answer is for where others read too, in the platform's own terms. Reply is the
	// platform's handle for answers to what was said here, good for some minutes. Card is the message whose
	// choice was pressed. All three are the adapter's own, and empty where it needs none.
	Person string
	Reply  string
	Card   Ref
}

// Event is one thing that one person said or pressed.
type Event struct {
	Key     string // the platform's own id of it, unique for ever: "console:17"
	Account string // who, in the platform's terms: "console/mediator-1"
	Room    Room   // where
	Text    string // what was typed; empty where something was pressed
	Press   string // id of the choice that was pressed
	// Said names the message, in the platform's own terms, where it can be taken back. TakenBack names one that
	// the person deleted: whatever came of it and is not saved goes with it.
	Said, TakenBack string
	At              time.Time // when
}

// Message is what is answered, as blocks that every medium can show.
type Message struct {
	// Key is the key of the letter that carries the message, filled in by the Post when it is carried. A
	// medium that can be told to take a message once is told this. Again says that the letter was taken up
	// before, and that it is not known whether it was posted then. Neither is part of what is said.
	Key   string
	Again bool

	Lines   []Line
	Choices []Choice
	Private bool // for the one who asked only, wherever they asked
	// InPlace says that the message takes the place of the card whose choice was pressed, where the medium
	// can change what it posted.
	InPlace bool
	// Figure is shown beside the words where the medium shows pictures; the words say what matters of it. It is
	// for those alone who read the words.
	Figure *Figure
	// Meta is what the engine understood, for media that show it (the console's JSON mode). It holds no
	// text that is not in Lines.
	Meta map[string]any
}

// Line is one line of a message.
type Line struct {
	Kind LineKind
	Text string
}

// LineKind says how a line is meant.
type LineKind string

// The kinds of line.
const (
	Plain  LineKind = "plain"
	Title  LineKind = "title"
	Bullet LineKind = "bullet"
	Note   LineKind = "note" // small print
)

// Choice is a button.
type Choice struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

// ToldChoice begins the ids of the choices of reminders: which of the reader's messages, which line of it, and what
// is to be done about that line. Whose it is is not in it: it is whoever presses it.
const ToldChoice = "told."

// Say makes a message of plain lines.
func Say(lines ...string) Message {
	var m Message
	for _, l := range lines {
		m.Lines = append(m.Lines, Line{Plain, l})
	}
	return m
}

// Ref is a platform's id of a message that was posted; it makes edits possible.
type Ref string

// Handler answers an event. Its replies go through the outbox.
type Handler func(ctx context.Context, e Event) error

// Adapter joins one platform.
type Adapter interface {
	// Run receives until ctx ends and hands every event to h.
	Run(ctx context.Context, h Handler) error
	// Post says m in the room.
	Post(ctx context.Context, to Room, m Message) (Ref, error)
}
