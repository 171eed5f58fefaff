package drill

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/configs"
	"github.com/redress-send/redress/store/sqldb"
	"github.com/redress-send/redress/store/storetest"
)

// asChild makes this test's own program be a process of the drill.
const asChild = "REDRESS_TEST_DRILL_CHILD"

func TestMain(m *testing.M) {
	if os.Getenv(asChild) == "" {
		os.Exit(m.Run())
	}
	if err := Child(context.Background(), house(), os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func house() *House {
	program, err := os.Executable()
	if err != nil {
		panic(err)
	}
	return &House{
		Program: program, Now: time.Now, Say: func(string) {}, Enter: enter,
		Apart: func(ctx context.Context, address string) (*Apart, error) {
			a, err := sqldb.Apart(ctx, address)
			if err != nil {
				return nil, err
			}
			return &Apart{Address: a.Address, Quiet: a.Quiet, Remove: a.Remove}, nil
		},
	}
}

func enter(ctx context.Context, address string, now func() time.Time) (*Rooms, error) {
	book, err := configs.BookInForce(configs.England)
	if err != nil {
		return nil, err
	}
	calendar, err := configs.CalendarOf(book)
	if err != nil {
		return nil, err
	}
	db, err := sqldb.Open(ctx, address)
	if err != nil {
		return nil, err
	}
	service := casework.NewService(db, book, calendar).WithPeople(db).WithHistory(db).WithClock(now)
	return &Rooms{Service: service, Store: db, Close: db.Close}, db.Ready(ctx)
}

func drilled(t *testing.T, opt Options) []Result {
	t.Helper()
	t.Setenv(asChild, "1")
	opt.Folder = t.TempDir()
	found, err := Run(t.Context(), house(), opt)
	if err != nil {
		t.Fatal(err)
	}
	left, err := os.ReadDir(opt.Folder)
	if err != nil || len(left) > 0 {
		t.Errorf("%d files are left behind, %v", len(left), err)
	}
	return found
}

// kills is how often something is killed: more where there is time.
func kills() int {
	if testing.Short() {
		return 2
	}
	return 6
}

func sound(t *testing.T, found []Result, parts int) {
	t.Helper()
	if len(found) != parts {
		t.Errorf("%d parts were done, want %d", len(found), parts)
	}
	for _, r := range found {
		switch {
		case r.NotDone != "":
			t.Errorf("%s, %s: not done: %s", r.Database, r.Part, r.NotDone)
		case !r.Well() || r.Lost+r.Doubled+r.Half > 0:
			t.Errorf("%s, %s: %d lost, %d doubled, %d half: %q", r.Database, r.Part, r.Lost, r.Doubled, r.Half, r.Faults)
		case r.Acknowledged == 0 || r.Kept != r.Acknowledged || r.Times == 0 || r.Entries < int64(r.Kept):
			t.Errorf("%s, %s shows nothing: %+v", r.Database, r.Part, r)
		case (r.Part == "full" || r.Part == "cut") && r.Retried == 0:
			t.Errorf("%s, %s: nothing failed on the way", r.Database, r.Part)
		}
		t.Logf("%s: %s: %d acknowledged, %d kept, %d said again, %s", r.Database, r.Title, r.Acknowledged, r.Kept, r.Retried, r.Took.Round(time.Millisecond))
	}
}

func TestSQLiteKeepsWhatItAcknowledged(t *testing.T) {
	sound(t, drilled(t, Options{Times: kills(), Writers: 3}), 5)
}

func TestPostgreSQLKeepsWhatItAcknowledged(t *testing.T) {
	server := storetest.Postgres(t)
	found := drilled(t, Options{Times: kills(), Writers: 3, Servers: []string{server}, Only: []string{"kill", "cut", "share", "clock", "start"}})
	sound(t, found[4:], 5)
}

func TestFilesThatMayNotGrow(t *testing.T) {
	if !canLimit {
		t.Skip("SKIPPED, NOT TESTED: this system does not limit the size of files")
	}
	t.Setenv(asChild, "1")
	r := Result{Database: sqlite, Part: "full"}
	s := &stand{
		house: house(), opt: &Options{Times: 1, Writers: 2}, result: &r, counts: &counts{acts: map[int]int{}},
		quiet: func(context.Context) error { return nil }, address: "sqlite://" + t.TempDir() + "/drill.db",
	}
	if err := s.limitSize(t.Context()); err != nil {
		t.Fatal(err)
	}
	sound(t, []Result{r}, 1)
}

// A drill that finds nothing whatever is wrong is worth nothing: writers that acknowledge before they save,
// that leave a part out, that say a thing twice.
func TestAPlantedFaultIsFound(t *testing.T) {
	for fault, found := range map[string]func(Result) bool{
		faultEarly: func(r Result) bool { return r.Lost > 0 },
		faultHalf:  func(r Result) bool { return r.Half > 0 },
		faultTwice: func(r Result) bool { return r.Doubled > 0 },
	} {
		t.Run(fault, func(t *testing.T) {
			r := drilled(t, Options{Times: 10, Writers: 3, Only: []string{"kill"}, fault: fault})[0]
			if r.Well() || !found(r) {
				t.Errorf("%d lost, %d doubled, %d half: %q", r.Lost, r.Doubled, r.Half, r.Faults)
			}
		})
	}
}

func TestTheDrillIsNotStartedWithNonsense(t *testing.T) {
	for _, opt := range []Options{{Writers: 1}, {Times: 1}, {Times: 1, Writers: everyWhere}} {
		if _, err := Run(t.Context(), house(), opt); err == nil {
			t.Errorf("%+v was done", opt)
		}
	}
	if err := Child(t.Context(), house(), strings.NewReader(""), os.Stdout); err == nil || !strings.Contains(err.Error(), "redress drill") {
		t.Errorf("a child without a job says %v", err)
	}
}
