// Package drill puts a store through what happens in earnest: a process is killed while it saves, the disk
// runs full, a connection is cut in the middle of a commit, several processes use one database, clocks jump.
// Then it counts. Every act that was acknowledged must be there exactly once; every other one wholly or not
// at all, its facts with their audit entries, its letter and its delivery; the audit must be whole.
//
// It works on databases that it makes for itself and removes afterwards, with people and cases that it
// invents. It writes through casework.Service, as everybody does, and a writer that was stopped says again
// what was not answered, from the same Source, as a platform would. It knows no database: whoever runs it
// lends one (House).
//
//	results, err := drill.Run(ctx, house, drill.Options{Times: 100, Writers: 4})
package drill

import (
	"context"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/post"
)

// House is what the drill stands on. Every field must be set.
type House struct {
	// Enter opens the database at the address, with the program's schema; now is its business time.
	Enter func(ctx context.Context, address string, now func() time.Time) (*Rooms, error)
	// Apart makes a database of its own beside the one at the address, in which nothing else is.
	Apart func(ctx context.Context, address string) (*Apart, error)
	// Program is this program; with ChildArgs it calls Child.
	Program   string
	ChildArgs []string
	Now       func() time.Time
	// Say is told what is done next; what it says is for people who wait.
	Say func(string)
}

// Rooms are an opened database. Close must be called once.
type Rooms struct {
	Service *casework.Service
	Store   Store
	Close   func() error
}

// Store is what the drill asks of a store beside what it does through the Service.
type Store interface {
	casework.Cases
	casework.People
	casework.AuditLog
	Accept(ctx context.Context, d post.Delivery) (fresh bool, err error)
	IsAnswered(ctx context.Context, key string) (bool, error)
	Unanswered(ctx context.Context, before time.Time, limit int) ([]post.Delivery, error)
	Claim(ctx context.Context, routes []string, now time.Time, lease time.Duration, n int) ([]post.Letter, error)
	// Sound says what the database itself finds damaged.
	Sound(ctx context.Context) error
}

// Apart is a database of the drill's own on a server.
type Apart struct {
	Address string
	// Quiet returns when the server does nothing more for processes that used the address and are gone.
	Quiet  func(ctx context.Context) error
	Remove func(ctx context.Context) error
}

// Options say what is done how often.
type Options struct {
	Times   int      // how often a process is killed, and a connection cut, on each database; at least 1
	Writers int      // how many write at once in each process; at least 1
	Folder  string   // where the database files go; empty: the folder for temporary files
	Servers []string // addresses of PostgreSQL databases beside which the drill makes its own
	Only    []string // names of parts; none: all of them

	fault string // a fault that is planted into the writers, to see whether it is found
}

// Result is what one part found on one database.
type Result struct {
	Database string // SQLite or PostgreSQL
	Part     string // kill, cut, full, share, clock, start
	Title    string // what was done, for people
	NotDone  string // why it was not done here; else empty

	Times        int // kills, cuts, rounds
	Retried      int // acts that failed once and were said again
	Acknowledged int // acts that a writer was told are saved
	Kept         int // acts that are there, wholly
	Lost         int // acknowledged and not there
	Doubled      int // facts, cases and letters that are there more often than they were given
	Half         int // acts of which only a part is there
	Entries      int64
	Faults       []string // each a sentence; nothing personal
	Took         time.Duration
}

// Well reports whether nothing is wrong.
func (r *Result) Well() bool { return len(r.Faults) == 0 }
