package sqldb_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/store/sealed"
	"github.com/redress-send/redress/store/sqldb"
	"github.com/redress-send/redress/store/storetest"
)

func init() { children["reseal"] = keepResealing }

// keepResealing seals anew and says when it is about to end.
func keepResealing(ctx context.Context, address string) error {
	db, err := sqldb.Open(ctx, address)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	_, err = db.Reseal(ctx, func(done int) { _, _ = os.Stdout.WriteString(strconv.Itoa(done) + "\n") })
	return err
}

func quiet(int) {}

func TestAnotherKeyOrNoneIsRefusedAndNothingIsWritten(t *testing.T) {
	onEach(t, func(t *testing.T, address string, raw *sql.DB) {
		db, err := locked(t, address, keyOf(t, 1))
		try(t, err)
		plant(t, db)
		want := planted(t, db)
		before := column(t, raw, "SELECT locked_by || generation FROM keyset")
		_, err = locked(t, address, keyOf(t, 2))
		fails(t, err, casework.Invalid, "REDRESS_KEY", keyOf(t, 1).ID(), keyOf(t, 2).ID())
		other, err := locked(t, address)
		fails(t, err, casework.Invalid, "set REDRESS_KEY", keyOf(t, 1).ID())
		fails(t, other.Migrate(t.Context()), casework.Invalid, "set REDRESS_KEY")
		_, err = other.Commit(t.Context(), act(5))
		fails(t, err, casework.Invalid, "set REDRESS_KEY")
		_, err = other.Person(t.Context(), "a")
		fails(t, err, casework.Invalid, "set REDRESS_KEY")
		both, err := locked(t, address, keyOf(t, 2), keyOf(t, 1)) // while it is being changed
		try(t, err)
		if diff := cmp.Diff(want, planted(t, both)); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff(before, column(t, raw, "SELECT locked_by || generation FROM keyset")); diff != "" {
			t.Errorf("the keys were changed: %s", diff)
		}
	})
}

