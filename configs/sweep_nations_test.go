package configs_test

import (
	"time"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

var (
	inScotland        = placeOf("scotland", 2024)
	inNorthernIreland = placeOf("northern-ireland", 2024)
)

// sinceActOf2018 is one way under the Regulations of 2012 and another since the new system began in Wales.
func sinceActOf2018(before, after way) way {
	return func(t time.Time) time.Time {
		if t.Before(date(2021, time.September, 1)) {
			return before(t)
		}
		return after(t)
	}
}

func walesSweeps() []swept {
	reform := date(2021, time.September, 1)
	plain, longer := sinceActOf2018(startingWith(2), days(8*7-1)), sinceActOf2018(startingWith(5), days(16*7-1))
	lastDay := func(on civil.Date) civil.Date { // of the period itself, not of the working day after it
		return civil.Of(plain(date(on.Year(), on.Month(), on.Day())))
	}
	resolution := func(when func(on civil.Date) civil.Date) func(civil.Date) []law.Event {
		return func(on civil.Date) []law.Event {
			return []law.Event{{Type: "disagreement-resolution-agreed", On: when(on)}}
		}
	}
	claim := event("discrimination-happened", "conciliation", "true")
	return []swept{
		{limit: "wales-appeal-8w", start: event("decision-sent"), kind: after, end: plain},
		{limit: "wales-appeal-8w", start: event("final-plan-sent"), kind: after, end: longer,
			with: resolution(func(on civil.Date) civil.Date { return on.AddDays(20) })},
		{limit: "wales-appeal-8w", start: event("decision-sent"), kind: after, end: longer, with: resolution(lastDay)},
		{limit: "wales-appeal-8w", start: event("decision-sent"), kind: after, end: plain,
			with: resolution(func(on civil.Date) civil.Date { return lastDay(on).AddDays(1) })},
		{limit: "wales-review-28d", start: event("reasons-sent"), end: from(reform, days(28))},
		{limit: "wales-review-28d", start: event("order-made"), end: from(reform, days(28)), sure: law.Provisional},
		{limit: "wales-appeal-late", start: event("decision-sent"), none: true, end: from(reform, days(0))},
		{limit: "wales-dds-late", start: claim, ground: "disability-school", none: true, end: from(reform, days(0))},
		{limit: "wales-reconsider-first", start: event("school-decision-sent"), none: true, end: from(reform, days(0))},
		{limit: "wales-la-reconsider-7w", start: event("authority-asked-to-reconsider"), end: from(reform, weeks(7))},
		{limit: "wales-dds-6m", start: claim, ground: "disability-school", kind: after, end: startingWith(6)},
		{limit: "wales-dds-9m", start: claim, ground: "disability-school", kind: after, end: startingWith(9),
			days: func(t time.Time) bool { return t.Before(reform) }},
		{limit: "wales-dds-9m", start: claim, ground: "disability-school", kind: after, end: startingWith(9), sure: law.Unconfirmed,
			days: func(t time.Time) bool { return !t.Before(reform) }},
	}
}

// scottishHoliday are the days that the tribunal's rules in Scotland leave out beside those that are closed.
func scottishHoliday(t time.Time) bool {
	return t.Month() == time.July || t.Month() == time.December && t.Day() >= 27
}

func scotlandSweeps() []swept {
	statement := func(t time.Time) time.Time { return inScotland.working(t, 30, scottishHoliday) }
	known := func(t time.Time) bool { return !plusDays(t, 1).Before(inScotland.first) }
	return []swept{
		{limit: "scot-reference-2m", start: event("decision-sent"), end: months(2), sure: law.Unconfirmed},
		{limit: "scot-case-statement-30wd", start: event("appeal-registered"), end: statement, sure: law.Unconfirmed, days: known},
		{limit: "scot-dds-6m", start: event("discrimination-happened"), ground: "disability-school", end: startingWith(6)},
		{limit: "scot-dds-late", start: event("discrimination-happened"), ground: "disability-school", none: true},
	}
}

func northernIrelandSweeps() []swept {
	return []swept{
		{limit: "ni-appeal-2m", start: event("decision-sent"), kind: after, end: months(2)},
		{limit: "ni-dds-6m", start: event("discrimination-happened"), ground: "disability-school", end: startingWith(6), sure: law.Unconfirmed},
	}
}
