package draw

import (
	"bytes"
	"fmt"
	"image/png"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework/civil"
)

func on(t testing.TB, s string) civil.Date {
	t.Helper()
	d, err := civil.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// mixed is a case with one mark of each kind.
func mixed(t testing.TB) *chat.Figure {
	return &chat.Figure{Title: "HPL-0231", Today: on(t, "2026-11-22"), Left: 2, Marks: []chat.Mark{
		{Day: on(t, "2026-07-13"), Label: "request for an EHC needs assessment", Kind: chat.Happened},
		{Day: on(t, "2026-08-24"), Label: "Tell the family whether it will assess", Kind: chat.DoneLate},
		{Day: on(t, "2026-09-22"), Label: "decision letter sent", Kind: chat.Happened},
		{Day: on(t, "2026-10-05"), Label: "mediation adviser contacted", Kind: chat.Happened, Provisional: true},
		{Day: on(t, "2026-10-08"), Label: "Issue the mediation certificate", Kind: chat.Done},
		{Day: on(t, "2026-11-09"), Label: "Arrange the mediation", Kind: chat.Overdue},
		{Day: on(t, "2026-11-09"), Label: "mediation certificate issued", Kind: chat.Happened},
		{Day: on(t, "2026-11-23"), Label: "Appeal to the First-tier Tribunal (SEND)", Kind: chat.Due},
		{Day: on(t, "2026-12-03"), Label: "mediation booked", Kind: chat.Fixed},
		{Day: on(t, "2027-02-15"), Label: "Final plan with the placement named, for a child who moves to secondary school", Kind: chat.Due, Provisional: true},
	}}
}

// figures are all sorts of cases.
func figures(t testing.TB) map[string]*chat.Figure {
	today := on(t, "2026-11-22")
	kinds := []chat.MarkKind{chat.Happened, chat.Due, chat.Done, chat.DoneLate, chat.Overdue}
	out := map[string]*chat.Figure{
		"one of each":  mixed(t),
		"nothing":      {Title: "HPL-0231", Today: today},
		"one mark":     {Title: "HPL-0231", Today: today, Marks: []chat.Mark{{Day: today, Label: "Appeal", Kind: chat.Due}}},
		"far away":     {Title: "HPL-0231", Today: today, Marks: []chat.Mark{{Day: on(t, "1999-01-04"), Label: "a", Kind: chat.Happened}, {Day: on(t, "2088-12-31"), Label: "b", Kind: chat.Due}}},
		"all past":     {Title: "HPL-0231", Today: today, Marks: []chat.Mark{{Day: on(t, "2026-11-21"), Label: "a", Kind: chat.Overdue}}},
		"no title":     {Today: today, Marks: []chat.Mark{{Day: today, Kind: chat.Due}}},
		"a long title": {Title: strings.Repeat("HPL-0231-", 20), Today: today},
		"an endless word": {Title: "X", Today: today, Marks: []chat.Mark{
			{Day: today, Label: strings.Repeat("unbreakable", 30), Kind: chat.Overdue, Provisional: true},
		}},
	}
	same := &chat.Figure{Title: "HPL-0231", Today: today}
	for n := range 12 {
		same.Marks = append(same.Marks, chat.Mark{Day: today, Label: fmt.Sprint("step ", n), Kind: kinds[n%len(kinds)]})
	}
	out["twelve on one day"] = same
	r := rand.New(rand.NewPCG(1, 2))
	for n := range 20 {
		f := &chat.Figure{Title: fmt.Sprintf("HPL-%04d", n), Today: today, Left: n % 3}
		for range 1 + r.IntN(MostMarks) {
			f.Marks = append(f.Marks, chat.Mark{
				Day: today.AddDays(r.IntN(1200) - 700), Label: strings.Repeat("word ", 1+r.IntN(40)), Kind: kinds[r.IntN(len(kinds))],
				Provisional: r.IntN(3) == 0,
			})
		}
		out[fmt.Sprint("chance ", n)] = f
	}
	sixty := &chat.Figure{Title: "HPL-0231", Today: today}
	for n := range MostMarks {
		sixty.Marks = append(sixty.Marks, chat.Mark{Day: today.AddDays(9*n - 300), Label: "Tell the family whether it will assess", Kind: kinds[n%len(kinds)]})
	}
	out["sixty"] = sixty
	return out
}

func TestNothingOverlapsAndNothingIsOutside(t *testing.T) {
	with, err := newFaces()
	if err != nil {
		t.Fatal(err)
	}
	for name, f := range figures(t) {
		p := layOut(f, with)
		if len(p.spots) != len(f.Marks) {
			t.Errorf("%s: %d marks are drawn, want %d", name, len(p.spots), len(f.Marks))
		}
		for i := range p.texts {
			box := p.texts[i].box(with)
			if box.Min.X < 0 || box.Max.X > Width || box.Min.Y < 0 || box.Max.Y > p.height {
				t.Errorf("%s: %q is outside: %v of %d x %d", name, p.texts[i].says, box, Width, p.height)
			}
			for j := range i {
				if other := p.texts[j].box(with); box.Overlaps(other) {
					t.Errorf("%s: %q %v stands on %q %v", name, p.texts[i].says, box, p.texts[j].says, other)
				}
			}
			for _, s := range p.spots {
				if box.Min.X < line+radius+8 && box.Max.X > line-radius-8 && box.Min.Y < s.y+radius && box.Max.Y > s.y-radius {
					t.Errorf("%s: %q stands on a mark", name, p.texts[i].says)
				}
			}
		}
		for i, s := range p.spots {
			if i > 0 && s.y-p.spots[i-1].y < 2*radius {
				t.Errorf("%s: two marks overlap", name)
			}
			if s.y+radius > p.today.Min.Y && s.y-radius < p.today.Max.Y {
				t.Errorf("%s: a mark stands on the bar of today", name)
			}
		}
	}
}

func TestTheWordsOfAPictureAreThoseOfItsAlternative(t *testing.T) {
	f := mixed(t)
	with, err := newFaces()
	if err != nil {
		t.Fatal(err)
	}
	alt := strings.ToLower(f.Alt(1000))
	var written strings.Builder
	for _, w := range layOut(f, with).texts {
		written.WriteString(strings.ToLower(w.says) + " ")
	}
	for i := range f.Marks {
		m := &f.Marks[i]
		for _, says := range []string{m.Label, m.Says(f.Today)} {
			if says = strings.ToLower(says); !strings.Contains(alt, says) || !strings.Contains(written.String(), says) {
				t.Errorf("%q is not in both the picture and its alternative:\n%s\n%s", says, written.String(), alt)
			}
		}
		if !strings.Contains(alt, strings.ToLower(m.Day.Short())) {
			t.Errorf("the alternative lacks %s", m.Day.Short())
		}
	}
}

func TestTheSameFigureGivesTheSameBytes(t *testing.T) {
	f := mixed(t)
	pictures := make([][]byte, 6)
	done := make(chan error, len(pictures))
	for i := range pictures {
		go func() {
			var err error
			pictures[i], err = PNG(f)
			done <- err
		}()
	}
	for range pictures {
		if err := <-done; err != nil {
			t.Fatal(err)
		}
	}
	for _, p := range pictures {
		if !bytes.Equal(p, pictures[0]) {
			t.Fatal("two pictures of one figure differ")
		}
	}
	read, err := png.Decode(bytes.NewReader(pictures[0]))
	if err != nil || read.Bounds().Dx() != Width {
		t.Errorf("a picture of %v (%v)", read.Bounds(), err)
	}
	if len(pictures[0]) > 200_000 {
		t.Errorf("%d bytes", len(pictures[0]))
	}
}

func TestTooMuchHasNoPicture(t *testing.T) {
	f := &chat.Figure{Title: "X", Today: on(t, "2026-11-22"), Marks: make([]chat.Mark, MostMarks+1)}
	if _, err := PNG(f); err == nil {
		t.Error("drawn")
	}
	if !Shows("Appeal – “it’s” £5…") || Shows("会") {
		t.Error("what can be drawn is not known")
	}
}

func BenchmarkPNG(b *testing.B) {
	f := mixed(b)
	for b.Loop() {
		if _, err := PNG(f); err != nil {
			b.Fatal(err)
		}
	}
}
