package casework_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs"
	"github.com/redress-send/redress/store/memdb"
)

// now is Friday 20 November 2026, ten in the morning.
var now = time.Date(2026, time.November, 20, 10, 0, 0, 0, time.UTC)

// world is a service over an empty store with two providers, an advice service, two forums and a council.
type world struct {
	*casework.Service
	t     testing.TB
	store *memdb.DB
	acts  int
}

var organisations = []casework.Organisation{
	{ID: "north-mediation", Kind: casework.MediationProvider, Authorities: []string{"E06000001"}},
	{ID: "south-mediation", Kind: casework.MediationProvider, Authorities: []string{"E06000001"}},
	{ID: "tees-sendiass", Kind: casework.Sendiass, Authorities: []string{"E06000001"}},
	{ID: "tees-forum", Kind: casework.ParentCarerForum, Authorities: []string{"E06000001"}},
	{ID: "council-1", Kind: casework.LocalAuthority, Authorities: []string{"E06000001"}},
	{ID: "operators", Kind: casework.OperatorKind},
}

var people = []casework.Person{
	{ID: "mediator-1", Organisation: "north-mediation", Roles: []casework.Role{casework.Mediator}},
	{ID: "mediator-2", Organisation: "north-mediation", Roles: []casework.Role{casework.Mediator}},
	{ID: "intake-1", Organisation: "north-mediation", Roles: []casework.Role{casework.MediationAdviser}},
	{ID: "manager-1", Organisation: "north-mediation", Roles: []casework.Role{casework.Manager}},
	{ID: "mediator-9", Organisation: "south-mediation", Roles: []casework.Role{casework.Mediator}},
	{ID: "manager-9", Organisation: "south-mediation", Roles: []casework.Role{casework.Manager}},
	{ID: "adviser-1", Organisation: "tees-sendiass", Roles: []casework.Role{casework.Adviser}},
	{ID: "adviser-2", Organisation: "tees-sendiass", Roles: []casework.Role{casework.Adviser}},
	{ID: "volunteer-1", Organisation: "tees-forum", Roles: []casework.Role{casework.ForumVolunteer}},
	{ID: "volunteer-2", Organisation: "tees-forum", Roles: []casework.Role{casework.ForumVolunteer}},
	{ID: "commissioner-1", Organisation: "council-1", Roles: []casework.Role{casework.Commissioner}},
	{ID: "commissioner-2", Organisation: "council-1", Roles: []casework.Role{casework.Operator, casework.Manager}},
	{ID: "commissioner-3", Organisation: "north-mediation", Roles: []casework.Role{casework.Mediator, casework.Commissioner}},
	{ID: "lead-1", Organisation: "north-mediation", Roles: []casework.Role{casework.SafeguardingLead}},
	{ID: "gone-1", Organisation: "north-mediation", Roles: []casework.Role{casework.Mediator}, Disabled: true},
	{ID: "operator-1", Organisation: "operators", Roles: []casework.Role{casework.Operator}},
}

func newWorld(t testing.TB) *world {
	t.Helper()
	book, err := configs.Book("england")
	if err != nil {
		t.Fatal(err)
	}
	calendar, err := configs.Calendar()
	if err != nil {
		t.Fatal(err)
	}
	store := memdb.New()
	if err := store.PutPeople(context.Background(), organisations, people); err != nil {
		t.Fatal(err)
	}
	return &world{Service: casework.NewService(store, book, calendar).WithPeople(store), t: t, store: store}
}

// who returns the person as the store knows them.
func (w *world) who(id casework.PersonID) casework.Actor {
	w.t.Helper()
	a, err := w.store.Person(context.Background(), id)
	if err != nil {
		w.t.Fatal(err)
	}
	return a
}

// env is the envelope of a new act.
func (w *world) env() casework.Envelope {
	w.acts++
	return casework.Envelope{Source: fmt.Sprintf("test:%d", w.acts), At: now.Add(time.Duration(w.acts) * time.Second)}
}

// opened opens a case of Hartlepool about a refusal to assess.
func (w *world) opened(by casework.PersonID, facts ...law.Event) casework.Case {
	w.t.Helper()
	c, err := w.Open(context.Background(), w.who(by), w.opening(facts...))
	if err != nil {
		w.t.Fatal(err)
	}
	return c
}

