package sqldb_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/store/sqldb"
	"github.com/redress-send/redress/store/storetest"
)

func TestSeveralProcessesWriteToOneDatabase(t *testing.T) {
	onEach(t, func(t *testing.T, address string, _ *sql.DB) {
		db := ready(t, address)
		begin(t, db)
		// Each writes acts of its own and some that another one writes too.
		runAll(t, address, "write", [][2]int{{0, 60}, {40, 100}, {80, 140}})
		c, err := db.Get(t.Context(), theCase)
		try(t, err)
		if len(c.Facts) != 2*140 || c.Version != 1+140 {
			t.Errorf("there are %d facts and version %d, wanted 280 and 141", len(c.Facts), c.Version)
		}
		if head := storetest.Verified(t, db); head.Nr != 140 {
			t.Errorf("the audit has %d entries, wanted one for each act", head.Nr)
		}
		keys := runAll(t, address, "claim", [][2]int{{0, 0}, {0, 0}, {0, 0}})
		slices.Sort(keys)
		var want []string
		for n := range 140 {
			want = append(want, strconv.Itoa(n))
		}
		slices.Sort(want)
		if !slices.Equal(keys, want) {
			t.Errorf("%d letters were taken up, wanted each of the 140 once", len(keys))
		}
	})
}

// runAll runs a process for each range of acts, all at once, and returns every line that they print.
func runAll(t *testing.T, address, does string, ranges [][2]int) []string {
	t.Helper()
	var all []*exec.Cmd
	var complaints, out []*bytes.Buffer
	for _, r := range ranges {
		cmd, says := child(t, does, address, childFrom+"="+strconv.Itoa(r[0]), childTo+"="+strconv.Itoa(r[1]))
		printed := new(bytes.Buffer)
		cmd.Stdout = printed
		all, complaints, out = append(all, cmd), append(complaints, says), append(out, printed)
	}
	for _, cmd := range all {
		try(t, cmd.Start())
	}
	var lines []string
	for i, cmd := range all {
		if err := cmd.Wait(); err != nil || complaints[i].Len() > 0 {
			t.Errorf("process %d: %v: %s", i, err, complaints[i])
		}
		lines = append(lines, strings.Fields(out[i].String())...)
	}
	return lines
}

func TestTwoHandlesOfOneDatabaseSeeWhatEachWrites(t *testing.T) {
	onEach(t, func(t *testing.T, address string, _ *sql.DB) {
		handles := []*sqldb.DB{ready(t, address), ready(t, address)}
		begin(t, handles[0])
		for n := range 10 {
			c := act(n)
			c.BasedOn = casework.Version(1 + n)
			if _, err := handles[n%2].Commit(t.Context(), c); err != nil {
				t.Fatalf("act %d: %v", n, err)
			}
			got, err := handles[(n+1)%2].Get(t.Context(), theCase)
			try(t, err)
			if len(got.Facts) != 2*(n+1) {
				t.Fatalf("the other handle sees %d facts after act %d, wanted %d", len(got.Facts), n, 2*(n+1))
			}
		}
		stale := act(10)
		stale.BasedOn = 1
		_, err := handles[1].Commit(t.Context(), stale)
		fails(t, err, casework.Conflict)
	})
}

func TestOfTwoHandlesOneWinsEachVersion(t *testing.T) {
	onEach(t, func(t *testing.T, address string, _ *sql.DB) {
		handles := []*sqldb.DB{ready(t, address), ready(t, address)}
		begin(t, handles[0])
		const rounds = 20
		for round := range rounds {
			var all sync.WaitGroup
			errs := make([]error, len(handles))
			for i, h := range handles {
				all.Go(func() {
					c := act(2*round + i)
					c.BasedOn = casework.Version(1 + round)
					_, errs[i] = h.Commit(t.Context(), c)
				})
			}
			all.Wait()
			kinds := fmt.Sprint(errs[0] == nil, errs[1] == nil)
			lost := errors.Join(errs...)
			if kinds != "true false" && kinds != "false true" || casework.KindOf(lost) != casework.Conflict {
				t.Fatalf("round %d: %v, wanted one conflict", round, errs)
			}
		}
	})
}

func TestWaitingForAnotherWriterEndsWithTheContext(t *testing.T) {
	onEach(t, func(t *testing.T, address string, raw *sql.DB) {
		db := ready(t, address)
		begin(t, db)
		tx, err := raw.BeginTx(t.Context(), nil)
		try(t, err)
		_, err = tx.ExecContext(t.Context(), "UPDATE cases SET version = version WHERE id = 'case-1'")
		try(t, err)
		for _, waiting := range []string{"for the database", "for the turn of this process"} {
			ctx, stop := context.WithTimeout(t.Context(), 150*time.Millisecond)
			began := time.Now()
			var all sync.WaitGroup
			for n := range 2 { // the second waits for the first
				all.Go(func() {
					_, err := db.Commit(ctx, act(n))
					if !errors.Is(err, context.DeadlineExceeded) {
						t.Errorf("waiting %s: %v, wanted an error that comes from the context", waiting, err)
					}
				})
			}
			all.Wait()
			stop()
			if took := time.Since(began); took > 3*time.Second {
				t.Errorf("waiting %s took %s after its context had ended", waiting, took)
			}
		}
		if _, err := db.Get(t.Context(), theCase); err != nil {
			t.Errorf("reading while another one writes: %v", err)
		}
		try(t, tx.Rollback())
		if _, err := db.Commit(t.Context(), act(1)); err != nil {
			t.Errorf("writing when the other one is done: %v", err)
		}
		c, err := db.Get(t.Context(), theCase)
		try(t, err)
		if len(c.Facts) != 2 {
			t.Errorf("%d facts are there, wanted those of the last act", len(c.Facts))
		}
	})
}
