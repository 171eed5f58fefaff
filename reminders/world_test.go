package reminders_test

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/configs"
	"github.com/redress-send/redress/reminders"
	"github.com/redress-send/redress/store/memdb"
	"github.com/redress-send/redress/store/sqldb"
	"github.com/redress-send/redress/store/storetest"
)

// store is everything that these tests ask of a store.
type store interface {
	casework.Cases
	casework.People
	casework.Reminded
	chat.Outbox
}

// stores are the stores that a test runs on, by name.
var stores = map[string]func(t *testing.T) store{
	"memory":     func(*testing.T) store { return memdb.New() },
	"SQLite":     func(t *testing.T) store { return open(t, sqlite(t)) },
	"PostgreSQL": func(t *testing.T) store { return open(t, storetest.Postgres(t)) },
}

func sqlite(t *testing.T) string {
	return "sqlite://" + filepath.ToSlash(filepath.Join(t.TempDir(), "redress.db"))
}

func open(t testing.TB, address string) *sqldb.DB {
	t.Helper()
	db, err := sqldb.Open(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	if err := db.Migrate(context.Background()); err != nil {
		t.Fatal(err)
	}
	return db
}

// world is a casework over a store with a provider, an advice service and a forum.
type world struct {
	*casework.Service

	t      testing.TB
	store  store
	policy reminders.Policy
	acts   int
}

var organisations = []casework.Organisation{
	{ID: "north-mediation", Kind: casework.MediationProvider, Authorities: []string{"E06000001"}},
	{ID: "tees-sendiass", Kind: casework.Sendiass, Authorities: []string{"E06000001"}},
	{ID: "operators", Kind: casework.OperatorKind},
}

var people = []casework.Person{
	{ID: "mediator-1", Organisation: "north-mediation", Roles: []casework.Role{casework.Mediator}},
	{ID: "mediator-2", Organisation: "north-mediation", Roles: []casework.Role{casework.Mediator}},
	{ID: "manager-1", Organisation: "north-mediation", Roles: []casework.Role{casework.Manager}},
	{ID: "gone-1", Organisation: "north-mediation", Roles: []casework.Role{casework.Mediator}, Disabled: true},
	{ID: "adviser-1", Organisation: "tees-sendiass", Roles: []casework.Role{casework.Adviser}, Digest: casework.Digest{At: "09:30"}},
	{ID: "operator-1", Organisation: "operators", Roles: []casework.Role{casework.Operator}},
}

func newWorld(t testing.TB, s store) *world {
	t.Helper()
	w, err := newWorldOver(s)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.PutPeople(context.Background(), organisations, people); err != nil {
		t.Fatal(err)
	}
	w.t = t
	return w
}

// newWorldOver is a world over a store that has its people already.
func newWorldOver(s store) (*world, error) {
	book, err := configs.Book("england")
	if err != nil {
		return nil, err
	}
	calendar, err := configs.Calendar()
	if err != nil {
		return nil, err
	}
	p, err := standardPolicy(calendar)
	return &world{Service: casework.NewService(s, book, calendar).WithPeople(s), store: s, policy: p}, err
}

// put writes the person over what is known of them.
func (w *world) put(p casework.Person) {
	w.t.Helper()
	if err := w.store.PutPeople(context.Background(), nil, []casework.Person{p}); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) who(id casework.PersonID) casework.Actor {
	w.t.Helper()
	a, err := w.store.Person(context.Background(), id)
	if err != nil {
		w.t.Fatal(err)
	}
	return a
}

// env is the envelope of a new act on the evening of the day.
func (w *world) env(on string) casework.Envelope {
	w.acts++
	d := day(on)
	return casework.Envelope{Source: fmt.Sprintf("test:%d", w.acts),
		At: time.Date(d.Year(), d.Month(), d.Day(), 20, 0, 0, 0, casework.London)}
}

// opened opens a case about a refusal to assess on the day.
func (w *world) opened(by casework.PersonID, on string, facts ...law.Event) casework.Case {
	w.t.Helper()
	c, err := w.Open(context.Background(), w.who(by), casework.Opening{Area: "HPL", Facts: facts, Envelope: w.env(on),
		Header: casework.Header{Authority: "E06000001", Grounds: []string{"refuse-assess"}, Appellant: "parent"}})
	if err != nil {
		w.t.Fatal(err)
	}
	return c
}

func (w *world) recorded(by casework.PersonID, c casework.Case, on string, facts ...law.Event) casework.Case {
	w.t.Helper()
	out, err := w.Record(context.Background(), w.who(by),
		casework.Recording{Case: c.ID, BasedOn: casework.AnyVersion, Facts: facts, Envelope: w.env(on)})
	if err != nil {
		w.t.Fatal(err)
	}
	return out
}

// fact makes an event: fact("assigned", "2026-11-09 Mon", "role=mediator", "person=mediator-1").
func fact(typ, on string, attrs ...string) law.Event {
	e := law.Event{Type: typ, On: day(on)}
	for _, a := range attrs {
		name, values, _ := strings.Cut(a, "=")
		e.Attrs = e.Attrs.With(name, strings.Split(values, ",")...)
	}
	return e
}

// instead makes a correction of the case's fact of that type.
func instead(c casework.Case, e law.Event) law.Event {
	i := slices.IndexFunc(c.Facts, func(f casework.Fact) bool { return f.Type == e.Type })
	e.Supersedes = c.Facts[i].ID
	return e
}

// runner reminds everybody by a route named test, in a room named after the person.
func (w *world) runner() *reminders.Runner {
	return &reminders.Runner{People: w.store, Agenda: w.Service, Reminded: w.store, Policy: w.policy, Compose: compose}
}

func compose(b reminders.Bundle) (route, room string, body []byte, err error) {
	body, err = chat.Encode(b.Message)
	return "test", string(b.Person.ID), body, err
}

// at is the London wall clock: at("2026-11-09 Mon", "07:30").
func at(on, hour string) time.Time {
	d := day(on)
	t, err := time.ParseInLocation("2006-01-02 15:04", d.String()+" "+hour, casework.London)
	if err != nil {
		panic(err)
	}
	return t
}

// runs is one run that must not fail.
func (w *world) runs(when time.Time) reminders.Report {
	w.t.Helper()
	r, err := w.runner().Once(context.Background(), when)
	if err != nil {
		w.t.Fatal(err)
	}
	return r
}

// letters empties the outbox and returns what lay in it, oldest first.
func letters(t testing.TB, s store) []post.Letter {
	t.Helper()
	ctx, now := context.Background(), time.Now().Add(time.Hour)
	var out []post.Letter
	for {
		some, err := s.Claim(ctx, []string{"test"}, now, time.Hour, 100)
		if err != nil {
			t.Fatal(err)
		}
		if len(some) == 0 {
			return out
		}
		for _, l := range some {
			if err := s.Sent(ctx, l, "", now); err != nil {
				t.Fatal(err)
			}
		}
		out = append(out, some...)
	}
}

// text is a letter as people read it, without the markup of any medium.
func text(t testing.TB, l post.Letter) string {
	t.Helper()
	m, err := chat.Decode(l.Body)
	if err != nil {
		t.Fatal(err)
	}
	lines := make([]string, len(m.Lines))
	for i, line := range m.Lines {
		lines[i] = line.Text
	}
	return strings.Join(lines, "\n")
}

// said empties the outbox and returns each letter as "mediator-1: HPL-0001, HPL-0002": to whom, about what.
func (w *world) said() []string {
	w.t.Helper()
	var out []string
	for _, l := range letters(w.t, w.store) {
		out = append(out, l.Room+": "+strings.Join(references.FindAllString(text(w.t, l), -1), ", "))
	}
	slices.Sort(out)
	return out
}

// standardPolicy is the policy that Redress comes with.
func standardPolicy(cal *civil.Calendar) (reminders.Policy, error) {
	name, data, err := configs.Reminders("", nil)
	if err != nil {
		return reminders.Policy{}, err
	}
	return reminders.ReadPolicy(name, data, cal)
}