func TestManyWhoBeginAtOnceMakeOneSetOfKeys(t *testing.T) {
	onEach(t, func(t *testing.T, address string, raw *sql.DB) {
		const many = 5
		dbs := make([]*sqldb.DB, many)
		var all sync.WaitGroup
		for i := range dbs {
			db, err := sqldb.Open(t.Context(), address, sqldb.WithKeys(keyOf(t, 1)))
			try(t, err)
			t.Cleanup(func() { _ = db.Close() })
			dbs[i] = db
			all.Go(func() {
				if err := db.Ready(context.Background()); err != nil {
					t.Error(err)
				}
				if err := db.PutPeople(context.Background(), nil, []casework.Person{{ID: casework.PersonID(fmt.Sprint("p", i)), Email: "x@example.org"}}); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		for _, db := range dbs {
			n := 0
			for p, err := range db.People(t.Context()) {
				if n++; err != nil || p.Email != "x@example.org" {
					t.Errorf("%+v, %v", p, err)
				}
			}
			if n != many {
				t.Errorf("%d people", n)
			}
		}
		if got := column(t, raw, "SELECT DISTINCT substr(email, 4, 8) FROM people"); len(got) != 1 {
			t.Errorf("sealed with %v, wanted one key", got)
		}
	})
}

func TestKeysThatLayOpenAreLockedWhenThereIsAKey(t *testing.T) {
	onEach(t, func(t *testing.T, address string, raw *sql.DB) {
		db, err := locked(t, address)
		try(t, err)
		plant(t, db)
		want := planted(t, db)
		if got := column(t, raw, "SELECT locked_by FROM keyset"); got[0] != "" {
			t.Fatalf("locked by %q without a key", got[0])
		}
		var all sync.WaitGroup
		for range 3 { // each finds them open
			all.Go(func() {
				again, err := sqldb.Open(context.Background(), address, sqldb.WithKeys(keyOf(t, 1)))
				if err == nil {
					err = errors.Join(again.Ready(context.Background()), again.Close())
				}
				if err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		again, err := locked(t, address, keyOf(t, 1))
		try(t, err)
		if diff := cmp.Diff(want, planted(t, again)); diff != "" {
			t.Error(diff)
		}
		s, err := again.KeyState(t.Context())
		try(t, err)
		if s.LockedBy != keyOf(t, 1).ID() || s.Given != s.LockedBy || len(s.Keys) != 2 || !s.Keys[0].Seals || s.Keys[1].Values == 0 {
			t.Errorf("the keys stand as %+v", s)
		}
		_, err = db.Commit(t.Context(), act(9)) // one that runs without the key
		fails(t, err, casework.Invalid, "set REDRESS_KEY")
		storetest.Verified(t, again)
	})
}

func TestTheKeyThatLocksIsChangedWhileOthersWork(t *testing.T) {
	onEach(t, func(t *testing.T, address string, _ *sql.DB) {
		one, two := keyOf(t, 1), keyOf(t, 2)
		old, err := locked(t, address, one)
		try(t, err)
		plant(t, old)
		want := planted(t, old)
		both, err := locked(t, address, two, one)
		try(t, err)
		for _, changes := range []bool{true, false} {
			done, err := both.RelockKeys(t.Context())
			if err != nil || done != changes {
				t.Fatalf("%v, %v", done, err)
			}
		}
		// Whoever has the keys goes on with them.
		_, err = old.Commit(t.Context(), act(5))
		try(t, err)
		fresh, err := locked(t, address, two)
		try(t, err)
		if got := planted(t, fresh); len(got) <= len(want) {
			t.Error("the act is not there")
		}
		_, err = locked(t, address, one)
		fails(t, err, casework.Invalid, "REDRESS_KEY_OLD")
		none, err := locked(t, file(t))
		try(t, err)
		_, err = none.RelockKeys(t.Context())
		fails(t, err, casework.Invalid, "redress keys new")
		storetest.Verified(t, fresh)
	})
}

func TestAKeyIsTakenOutOnlyWhenNothingNeedsIt(t *testing.T) {
	onEach(t, func(t *testing.T, address string, _ *sql.DB) {
		db, stale := ready(t, address), ready(t, address)
		plant(t, db)
		want := planted(t, stale)
		s, err := db.KeyState(t.Context())
		try(t, err)
		first := s.Keys[0].ID
		if gone, err := db.RetireKeys(t.Context()); err != nil || len(gone) != 0 {
			t.Errorf("%v, %v", gone, err)
		}
		_, err = db.RetireKeys(t.Context(), first)
		fails(t, err, casework.Invalid, "redress keys rotate")
		second, err := db.RotateKeys(t.Context())
		try(t, err)
		_, err = db.RetireKeys(t.Context(), first)
		fails(t, err, casework.Invalid, first.String(), "redress keys reseal", "Nothing was changed")
		_, err = db.RetireKeys(t.Context(), 7)
		fails(t, err, casework.NotFound, "redress keys list")
		n, err := db.Reseal(t.Context(), quiet)
		if err != nil || n < 15 {
			t.Fatalf("%d sealed anew, %v", n, err)
		}
		gone, err := db.RetireKeys(t.Context())
		if diff := cmp.Diff([]sealed.KeyID{first}, gone); err != nil || diff != "" {
			t.Errorf("%v %s", err, diff)
		}
		// Another process, which still has the key that is gone, reads what is new and does not write with it.
		if diff := cmp.Diff(want, planted(t, stale)); diff != "" {
			t.Error(diff)
		}
		_, err = stale.Commit(t.Context(), act(6))
		try(t, err)
		s, err = db.KeyState(t.Context())
		try(t, err)
		if len(s.Keys) != 1 || s.Keys[0].ID != second || !s.Keys[0].Seals {
			t.Errorf("%+v", s)
		}
		if _, err := db.Get(t.Context(), theCase); err != nil {
			t.Error(err)
		}
		storetest.Verified(t, db)
	})
}

// What was read before a key was taken out opens.
func TestAPageThatWasReadBeforeAKeyWasTakenOutOpens(t *testing.T) {
	onEach(t, func(t *testing.T, address string, _ *sql.DB) {
		db := ready(t, address)
		for n := range 3 {
			_, err := db.Accept(t.Context(), post.Delivery{Key: fmt.Sprint(n), Body: []byte("x"), At: now})
			try(t, err)
			try(t, db.PutPeople(t.Context(), nil, []casework.Person{{ID: casework.PersonID(fmt.Sprint(n)), Email: "x@example.org"}}))
		}
		n := 0
		for p, err := range db.People(t.Context()) {
			if err != nil || p.Email != "x@example.org" {
				t.Fatal(p, err)
			}
			if n++; n == 1 {
				_, err := db.RotateKeys(t.Context())
				try(t, err)
				_, err = db.Reseal(t.Context(), quiet)
				try(t, err)
				_, err = db.RetireKeys(t.Context())
				try(t, err)
			}
		}
		if n != 3 {
			t.Errorf("%d people", n)
		}
	})
}

// Eight at once and a second process write and read while keys come and go.
func TestKeysComeAndGoWhileOthersWork(t *testing.T) {
	onEach(t, func(t *testing.T, address string, _ *sql.DB) {
		db := ready(t, address)
		begin(t, db)
		cmd, complaints := child(t, "write", address, childFrom+"=1000", childTo+"=1100")
		try(t, cmd.Start())
		stop := make(chan struct{})
		var all sync.WaitGroup
		wrote := make([]int, 8)
		mine := ready(t, address) // with keys of its own
		for i := range wrote {
			all.Go(func() {
				for n := 0; ; n++ {
					select {
					case <-stop:
						return
					default:
					}
					key := fmt.Sprint(i, "-", n)
					_, err := mine.Accept(context.Background(), post.Delivery{Key: key, Body: []byte("said " + key), At: now})
					if err == nil {
						err = mine.PutPeople(context.Background(), nil, []casework.Person{{ID: casework.PersonID(fmt.Sprint("p", i)), Email: key + "@example.org"}})
					}
					var p casework.Actor
					if err == nil {
						p, err = mine.Person(context.Background(), casework.PersonID(fmt.Sprint("p", i)))
					}
					if err != nil || p.Email != key+"@example.org" {
						t.Errorf("%s: %+v, %v", key, p, err)
						return
					}
					wrote[i]++
				}
			})
		}
		end := sync.OnceFunc(func() { close(stop); all.Wait() })
		t.Cleanup(end) // before the databases close
		const rounds = 6
		for range rounds {
			_, err := db.RotateKeys(t.Context())
			try(t, err)
			_, err = db.Reseal(t.Context(), quiet)
			try(t, err)
			_, err = db.RetireKeys(t.Context())
			if err != nil { // somebody wrote with the old key between the two
				fails(t, err, casework.Invalid, "redress keys reseal")
			}
		}
		end()
		if err := cmd.Wait(); err != nil || complaints.Len() > 0 {
			t.Errorf("the other process: %v: %s", err, complaints)
		}
		_, err := db.Reseal(t.Context(), quiet)
		try(t, err)
		_, err = db.RetireKeys(t.Context())
		try(t, err)
		in, err := db.Unanswered(t.Context(), now.Add(time.Hour), 0)
		try(t, err)
		sum := 0
		for i, n := range wrote {
			if sum += n; n == 0 {
				t.Errorf("%d wrote nothing", i)
			}
		}
		for _, d := range in {
			if string(d.Body) != "said "+d.Key {
				t.Errorf("%s says %q", d.Key, d.Body)
			}
		}
		c, err := db.Get(t.Context(), theCase)
		try(t, err)
		if len(in) != sum || len(c.Facts) != 200 {
			t.Errorf("%d deliveries and %d facts, wanted %d and 200", len(in), len(c.Facts), sum)
		}
		storetest.Verified(t, db)
	})
}

// A process that seals anew is killed at any moment, and another one goes on.
func TestKilledWhileSealingAnew(t *testing.T) {
	const acts, kills, most = 300, 6, 60
	onEach(t, func(t *testing.T, address string, raw *sql.DB) {
		db := ready(t, address)
		begin(t, db)
		for n := range acts {
			_, err := db.Commit(t.Context(), act(n))
			try(t, err)
		}
		want, err := db.Get(t.Context(), theCase)
		try(t, err)
		killed, begun := 0, 0
		for ; killed < kills && begun < most; begun++ { // one that was done before it was killed does not count
			_, err := db.RotateKeys(t.Context())
			try(t, err)
			cmd, complaints := child(t, "reseal", address)
			out, err := cmd.StdoutPipe()
			try(t, err)
			try(t, cmd.Start())
			one := make([]byte, 1)
			_, _ = io.ReadFull(out, one)                                              // the first are sealed anew
			time.Sleep(time.Duration(rand.IntN(1+120>>(begun/8))) * time.Millisecond) // sooner and sooner, on a fast machine
			_ = cmd.Process.Kill()
			_, _ = io.Copy(io.Discard, out)
			if cmd.Wait() != nil {
				killed++
			}
			if complaints.Len() > 0 {
				t.Fatal(complaints.String())
			}
			got, err := db.Get(t.Context(), theCase)
			try(t, err)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatal(diff)
			}
		}
		if killed < kills {
			t.Errorf("only %d of %d were killed before they were done", killed, begun)
		}
		n, err := db.Reseal(t.Context(), quiet)
		try(t, err)
		gone, err := db.RetireKeys(t.Context())
		if err != nil || len(gone) != begun {
			t.Errorf("%d keys are gone: %v", len(gone), err)
		}
		t.Logf("%d values were left to the last, %d killed", n, killed)
		if got := column(t, raw, "SELECT DISTINCT substr(details, 4, 8) FROM facts WHERE details <> ''"); len(got) != 1 {
			t.Errorf("sealed with %v", got)
		}
		storetest.Verified(t, db)
	})
}

func TestWhatDoesNotOpenIsLeftAndSaidWhenSealingAnew(t *testing.T) {
	onEach(t, func(t *testing.T, address string, raw *sql.DB) {
		db := ready(t, address)
		plant(t, db)
		past(t, raw, "UPDATE people SET email = (SELECT email FROM people AS o WHERE o.id = 'a') WHERE id = 'b'")
		_, err := db.RotateKeys(t.Context())
		try(t, err)
		n, err := db.Reseal(t.Context(), quiet)
		fails(t, err, casework.Internal, "1 sealed values that do not open")
		if n < 10 {
			t.Errorf("%d sealed anew", n)
		}
		_, err = db.RetireKeys(t.Context())
		fails(t, err, casework.Invalid, "1 values are sealed with it")
		if _, err := db.Get(t.Context(), theCase); err != nil {
			t.Error(err)
		}
	})
}

func TestABackupNeedsItsKey(t *testing.T) {
	onEach(t, func(t *testing.T, address string, _ *sql.DB) {
		one, two := keyOf(t, 1), keyOf(t, 2)
		from, err := locked(t, address, one)
		try(t, err)
		plant(t, from)
		want := planted(t, from)
		kept := backup(t, from)
		to, err := locked(t, file(t), two)
		try(t, err)
		_, err = to.Commit(t.Context(), opening(3, "HPL-0777"))
		try(t, err)
		stale, err := locked(t, "sqlite://"+place(t, to), two, one)
		try(t, err)
		before := lines(t, backup(t, to))
		_, err = to.Restore(t.Context(), bytes.NewReader(kept), true, nil)
		fails(t, err, casework.Invalid, "The backup is locked", one.ID(), "Nothing was changed")
		if diff := cmp.Diff(before, lines(t, backup(t, to))); diff != "" {
			t.Errorf("it was changed: %s", diff)
		}
		none, err := locked(t, file(t))
		try(t, err)
		_, err = none.Restore(t.Context(), bytes.NewReader(kept), false, nil)
		fails(t, err, casework.Invalid, "set REDRESS_KEY")
		both, err := locked(t, "sqlite://"+place(t, to), two, one)
		try(t, err)
		_, err = both.Restore(t.Context(), bytes.NewReader(kept), true, nil)
		try(t, err)
		if diff := cmp.Diff(want, planted(t, both)); diff != "" {
			t.Errorf("- there, + here\n%s", diff)
		}
		// Whoever had the database open goes on with the keys of the backup.
		_, err = stale.Commit(t.Context(), act(5))
		try(t, err)
		c, err := both.Get(t.Context(), theCase)
		if err != nil || len(c.Facts) != 4 {
			t.Errorf("%d facts, %v", len(c.Facts), err)
		}
		storetest.Verified(t, both)
	})
}

// place is the file of a database of SQLite.
func place(t *testing.T, db *sqldb.DB) string {
	t.Helper()
	return sqldb.File(db)
}

func TestKeysThatAreGoneAreSaid(t *testing.T) {
	onEach(t, func(t *testing.T, address string, raw *sql.DB) {
		db := ready(t, address)
		plant(t, db)
		past(t, raw, "DELETE FROM keyset")
		_, err := db.Commit(t.Context(), act(5))
		fails(t, err, casework.Internal, "lost its keys", "redress restore")
		fails(t, db.Ready(t.Context()), casework.Internal, "lost its keys")
		past(t, raw, "INSERT INTO keyset (one, generation, locked_by, seal, lookup, cleared) VALUES (1, 'x', '', "+bytesIn(t, 1)+", "+bytesIn(t, 2)+", "+map[string]string{"SQLite": "1", "PostgreSQL": "true"}[path.Base(t.Name())]+")")
		_, err = db.Commit(t.Context(), act(5))
		fails(t, err, casework.Internal, "keys that cannot be read", "redress restore")
		if strings.Contains(err.Error(), marker) {
			t.Error(err)
		}
	})
}

func bytesIn(t *testing.T, b byte) string {
	t.Helper()
	if path.Base(t.Name()) == "SQLite" {
		return fmt.Sprintf("X'%02x%02x'", b, b)
	}
	return fmt.Sprintf(`'\x%02x%02x'`, b, b)
}
