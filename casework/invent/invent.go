// Package invent makes up caseloads with the shape of the published figures: the authorities' volumes, what
// was mediated and what was appealed afterwards, missed days, seasons, month ends and Christmas, corrected and
// missing dates. The same plan gives the same cases, one at a time and in constant memory.
//
// It knows no family, no name and no school, reads no file and no clock, and what it makes up is nobody's.
//
//	plan := invent.Plan{Authorities: figures, Seed: 7, From: first, To: last, At: today, Calendar: closed, Cases: 100}
//	totals, err := plan.Each(func(c *casework.Case) error { … })
package invent

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"sort"
	"strings"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
)

// Authority is what was published about a local authority for a year. Mediations and Appealed are of refusals
// to assess, of refusals to make a plan, and of anything else.
type Authority struct {
	Code, Letters string
	Mediations    [3]int // held
	Appealed      [3]int // of those, afterwards
	Appeals       int    // registered, after mediation or not
}

// Plan says what is to be made up.
type Plan struct {
	Authorities []Authority
	Seed        uint64
	From, To    civil.Date // what is disputed was decided between, both included
	At          civil.Date // nothing that happened later is told
	Calendar    *civil.Calendar
	Cases       int     // as many; 0: by Scale
	Scale       float64 // 1: as many as the figures have in a year
}

// A way is how a dispute goes. The first three are mediated, the next three appealed after that.
const (
	direct     = 6 // appealed without mediation
	disability = 7 // a claim of disability discrimination: the figures do not count these
	ways       = 8
)

// claimsPerAppeal is how many claims of disability discrimination stand beside so many direct appeals.
const claimsPerAppeal = 100

// cell is how many cases go one way in one authority.
type cell struct {
	authority int
	way       int
	upTo      int // cases of this cell and all before it
}

// Totals are what was made up.
type Totals struct {
	Cases, Facts                  int
	Held, Appealed                [3]int // mediations as in the figures, and appeals after them
	Registered                    int    // appeals
	Claims                        int
	InThirtyDays                  int // mediations held within thirty days of the authority being told
	Corrected, Undated, MonthEnds int
	Christmas                     int // decided from 18 December to 1 January
	Grounds                       map[string]int
	Months                        [13]int // decided in each; 0 unused
	WantHeld, WantAppealed        [3]float64
	WantRegistered                float64
}

// cells lays out how many cases go which way where, as near to the figures as whole numbers are.
func (p *Plan) cells() (out []cell, scale float64, err error) {
	var whole float64
	base := make([]float64, 0, ways*len(p.Authorities))
	for i := range p.Authorities {
		for w := range ways {
			n := float64(p.Authorities[i].going(w))
			base, whole = append(base, n), whole+n
		}
	}
	scale = p.Scale
	if p.Cases > 0 {
		scale = float64(p.Cases) / whole
	}
	if whole == 0 || !(scale > 0) || whole*scale > math.MaxInt32 {
		return nil, 0, errors.New("give how many cases are to be made up, at least 1")
	}
	var sum float64
	for i, n := range base {
		sum += n
		if upTo := int(math.Round(sum * scale)); upTo > last(out) {
			out = append(out, cell{authority: i / ways, way: i % ways, upTo: upTo})
		}
	}
	if len(out) == 0 {
		return nil, 0, errors.New("so small a scale makes no case: give a larger one")
	}
	return out, scale, nil
}

func last(cells []cell) int {
	if len(cells) == 0 {
		return 0
	}
	return cells[len(cells)-1].upTo
}

// going is how many of the authority's disputes go the way.
func (a *Authority) going(way int) int {
	after := a.Appealed[0] + a.Appealed[1] + a.Appealed[2]
	switch {
	case way < 3:
		return max(0, a.Mediations[way]-a.Appealed[way])
	case way < direct:
		return min(a.Appealed[way-3], a.Mediations[way-3])
	case way == direct:
		return max(0, a.Appeals-after)
	}
	return max(0, a.Appeals-after) / claimsPerAppeal
}

// Each hands on every case in turn. What take returns ends it.
func (p *Plan) Each(take func(*casework.Case) error) (Totals, error) {
	cells, scale, err := p.cells()
	if err != nil {
		return Totals{}, err
	}
	if p.To.Before(p.From) || p.At.Before(p.From) {
		return Totals{}, fmt.Errorf("nothing can be decided between %s and %s, as told on %s: give days in their order", p.From, p.To, p.At)
	}
	totals := Totals{Grounds: map[string]int{}}
	totals.want(p.Authorities, scale)
	n := last(cells)
	step := stepFor(n)
	seed := rand.NewPCG(0, 0)
	v := inventor{Rand: rand.New(seed), plan: p, totals: &totals, scale: scale, numbers: map[[2]int]int{}} //nolint:gosec // nothing secret
	at := int(p.Seed % uint64(n))
	for range n {
		seed.Seed(p.Seed, uint64(at))
		i := sort.Search(len(cells), func(i int) bool { return cells[i].upTo > at })
		c, err := v.invent(&cells[i])
		if err != nil {
			return totals, err
		}
		if err := take(c); err != nil {
			return totals, err
		}
		at = (at + step) % n
	}
	return totals, nil
}

