package law_test

import (
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/goccy/go-yaml"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs"
	"github.com/redress-send/redress/configs/casefile"
)

// world is the law that properties are asked of.
type world struct {
	testing.TB

	book     *law.Book
	calendar *civil.Calendar
	seed     uint64                     // of what a property draws by lot, while it is asked of one case
	read     map[string]map[string]bool // by type of event: the rules that read it
}

// newWorld is England.
func newWorld(tb testing.TB) *world {
	tb.Helper()
	book, calendar := england(tb)
	return &world{TB: tb, book: book, calendar: calendar}
}

// others are the other books that are built in.
func (w *world) others() []*world {
	w.Helper()
	var out []*world
	for _, name := range configs.Books() {
		if name == w.book.Name {
			continue
		}
		book, err := configs.Book(name)
		if err != nil {
			w.Fatal(err)
		}
		calendar, err := configs.CalendarOf(book)
		if err != nil {
			w.Fatal(err)
		}
		out = append(out, &world{TB: w.TB, book: book, calendar: calendar})
	}
	return out
}

func (w *world) compute(m law.Matter) law.Result {
	w.Helper()
	r, err := law.Compute(w.book, w.calendar, m)
	if err != nil {
		w.Fatalf("%v\n%s", err, asFile(w, m))
	}
	return r
}

// property says what is wrong with the answer to a case, or nothing.
type property func(w *world, m law.Matter) string

// journeys is how many cases each property is asked of; REDRESS_JOURNEYS asks of more.
var journeys = func() uint64 {
	if n, err := strconv.ParseUint(os.Getenv("REDRESS_JOURNEYS"), 10, 64); err == nil {
		return n
	}
	return ordinary
}()

// holds asks the property of many cases in England, and of some by each other book. What fails is cut down to the
// facts that it takes, and printed as a file for `redress deadlines`.
func (w *world) holds(p property) {
	w.Helper()
	w.asks(p, journeys)
	for _, other := range w.others() {
		other.asks(p, journeys/20)
	}
}

func (w *world) asks(p property, cases uint64) {
	w.Helper()
	for n := range cases {
		m := journeyOf(w.book, n)
		if w.seed = n; p(w, m) == "" {
			continue
		}
		m = shrunk(m, func(m law.Matter) bool { return p(w, m) != "" })
		w.Fatalf("%s, case %d: %s\n%s", w.book.Name, n, p(w, m), asFile(w, m))
	}
}

// shrunk leaves facts and grounds out as long as it still fails.
func shrunk(m law.Matter, fails func(law.Matter) bool) law.Matter {
	for smaller := true; smaller; {
		smaller = false
		for _, less := range lessThan(m) {
			if whole(less) && fails(less) {
				m, smaller = less, true
				break
			}
		}
	}
	return m
}

// lessThan returns the case without one of its facts, its attributes, its grounds.
func lessThan(m law.Matter) []law.Matter {
	var out []law.Matter
	for i := range m.Events {
		out = append(out, withEvents(m, slices.Delete(slices.Clone(m.Events), i, i+1)))
	}
	if m.PhaseTransfer != nil {
		out = append(out, law.Matter{Grounds: m.Grounds, Events: m.Events})
	}
	for i := range m.Grounds {
		if len(m.Grounds) > 1 {
			out = append(out, law.Matter{Grounds: slices.Delete(slices.Clone(m.Grounds), i, i+1), PhaseTransfer: m.PhaseTransfer, Events: m.Events})
		}
	}
	for i := range m.Events {
		for _, plainer := range plainerThan(m.Events[i]) {
			events := slices.Clone(m.Events)
			events[i] = plainer
			out = append(out, withEvents(m, events))
		}
	}
	return out
}

func plainerThan(e law.Event) []law.Event {
	var out []law.Event
	less := func(change func(*law.Event)) {
		plainer := e
		change(&plainer)
		out = append(out, plainer)
	}
	for _, a := range e.Attrs {
		less(func(p *law.Event) { p.Attrs = e.Attrs.With(a.Name) })
	}
	if len(e.Items) > 1 {
		less(func(p *law.Event) { p.Items = e.Items[:1] })
	}
	if e.Of != "" {
		less(func(p *law.Event) { p.Of = "" })
	}
	if e.Reported {
		less(func(p *law.Event) { p.Reported = false })
	}
	if e.Time != "" {
		less(func(p *law.Event) { p.Time = "" })
	}
	if !e.On.IsZero() && !e.Printed.IsZero() {
		less(func(p *law.Event) { p.Printed, p.Received = civil.Date{}, civil.Date{} })
	}
	return out
}

func withEvents(m law.Matter, events []law.Event) law.Matter {
	return law.Matter{Grounds: m.Grounds, PhaseTransfer: m.PhaseTransfer, Events: events}
}

// whole reports whether every fact that is named is there.
func whole(m law.Matter) bool {
	for i := range m.Events {
		for _, id := range []string{m.Events[i].Of, m.Events[i].Supersedes} {
			if id != "" && !slices.ContainsFunc(m.Events, func(e law.Event) bool { return e.ID == id }) {
				return false
			}
		}
	}
	return true
}

// asFile is the case as a facts file.
func asFile(tb testing.TB, m law.Matter) string {
	tb.Helper()
	f := casefile.File{Header: casework.Header{Reference: "TST-0001", Authority: "E06000001", Grounds: m.Grounds, PhaseTransfer: m.PhaseTransfer}}
	for i := range m.Events {
		f.Facts = append(f.Facts, casework.Fact{Event: m.Events[i]})
	}
	data, err := yaml.Marshal(casefile.Encode(&f))
	if err != nil {
		tb.Fatal(err)
	}
	return string(data)
}

// What a failure prints is the case that failed: read back it has the same answer.
func TestACaseThatIsMadeUpIsAFactsFile(t *testing.T) {
	w := newWorld(t)
	seen := map[string]bool{}
	for n := range max(journeys, 2500) {
		m := journeyOf(w.book, n)
		for i := range m.Events {
			seen[m.Events[i].Type] = true
		}
		if n%25 != 0 {
			continue
		}
		f, err := casefile.Read("facts.yaml", []byte(asFile(t, m)), w.book)
		if err != nil {
			t.Fatalf("%v\n%s", err, asFile(t, m))
		}
		if diff := differ(w.compute(m), w.compute(f.Matter())); diff != "" {
			t.Fatalf("%s\n%s", diff, asFile(t, m))
		}
	}
	for _, typ := range w.book.Vocabulary.Types {
		if !seen[typ.Name] && typ.Name != law.Retraction {
			t.Errorf("no case tells of %s", typ.Name)
		}
	}
	if configs.England != w.book.Name {
		t.Errorf("the book is %s", w.book.Name)
	}
}
