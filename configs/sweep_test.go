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
	return withFixed(out, date(y, time.January, 1), date(y, time.December, 25), date(y, time.December, 26))
}

// withFixed adds holidays of fixed days: on a weekend, or where another one is, the next free day takes its place.
func withFixed(out map[time.Time]bool, days ...time.Time) map[time.Time]bool {
	for _, fixed := range days {
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
	with                     func(on civil.Date) []law.Event // other facts that it needs
	fixes                    bool                            // the start fixes the day that is counted from
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
		return swept{limit: limit, fact: "order-made", attr: "orders", value: what, ground: "cease", due: weeks(n)}
	}
	return []swept{
		{limit: "appeal", fact: "decision-sent", ground: "refuse-assess", due: func(t time.Time) time.Time { return toStart(plusMonths(t, 2)) }},
		{limit: "appeal", fact: "certificate-issued", attr: "kind", value: "deemed", ground: "contents-BF", due: func(t time.Time) time.Time { return toStart(plusMonths(t, 1)) }},
		{limit: "mediation-contact-2m", fact: "decision-sent", ground: "refuse-assess", due: months(2)},
		{limit: "mediation-certificate-no-mediation-3wd", fact: "mediation-declined", ground: "cease", due: threeWorkingDays},
		{limit: "mediation-certificate-deemed-3wd", fact: "authority-cannot-arrange", ground: "cease", due: threeWorkingDays},
		{limit: "mediation-certificate-after-3wd", fact: "mediation-concluded", ground: "cease", due: threeWorkingDays},
		{limit: "mediation-health-notify-3wd", fact: "mediation-wanted", attr: "health", value: "true", ground: "cease", due: threeWorkingDays},
		{limit: "mediation-arrange-30d-la", fact: "authority-told-mediation-wanted", ground: "cease", due: days(30)},
		{limit: "mediation-agreement-tell-la-1w", fact: "agreement-made", attr: "parties", value: "health-only", ground: "cease", due: weeks(1)},
		{limit: "tribunal-register-10wd", fact: "appeal-received", ground: "cease", due: func(t time.Time) time.Time { return workingDays(t, 10, frozen) }},
		{limit: "la-response-30wd", fact: "authority-received-appeal", ground: "cease", due: func(t time.Time) time.Time { return nextOpen(workingDays(t, 30, frozen)) }},
		{limit: "decision-10wd", fact: "hearing-held", ground: "cease", due: func(t time.Time) time.Time { return workingDays(t, 10, frozen) }},
		{limit: "permission-to-appeal-28d", fact: "reasons-sent", ground: "cease", due: func(t time.Time) time.Time { return nextOpen(countedDays(t, 28)) }},
		{limit: "permission-to-appeal-28d", fact: "reasons-sent", ground: "disability-school", due: disabilityPermission},
		{limit: "ut-permission-1-month", fact: "permission-refused", ground: "cease", due: upperTribunalMonth},
		{limit: "assess-decision-6w", fact: "assessment-requested", ground: "cease", due: weeks(6)},
		{limit: "refuse-plan-16w", fact: "assessment-requested", ground: "cease", also: "assessment-agreed", due: weeks(16)},
		{limit: "final-plan-20w", fact: "assessment-requested", ground: "cease", also: "assessment-agreed", due: weeks(20)},
		{limit: "draft-plan-representations-15d", fact: "draft-plan-served", ground: "cease", due: days(14)},
		{limit: "review-decision-4w", fact: "review-meeting-held", ground: "cease", due: weeks(4)},
		{limit: "review-total-12w", fact: "review-meeting-held", ground: "cease", due: weeks(12)},
		{limit: "review-final-8w", fact: "amendment-notice-sent", ground: "cease", due: weeks(8)},
		{limit: "review-not-amend-8w", fact: "amendment-notice-sent", ground: "cease", due: weeks(8)},
		{limit: "dds-claim-6-months", fact: "discrimination-happened", ground: "disability-school", due: startingWith(6)},
		{limit: "dds-conciliation-9m", fact: "discrimination-happened", attr: "conciliation", value: "true", ground: "disability-school", due: startingWith(9)},
		{limit: "lgsco-12m", fact: "became-aware-of-fault", ground: "cease", due: months(12)},
		{limit: "judicial-review-3m", fact: "grounds-for-review-arose", ground: "cease", due: months(3)},
		orders("order-assess-notify-2w", "assess", 2), orders("order-assess-no-plan-10w", "assess", 10),
		orders("order-assess-final-14w", "assess", 14), orders("order-plan-draft-5w", "make-plan", 5),
		orders("order-plan-final-11w", "make-plan", 11), orders("order-reconsider-2w", "reconsider", 2),
		orders("order-contents-5w", "contents", 5), orders("order-placement-2w", "placement", 2),
		orders("order-maintain-amend-5w", "maintain-amend", 5),
		{limit: "advice-6w", fact: "advice-requested", ground: "cease", due: weeks(6)},
		{limit: "reassess-decision-15d", fact: "reassessment-requested", ground: "cease", due: days(15)},
		{limit: "reassess-final-14w", fact: "reassessment-agreed", ground: "cease", due: weeks(14)},
		{limit: "assess-repeat-6m", fact: "last-assessment-made", ground: "cease", due: months(6)},
		{limit: "transfer-plan-15wd", fact: "old-authority-aware-of-move", ground: "cease", due: fifteenBeginningWith},
		{limit: "transfer-inform-6w", fact: "plan-transferred", ground: "cease", due: weeks(6)},
		{limit: "transfer-review", fact: "plan-transferred", ground: "cease", due: monthsBeginningWith(3)},
		{limit: "review-amendments-4w", fact: "review-meeting-held", ground: "cease", due: weeks(4)},
		{limit: "review-report-2w", fact: "review-meeting-held", ground: "cease", due: weeks(2)},
		{limit: "review-representations-15d", fact: "amendment-notice-sent", ground: "cease", due: days(14)},
		{limit: "annual-review-12m", fact: "final-plan-sent", ground: "contents-BF", due: monthsBeginningWith(12)},
		{limit: "review-notice-2w", fact: "review-meeting-fixed", ground: "cease", fixes: true, due: weeks(-2)},
		{limit: "review-papers-2w", fact: "review-meeting-fixed", ground: "cease", fixes: true, due: weeks(-2)},
		{limit: "phase-transfer-5-months", fact: "post-16-transfer-proposed", ground: "cease", fixes: true, due: months(-5)},
		{limit: "hearing-notice-14d", fact: "direction-made", attr: "what", value: "hearing", ground: "cease", fixes: true, due: fourteenBack},
		{limit: "mediation-date-notice-5wd", fact: "mediation-booked", ground: "cease", fixes: true, due: fiveWorkingDaysBack},
		{limit: "mediation-arrange-30d-joint", fact: "authority-told-mediation-wanted", ground: "cease", due: days(30), with: wanting("education")},
		{limit: "mediation-arrange-30d-health", fact: "icb-told-of-issues", ground: "cease", due: days(30), with: wanting("")},
		{limit: "hearing-22w-measure", fact: "appeal-received", ground: "cease", due: weeks(22)},
		{limit: "responsible-body-response-30wd", fact: "responsible-body-received-claim", ground: "disability-school", due: schoolResponse},
		twentyEight("withdrawal-reinstate-28d", "appeal-withdrawn"), twentyEight("strikeout-reinstate-28d", "appeal-struck-out"),
		twentyEight("set-aside-28d", "reasons-sent"), twentyEight("review-28d", "reasons-sent"),
		{limit: "costs-14d", fact: "reasons-sent", ground: "cease", due: func(t time.Time) time.Time { return nextOpen(countedDays(t, 14)) }},
		{limit: "staff-decision-14d", fact: "staff-decision-sent", ground: "cease", due: func(t time.Time) time.Time { return nextOpen(countedDays(t, 14)) }},
		{limit: "ut-renew-14d", fact: "ut-permission-refused-on-papers", ground: "cease", due: func(t time.Time) time.Time { return nextOpen(countedDays(t, 14)) }},
		{limit: "ut-notice-1-month", fact: "permission-granted", ground: "cease", due: upperTribunalMonth},
		{limit: "ut-response-1-month", fact: "ut-notice-of-appeal-sent", ground: "cease", due: upperTribunalMonth},
		{limit: "ut-set-aside-1-month", fact: "ut-decision-sent", ground: "cease", due: upperTribunalMonth},
		{limit: "ut-to-coa-1-month", fact: "ut-decision-sent", ground: "cease", due: upperTribunalMonth},
		conceded("unopposed-assess-2w", "refuse-assess", 2), conceded("unopposed-assess-2w", "refuse-reassess", 2),
		conceded("unopposed-no-plan-10w", "refuse-assess", 10), conceded("unopposed-final-14w", "refuse-reassess", 14),
		conceded("unopposed-contents-5w", "contents-BF", 5), conceded("unopposed-contents-5w", "refuse-amend", 5),
		conceded("unopposed-placement-2w", "placement-I", 2),
		conceded("unopposed-plan-draft-5w", "refuse-plan", 5), conceded("unopposed-plan-final-11w", "refuse-plan", 11),
		{limit: "reversed-assess-no-plan-10w", fact: "decision-reversed", attr: "how", value: "authority-reconsidered", ground: "refuse-assess", due: weeks(10), with: refusedBefore},
		{limit: "reversed-assess-final-14w", fact: "decision-reversed", attr: "how", value: "authority-reconsidered", ground: "refuse-assess", due: weeks(14), with: refusedBefore},
		{limit: "recommendation-health-5w", fact: "recommendation-made", attr: "body", value: "health", ground: "cease", due: weeks(5)},
		{limit: "recommendation-care-5w", fact: "recommendation-made", attr: "body", value: "care", ground: "cease", due: weeks(5)},
		{limit: "la-complaint-ack-5wd", fact: "complaint-made", ground: "cease", due: codeDays(5)},
		{limit: "la-complaint-stage1-10wd", fact: "complaint-acknowledged", ground: "cease", due: codeDays(10)},
		{limit: "la-complaint-stage2-20wd", fact: "complaint-escalated", ground: "cease", due: codeDays(20)},
		{limit: "judicial-review-pap-14d", fact: "letter-before-claim-sent", ground: "cease", due: days(14)},
		{limit: "judicial-review-aos-21d", fact: "review-claim-served", ground: "cease", due: days(21)},
		{limit: "nhs-complaint-12m", fact: "became-aware-of-fault", attr: "body", value: "health", ground: "cease", due: months(12)},
		{limit: "phso-12m", fact: "became-aware-of-fault", attr: "body", value: "health", ground: "cease", due: months(12)},
		{limit: "care-complaint-12m", fact: "became-aware-of-fault", attr: "body", value: "care", ground: "cease", due: months(12)},
		{limit: "rights-request-1-month", fact: "rights-request-received", ground: "cease", due: months(1)},
	}
}

