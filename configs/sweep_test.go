package configs_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs"
)

// lawOf is a book with the days that it is counted by.
type lawOf struct {
	book     *law.Book
	calendar *civil.Calendar
}

func lawNamed(t *testing.T, name string) lawOf {
	t.Helper()
	book, err := configs.Book(name)
	if err != nil {
		t.Fatal(err)
	}
	return lawOf{book, calendarOf(t, book)}
}

func (l lawOf) compute(m law.Matter) (law.Result, error) {
	r, err := law.Compute(l.book, l.calendar, m)
	if err != nil {
		return r, fmt.Errorf("%s: %w", l.book.Name, err)
	}
	return r, nil
}

// swept is one limit from one start, with its second computation.
type swept struct {
	limit  string
	start  law.Event
	ground string // the dispute's; cease where it does not matter
	kind   kind
	end    way // the last day of the period; the zero time where there is no such limit on that day
	at     *place

	days  func(time.Time) bool            // the days that it is of; nil: every day
	fixes bool                            // what is counted from is the day that the start fixes
	with  func(on civil.Date) []law.Event // other facts that it needs
	sure  law.Certainty                   // certain, where nothing is said
	none  bool                            // the law gives it no day
	least bool                            // the period is the least that must be given
	item  string                          // of an agreed action: the item, and its step
	step  string
}

// event is what starts a limit; attributes come in pairs.
func event(fact string, pairs ...string) law.Event {
	e := law.Event{ID: "start", Type: fact}
	for i := 0; i < len(pairs); i += 2 {
		e.Attrs = e.Attrs.With(pairs[i], pairs[i+1])
	}
	return e
}

func (s *swept) String() string {
	out := s.limit + " from " + s.start.Type
	for _, a := range s.start.Attrs {
		out += " " + a.Values[0]
	}
	return out + " about " + s.ground + " " + s.item + " " + s.step
}

// on is the day as the law room has it.
func on(t time.Time) civil.Date {
	if t.IsZero() {
		return civil.Date{}
	}
	return civil.Of(t)
}

// matter is the dispute of which the limit starts on the day.
func (s *swept) matter(at time.Time) law.Matter {
	start := s.start
	if start.On = on(at); s.fixes {
		start.On, start.Due = on(at).AddDays(-60), on(at)
	}
	m := law.Matter{Grounds: []string{s.ground}, Events: []law.Event{start}}
	if s.with != nil {
		m.Events = append(m.Events, s.with(on(at))...)
	}
	return m
}

// found is what came out, as far as it is compared.
type found struct {
	raw, due, safe civil.Date
	hour           string
	sure           law.Certainty
	least          bool
}

func (f found) String() string {
	return fmt.Sprintf("ends %s, due %s %s, safe %s, %s, at least %t", dayOrNone(f.raw), dayOrNone(f.due), f.hour, dayOrNone(f.safe), f.sure, f.least)
}

// want is what must come out for the start, and whether anything must.
func (s *swept) want(at time.Time) (found, bool) {
	if s.end != nil && s.end(at).IsZero() {
		return found{}, false
	}
	if s.none {
		return found{sure: s.sure}, true
	}
	raw := s.end(at)
	e := s.kind.of(s.at, raw)
	if e.due.After(s.at.last) || raw.Before(s.at.first) || !e.safe.IsZero() && e.safe.Before(s.at.first) {
		return found{sure: law.Unconfirmed, least: s.least}, true
	}
	return found{on(e.raw), on(e.due), on(e.safe), s.kind.hour, s.sure, s.least}, true
}

// check compares every one of the days, and says the first that differs.
func (s *swept) check(l lawOf, starts []time.Time) string {
	for _, at := range starts {
		if s.days != nil && !s.days(at) {
			continue
		}
		r, err := l.compute(s.matter(at))
		if err != nil {
			return err.Error()
		}
		want, there := s.want(at)
		got, is := s.find(&r)
		if want.due.IsZero() { // no day is given; how far the count came does not matter
			got.raw, got.hour = civil.Date{}, ""
		}
		if is != there || got != want {
			return fmt.Sprintf("%s, %s: %s (there: %t), want %s (%t)", s, at.Format("2006-01-02 Mon"), got, is, want, there)
		}
	}
	return ""
}

func (s *swept) find(r *law.Result) (found, bool) {
	for i := range r.Deadlines {
		if d := &r.Deadlines[i]; d.Rule.ID == s.limit && d.Of == s.start.ID && d.Item == s.item && d.Step == s.step {
			return found{d.RawEnd, d.Due, d.Safe, d.Cutoff, d.Certainty, d.Version.Count.Minimum}, true
		}
	}
	return found{}, false
}

// everyDay is every day of 2019 to 2028.
func everyDay() []time.Time {
	var out []time.Time
	for at := date(2019, time.January, 1); at.Year() <= 2028; at = at.Add(oneDay) {
		out = append(out, at)
	}
	return out
}

// tellingDays are those of 2019 to 2028 that tell ways of counting apart: the ends of months, what counts into
// August and Christmas, the change of July 2020, the end of the calendar; and every eleventh day.
func tellingDays() []time.Time {
	return slices.DeleteFunc(everyDay(), func(t time.Time) bool {
		far := t.Day() > 2 && t.AddDate(0, 0, 3).Month() == t.Month()
		ordinary := t.Year() != 2020 || t.Month() != time.July
		return far && ordinary && t.YearDay()%11 != 0 && !christmas(t)
	})
}

func TestEveryLimitOverEveryDayAgreesWithASecondComputation(t *testing.T) {
	starts := everyDay()
	if watched {
		starts = tellingDays()
	}
	for name, list := range allSweeps() {
		l := lawNamed(t, name)
		for _, s := range list {
			t.Run(name+"/"+s.String(), func(t *testing.T) {
				if wrong := s.check(l, starts); wrong != "" {
					t.Error(wrong)
				}
			})
		}
	}
}

// allSweeps are the sweeps of each book that is in force.
func allSweeps() map[string][]swept {
	return map[string][]swept{
		configs.England:    whole(englandSweeps(), inEngland),
		"wales":            whole(walesSweeps(), inEngland),
		"scotland":         whole(scotlandSweeps(), inScotland),
		"northern-ireland": whole(northernIrelandSweeps(), inNorthernIreland),
	}
}

// whole fills in what is mostly the same.
func whole(list []swept, at *place) []swept {
	for i := range list {
		s := &list[i]
		if s.at == nil {
			s.at = at
		}
		if s.ground == "" {
			s.ground = "cease"
		}
		if s.sure == "" {
			s.sure = law.Certain
		}
	}
	return list
}
