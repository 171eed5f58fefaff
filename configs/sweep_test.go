package configs_test

import (
	"testing"
	"time"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs"
)

// The second computation: every limit over every day of 2019 to 2027, worked out with the standard library's
// times, holidays from the rules for them, and one small function a limit. It shares no code and no data
// with the law room or its files.

const oneDay = 24 * time.Hour

func date(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// plusMonths is the corresponding day, or the last day of the month where there is none.
func plusMonths(t time.Time, n int) time.Time {
	first := date(t.Year(), t.Month()+time.Month(n), 1)
	last := date(first.Year(), first.Month()+1, 0)
	if t.Day() >= last.Day() {
		return last
	}
	return date(first.Year(), first.Month(), t.Day())
}

func plusDays(t time.Time, n int) time.Time { return t.Add(time.Duration(n) * oneDay) }

// easter is Easter Sunday by the anonymous Gregorian algorithm.
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	return date(y, time.Month((h+l-7*m+114)/31), (h+l-7*m+114)%31+1)
}

func firstMonday(y int, m time.Month) time.Time {
	t := date(y, m, 1)
	for t.Weekday() != time.Monday {
		t = t.Add(oneDay)
	}
	return t
}

// holidays of one year by the rules, with the years that were different.
func holidays(y int) map[time.Time]bool {
	out := map[time.Time]bool{plusDays(easter(y), -2): true, plusDays(easter(y), 1): true}
	may, spring := firstMonday(y, time.May), firstMonday(y, time.June)
	spring = plusDays(spring, -7)
	switch y {
	case 2020:
		may = date(2020, time.May, 8)
	case 2022:
		spring = date(2022, time.June, 2)
		out[date(2022, time.June, 3)], out[date(2022, time.September, 19)] = true, true
	case 2023:
		out[date(2023, time.May, 8)] = true
	}
	out[may], out[spring] = true, true
	out[plusDays(firstMonday(y, time.September), -7)] = true
	for _, fixed := range []time.Time{date(y, time.January, 1), date(y, time.December, 25), date(y, time.December, 26)} {
		for out[fixed] || fixed.Weekday() == time.Saturday || fixed.Weekday() == time.Sunday {
			fixed = fixed.Add(oneDay)
		}
		out[fixed] = true
	}
	return out
}

var closedDays = func() map[time.Time]bool {
	all := map[time.Time]bool{}
	for y := 2014; y <= 2029; y++ {
		for d := range holidays(y) {
			all[d] = true
		}
	}
	return all
}()

func isOpen(t time.Time) bool {
	return t.Weekday() != time.Saturday && t.Weekday() != time.Sunday && !closedDays[t]
}

func august(t time.Time) bool { return t.Month() == time.August }
func christmas(t time.Time) bool {
	return (t.Month() == time.December && t.Day() >= 25) || (t.Month() == time.January && t.Day() == 1)
}
func frozen(t time.Time) bool { return august(t) || christmas(t) }
func never(time.Time) bool    { return false }

func nextOpen(t time.Time) time.Time {
	for !isOpen(t) {
		t = t.Add(oneDay)
	}
	return t
}

func workingDays(t time.Time, n int, skip func(time.Time) bool) time.Time {
	for n > 0 {
		if t = t.Add(oneDay); isOpen(t) && !skip(t) {
			n--
		}
	}
	return t
}

func countedDays(t time.Time, n int) time.Time {
	for n > 0 {
		if t = t.Add(oneDay); !frozen(t) {
			n--
		}
	}
	return t
}

// toStart is the roll for starting an SEN case.
func toStart(t time.Time) time.Time {
	if frozen(t) {
		for frozen(t) {
			t = t.Add(oneDay)
		}
	}
	return nextOpen(t)
}

type way func(time.Time) time.Time

func weeks(n int) way                        { return func(t time.Time) time.Time { return plusDays(t, 7*n) } }
func days(n int) way                         { return func(t time.Time) time.Time { return plusDays(t, n) } }
func months(n int) way                       { return func(t time.Time) time.Time { return plusMonths(t, n) } }
func threeWorkingDays(t time.Time) time.Time { return workingDays(t, 3, never) }

// startingWith is n months of which the day itself is the first; the earlier reading where there is no such
// day.
func startingWith(n int) way {
	return func(t time.Time) time.Time { return plusDays(plusMonths(t, n), -1) }
}

type swept struct {
	limit, fact, attr, value string
	ground                   string
	also                     string // a fact on the same day that the limit needs
	due                      way
}

func TestEveryLimitOverEveryDayAgreesWithASecondComputation(t *testing.T) {
	book, err := configs.Book(configs.England)
	if err != nil {
		t.Fatal(err)
	}
	calendar, err := configs.Calendar()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sweeps() {
		t.Run(s.limit+" from "+s.fact+" "+s.value, func(t *testing.T) { s.sweep(t, book, calendar) })
	}
}

