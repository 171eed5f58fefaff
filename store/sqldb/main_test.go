package sqldb_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/store/sqldb"
)

// The test binary is also the program that the tests run as another process: it does what childDoes says.
const (
	childDoes    = "REDRESS_TEST_CHILD" // name of one of children
	childAddress = "REDRESS_TEST_CHILD_ADDRESS"
	childFrom    = "REDRESS_TEST_CHILD_FROM" // number of the first act
	childTo      = "REDRESS_TEST_CHILD_TO"   // number of the first act that it does not do; empty: it goes on
)

var children = map[string]func(ctx context.Context, address string) error{
	"ready": beReady,
	"write": keepWriting,
	"claim": keepClaiming,
}

func TestMain(m *testing.M) {
	does, ok := children[os.Getenv(childDoes)]
	if !ok {
		os.Exit(m.Run())
	}
	if err := does(context.Background(), os.Getenv(childAddress)); err != nil {
		fmt.Fprintf(os.Stderr, "%s: %s\n", casework.KindOf(err), casework.Sentence(err))
		os.Exit(1)
	}
}

// child is another process that does something to the database at the address.
func child(t testing.TB, does, address string, more ...string) (*exec.Cmd, *bytes.Buffer) {
	t.Helper()
	cmd, complaints := exec.CommandContext(t.Context(), os.Args[0]), new(bytes.Buffer)
	cmd.Env = append(append(os.Environ(), childDoes+"="+does, childAddress+"="+address), more...)
	cmd.Stderr = complaints
	return cmd, complaints
}

func beReady(ctx context.Context, address string) error {
	db, err := sqldb.Open(ctx, address)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	return db.Ready(ctx)
}

// keepWriting does one act after the other and prints the number of each once it is done.
func keepWriting(ctx context.Context, address string) error {
	from, err := strconv.Atoi(os.Getenv(childFrom))
	if err != nil {
		return err
	}
	to, err := strconv.Atoi(os.Getenv(childTo))
	if err != nil {
		to = 1 << 30
	}
	db, err := sqldb.Open(ctx, address)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	for n := from; n < to; n++ {
		if _, err := db.Commit(ctx, act(n)); err != nil {
			return err
		}
		if _, err := os.Stdout.WriteString(strconv.Itoa(n) + "\n"); err != nil {
			return err
		}
	}
	return nil
}

// keepClaiming takes letters up until none is left, and prints the key of each.
func keepClaiming(ctx context.Context, address string) error {
	db, err := sqldb.Open(ctx, address)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	for {
		letters, err := db.Claim(ctx, []string{"console"}, now, time.Hour, 2)
		if err != nil || len(letters) == 0 {
			return err
		}
		for _, l := range letters {
			if _, err := os.Stdout.WriteString(l.Key + "\n"); err != nil {
				return err
			}
		}
	}
}

var now = time.Date(2026, time.November, 10, 9, 30, 0, 0, time.UTC)

const theCase = casework.CaseID("case-1")

// begin opens the case that the acts are about.
func begin(t testing.TB, db *sqldb.DB) {
	t.Helper()
	_, err := db.Commit(t.Context(), casework.Change{Case: theCase, Open: &casework.Header{
		ID: theCase, Reference: "HPL-0231", Authority: "E06000001", Grounds: []string{"refuse-assess"}, Appellant: "parent", OpenedAt: now, OpenedBy: "mediator-1",
	}})
	if err != nil {
		t.Fatal(err)
	}
}

// act is a change with everything that a change can have: two facts, an audit entry, a letter, and the
// answer to a delivery.
func act(n int) casework.Change {
	name := strconv.Itoa(n)
	c := casework.Change{
		Case: theCase, BasedOn: casework.AnyVersion, Done: name,
		Audit:   []casework.AuditEntry{{At: now, Person: "mediator-1", Action: casework.ActRecord, Case: theCase, Detail: name}},
		Letters: []post.Letter{{Key: name, Route: "console", Room: "room-" + name, Body: bytes.Repeat([]byte("x"), 500)}},
	}
	for _, part := range []string{"#1", "#2"} {
		c.Facts = append(c.Facts, casework.Fact{
			Event: law.Event{
				ID: "id-" + name + part, Type: "certificate-issued", On: civil.On(2026, time.November, 9),
				Attrs: law.Attrs{}.With("kind", "not-pursued"),
			},
			RecordedAt: now, RecordedBy: "mediator-1", Source: name + part,
		})
	}
	return c
}