// stepFor is a step by which one comes past every number below n, far from where one was.
func stepFor(n int) int {
	step := max(1, int(float64(n)*0.6180339887))
	for gcd(step, n) != 1 {
		step++
	}
	return step
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// want is what the figures have, times the scale.
func (t *Totals) want(all []Authority, scale float64) {
	for i := range all {
		for k := range 3 {
			t.WantHeld[k] += scale * float64(all[i].Mediations[k])
			t.WantAppealed[k] += scale * float64(all[i].Appealed[k])
		}
		t.WantRegistered += scale * float64(all[i].Appeals)
	}
}

// inventor makes up one case after the other.
type inventor struct {
	*rand.Rand

	plan    *Plan
	totals  *Totals
	scale   float64
	numbers map[[2]int]int // references given, by authority and year
}

// seasons say how many decisions a month sees, beside the others.
var seasons = [13]float64{0, .9, 1.1, 1.3, 1, 1, 1, 1.3, .7, 1.2, .9, .9, .7}

const busiest = 1.3

// decided is the working day on which the decision was sent.
func (v *inventor) decided() (civil.Date, error) {
	days := civil.Min(v.plan.To, v.plan.At).Sub(v.plan.From) + 1
	for range 200 {
		d := v.plan.From.AddDays(v.IntN(days))
		if v.Float64()*busiest > seasons[d.Month()] {
			continue
		}
		if civil.DaysIn(d.Year(), d.Month()) > 28 && v.one(12) { // letters go out at the end of the month
			d = civil.On(d.Year(), d.Month(), 29+v.IntN(civil.DaysIn(d.Year(), d.Month())-28))
		}
		if d.Month() == 12 && v.one(4) { // and before Christmas
			d = civil.On(d.Year(), d.Month(), 18+v.IntN(14))
		}
		working, err := v.plan.Calendar.LastWorking(d)
		if err != nil {
			return d, err
		}
		if !working.Before(v.plan.From) && !working.After(civil.Min(v.plan.To, v.plan.At)) {
			return working, nil
		}
	}
	return v.plan.Calendar.NextWorking(v.plan.From)
}

// one is true one time out of n.
func (v *inventor) one(n int) bool { return v.IntN(n) == 0 }

// in is true so many times out of a hundred.
func (v *inventor) in(percent int) bool { return v.IntN(100) < percent }

// between is a number from one to the other, both included.
func (v *inventor) between(from, to int) int { return from + v.IntN(to-from+1) }

func pick(v *inventor, from ...string) string { return from[v.IntN(len(from))] }

// reference is the authority's next reference of the year.
func (v *inventor) reference(authority int, year int) (casework.Reference, error) {
	const aYear = 100_000
	key := [2]int{authority, year}
	v.numbers[key]++
	if v.numbers[key] >= aYear {
		return "", fmt.Errorf("more than %d cases of one authority in one year: make fewer, or over more years", aYear-1)
	}
	return casework.NewReference(v.plan.Authorities[authority].Letters, fmt.Sprint(year%100*aYear+v.numbers[key])), nil
}

// invent makes up one case.
func (v *inventor) invent(c *cell) (*casework.Case, error) {
	day, err := v.decided()
	if err != nil {
		return nil, err
	}
	a := &v.plan.Authorities[c.authority]
	ref, err := v.reference(c.authority, day.Year())
	if err != nil {
		return nil, err
	}
	j := journey{v: v, way: c.way, decided: day, mediator: v.mediator(a)}
	j.Header = casework.Header{Reference: ref, Authority: a.Code, Appellant: "parent"}
	if v.in(6) {
		j.Appellant = "young-person"
	}
	j.happen()
	if j.err != nil {
		return nil, fmt.Errorf("%s: %w", ref, j.err)
	}
	v.totals.Cases++
	v.totals.Facts += len(j.Facts)
	v.totals.Months[day.Month()]++
	if day.Day() >= 29 {
		v.totals.MonthEnds++
	}
	if day.Month() == 12 && day.Day() >= 18 || day.Month() == 1 && day.Day() == 1 {
		v.totals.Christmas++
	}
	for _, g := range j.Grounds {
		v.totals.Grounds[g]++
	}
	return &casework.Case{Header: j.Header, Facts: slices.Clip(j.Facts)}, nil
}

// each is how many cases a mediator has, or a few less.
const each = 100

// mediator is who has the case, by an id as the people file takes it.
func (v *inventor) mediator(a *Authority) string {
	var all int
	for w := range ways {
		all += a.going(w)
	}
	n := int(float64(all)*v.scale/each) + 1
	return fmt.Sprintf("mediator-%s-%d", strings.ToLower(a.Code), v.between(1, n))
}