func sweeps() []swept {
	orders := func(limit, what string, n int) swept {
		return swept{limit, "order-made", "orders", what, "cease", "", weeks(n)}
	}
	return []swept{
		{"appeal", "decision-sent", "", "", "refuse-assess", "", func(t time.Time) time.Time { return toStart(plusMonths(t, 2)) }},
		{"appeal", "certificate-issued", "kind", "deemed", "contents-BF", "", func(t time.Time) time.Time { return toStart(plusMonths(t, 1)) }},
		{"mediation-contact-2m", "decision-sent", "", "", "refuse-assess", "", months(2)},
		{"mediation-certificate-no-mediation-3wd", "mediation-declined", "", "", "cease", "", threeWorkingDays},
		{"mediation-certificate-deemed-3wd", "authority-cannot-arrange", "", "", "cease", "", threeWorkingDays},
		{"mediation-certificate-after-3wd", "mediation-concluded", "", "", "cease", "", threeWorkingDays},
		{"mediation-health-notify-3wd", "mediation-wanted", "health", "true", "cease", "", threeWorkingDays},
		{"mediation-arrange-30d-la", "authority-told-mediation-wanted", "", "", "cease", "", days(30)},
		{"mediation-agreement-tell-la-1w", "agreement-made", "parties", "health-only", "cease", "", weeks(1)},
		{"tribunal-register-10wd", "appeal-received", "", "", "cease", "", func(t time.Time) time.Time { return workingDays(t, 10, frozen) }},
		{"la-response-30wd", "authority-received-appeal", "", "", "cease", "", func(t time.Time) time.Time { return nextOpen(workingDays(t, 30, frozen)) }},
		{"decision-10wd", "hearing-held", "", "", "cease", "", func(t time.Time) time.Time { return workingDays(t, 10, frozen) }},
		{"permission-to-appeal-28d", "reasons-sent", "", "", "cease", "", func(t time.Time) time.Time { return nextOpen(countedDays(t, 28)) }},
		{"permission-to-appeal-28d", "reasons-sent", "", "", "disability-school", "", disabilityPermission},
		{"ut-permission-1-month", "permission-refused", "", "", "cease", "", upperTribunalMonth},
		{"assess-decision-6w", "assessment-requested", "", "", "cease", "", weeks(6)},
		{"refuse-plan-16w", "assessment-requested", "", "", "cease", "assessment-agreed", weeks(16)},
		{"final-plan-20w", "assessment-requested", "", "", "cease", "assessment-agreed", weeks(20)},
		{"draft-plan-representations-15d", "draft-plan-served", "", "", "cease", "", days(14)},
		{"review-decision-4w", "review-meeting-held", "", "", "cease", "", weeks(4)},
		{"review-total-12w", "review-meeting-held", "", "", "cease", "", weeks(12)},
		{"review-final-8w", "amendment-notice-sent", "", "", "cease", "", weeks(8)},
		{"review-not-amend-8w", "amendment-notice-sent", "", "", "cease", "", weeks(8)},
		{"dds-claim-6-months", "discrimination-happened", "", "", "disability-school", "", startingWith(6)},
		{"dds-conciliation-9m", "discrimination-happened", "conciliation", "true", "disability-school", "", startingWith(9)},
		{"lgsco-12m", "became-aware-of-fault", "", "", "cease", "", months(12)},
		{"judicial-review-3m", "grounds-for-review-arose", "", "", "cease", "", months(3)},
		orders("order-assess-notify-2w", "assess", 2), orders("order-assess-no-plan-10w", "assess", 10),
		orders("order-assess-final-14w", "assess", 14), orders("order-plan-draft-5w", "make-plan", 5),
		orders("order-plan-final-11w", "make-plan", 11), orders("order-reconsider-2w", "reconsider", 2),
		orders("order-contents-5w", "contents", 5), orders("order-placement-2w", "placement", 2),
		orders("order-maintain-amend-5w", "maintain-amend", 5),
	}
}

// disabilityPermission is 28 days; until 20 July 2020 without August and Christmas, since then with them.
func disabilityPermission(t time.Time) time.Time {
	if t.Before(date(2020, time.July, 21)) {
		return nextOpen(countedDays(t, 28))
	}
	return nextOpen(plusDays(t, 28))
}

// upperTribunalMonth is a month measured in days, of which those of August and Christmas are not counted.
func upperTribunalMonth(t time.Time) time.Time {
	n := int(plusMonths(t, 1).Sub(t) / oneDay)
	return nextOpen(countedDays(t, n))
}

func (s *swept) sweep(t *testing.T, book *law.Book, calendar *civil.Calendar) {
	for at := date(2019, time.January, 1); at.Year() < 2028; at = at.Add(oneDay) {
		want := s.due(at)
		if want.Year() > 2028 {
			continue
		}
		m := law.Matter{Grounds: []string{s.ground}, Events: []law.Event{{ID: "start", Type: s.fact, On: civil.Of(at)}}}
		if s.attr != "" {
			m.Events[0].Attrs = law.Attrs{}.With(s.attr, s.value)
		}
		if s.also != "" {
			m.Events = append(m.Events, law.Event{Type: s.also, On: civil.Of(at)})
		}
		result, err := law.Compute(book, calendar, m)
		if err != nil {
			t.Fatal(err)
		}
		got := "not there"
		for i := range result.Deadlines {
			if d := &result.Deadlines[i]; d.Rule.ID == s.limit && d.Of == "start" {
				got = d.Due.String()
			}
		}
		if got != want.Format(time.DateOnly) {
			t.Fatalf("%s: due %s, want %s", at.Format("2006-01-02 Mon"), got, want.Format("2006-01-02 Mon"))
		}
	}
}

// Every limit of the book that counts a period is in the sweep, so that none is added without its second
// computation. Limits that a person fixes, agreed actions and the phase transfer have their examples.
func TestEveryCountedLimitIsSwept(t *testing.T) {
	book, err := configs.Book(configs.England)
	if err != nil {
		t.Fatal(err)
	}
	in := map[string]bool{"appeal-2-months": true, "appeal-1-month-certificate": true} // swept as the limbs of appeal
	for _, s := range sweeps() {
		in[s.limit] = true
	}
	for i := range book.Rules {
		r := &book.Rules[i]
		if r.Versions[0].Count.Kind == law.CountPeriod && !in[r.ID] {
			t.Errorf("%s is not swept", r.ID)
		}
	}
}
