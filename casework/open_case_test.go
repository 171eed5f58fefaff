package casework_test

import (
	"context"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/casework/post"
)

func TestACaseIsOpenedWithTheNextFreeReferenceOfItsArea(t *testing.T) {
	w := newWorld(t)
	for _, want := range []casework.Reference{"HPL-0001", "HPL-0002", "HPL-0003", "HPL-0004", "HPL-0005"} {
		if c := w.opened("mediator-1", refusedToAssess()); c.Reference != want {
			t.Errorf("got %s, want %s", c.Reference, want)
		}
	}
	in := w.opening(refusedToAssess())
	in.Area = "mbr"
	c, err := w.Open(context.Background(), w.who("mediator-1"), in)
	if err != nil || c.Reference != "MBR-0001" {
		t.Errorf("another area begins with %s (%v)", c.Reference, err)
	}
}

func TestAnOpenedCaseIsKeptWhole(t *testing.T) {
	w := newWorld(t)
	c := w.opened("mediator-1", refusedToAssess(), fact("mediation-adviser-contacted", "2026-11-10 Tue", "channel=phone"))
	want := casework.Case{
		Header: casework.Header{ID: c.ID, Reference: "HPL-0001", Authority: "E06000001", Grounds: []string{"refuse-assess"},
			Appellant: "parent", OpenedAt: c.OpenedAt, OpenedBy: "mediator-1"},
		Version: 1,
		Facts: []casework.Fact{
			{Event: law.Event{ID: c.Facts[0].ID, Type: "decision-sent", On: civil.On(2026, 9, 22)},
				RecordedAt: c.OpenedAt, RecordedBy: "mediator-1", Source: "test:1#1"},
			{Event: law.Event{ID: c.Facts[1].ID, Type: "mediation-adviser-contacted", On: civil.On(2026, 11, 10),
				Attrs: law.Attrs{{Name: "channel", Values: []string{"phone"}}}}, RecordedAt: c.OpenedAt, RecordedBy: "mediator-1", Source: "test:1#2"},
		},
	}
	if diff := cmp.Diff(want, c); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(want, w.look("mediator-1", c.ID)); diff != "" {
		t.Errorf("what is kept differs from what was answered: %s", diff)
	}
	if c.ID == "" || c.Facts[0].ID == "" || c.Facts[0].ID == c.Facts[1].ID || !c.OpenedAt.Equal(now.Add(1e9)) {
		t.Errorf("ids or instant: %+v", c)
	}
}

func TestTheSameOpeningTwiceOpensOneCase(t *testing.T) {
	w := newWorld(t)
	in := w.opening(refusedToAssess())
	first, err := w.Open(context.Background(), w.who("mediator-1"), in)
	if err != nil {
		t.Fatal(err)
	}
	second, err := w.Open(context.Background(), w.who("mediator-1"), in)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(first, second); diff != "" {
		t.Error(diff)
	}
	if next := w.opened("mediator-1", refusedToAssess()); next.Reference != "HPL-0002" {
		t.Errorf("the replay took a reference: the next one is %s", next.Reference)
	}
}

func TestManyOpenedAtOnceGetAReferenceEach(t *testing.T) {
	w := newWorld(t)
	const n = 6
	ins := make([]casework.Opening, n)
	for i := range ins {
		ins[i] = w.opening(refusedToAssess())
	}
	a := w.who("mediator-1")
	seen := make(chan casework.Reference, n)
	var wg sync.WaitGroup
	for i := range ins {
		wg.Go(func() {
			c, err := w.Open(context.Background(), a, ins[i])
			if err != nil {
				t.Error(err)
			}
			seen <- c.Reference
		})
	}
	wg.Wait()
	close(seen)
	all := map[casework.Reference]bool{}
	for r := range seen {
		all[r] = true
	}
	if len(all) != n {
		t.Errorf("%d cases have %d references: %v", n, len(all), all)
	}
}

func TestAnImportedCaseKeepsItsReferenceWrittenTheOneWay(t *testing.T) {
	w := newWorld(t)
	in := w.opening(refusedToAssess())
	in.Reference = "hpl 231"
	c, err := w.Open(context.Background(), w.who("operator-1"), in)
	if err != nil || c.Reference != "HPL-0231" {
		t.Fatalf("%s, %v", c.Reference, err)
	}
	again, err := w.Open(context.Background(), w.who("operator-1"), in)
	if err != nil || again.ID != c.ID {
		t.Errorf("the same import again: %v, %v", again.ID, err)
	}
	other := w.opening(refusedToAssess())
	other.Reference = "HPL-0231"
	_, err = w.Open(context.Background(), w.who("operator-1"), other)
	fails(t, err, casework.Exists, "HPL-0231")
	_, err = w.Open(context.Background(), w.who("mediator-1"), other)
	fails(t, err, casework.Refused, "Leave the reference out")
	free := w.opening(refusedToAssess())
	free.Reference = "HPL-0500"
	_, err = w.Open(context.Background(), w.who("mediator-1"), free)
	fails(t, err, casework.Refused, "Leave the reference out")
}

