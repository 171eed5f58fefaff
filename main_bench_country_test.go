package main

import (
	"bytes"
	"context"
	"database/sql"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/store/storetest"
)

var (
	countryCases = flag.Int("cases", 10_000, "how many invented cases the country of the benchmarks has")
	countryWork  = flag.Duration("work", 30*time.Second, "how long fifty people are at work in the benchmarks")
	countryAt    = flag.String("country", "", "the address of a database that an earlier benchmark filled and that is to be used; else one is filled")
)

// The day of the country: everybody asks on it.
var (
	countryNow = time.Date(2026, 11, 23, 9, 30, 0, 0, time.UTC)
	countryDay = civil.On(2026, 11, 23)
)

const provider = casework.OrganisationID("provider-1")

// country is a store with invented cases, and the people who have them.
type country struct {
	*rooms

	address string
	people  []casework.Actor
	ask     *sql.DB // past the store
}

// BenchmarkCountry has a country's cases in a store and asks what people ask.
func BenchmarkCountry(b *testing.B) {
	for _, in := range []struct {
		name, driver string
		address      func(b *testing.B) string
	}{
		{"SQLite", "sqlite", func(b *testing.B) string { return "sqlite://" + filepath.Join(b.TempDir(), "country.db") }},
		{"PostgreSQL", "pgx", func(b *testing.B) string { return storetest.Postgres(b) }},
	} {
		b.Run(in.name, func(b *testing.B) {
			if *countryAt != "" && strings.HasPrefix(*countryAt, "sqlite") != (in.driver == "sqlite") {
				b.Skip("-country names another kind of database")
			}
			c := newCountry(b, in.driver, in.address)
			b.Run("Agenda", c.agenda)
			b.Run("FiftyAtWork", c.fiftyAtWork)
			b.Run("Sweep", c.sweep)
			b.Run("Plan", c.plan)
			b.Run("Raw", c.raw)
		})
	}
}

func newCountry(b *testing.B, driver string, address func(b *testing.B) string) *country {
	b.Helper()
	c := &country{address: *countryAt}
	if c.address == "" {
		c.address = address(b)
		c.fill(b)
	}
	var err error
	if c.rooms, err = open(b.Context(), c.address, func() time.Time { return countryNow }); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = c.db.Close() })
	if c.ask, err = sql.Open(driver, strings.TrimPrefix(c.address, "sqlite://")); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = c.ask.Close() })
	c.employ(b)
	return c
}

// fill makes up the cases, all of the last months so that most are open, and imports them.
func (c *country) fill(b *testing.B) {
	b.Helper()
	file := filepath.Join(b.TempDir(), "country.jsonl")
	for _, args := range [][]string{
		{"case", "generate", fmt.Sprint(*countryCases), "--from", "2026-08-01", "--to", "2026-11-20", "--out", file},
		{"case", "import", file},
	} {
		var said bytes.Buffer
		env := map[string]string{"DATABASE_URL": c.address, "REDRESS_NOW": countryNow.Format(time.RFC3339)}
		w := world{getenv: func(k string) string { return env[k] }, readFile: os.ReadFile, out: &said, err: &said, now: time.Now}
		if status := run(b.Context(), args, w); status != 0 {
			b.Fatal(said.String())
		}
	}
}

// employ makes people of all to whom the cases are assigned, and has a manager and an operator.
func (c *country) employ(b *testing.B) {
	b.Helper()
	var people []casework.Person
	for _, id := range texts(b, c.ask, "SELECT DISTINCT assigned FROM facts WHERE assigned <> '' ORDER BY 1") {
		people = append(people, casework.Person{ID: casework.PersonID(id), Organisation: provider, Roles: []casework.Role{casework.Mediator}})
	}
	err := c.db.PutPeople(b.Context(), []casework.Organisation{{ID: provider, Kind: casework.MediationProvider}, {ID: "operators", Kind: casework.OperatorKind}},
		append(slices.Clip(people),
			casework.Person{ID: "bench-manager", Organisation: provider, Roles: []casework.Role{casework.Manager}},
			casework.Person{ID: "bench-operator", Organisation: "operators", Roles: []casework.Role{casework.Operator}}))
	if err != nil {
		b.Fatal(err)
	}
	for i := range people {
		c.people = append(c.people, casework.Actor{Person: people[i], Kind: casework.MediationProvider})
	}
	rand.New(rand.NewPCG(7, 7)).Shuffle(len(c.people), func(i, j int) { c.people[i], c.people[j] = c.people[j], c.people[i] })
}

// asks is how many agendas are asked for.
const asks = 500

