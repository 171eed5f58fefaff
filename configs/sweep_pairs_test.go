package configs_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs"
)

// paired is a limit with two limbs, of which the later governs.
type paired struct {
	limit         string
	first, second law.Event
	ground        string
	one, two      way
	kind          kind
	apart         []int // by how many days the second start comes after the first
}

// pairs are the limits of England's book with two limbs.
func pairs() []paired {
	certificate := event("certificate-issued", "kind", "mediated")
	certificate.ID = "second"
	plan := event("final-amended-plan-sent")
	plan.ID = "second"
	return []paired{
		{"appeal", event("decision-sent"), certificate, "contents-BF", months(2), months(1), starts,
			[]int{0, 1, 10, 27, 28, 29, 30, 31, 32, 33, 45, 59, 60, 61, 62, 63, 64, 92, 120, 200}},
		{"transfer-review", event("plan-transferred"), plan, "contents-BF", monthsBeginningWith(3), monthsBeginningWith(12), stays,
			[]int{-1, -90, -200, -270, -272, -273, -274, -275, -276, -277, -278, -300, -365, -366, -500}},
	}
}

// check compares the pairs that begin on the days.
func (p *paired) check(l lawOf, starts []time.Time) string {
	for _, at := range starts {
		for _, apart := range p.apart {
			first, second := p.first, p.second
			first.On, second.On = on(at), on(at).AddDays(apart)
			raw := p.one(at)
			if other := p.two(plusDays(at, apart)); other.After(raw) {
				raw = other
			}
			e := p.kind.of(inEngland, raw)
			want := found{on(e.raw), on(e.due), on(e.safe), p.kind.hour, law.Certain, false}
			if e.due.After(inEngland.last) {
				want = found{sure: law.Unconfirmed}
			}
			r, err := l.compute(law.Matter{Grounds: []string{p.ground}, Events: []law.Event{first, second}})
			if err != nil {
				return err.Error()
			}
			s := swept{limit: p.limit, start: first}
			got, is := s.find(&r)
			if want.due.IsZero() {
				got.raw, got.hour = want.raw, ""
			}
			if !is || got != want {
				return fmt.Sprintf("%s from %s and %d days later: %s (there: %t), want %s", p.limit, at.Format("2006-01-02 Mon"), apart, got, is, want)
			}
		}
	}
	return ""
}

func TestOfTwoLimbsTheLaterGovernsWheneverTheyBegin(t *testing.T) {
	l := lawNamed(t, configs.England)
	for _, p := range pairs() {
		t.Run(p.limit, func(t *testing.T) {
			if wrong := p.check(l, tellingDays()); wrong != "" {
				t.Error(wrong)
			}
		})
	}
}

// transfers are the days of the year before which a plan is reviewed.
var transfers = []struct {
	limit, kind string
	last        func(year int) time.Time
}{
	{"phase-transfer-15-feb", "other", func(y int) time.Time { return date(y, time.February, 14) }},
	{"phase-transfer-31-mar", "secondary-to-post-16", func(y int) time.Time { return date(y, time.March, 30) }},
}

func TestTheDaysBeforeAMoveToAnotherPhase(t *testing.T) {
	if wrong := checkTransfers(lawNamed(t, configs.England)); wrong != "" {
		t.Error(wrong)
	}
}

func checkTransfers(l lawOf) string {
	for year := 2019; year <= 2029; year++ {
		for _, phase := range transfers {
			r, err := l.compute(law.Matter{Grounds: []string{"placement-I"}, PhaseTransfer: &law.PhaseTransfer{Year: year, Kind: phase.kind}})
			if err != nil {
				return err.Error()
			}
			e := stays.of(inEngland, phase.last(year))
			want := found{raw: on(e.raw), due: on(e.due), safe: on(e.safe), sure: law.Certain}
			if e.due.After(inEngland.last) {
				want = found{raw: on(e.raw), sure: law.Unconfirmed}
			}
			s := swept{limit: phase.limit}
			if got, is := s.find(&r); !is || got != want || len(r.Deadlines) != 1 {
				return fmt.Sprintf("%s %d: %s (there: %t, of %d), want %s", phase.limit, year, got, is, len(r.Deadlines), want)
			}
		}
	}
	return ""
}