func twentyEight(limit, fact string) swept {
	return swept{limit: limit, fact: fact, ground: "cease", due: func(t time.Time) time.Time { return nextOpen(countedDays(t, 28)) }}
}

func conceded(limit, ground string, n int) swept {
	return swept{limit: limit, fact: "authority-not-opposing", attr: "ground", value: ground, ground: ground, due: weeks(n)}
}

// monthsBeginningWith is n months of which the first day is the first; the last day of the month where
// there is no such day.
func monthsBeginningWith(n int) way {
	return func(t time.Time) time.Time {
		if end := plusMonths(t, n); end.Day() != t.Day() {
			return end
		}
		return plusDays(plusMonths(t, n), -1)
	}
}

func fifteenBeginningWith(t time.Time) time.Time { return workingDays(plusDays(t, -1), 15, never) }

func fourteenBack(t time.Time) time.Time {
	for n := 14; n > 0; {
		if t = plusDays(t, -1); !frozen(t) {
			n--
		}
	}
	return t
}

func fiveWorkingDaysBack(t time.Time) time.Time {
	for n := 5; n > 0; {
		if t = plusDays(t, -1); isOpen(t) {
			n--
		}
	}
	return t
}

// schoolResponse is thirty working days; until 20 July 2020 without August and Christmas.
func schoolResponse(t time.Time) time.Time {
	if t.Before(date(2020, time.July, 21)) {
		return workingDays(t, 30, frozen)
	}
	return workingDays(t, 30, never)
}

