package talk_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/configs"
	"github.com/redress-send/redress/store/memdb"
)

// marksOf says a figure's marks on a line each.
func marksOf(f *chat.Figure) []string {
	var out []string
	for i := range f.Marks {
		m := &f.Marks[i]
		out = append(out, strings.TrimSpace(m.Day.String()+" "+string(m.Kind)+" "+m.Label))
	}
	return out
}

func TestACardCarriesItsTimeLine(t *testing.T) {
	w := newWorld(t, memdb.New())
	opened := w.saved("mediator-1", newCase)
	if opened.Figure == nil {
		t.Fatal("what was saved has no time line")
	}
	w.saved("mediator-1", certificate)
	card := w.as("mediator-1", "show HPL-0001")
	f := card.Figure
	if f == nil || f.Title != "HPL-0001" || f.Today != day(t, "2026-11-10 Tue") {
		t.Fatalf("the time line is %+v", f)
	}
	// Regulation 4: two months from the decision of 22 September end on Sunday 22 November, hence the 23rd; one month
	// from the certificate of 9 November ends on 9 December, which is later and governs.
	for _, begins := range []string{"2026-09-22 happened decision sent", "2026-11-09 happened mediation certificate issued", "2026-12-09 due "} {
		if !slices.ContainsFunc(marksOf(f), func(s string) bool { return strings.HasPrefix(s, begins) }) {
			t.Errorf("no mark %q among\n%s", begins, strings.Join(marksOf(f), "\n"))
		}
	}
	for _, m := range f.Marks {
		if m.Kind == chat.Due && !strings.Contains(text(card), m.Day.Short()) {
			t.Errorf("the words do not say %s (%s)", m.Day.Short(), m.Label)
		}
	}
	for _, said := range []string{"what is due", "why HPL-0001", "help"} {
		if w.as("mediator-1", said).Figure != nil {
			t.Errorf("%q is answered with a picture", said)
		}
	}
}

func TestATimeLineSaysTheFieldsTermsAlone(t *testing.T) {
	w := newWorld(t, memdb.New())
	w.saved("mediator-1", newCase)
	w.saved("mediator-1", certificate)
	w.saved("mediator-1", "mediation held 10 November, agreed: the authority will assess")
	book, err := configs.BookInForce(configs.England)
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, e := range book.Vocabulary.Types {
		known[e.Says] = true
	}
	for i := range book.Rules {
		known[book.Rules[i].Title] = true
	}
	f := w.as("mediator-1", "show HPL-0001").Figure
	for _, m := range f.Marks {
		if !known[m.Label] {
			t.Errorf("%q is nobody's term", m.Label)
		}
	}
	if s := strings.Join(marksOf(f), "\n"); strings.Contains(s, "mediator-1") || strings.Contains(s, "works on") {
		t.Errorf("the time line says who works on the case:\n%s", s)
	}
}

func TestALongHistoryShowsWhatIsStillToBeDone(t *testing.T) {
	w := newWorld(t, memdb.New())
	w.saved("mediator-1", newCase)
	for _, on := range []string{"23 September", "28 September", "1 October", "5 October", "8 October", "12 October", "15 October", "19 October", "22 October", "26 October", "29 October", "2 November"} {
		w.saved("mediator-1", "mediation adviser contacted "+on)
	}
	f := w.as("mediator-1", "show HPL-0001").Figure
	if len(f.Marks) > 12 || f.Left == 0 {
		t.Errorf("%d marks, %d left out", len(f.Marks), f.Left)
	}
	if !slices.ContainsFunc(f.Marks, func(m chat.Mark) bool { return m.Kind == chat.Due }) {
		t.Errorf("what is due is left out:\n%s", strings.Join(marksOf(f), "\n"))
	}
	if d := cmp.Diff(f.Marks, f.InOrder()); d != "" {
		t.Error("not in order", d)
	}
}