func TestAnOpeningThatCannotBeIsRefusedWithFieldAndRemedy(t *testing.T) {
	for name, x := range map[string]struct {
		spoil func(in *casework.Opening)
		parts []string
	}{
		"an authority by its name":      {func(in *casework.Opening) { in.Authority = "Hartlepool" }, []string{"authority", "E06000001"}},
		"no authority":                  {func(in *casework.Opening) { in.Authority = "" }, []string{"authority", "E06000001"}},
		"an unknown ground":             {func(in *casework.Opening) { in.Grounds = []string{"refuse"} }, []string{"grounds[0]", "refuse-assess"}},
		"no ground":                     {func(in *casework.Opening) { in.Grounds = nil }, []string{"grounds", "refuse-assess"}},
		"an appellant who is not one":   {func(in *casework.Opening) { in.Appellant = "mother" }, []string{"appellant", "young-person"}},
		"an unknown route":              {func(in *casework.Opening) { in.Routes = []string{"shouting"} }, []string{"routes", "mediation"}},
		"no area":                       {func(in *casework.Opening) { in.Area = "" }, []string{"area", "HPL"}},
		"a reference without letters":   {func(in *casework.Opening) { in.Reference = "231" }, []string{"reference", "HPL-0231"}},
		"a phase transfer of no kind":   {func(in *casework.Opening) { in.PhaseTransfer = &law.PhaseTransfer{Year: 2027, Kind: "x"} }, []string{"phase_transfer.kind", "other"}},
		"a fact that does not exist":    {func(in *casework.Opening) { in.Facts[0].Type = "decision-posted" }, []string{"decision-posted", "type", "did you mean"}},
		"two faults at once, both said": {func(in *casework.Opening) { in.Appellant, in.Grounds = "", nil }, []string{"appellant", "grounds"}},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			in := w.opening(refusedToAssess())
			x.spoil(&in)
			_, err := w.Open(context.Background(), w.who("operator-1"), in)
			fails(t, err, casework.Invalid, x.parts...)
			for c, err := range w.List(context.Background(), w.who("operator-1"), casework.Filter{}) {
				t.Errorf("%s was opened (%v)", c.Reference, err)
			}
		})
	}
}

func TestWhoMayOpenACase(t *testing.T) {
	for _, x := range []struct {
		who   casework.PersonID
		facts []law.Event
		may   bool
		known bool // what they open with is confirmed
	}{
		{"mediator-1", nil, true, true},
		{"intake-1", nil, true, true},
		{"manager-1", nil, true, true},
		{"operator-1", nil, true, true},
		{"adviser-1", nil, true, false},
		{"volunteer-1", nil, false, false},
		{"volunteer-1", []law.Event{consents("tees-forum", "facts")}, true, false},
		{"volunteer-1", []law.Event{consents("another-forum", "facts")}, false, false},
		{"commissioner-1", []law.Event{consents("council-1", "all")}, false, false},
		{"lead-1", nil, false, false},
		{"gone-1", nil, false, false},
	} {
		w := newWorld(t)
		c, err := w.Open(context.Background(), w.who(x.who), w.opening(append([]law.Event{refusedToAssess()}, x.facts...)...))
		if !x.may {
			fails(t, err, casework.Refused, "ask the mediation provider")
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", x.who, err)
			continue
		}
		if c.Facts[0].Reported == x.known {
			t.Errorf("%s: reported is %v", x.who, c.Facts[0].Reported)
		}
		if again := w.look(x.who, c.ID); again.Reference != c.Reference {
			t.Errorf("%s does not see the case that they opened", x.who)
		}
	}
}

func TestWhatIsSaidAboutAnOpeningIsKeptWithIt(t *testing.T) {
	w := newWorld(t)
	in := w.opening(refusedToAssess())
	in.Compose = func(c casework.Case) ([]post.Letter, error) {
		return []post.Letter{{Key: "said:" + string(c.Reference), Route: "log", Room: "r", Body: []byte(c.Facts[0].Type)}}, nil
	}
	if _, err := w.Open(context.Background(), w.who("mediator-1"), in); err != nil {
		t.Fatal(err)
	}
	letters, err := w.store.Claim(context.Background(), []string{"log"}, now.Add(1e12), 1e9, 10)
	if err != nil || len(letters) != 1 || letters[0].Key != "said:HPL-0001" || string(letters[0].Body) != "decision-sent" {
		t.Errorf("letters: %+v, %v", letters, err)
	}
}
