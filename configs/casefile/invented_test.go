package casefile_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs/casefile"
)

// usualWay is how a dispute goes from the request to the order, with the days in between.
var usualWay = []struct {
	typ  string
	days int
}{
	{"assessment-requested", 40}, {"decision-sent", 36}, {"mediation-adviser-contacted", 10},
	{"authority-told-mediation-wanted", 3}, {"mediation-held", 31}, {"mediation-concluded", 0}, {"certificate-issued", 1},
	{"appeal-received", 24}, {"appeal-registered", 15}, {"authority-received-appeal", 1}, {"hearing-held", 64}, {"order-made", 7},
}

// inventor makes up cases; the nth is always the same one.
type inventor struct {
	*rand.Rand

	book *law.Book
	seed *rand.PCG
}

func newInventor(book *law.Book) *inventor {
	seed := rand.NewPCG(0, 0)
	return &inventor{rand.New(seed), book, seed}
}

// line is the nth case as a line of JSON, its line end included.
func (v *inventor) line(t testing.TB, n int) []byte {
	f := v.file(n)
	line, err := json.Marshal(casefile.Encode(&f))
	if err != nil {
		t.Fatal(err)
	}
	return append(line, '\n')
}

func (v *inventor) lines(t testing.TB, from, to int) [][]byte {
	var out [][]byte
	for n := from; n < to; n++ {
		out = append(out, v.line(t, n))
	}
	return out
}

// file is the nth case: every other one goes the usual way as far as it gets, the rest hold facts of any type.
func (v *inventor) file(n int) casefile.File {
	v.seed.Seed(1, uint64(n))
	f := casefile.File{Header: casework.Header{Reference: casework.Reference(fmt.Sprintf("INV-%07d", n)), Authority: fmt.Sprintf("E0600%04d", v.IntN(60)),
		Appellant: pick(v, "parent", "young-person", "alternative-person"), Grounds: v.grounds()}}
	if v.one(20) {
		f.Header.PhaseTransfer = &law.PhaseTransfer{Year: 2023 + v.IntN(5), Kind: pick(v, "secondary-to-post-16", "other")}
	}
	if v.one(10) {
		f.Header.Routes = []string{"mediation", "appeal"}
	}
	count, usual := 1+v.IntN(12), v.one(2)
	first := 0
	if usual {
		first = v.IntN(len(usualWay) - count + 1)
	}
	day := civil.On(2022, 1, 3).AddDays(v.IntN(4 * 365))
	for i := range count {
		typ, days := &v.book.Vocabulary.Types[v.IntN(len(v.book.Vocabulary.Types))], 20
		if usual {
			typ, _ = v.book.Vocabulary.Type(usualWay[first+i].typ)
			days = usualWay[first+i].days
		}
		f.Facts = append(f.Facts, v.fact(typ, day, f.Facts))
		day = day.AddDays(v.IntN(2*days + 1))
	}
	return f
}

func (v *inventor) fact(typ *law.EventType, day civil.Date, earlier []casework.Fact) casework.Fact {
	f := casework.Fact{Event: law.Event{Type: typ.Name, On: day, Reported: v.one(10)}}
	if !v.one(3) {
		f.ID = fmt.Sprintf("fact-%d", len(earlier)+1)
	}
	if v.one(10) {
		f.Printed, f.Received = day.AddDays(-v.IntN(3)), day.AddDays(v.IntN(5))
	}
	if typ.HasDue {
		f.Due = day.AddDays(7 + v.IntN(100))
		if v.one(2) {
			f.Time = pick(v, "10:00", "09:30", "14:00")
		}
	}
	for i := 0; typ.HasItems && i <= v.IntN(3); i++ {
		f.Items = append(f.Items, law.Item{Item: fmt.Sprintf("item %d", i+1), What: pick(v, "assess", "make-plan", "contents", "placement", "maintain", "other")})
		if v.one(3) {
			f.Items[i].Due = day.AddDays(14 + v.IntN(60))
		}
	}
	for i := range typ.Attrs {
		if v.one(2) {
			f.Attrs = f.Attrs.With(typ.Attrs[i].Name, v.values(&typ.Attrs[i])...)
		}
	}
	v.relate(&f, earlier)
	if v.one(10) {
		f.RecordedAt, f.RecordedBy, f.Source = time.Date(day.Year(), day.Month(), day.Day(), 9, 30, v.IntN(60), 0, time.UTC), "mediator-1", "import:"+f.ID
	}
	return f
}

// relate says now and then which earlier fact this one is about, or takes the place of.
func (v *inventor) relate(f *casework.Fact, earlier []casework.Fact) {
	of := ""
	for i := range earlier {
		if earlier[i].ID != "" && (of == "" || v.one(3)) {
			of = earlier[i].ID
		}
	}
	switch {
	case f.Type == law.Retraction && of == "":
		f.Type = "decision-sent"
	case f.Type == law.Retraction:
		f.Supersedes = of
	case v.one(8):
		f.Of = of
	case v.one(20):
		f.Supersedes = of
	}
}

func (v *inventor) values(a *law.AttrType) []string {
	switch a.Kind {
	case law.AttrYesNo:
		return []string{pick(v, append([]string{"true", "false"}, a.Values...)...)}
	case law.AttrLabel:
		return []string{fmt.Sprintf("label-%d", v.IntN(100))}
	case law.AttrGrounds:
		return v.grounds()
	case law.AttrSome:
		return v.some(a.Values)
	}
	return []string{pick(v, a.Values...)}
}

func (v *inventor) grounds() []string {
	ids := make([]string, len(v.book.Grounds))
	for i, g := range v.book.Grounds {
		ids[i] = g.ID
	}
	return v.some(ids)
}

// some takes one to three of the values, each once.
func (v *inventor) some(values []string) []string {
	var out []string
	for _, i := range v.Perm(len(values))[:min(1+v.IntN(3), len(values))] {
		out = append(out, values[i])
	}
	return out
}

// one is true one time out of n.
func (v *inventor) one(n int) bool { return v.IntN(n) == 0 }

func pick(v *inventor, from ...string) string { return from[v.IntN(len(from))] }

func calculator(t testing.TB) *casefile.Calculator {
	t.Helper()
	book, calendar := england(t)
	return &casefile.Calculator{Book: book, Calendar: calendar, At: civil.Must(civil.ParseChecked("2026-11-10 Tue"))}
}