// agenda asks what is due in the cases of one person after the other, as a person gets it: audited.
func (c *country) agenda(b *testing.B) {
	var took []time.Duration
	items := 0
	for b.Loop() {
		for i := range asks {
			who := c.people[i%len(c.people)]
			from := time.Now()
			got, err := c.service.Agenda(casework.Asking(b.Context(), countryNow), who, casework.AgendaQuery{At: countryDay, Scope: "mine"})
			took = append(took, time.Since(from))
			if err != nil {
				b.Fatal(err)
			}
			items += len(got)
		}
	}
	report(b, "", took)
	b.ReportMetric(float64(items)/float64(len(took)), "items/agenda")
}

// report says how long it took: the median, and what 95 and 99 of 100 were within.
func report(b *testing.B, what string, took []time.Duration) {
	b.Helper()
	if len(took) == 0 {
		b.Fatalf("%s: never done", what)
	}
	slices.Sort(took)
	for _, p := range []int{50, 95, 99} {
		at := took[min(len(took)-1, len(took)*p/100)]
		b.ReportMetric(float64(at.Microseconds())/1000, fmt.Sprintf("%sp%d-ms", what, p))
	}
}

// fiftyAtWork has fifty people open, record in and read cases of theirs, each after a pause of two seconds
// on average.
func (c *country) fiftyAtWork(b *testing.B) {
	people := min(50, len(c.people))
	var mu sync.Mutex
	took := map[string][]time.Duration{}
	for b.Loop() {
		ctx, stop := context.WithTimeout(b.Context(), *countryWork)
		var all sync.WaitGroup
		for i := range people {
			w := &worker{country: c, who: c.people[i], dice: rand.New(rand.NewPCG(uint64(i), uint64(time.Now().UnixNano()))),
				took: func(what string, d time.Duration) {
					mu.Lock()
					took[what] = append(took[what], d)
					mu.Unlock()
				}}
			all.Go(func() {
				if err := w.work(ctx); err != nil {
					b.Error(err)
				}
			})
		}
		all.Wait()
		stop()
	}
	acts := 0
	for _, what := range []string{"open", "record", "read"} {
		acts += len(took[what])
		report(b, what+"-", took[what])
	}
	b.ReportMetric(float64(acts)/b.Elapsed().Seconds(), "acts/s")
	b.ReportMetric(float64(acts), "acts")
}

// worker is one person at work.
type worker struct {
	*country

	who   casework.Actor
	dice  *rand.Rand
	cases []casework.CaseID
	took  func(what string, d time.Duration)
	acts  int
}

func (w *worker) work(ctx context.Context) error {
	for c, err := range w.service.List(casework.Unattended(ctx), w.who, casework.Filter{Assigned: w.who.ID}) {
		if err != nil {
			return err
		}
		w.cases = append(w.cases, c.ID)
	}
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(time.Duration(w.dice.ExpFloat64() * float64(2*time.Second))):
		}
		what := []string{"open", "record", "read"}[w.dice.IntN(3)]
		w.acts++
		from := time.Now()
		if err := w.act(casework.Asking(context.WithoutCancel(ctx), countryNow), what); err != nil {
			return fmt.Errorf("%s: %w", what, err)
		}
		w.took(what, time.Since(from))
	}
}

// act does one thing from beginning to end, as a person would get it: the dates are worked out.
func (w *worker) act(ctx context.Context, what string) error {
	id := w.cases[w.dice.IntN(len(w.cases))]
	env := casework.Envelope{Source: fmt.Sprintf("bench:%s:%d:%d", w.who.ID, w.acts, w.dice.Uint64()), At: countryNow}
	var c casework.Case
	var err error
	switch what {
	case "open":
		a := w.authorities[w.dice.IntN(len(w.authorities))]
		c, err = w.service.Open(ctx, w.who, casework.Opening{Area: a.Letters, Envelope: env,
			Header: casework.Header{Authority: a.Code, Grounds: []string{"refuse-assess"}, Appellant: "parent"},
			Facts:  []law.Event{{Type: "decision-sent", On: countryDay.AddDays(-20), Attrs: law.Attrs{}.With("ground", "refuse-assess")}}})
	case "record":
		c, err = w.service.Record(ctx, w.who, casework.Recording{Case: id, BasedOn: casework.AnyVersion, Envelope: env,
			Facts: []law.Event{{Type: "information-given", On: countryDay}}})
	default:
		c, err = w.service.Look(ctx, w.who, id)
	}
	if err == nil {
		_, err = w.service.WorkOut(&c)
	}
	return err
}
