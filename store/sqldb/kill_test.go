package sqldb_test

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/url"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx", to look at what is there

	"github.com/redress-send/redress/store/storetest"
)

// A process that saves one act after the other is killed at any moment. Everything that it was told is
// saved is there exactly once; whatever else is there is there wholly.

func TestKilledWhileSavingInSQLite(t *testing.T) {
	const lanes = 2
	kills := 200 / lanes
	if testing.Short() {
		kills = 20 / lanes
	}
	for lane := range lanes {
		t.Run(fmt.Sprint("database ", lane+1), func(t *testing.T) {
			t.Parallel()
			address := file(t)
			killing(t, address, kills, look(t, "sqlite", strings.TrimPrefix(address, "sqlite://")), func() {})
		})
	}
}

func TestKilledWhileSavingInPostgreSQL(t *testing.T) {
	kills := 30
	if testing.Short() {
		kills = 5
	}
	address := storetest.Postgres(t)
	raw := look(t, "pgx", address)
	const name = "redress killed"
	killing(t, address+"&application_name="+url.QueryEscape(name), kills, raw, func() {
		// The server goes on for a moment with what a process that is gone had asked for.
		until := time.Now().Add(10 * time.Second)
		for column(t, raw, "SELECT count(*) FROM pg_stat_activity WHERE application_name = '"+name+"'")[0] != "0" {
			if time.Now().After(until) {
				t.Fatal("the server still works for a process that was killed 10 seconds ago")
			}
			time.Sleep(time.Millisecond)
		}
	})
}

// look opens a second way into the database, past the store.
func look(t testing.TB, driver, address string) *sql.DB {
	t.Helper()
	pool, err := sql.Open(driver, address)
	if err != nil {
		t.Fatal(err)
	}
	pool.SetMaxIdleConns(0) // no lock is held between two looks, so that the log is recovered after each kill
	t.Cleanup(func() { _ = pool.Close() })
	return pool
}

// killing kills a process so many times; calm waits until the database has noticed.
func killing(t *testing.T, address string, kills int, raw *sql.DB, calm func()) {
	db := ready(t, address)
	begin(t, db)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	acknowledged := -1 // every act up to this one
	early := 0
	for range kills {
		before := acknowledged
		acknowledged = killOnce(t, address, acknowledged)
		if acknowledged == before {
			early++
		}
		calm()
		examine(t, address, raw, acknowledged)
		if t.Failed() {
			return
		}
	}
	t.Logf("%d kills, %d of them before anything was acknowledged; %d acts acknowledged", kills, early, acknowledged+1)
	if acknowledged < kills {
		t.Errorf("%d acts were acknowledged in %d kills: too few to show anything", acknowledged+1, kills)
	}
}

// killOnce lets a process save, from the first act that was not acknowledged, kills it, and returns the
// last act that was.
func killOnce(t *testing.T, address string, acknowledged int) int {
	t.Helper()
	cmd, complaints := child(t, "write", address, childFrom+"="+strconv.Itoa(acknowledged+1))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	saving := make(chan struct{})
	lines := make(chan []int)
	go func() { lines <- numbers(out, saving) }()
	// One in five is killed at any moment since its start, the others at any moment since their first act.
	if rand.IntN(5) > 0 {
		<-saving
	}
	time.Sleep(time.Duration(rand.IntN(25_000)) * time.Microsecond)
	_ = cmd.Process.Kill()
	got := <-lines
	ended := cmd.Wait()
	var exit *exec.ExitError
	if !errors.As(ended, &exit) || exit.Exited() || complaints.Len() > 0 {
		t.Fatalf("the process ended by itself (%v): %s", ended, complaints)
	}
	for _, n := range got {
		if n != acknowledged+1 {
			t.Fatalf("act %d was acknowledged after act %d", n, acknowledged)
		}
		acknowledged = n
	}
	return acknowledged
}

// numbers reads the numbers that a process prints, each on a whole line, until it ends. It closes begun at
// the first one, or at the end.
func numbers(out io.Reader, begun chan struct{}) []int {
	var got []int
	in := bufio.NewReader(out)
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			if len(got) == 0 {
				close(begun)
			}
			return got
		}
		if n, err := strconv.Atoi(strings.TrimSpace(line)); err == nil {
			if got = append(got, n); len(got) == 1 {
				close(begun)
			}
		}
	}
}

// examine opens the database again and compares what is there with what was acknowledged.
func examine(t *testing.T, address string, raw *sql.DB, acknowledged int) {
	t.Helper()
	if strings.HasPrefix(address, "sqlite:") {
		if got := strings.Join(column(t, raw, "PRAGMA integrity_check"), "; "); got != "ok" {
			t.Fatalf("the database is damaged: %s", got)
		}
	}
	db := ready(t, address)
	defer func() { _ = db.Close() }()
	c, err := db.Get(t.Context(), theCase)
	if err != nil {
		t.Fatal(err)
	}
	times := map[string]int{}
	for _, f := range c.Facts {
		times[f.Source]++
	}
	storetest.Verified(t, db)
	acts := len(c.Facts) / 2
	// One act beyond the last acknowledged one may be there: saved, and killed before it could say so.
	if acts != acknowledged+1 && acts != acknowledged+2 {
		t.Errorf("%d acts are there, %d were acknowledged", acts, acknowledged+1)
	}
	if len(c.Facts) != 2*acts || int(c.Version) != 1+acts {
		t.Errorf("the case has %d facts and version %d: half an act is there", len(c.Facts), c.Version)
	}
	for _, part := range []struct{ says, query string }{
		{"audit entry", "SELECT detail FROM audit"},
		{"letter", "SELECT key FROM outbox"},
		{"answer", "SELECT key FROM inbox WHERE answered"},
	} {
		have := column(t, raw, part.query)
		if len(have) != acts {
			t.Errorf("there are %d acts and %d times an %s", acts, len(have), part.says)
		}
		for _, name := range have {
			times[part.says+" "+name]++
		}
	}
	for n := range acts {
		for _, what := range []string{"%d#1", "%d#2", "audit entry %d", "letter %d", "answer %d"} {
			if name := fmt.Sprintf(what, n); times[name] != 1 {
				t.Errorf("%q is there %d times, wanted once", name, times[name])
			}
		}
	}
}

func column(t testing.TB, raw *sql.DB, query string) []string {
	t.Helper()
	rows, err := raw.QueryContext(context.Background(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	var all []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}
