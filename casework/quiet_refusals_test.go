package casework_test

import (
	"context"
	"fmt"
	"iter"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/store/memdb"
	"github.com/redress-send/redress/store/sqldb"
)

// ground is the store that a whole service stands on.
type ground interface {
	casework.Cases
	casework.People
	casework.History
}

// watched is a store of which every call is written down: what was asked for and not what came of it.
type watched struct {
	ground

	calls []string
}

func (w *watched) add(format string, args ...any) {
	w.calls = append(w.calls, fmt.Sprintf(format, args...))
}

func (w *watched) Get(ctx context.Context, id casework.CaseID) (casework.Case, error) {
	w.add("get a case")
	return w.ground.Get(ctx, id)
}

func (w *watched) Find(ctx context.Context, f casework.Filter) iter.Seq2[casework.Case, error] {
	w.add("find by reference %v, number %v, involved %q, limit %d", f.Reference != "", f.Number != "", f.Involves, f.Limit)
	return w.ground.Find(ctx, f)
}

func (w *watched) Commit(ctx context.Context, c casework.Change) (casework.Version, error) {
	w.add("commit %d facts, %d letters, %d entries", len(c.Facts), len(c.Letters), len(c.Audit))
	return w.ground.Commit(ctx, c)
}

func (w *watched) Person(ctx context.Context, id casework.PersonID) (casework.Actor, error) {
	w.add("person")
	return w.ground.Person(ctx, id)
}

func (w *watched) People(ctx context.Context) iter.Seq2[casework.Actor, error] {
	w.add("people")
	return w.ground.People(ctx)
}

func (w *watched) Organisation(ctx context.Context, id casework.OrganisationID) (casework.Organisation, error) {
	w.add("organisation")
	return w.ground.Organisation(ctx, id)
}

func (w *watched) Trail(ctx context.Context, id casework.CaseID) iter.Seq2[casework.AuditEntry, error] {
	w.add("trail")
	return w.ground.Trail(ctx, id)
}

func (w *watched) Tellings(ctx context.Context, id casework.CaseID) iter.Seq2[casework.Telling, error] {
	w.add("tellings")
	return w.ground.Tellings(ctx, id)
}

func (w *watched) Breakings(ctx context.Context, since time.Time) iter.Seq2[casework.AuditEntry, error] {
	w.add("breakings")
	return w.ground.Breakings(ctx, since)
}

// asked is one thing that somebody asks about a case, by its id and its reference.
type asked struct {
	id  casework.CaseID
	ref casework.Reference
}

