package invent_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/invent"
	"github.com/redress-send/redress/configs"
)

// plan is the year 2024 as published, told at the end of the year after.
func plan(t *testing.T) invent.Plan {
	t.Helper()
	figures, err := configs.Figures()
	if err != nil {
		t.Fatal(err)
	}
	closed, err := configs.Calendar()
	if err != nil {
		t.Fatal(err)
	}
	return invent.Plan{Authorities: figures, Seed: 7, Calendar: closed, Scale: 1,
		From: civil.Must(civil.ParseChecked("2024-01-01 Mon")), To: civil.Must(civil.ParseChecked("2024-12-31 Tue")),
		At: civil.Must(civil.ParseChecked("2025-12-31 Wed"))}
}

func all(t *testing.T, p invent.Plan) ([]casework.Case, invent.Totals) {
	t.Helper()
	var out []casework.Case
	totals, err := p.Each(func(c *casework.Case) error {
		out = append(out, *c)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out, totals
}

func TestAYearHasThePublishedNumbers(t *testing.T) {
	_, got := all(t, plan(t))
	// Published for 2024: 10,507, 2,124 and 1,862 mediations held, 1,473, 475 and 701 of them appealed after.
	if d := cmp.Diff([][3]int{{10507, 2124, 1862}, {1473, 475, 701}}, [][3]int{got.Held, got.Appealed}); d != "" {
		t.Errorf("- published, + made up\n%s", d)
	}
	if got.Registered < 22000 || got.Registered > 22276 {
		t.Errorf("%d appeals, and 22,276 were published, some authorities' not", got.Registered)
	}
	for says, n := range map[string][3]int{
		"corrected in a hundred":         {100 * got.Corrected / got.Cases, 2, 4},
		"at the end of a month":          {100 * got.MonthEnds / got.Cases, 8, 20},
		"in March beside August, halves": {2 * got.Months[3] / got.Months[8], 3, 5},
		"without a day, in ten thousand": {10000 * got.Undated / got.Cases, 20, 80},
		"held within thirty days":        {100 * got.InThirtyDays / (10507 + 2124 + 1862), 50, 70},
		"all grounds":                    {len(got.Grounds), 8, 8},
	} {
		if n[0] < n[1] || n[0] > n[2] {
			t.Errorf("%s: %d, want %d to %d", says, n[0], n[1], n[2])
		}
	}
}

func TestTheSamePlanGivesTheSameCasesAndAnotherSeedOthers(t *testing.T) {
	p := plan(t)
	p.Cases = 300
	first, _ := all(t, p)
	again, _ := all(t, p)
	if d := cmp.Diff(first, again); d != "" {
		t.Error(d)
	}
	p.Seed = 8
	if other, _ := all(t, p); cmp.Equal(first, other) {
		t.Error("another seed gives the same cases")
	}
	if len(first) != 300 {
		t.Errorf("%d cases, want 300", len(first))
	}
}

// Every case can be recorded as it stands, on the day on which it is told, and its deadlines worked out.
func TestEveryCaseIsOneThatCouldBe(t *testing.T) {
	book, err := configs.Book(configs.England)
	if err != nil {
		t.Fatal(err)
	}
	p := plan(t)
	p.Cases = 3000
	service := casework.NewService(nil, book, p.Calendar)
	references := map[casework.Reference]bool{}
	cases, _ := all(t, p)
	for i := range cases {
		c := &cases[i]
		if references[c.Reference] {
			t.Errorf("%s stands twice", c.Reference)
		}
		references[c.Reference] = true
		m := c.Matter()
		for _, fault := range book.CheckMatter(&m) {
			t.Errorf("%s: %v", c.Reference, fault)
		}
		for j := range m.Events {
			e := &m.Events[j]
			for _, fault := range book.Vocabulary.Check(e, book.Grounds) {
				t.Errorf("%s: %s: %v", c.Reference, e.Type, fault)
			}
			for _, day := range []civil.Date{e.On, e.Printed, e.Received} {
				if day.After(p.At) {
					t.Errorf("%s: %s on %s, which is told on %s", c.Reference, e.Type, day, p.At)
				}
			}
		}
		if _, err := service.WorkOut(c); err != nil {
			t.Errorf("%s: %v", c.Reference, err)
		}
	}
}
