package casefile_test

import (
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/gb"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs/casefile"
)

// workingDays is one count of working days that the law commanded: n after from, or before it where n is
// negative.
type workingDays struct {
	limit    string
	from, to civil.Date
	n        int
	by       *workingCalendar
}

// workingCalendar is what the days of a profile are counted by: the days that are no working days although
// nobody has a holiday, and the calendar of somebody else who is told of them.
type workingCalendar struct {
	without []*law.Span
	other   *cal.BusinessCalendar
}

// workingCalendars are those of the book, by profile.
func workingCalendars(book *law.Book) map[string]*workingCalendar {
	out := make(map[string]*workingCalendar)
	for i := range book.Profiles {
		p := &book.Profiles[i]
		w := &workingCalendar{other: cal.NewBusinessCalendar()}
		for j := range book.Spans {
			if s := &book.Spans[j]; slices.Contains(p.NotCounted, s.ID) || slices.Contains(p.WorkingDays.Without, s.ID) {
				w.without = append(w.without, s)
			}
		}
		w.other.Cacheable = true
		w.other.AddHoliday(gb.Holidays...)
		if len(w.without) > 0 {
			w.other.WorkdayFunc = func(t time.Time) bool { return !cal.IsWeekend(t) && !w.skips(civil.Of(t)) }
		}
		out[p.ID] = w
	}
	return out
}

func (w *workingCalendar) skips(d civil.Date) bool {
	return slices.ContainsFunc(w.without, func(s *law.Span) bool { return s.Contains(d) })
}

// skip is skips for a count, or nothing where there is nothing to skip.
func (w *workingCalendar) skip() civil.Skip {
	if len(w.without) == 0 {
		return nil
	}
	return w.skips
}

// otherwise is the day that the other calendar comes to.
func (w *workingDays) otherwise() civil.Date {
	from := time.Date(w.from.Year(), w.from.Month(), w.from.Day(), 0, 0, 0, 0, time.UTC)
	return civil.Of(w.by.other.WorkdaysFrom(from, w.n))
}

// workingDaysOf are the counts of working days among the deadlines of a case.
func workingDaysOf(t testing.TB, c *casefile.Calculator, f *casefile.File, by map[string]*workingCalendar) []workingDays {
	t.Helper()
	r, err := law.Compute(c.Book, c.Calendar, f.Matter())
	if err != nil {
		t.Fatal(err)
	}
	var out []workingDays
	for _, d := range r.Deadlines {
		for _, s := range d.Steps {
			if s.Kind != law.StepCounted || s.Period.Unit != civil.WorkingDays {
				continue
			}
			w := workingDays{d.Rule.ID, s.From, s.To, s.Period.N, by[profileOf(&d, s.Period)]}
			if s.Inclusive {
				w.from = w.from.AddDays(-1)
			}
			if s.Backwards {
				w.n = -w.n
			}
			out = append(out, w)
		}
	}
	return out
}

// profileOf names the profile that the period was counted by: that of the version or of the fallback.
func profileOf(d *law.Deadline, period civil.Period) string {
	if d.Version.Count.Period != period && d.Rule.Fallback != nil && d.Rule.Fallback.Count != nil {
		return d.Rule.Fallback.Count.Profile
	}
	return d.Version.Count.Profile
}

// The funeral of Queen Elizabeth II was a bank holiday that the other calendar does not know: who counts
// over that day with it comes to a working day too few.
func TestWorkingDaysComeOutAsAnotherCalendarCountsThem(t *testing.T) {
	c := calculator(t)
	by, v := workingCalendars(c.Book), newInventor(c.Book)
	funeral := civil.Must(civil.ParseChecked("2022-09-19 Mon"))
	limits, over := make(map[string]int), 0
	for n := range 6000 {
		f := v.file(n)
		for _, w := range workingDaysOf(t, c, &f, by) {
			limits[w.limit]++
			told := w
			if civil.Min(w.from, w.to).Before(funeral) && funeral.Before(civil.Max(w.from, w.to)) {
				over++
				told.n += w.n / max(w.n, -w.n)
			}
			if other := told.otherwise(); other != w.to {
				t.Errorf("%s: %d working days from %s end on %s; the other calendar says %s", w.limit, w.n, w.from, w.to, other)
			}
		}
	}
	for _, must := range []string{"la-response-30wd", "mediation-certificate-deemed-3wd", "transfer-plan-15wd", "direction-bundle"} {
		if limits[must] == 0 {
			t.Errorf("%s was not counted at all: %v", must, slices.Sorted(maps.Keys(limits)))
		}
	}
	if over == 0 {
		t.Error("no count went over the day that the other calendar does not know")
	}
}