// waysOfAsking are all the ways in which a case can be asked for.
var waysOfAsking = map[string]func(*casework.Service, casework.Actor, asked) error{
	"look": func(s *casework.Service, a casework.Actor, q asked) error {
		_, err := s.Look(asking(), a, q.id)
		return err
	},
	"look twice, at two cases": func(s *casework.Service, a casework.Actor, q asked) error {
		ctx := asking()
		_, _ = s.Look(ctx, a, "never-there")
		_, _ = s.Look(ctx, a, q.id)
		_, err := s.Look(ctx, a, q.id)
		return err
	},
	"by its reference": func(s *casework.Service, a casework.Actor, q asked) error { return resolves(s, a, string(q.ref)) },
	"by its number":    func(s *casework.Service, a casework.Actor, q asked) error { return resolves(s, a, q.ref.Number()) },
	"as at a day": func(s *casework.Service, a casework.Actor, q asked) error {
		_, err := s.AsAt(asking(), a, q.id, now)
		return err
	},
	"record": func(s *casework.Service, a casework.Actor, q asked) error {
		_, err := s.Record(asking(), a, casework.Recording{Case: q.id, BasedOn: 3, Facts: []law.Event{fact("no-such-fact", "2026-11-10 Tue")}, Envelope: envelope()})
		return err
	},
	"correct": func(s *casework.Service, a casework.Actor, q asked) error {
		e := refusedToAssess()
		e.Supersedes = "f1"
		_, err := s.Record(asking(), a, casework.Recording{Case: q.id, BasedOn: casework.AnyVersion, Facts: []law.Event{e}, Envelope: envelope()})
		return err
	},
	"give it to oneself": func(s *casework.Service, a casework.Actor, q asked) error {
		_, err := s.Record(asking(), a, casework.Recording{Case: q.id, BasedOn: casework.AnyVersion,
			Facts: []law.Event{assigned("mediator", string(a.ID))}, Override: "no-conflict", Envelope: envelope()})
		return err
	},
	"confirm": func(s *casework.Service, a casework.Actor, q asked) error {
		_, err := s.Confirm(asking(), a, casework.Confirming{Case: q.id, BasedOn: casework.AnyVersion, Facts: []string{"f1"}, Envelope: envelope()})
		return err
	},
	"undo": func(s *casework.Service, a casework.Actor, q asked) error {
		_, _, err := s.Undo(asking(), a, casework.Undoing{Case: q.id, BasedOn: casework.AnyVersion, Envelope: envelope()})
		return err
	},
	"who broke the glass": func(s *casework.Service, a casework.Actor, q asked) error {
		_, err := s.Broken(asking(), a, q.id, now)
		return err
	},
	"break the glass": func(s *casework.Service, a casework.Actor, q asked) error {
		_, err := s.BreakGlass(asking(), a, casework.Breaking{Reference: string(q.ref), Reason: "absence", At: now})
		return err
	},
	"open a case of that name": func(s *casework.Service, a casework.Actor, q asked) error {
		_, err := s.Open(asking(), a, casework.Opening{Facts: []law.Event{refusedToAssess(), consents("tees-forum", "facts")}, Envelope: envelope(),
			Header: casework.Header{Reference: q.ref, Authority: "E06000001", Grounds: []string{"refuse-assess"}, Appellant: "parent"}})
		return err
	},
}

func resolves(s *casework.Service, a casework.Actor, typed string) error {
	found, err := s.Resolve(asking(), a, typed)
	if err == nil && len(found) > 0 {
		return fmt.Errorf("found %d", len(found))
	}
	return err
}

var sources int

func envelope() casework.Envelope {
	sources++
	return casework.Envelope{Source: fmt.Sprintf("quiet:%d", sources), At: now}
}

// strangers are people to whom the cases of TestARefusalTakesTheSameStepsWhetherTheCaseIsThereOrNot are not
// open.
var strangers = []casework.PersonID{
	"mediator-2", "intake-1", "mediator-9", "manager-9", "adviser-1", "adviser-2", "volunteer-1", "volunteer-2", "lead-1", "gone-1",
	"commissioner-1", "commissioner-2", "commissioner-3",
}

