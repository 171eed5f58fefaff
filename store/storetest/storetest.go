// Package storetest is what every store must pass: the conformance suite of the ports of casework and of
// the way in and out of messages, as sentences. It runs a store as a user would, in parts that are real,
// and compares whole values.
//
//	func TestStore(t *testing.T) {
//		storetest.Exercise(t, func(t testing.TB) storetest.Store { return memdb.New() })
//	}
package storetest

import (
	"context"
	"testing"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/post"
)

// Store is everything that a store does.
type Store interface {
	casework.Cases
	casework.People
	casework.Reminded
	Inbox
	Outbox
	casework.AuditLog
	casework.History
	casework.Desk
	casework.Forgetting
	casework.Accounts
	casework.Channels
	ErasedAfter(ctx context.Context, nr int64) (gone []casework.Erased, last int64, err error)
	Turns
}

// Inbox is the port of what came in, as bot/chat has it.
type Inbox interface {
	Accept(ctx context.Context, d post.Delivery) (fresh bool, err error)
	Answered(ctx context.Context, key string, replies []post.Letter) error
	IsAnswered(ctx context.Context, key string) (bool, error)
	Unanswered(ctx context.Context, before time.Time, limit int) ([]post.Delivery, error)
}

// Outbox is the port of what goes out, as bot/chat has it.
type Outbox interface {
	Claim(ctx context.Context, routes []string, now time.Time, lease time.Duration, n int) ([]post.Letter, error)
	Keep(ctx context.Context, claims []string, until time.Time) error
	Sent(ctx context.Context, l post.Letter, ref string, at time.Time) error
	Later(ctx context.Context, l post.Letter, at time.Time, cause string) error
	Dead(ctx context.Context, l post.Letter, at time.Time, cause string) error
	Move(ctx context.Context, l post.Letter, route, room, cause string) error
	Withdraw(ctx context.Context, l post.Letter, at time.Time, cause string) error
	Back(ctx context.Context, letters []post.Letter, at time.Time) error
}

// check is one sentence of the suite.
type check struct {
	says string
	does func(t *testing.T, s Store)
}

// Exercise runs the whole suite. open returns an empty store, ready for use, that ends with the test it is
// given.
func Exercise(t *testing.T, open func(t testing.TB) Store) {
	t.Helper()
	rooms := []struct {
		name   string
		checks []check
	}{
		{"keeping", keeping},
		{"refusing", refusing},
		{"repeating", repeating},
		{"at once", atOnce},
		{"several at once", severalAtOnce},
		{"finding", finding},
		{"people", people},
		{"in", wayIn},
		{"out", wayOut},
		{"out, to people", wayElsewhere},
		{"out, in lanes", inLanes},
		{"telling", telling},
		{"settling", settling},
		{"auditing", auditing},
		{"turns", turns},
		{"stopping", stopping},
		{"forgetting", forgetting},
		{"accounts", accounts},
	}
	for _, room := range rooms {
		t.Run(room.name, func(t *testing.T) {
			for _, c := range room.checks {
				t.Run(c.says, func(t *testing.T) { c.does(t, open(t)) })
			}
		})
	}
}
