package reminders_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/store/memdb"
	"github.com/redress-send/redress/store/sqldb"
)

// caseload gives each of many people a case whose last days are near, and returns what one run must say.
func (w *world) caseload(people int) (want []string) {
	w.t.Helper()
	var all []casework.Person
	for n := range people {
		all = append(all, casework.Person{ID: casework.PersonID(fmt.Sprintf("worker-%03d", n+1)),
			Organisation: "north-mediation", Roles: []casework.Role{casework.Mediator}})
	}
	if err := w.store.PutPeople(context.Background(), organisations, all); err != nil {
		w.t.Fatal(err)
	}
	for n, p := range all {
		w.opened(p.ID, "2026-11-05 Thu", fact("decision-sent", "2026-09-22 Tue"))
		want = append(want, fmt.Sprintf("%s: HPL-%04d, HPL-%04d", p.ID, n+1, n+1))
	}
	return want
}

func TestManyRunsAtOnceSayItOnce(t *testing.T) {
	onEvery(t, func(t *testing.T, w *world) {
		want := w.caseload(5)
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				if _, err := w.runner().Once(context.Background(), at("2026-11-09 Mon", "07:30")); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if diff := cmp.Diff(want, w.said()); diff != "" {
			t.Error(diff)
		}
	})
}

// changing is an agenda that is longer each time somebody asks, as when facts are recorded while runs are
// under way.
type changing struct {
	mu    sync.Mutex
	items []casework.Item
	shown int
}

func (c *changing) Agenda(_ context.Context, who casework.Actor, q casework.AgendaQuery) ([]casework.Item, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if who.ID != "mediator-1" || q.Blocked {
		return nil, nil
	}
	c.shown = min(c.shown+1, len(c.items))
	return slices.Clone(c.items[:c.shown]), nil
}

func (c *changing) AgendaOfEach(ctx context.Context, askers []casework.Asker, q casework.AgendaQuery, take func(int, []casework.Item) error, done func(int) error) error {
	for i := range askers {
		if askers[i].Own {
			items, err := c.Agenda(ctx, askers[i].Actor, q)
			if err == nil {
				err = take(i, items)
			}
			if err != nil {
				return err
			}
		}
		if err := done(i); err != nil {
			return err
		}
	}
	return nil
}

// TestRunsThatSeeDifferentThingsLoseNothing lets runs overlap that each see more than the one before: what
// one of them says must neither be said again by another nor hide what only the other one knew.
func TestRunsThatSeeDifferentThingsLoseNothing(t *testing.T) {
	for round := range 50 {
		w := newWorld(t, memdb.New())
		agenda := &changing{}
		for n := range 12 {
			it := appeal("2026-11-23 Mon")
			it.Key, it.Reference = fmt.Sprintf("c%d", n), casework.Reference(fmt.Sprintf("HPL-%04d", n+1))
			agenda.items = append(agenda.items, it)
		}
		var all sync.WaitGroup
		for range len(agenda.items) {
			all.Go(func() {
				r := w.runner()
				r.Agenda = agenda
				if _, err := r.Once(context.Background(), at("2026-11-09 Mon", "07:30")); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		said := map[string]int{}
		for _, l := range letters(t, w.store) {
			for _, ref := range references.FindAllString(text(t, l), -1) {
				said[ref]++
			}
		}
		for _, it := range agenda.items {
			if said[string(it.Reference)] != 1 {
				t.Fatalf("round %d: %s was said %d times", round, it.Reference, said[string(it.Reference)])
			}
		}
	}
}

const child = "REDRESS_REMINDERS_CHILD" // the database that a child process runs over

// TestMain lets this binary be a process of its own that runs the reminders once.
func TestMain(m *testing.M) {
	if address := os.Getenv(child); address != "" {
		if err := remind(address); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// remind is what the child process does.
func remind(address string) error {
	ctx := context.Background()
	db, err := sqldb.Open(ctx, address)
	if err != nil {
		return err
	}
	defer db.Close()
	w, err := newWorldOver(db)
	if err != nil {
		return err
	}
	_, err = w.runner().Once(ctx, at("2026-11-09 Mon", "07:30"))
	return err
}

func process(t *testing.T, address string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), child+"="+address)
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd
}

func TestTwoProcessesSayItOnce(t *testing.T) {
	address := sqlite(t)
	w := newWorld(t, open(t, address))
	want := w.caseload(12)
	for _, p := range []*exec.Cmd{process(t, address), process(t, address), process(t, address)} {
		if err := p.Wait(); err != nil {
			t.Error(err)
		}
	}
	if diff := cmp.Diff(want, w.said()); diff != "" {
		t.Error(diff)
	}
}

// TestAProcessThatIsKilledLosesNothing kills runs wherever they happen to be. What they said is said; the
// run that is left to finish says the rest; nothing comes twice.
func TestAProcessThatIsKilledLosesNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("kills processes for a few seconds")
	}
	address := sqlite(t)
	w := newWorld(t, open(t, address))
	want := w.caseload(60)
	r := rand.New(rand.NewPCG(7, 8))
	killed := 0
	for range 12 {
		p := process(t, address)
		timer := time.AfterFunc(time.Duration(50+r.IntN(150))*time.Millisecond, func() { _ = p.Process.Kill() })
		if err := p.Wait(); err != nil {
			killed++
		}
		timer.Stop()
	}
	before := w.said()
	t.Logf("%d of 12 were killed; %d of %d letters were written by them", killed, len(before), len(want))
	if err := process(t, address).Wait(); err != nil {
		t.Fatal(err)
	}
	got := append(before, w.said()...)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