// grounds are the stores that it is tried over.
func grounds(t testing.TB) map[string]ground {
	t.Helper()
	db, err := sqldb.Open(context.Background(), "sqlite://"+filepath.Join(t.TempDir(), "quiet.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := db.Ready(context.Background()); err != nil {
		t.Fatal(err)
	}
	return map[string]ground{"memory": memdb.New(), "SQLite": db}
}

// over is a service over the watched store, with a case that is open to none of the strangers and that many
// of them were on at some time.
func over(t testing.TB, g ground) (*casework.Service, *watched, asked) {
	t.Helper()
	if err := g.PutPeople(context.Background(), organisations, people); err != nil {
		t.Fatal(err)
	}
	base := newWorld(t)
	w := &watched{ground: g}
	s := casework.NewService(w, base.Book(), base.Calendar()).WithPeople(w).WithHistory(w)
	c, err := s.Open(context.Background(), base.who("manager-1"), casework.Opening{Area: "HPL", Envelope: envelope(),
		Facts: []law.Event{refusedToAssess(), fact("mediation-held", "2026-11-16 Mon"), assigned("mediator", "mediator-1"), assigned("mediator", "mediator-2"),
			assigned("sendias-adviser", "adviser-1"), consents("tees-sendiass", "all"), assigned("supporter", "volunteer-1")},
		Header: casework.Header{Authority: "E06000001", Grounds: []string{"refuse-assess"}, Appellant: "parent"}})
	if err != nil {
		t.Fatal(err)
	}
	after := c.Facts[3].Event
	after.ID, after.Supersedes = "", c.Facts[3].ID
	after.Attrs = after.Attrs.With("person", "mediator-1")
	if _, err := s.Record(context.Background(), base.who("manager-1"), casework.Recording{Case: c.ID, BasedOn: casework.AnyVersion, Envelope: envelope(),
		Facts: []law.Event{after, fact("consent-withdrawn", "2026-11-20 Fri", "to=tees-sendiass")}}); err != nil {
		t.Fatal(err)
	}
	return s, w, asked{c.ID, c.Reference}
}

func TestARefusalTakesTheSameStepsWhetherTheCaseIsThereOrNot(t *testing.T) {
	for name, g := range grounds(t) {
		t.Run(name, func(t *testing.T) {
			s, w, there := over(t, g)
			for _, p := range strangers {
				a, err := g.Person(context.Background(), p)
				if err != nil {
					t.Fatal(err)
				}
				for way, ask := range waysOfAsking {
					if way == "break the glass" && p == "manager-9" {
						continue // not refused; see the next test
					}
					steps := func(q asked) (calls []string, said string) {
						w.calls = nil
						err := ask(s, a, q)
						return w.calls, fmt.Sprint(err)
					}
					calls, said := steps(there)
					none, saidOfNone := steps(asked{"c-not-there", "HPL-0777"})
					if diff := cmp.Diff(none, calls); diff != "" || said != saidOfNone {
						t.Errorf("%s, %s: - not there, + there\n%s%s\n%s", p, way, diff, saidOfNone, said)
					}
				}
			}
		})
	}
}

func TestBreakingTheGlassTakesTheSameStepsWhetherTheCaseIsThereOrNot(t *testing.T) {
	for name, g := range grounds(t) {
		t.Run(name, func(t *testing.T) {
			s, w, there := over(t, g)
			a, err := g.Person(context.Background(), "manager-9")
			if err != nil {
				t.Fatal(err)
			}
			var all [][]string
			for _, q := range []asked{{"c-not-there", "HPL-0777"}, there} {
				w.calls = nil
				if err := waysOfAsking["break the glass"](s, a, q); err != nil {
					t.Fatal(err)
				}
				all = append(all, w.calls)
			}
			if diff := cmp.Diff(all[0], all[1]); diff != "" {
				t.Errorf("- not there, + there\n%s", diff)
			}
		})
	}
}

// BenchmarkRefused measures a refusal over SQLite, of a case that is there and of one that is not, in turn:
// the median of each is reported. The write to the audit is nearly all of it.
func BenchmarkRefused(b *testing.B) {
	g := grounds(b)["SQLite"]
	s, _, there := over(b, g)
	none := asked{"c-not-there", "HPL-0777"}
	for _, p := range []casework.PersonID{"mediator-2", "manager-9"} {
		a, err := g.Person(context.Background(), p)
		if err != nil {
			b.Fatal(err)
		}
		for _, way := range []string{"look", "by its reference"} {
			b.Run(string(p)+"/"+way, func(b *testing.B) {
				var took [2][]time.Duration
				for b.Loop() {
					for i, q := range []asked{there, none} {
						begun := time.Now()
						_ = waysOfAsking[way](s, a, q)
						took[i] = append(took[i], time.Since(begun))
					}
				}
				for i, unit := range []string{"µs-there", "µs-not-there"} {
					slices.Sort(took[i])
					b.ReportMetric(float64(took[i][len(took[i])/2].Microseconds()), unit)
				}
			})
		}
	}
}