// brought brings a case in from a file, which is history and is not judged as what people record now is.
func (w *world) brought(facts ...law.Event) casework.Case {
	w.t.Helper()
	in := casework.Arrival{Header: w.opening().Header}
	w.acts++
	in.Reference = casework.NewReference("DUR", fmt.Sprint(w.acts))
	for _, e := range facts {
		in.Facts = append(in.Facts, casework.Fact{Event: e})
	}
	weighed, err := w.Weigh(context.Background(), w.who("operator-1"), []casework.Arrival{in}, casework.Weighing{At: now})
	if err != nil || len(weighed[0].Faults) > 0 {
		w.t.Fatal(err, weighed)
	}
	if err := w.BringIn(context.Background(), weighed); err != nil {
		w.t.Fatal(err)
	}
	for c, err := range w.store.Find(context.Background(), casework.Filter{Reference: in.Reference}) {
		if err == nil {
			return c
		}
	}
	w.t.Fatal("the case is not there")
	return casework.Case{}
}

func (w *world) opening(facts ...law.Event) casework.Opening {
	return casework.Opening{Area: "HPL", Facts: facts, Envelope: w.env(),
		Header: casework.Header{Authority: "E06000001", Grounds: []string{"refuse-assess"}, Appellant: "parent"}}
}

// record adds facts to the case as it stands.
func (w *world) record(by casework.PersonID, c casework.CaseID, facts ...law.Event) casework.Case {
	w.t.Helper()
	out, err := w.Record(context.Background(), w.who(by), casework.Recording{Case: c, BasedOn: casework.AnyVersion, Facts: facts, Envelope: w.env()})
	if err != nil {
		w.t.Fatal(err)
	}
	return out
}

func (w *world) undo(by casework.PersonID, c casework.CaseID) (casework.Case, []casework.Fact, error) {
	return w.Undo(context.Background(), w.who(by), casework.Undoing{Case: c, BasedOn: casework.AnyVersion, Envelope: w.env()})
}

// look returns the case as the person sees it, failing where they do not.
func (w *world) look(by casework.PersonID, c casework.CaseID) casework.Case {
	w.t.Helper()
	out, err := w.Look(context.Background(), w.who(by), c)
	if err != nil {
		w.t.Fatalf("%s: %v", by, err)
	}
	return out
}

// due returns the due day of the case's deadline of that limit.
func (w *world) due(c casework.Case, limit string) string {
	w.t.Helper()
	r, err := w.WorkOut(&c)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, d := range r.Deadlines {
		if d.Rule.ID == limit {
			return d.Due.String() + " " + string(d.Certainty)
		}
	}
	return "none"
}

// fact makes an event: fact("certificate-issued", "2026-11-09 Mon", "kind=mediated").
func fact(typ, day string, attrs ...string) law.Event {
	e := law.Event{Type: typ, On: civil.Must(civil.ParseChecked(day))}
	for _, a := range attrs {
		name, values, _ := strings.Cut(a, "=")
		e.Attrs = e.Attrs.With(name, strings.Split(values, ",")...)
	}
	return e
}

func assigned(role, person string) law.Event {
	return fact("assigned", "2026-11-02 Mon", "role="+role, "person="+person)
}

func consents(to, scope string) law.Event {
	return fact("consent-given", "2026-11-02 Mon", "by=parent", "to="+to, "scope="+scope, "how=spoken")
}

func refusedToAssess() law.Event { return fact("decision-sent", "2026-09-22 Tue") }

// types lists the types of facts, in order.
func types(facts []casework.Fact) string {
	var out []string
	for _, f := range facts {
		out = append(out, f.Type)
	}
	return strings.Join(out, " ")
}

// fails checks the kind of the error and that its sentence has each of the parts.
func fails(t testing.TB, err error, kind casework.Kind, parts ...string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error, want one of kind %q", kind)
	}
	if got := casework.KindOf(err); got != kind {
		t.Fatalf("kind %q, want %q: %v", got, kind, err)
	}
	for _, p := range parts {
		if s := casework.Sentence(err); !strings.Contains(s, p) {
			t.Errorf("the sentence %q lacks %q", s, p)
		}
	}
}

// civilMidnightInSummer is half past midnight on 1 July 2027 in London, and still 30 June by UTC.
var civilMidnightInSummer = time.Date(2027, time.June, 30, 23, 30, 0, 0, time.UTC)
