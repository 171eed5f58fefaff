// Package drill puts what goes out through what happens in earnest: processes that carry letters are killed,
// the database is away for a while, the mail server says not now, never, is slow or hangs up, addresses and
// accounts are no good; and people ask questions meanwhile, also while the Redis that holds their conversations is away.
// Then it counts. Every letter must have arrived; what arrived twice is counted by the
// medium, for a mail server and a platform without a key cannot tell a letter that comes again.
//
// It writes to a database of its own with people that it invents, carries with the post office that everybody
// uses, and stands in for the media by servers on this machine: mail over SMTP, and two chats over HTTP, one
// that is told a key (as Discord is) and one that can be looked at first (as Slack can).
//
//	result, err := drill.Run(ctx, house, drill.Options{Letters: 20000, Kills: 8, Away: time.Minute})
package drill

import (
	"context"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/post"
)

// The routes of the drill.
const (
	RouteMail  = "mail"
	RouteKeyed = "discord" // a platform that takes a letter of one key once
	RouteSeen  = "slack"   // a platform that can be looked at before a letter is posted again
)

// House is what the drill stands on. Every field must be set.
type House struct {
	// Enter opens the database at the address, with the program's schema.
	Enter func(ctx context.Context, address string) (Store, error)
	// Program is this program; with ChildArgs it calls Carry.
	Program   string
	ChildArgs []string
	// Say is told what is done next.
	Say func(string)
}

// Store is what the drill asks of a store. Close must be called once.
type Store interface {
	casework.Cases
	casework.People
	chat.Inbox
	chat.Outbox
	// Tie ties an account to a person; by is who did it.
	Tie(ctx context.Context, account string, person, by casework.PersonID, at time.Time) error
	// InHand are the claims that hold the first letter of a lane, and until when; Left counts the letters that have not ended.
	InHand(ctx context.Context) (map[string]time.Time, error)
	Left(ctx context.Context) (int, error)
	// Block keeps everybody else from writing until ctx ends.
	Block(ctx context.Context) error
	Close() error
}

// Options say how much is done.
type Options struct {
	Letters   int           // how many letters, at least 100
	Kills     int           // how often a process is killed
	Processes int           // how many carry; at least 1
	Away      time.Duration // for how long the database is away; 0: not at all
	Address   string        // of a database of the drill's own, empty
	Limit     time.Duration // for all of it
	// Redis holds the conversations of people who ask while it is away for as long as the database; empty: nobody asks.
	Redis string
}

// Result is what was found.
type Result struct {
	Letters, Kills int
	Mail           Arrived
	Keyed, Seen    Arrived
	Questions      int             // that people asked
	Unanswered     int             // of them
	Lost           int             // letters that arrived nowhere
	Elsewhere      int             // letters that arrived on two media
	ByOther        int             // letters that arrived on another medium than their person's first
	Recoveries     []time.Duration // for each kill, until every lane that the process held was in another's hand, or done
	Took           time.Duration
	Faults         []string
}

// Arrived is what arrived at one medium.
type Arrived struct {
	Letters int // different ones
	Doubled int // those that arrived more than once
	Refused int // comings of a letter that the medium knew by its key
}

// letterKey is the key of the nth letter.
func letterKey(n int) string { return "drill:" + digits(n) }

func letterOf(n, people int) (post.Letter, error) {
	return chat.LetterTo(string(personID(n%people)), letterKey(n), chat.Say("Letter "+digits(n)+" of the drill."))
}