// codeDays are working days under a code that began on 1 April 2026; before it there is no such limit.
func codeDays(n int) way {
	return func(t time.Time) time.Time {
		if t.Before(date(2026, time.April, 1)) {
			return time.Time{}
		}
		return workingDays(t, n, never)
	}
}

// wanting is mediation about health and, if named, something else.
func wanting(other string) func(civil.Date) []law.Event {
	return func(on civil.Date) []law.Event {
		a := law.Attrs{}.With("health", "true")
		if other != "" {
			a = a.With(other, "true")
		}
		return []law.Event{{Type: "mediation-wanted", On: on, Attrs: a}}
	}
}

func refusedBefore(on civil.Date) []law.Event {
	return []law.Event{{Type: "decision-sent", On: on.AddDays(-30)}}
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
		if s.fixes {
			m.Events[0].On, m.Events[0].Due = civil.Of(at).AddDays(-60), civil.Of(at)
		}
		if s.attr != "" {
			m.Events[0].Attrs = law.Attrs{}.With(s.attr, s.value)
		}
		if s.also != "" {
			m.Events = append(m.Events, law.Event{Type: s.also, On: civil.Of(at)})
		}
		if s.with != nil {
			m.Events = append(m.Events, s.with(civil.Of(at))...)
		}
		result, err := law.Compute(book, calendar, m)
		if err != nil {
			t.Fatal(err)
		}
		got := "0001-01-01" // not there
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
	in := map[string]bool{"appeal-2-months": true, "appeal-1-month-certificate": true, // swept as limbs
		"transfer-review-3m": true, "transfer-review-12m": true}
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
