// Package post holds the envelopes that outlast a crash: a letter going out, a delivery coming in. It knows
// neither what is written in them nor any medium; stores keep them, bot/chat carries them.
//
// A letter has a key that is unique for ever: whoever writes the same letter twice, in one process or in
// two, has written it once.
package post

import (
	"strings"
	"time"
)

// Letter is a message on its way out.
type Letter struct {
	Key   string    // unique for ever; the second letter of the same key is not written
	Route string    // who carries it: "console", "log", "slack", "discord", "mail", or ToPerson
	Room  string    // where to, in the route's own terms
	Body  []byte    // the message, encoded by bot/chat
	Due   time.Time // not before this instant; the zero time: at once

	// Person is whom the letter is for, wherever they are reached; empty where it is for a room. Tried are the
	// routes on which it did not reach them. Failing is since when its present route fails; zero: it does not.
	Person  string
	Tried   []string
	Failing time.Time

	Attempt int    // how often it was taken up on its present route, for the carrier
	Claim   string // the claim under which it was taken up
}

// ToPerson is the route of a letter for a person that is not bound for any place yet: its room is their id.
// Whoever carries it finds out where they are reached at that moment.
const ToPerson = "person"

// For returns whom the letter is for, or nothing where it is for a room.
func (l *Letter) For() string {
	if l.Route == ToPerson {
		return l.Room
	}
	return l.Person
}

// OfLane is how many letters of one lane are taken up before others have their turn: a lane that is long hides no other.
const OfLane = 8

// Lane names the lane of the letter.
func (l *Letter) Lane() string { return LaneOf(l.Route, l.Room) }

// LaneOf names what a letter on the route to the room shares its order with. Letters of one lane are in one hand at a
// time, and none is taken up while an earlier one is held or waits to be tried again. It is the channel, whatever thread
// or person in it is meant, for a platform counts its messages together.
func LaneOf(route, room string) string {
	channel, _, _ := strings.Cut(room, "?")
	return route + "\x00" + channel
}

// Delivery is a message that came in. The same Key is accepted once, however often it is delivered.
type Delivery struct {
	Key  string // the platform's own id of it, with the platform: "console:…"
	Body []byte
	At   time.Time
}
