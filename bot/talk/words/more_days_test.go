package words_test

import (
	"testing"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework/civil"
)

// The same words on other days: at a weekend, over the new year, on the last of February.
func TestDaysSaidOnOtherDays(t *testing.T) {
	for _, c := range []struct{ today, typed, want string }{
		{"2026-11-21 Sat", "cert issued last thurs", "2026-11-19 Thu?2026-11-12 Thu"},
		{"2026-11-21 Sat", "cert issued on thursday", "2026-11-19 Thu"},
		{"2026-11-21 Sat", "cert issued yesterday", "2026-11-20 Fri"},
		{"2026-11-21 Sat", "mediation booked for next tuesday", "2026-11-24 Tue"},
		{"2026-11-21 Sat", "mediation booked for Monday week", "2026-11-30 Mon"},
		{"2026-11-21 Sat", "mediation booked for a week on Friday", "2026-12-04 Fri"},
		{"2026-11-21 Sat", "mediation booked for end of next week", "2026-11-27 Fri"},
		{"2026-11-21 Sat", "mediation booked for 14 Feb", "2027-02-14 Sun"},
		{"2026-11-22 Sun", "mediation booked for next monday", "2026-11-23 Mon"},
		{"2026-11-23 Mon", "cert issued last friday", "2026-11-20 Fri"},
		{"2026-11-20 Fri", "mediation booked for a week on friday", "2026-11-27 Fri?2026-12-04 Fri"},
		{"2027-01-04 Mon", "cert issued 22 dec", "2026-12-22 Tue"},
		{"2027-01-04 Mon", "cert issued 31/12", "2026-12-31 Thu"},
		{"2027-01-04 Mon", "cert issued the 29th", "2026-12-29 Tue"},
		{"2027-01-04 Mon", "cert issued on New Year's Eve", "2026-12-31 Thu"},
		{"2027-01-04 Mon", "cert issued a week ago", "2026-12-28 Mon"},
		{"2027-01-04 Mon", "mediation booked for 1 Feb", "2027-02-01 Mon"},
		{"2026-12-30 Wed", "mediation booked for 4 jan", "2027-01-04 Mon"},
		{"2026-12-30 Wed", "mediation booked for 04/01", "2027-01-04 Mon"},
		{"2026-12-30 Wed", "mediation booked for monday", "2027-01-04 Mon"},
		{"2026-12-31 Thu", "mediation booked for tomorrow", "2027-01-01 Fri"},
		{"2027-03-01 Mon", "cert issued yesterday", "2027-02-28 Sun"},
		{"2027-03-01 Mon", "cert issued the 31st", "2027-01-31 Sun"},
		{"2028-02-29 Tue", "cert issued today", "2028-02-29 Tue"},
		{"2028-03-01 Wed", "cert issued 29 feb", "2028-02-29 Tue"},
		{"2028-03-31 Fri", "cert issued a month ago", "?"},
		{"2026-03-29 Sun", "cert issued yesterday", "2026-03-28 Sat"}, // the clocks went forward
		{"2026-10-26 Mon", "cert issued 2 days ago", "2026-10-24 Sat"},
		{"2026-08-03 Mon", "mediation booked for 3 weeks on wednesday", "2026-08-26 Wed"},
		{"2020-05-01 Fri", "mediation booked for the early may bank holiday", "2020-05-08 Fri"}, // moved for VE Day
	} {
		t.Run(c.today+" "+c.typed, func(t *testing.T) {
			h := words.Hear(on(t, c.today), c.typed)
			if len(h.Facts) != 1 {
				t.Fatalf("facts %+v, want one", h.Facts)
			}
			got := h.Facts[0].Event.Due
			if h.Facts[0].Event.Type == "certificate-issued" {
				got = h.Facts[0].Event.On
			}
			said := ""
			if !got.IsZero() {
				said = got.String() + " " + got.Weekday().String()[:3]
			}
			if len(h.Doubts) == 1 {
				for i, r := range h.Doubts[0].Readings {
					if i > 0 {
						said += "?"
					}
					said += r.String() + " " + r.Weekday().String()[:3]
				}
				if len(h.Doubts[0].Readings) == 0 {
					said = "?"
				}
			}
			if said != c.want {
				t.Errorf("%s, want %s (doubts %v)", said, c.want, h.Doubts)
			}
		})
	}
}

// noDays have no day in them, however much they look like it.
var noDays = []string{
	"he will march into the meeting", "may I ask", "she may 3 times", "mum sat down with us", "they sat in on it", "a second opinion", "the 1st tier tribunal",
	"section I", "SEND35", "send35a", "24/7 support", "it is 50/50", "1/2 hour", "3/4 of them agreed", "version 2.5", "page 12", "paragraph 3.2",
	"reg 42", "the 3rd time", "her 2nd appeal", "her 1st choice", "level 3", "stage 2", "5 weeks", "within 5 wks", "30 days", "2 months", "2-3 weeks",
	"10 working days", "£12.50", "room 4", "year 7", "aged 7", "may be", "it may well be", "only 1 may attend", "we march on", "the sun is out", "they wed",
	"a march for schools", "Dec", "jan", "2026/27", "25/26", "HPL-0231", "0231", "#12", "3 of us", "1 in 4", "10am", "at 2", "half 2", "14:30",
	"i can do it second", "first things first", "once a week", "every friday", "each monday", "ten to one", "no. 10", "A4", "b4", "7yo",
}

func TestNoDayIsHeardWhereThereIsNone(t *testing.T) {
	s := on(t, "2026-11-10 Tue")
	for _, typed := range noDays {
		if h := words.Hear(s, typed); len(h.Dates) > 0 {
			t.Errorf("%q: heard %+v", typed, h.Dates)
		}
	}
}

// A day without a fact is the nearest, and knows what it is as one that has happened and as one to come.
func TestALooseDayHasItsThreeReadings(t *testing.T) {
	h := words.Hear(on(t, "2026-11-10 Tue"), "sorry, the 26th")
	want := words.When{Text: "the 26th", Day: day(t, "2026-10-26 Mon"), Start: 7, End: 15, Past: day(t, "2026-10-26 Mon"), Ahead: day(t, "2026-11-26 Thu")}
	if len(h.Dates) != 1 || h.Dates[0] != want {
		t.Errorf("%+v, want %+v", h.Dates, want)
	}
	if h.Intent != words.Correct {
		t.Errorf("intent %s, want correct", h.Intent)
	}
}

func TestHours(t *testing.T) {
	s := on(t, "2026-11-10 Tue")
	for typed, want := range map[string]string{
		"10am": "10:00", "10 am": "10:00", "10.30am": "10:30", "10:30": "10:30", "14:30": "14:30", "2pm": "14:00", "2.15pm": "14:15", "12pm": "12:00",
		"12am": "00:00", "at 2": "14:00", "at 10": "10:00", "at 9.30": "09:30", "half 2": "14:30", "half past 2": "14:30", "half past ten": "10:30",
		"quarter past 3": "15:15", "quarter to 4": "15:45", "quarter to 1": "12:45", "noon": "12:00", "midday": "12:00", "0930": "09:30", "1400": "14:00",
		"at 1000": "10:00", "3 o'clock": "15:00", "11 oclock": "11:00", "half 11": "11:30", "10am till 12": "10:00", "@ 3pm": "15:00", "from 10am": "10:00",
		"half 7": "", "at 7": "", "25:00": "", "10:75": "", "13pm": "", "in the morning": "", "online": "",
	} {
		h := words.Hear(s, "mediation booked for 3 dec "+typed)
		if len(h.Facts) != 1 || h.Facts[0].Event.Time != want || h.Facts[0].Event.Due != day(t, "2026-12-03 Thu") {
			t.Errorf("%q: %+v, want %q on 3 December", typed, h.Facts, want)
		}
	}
}

// Periods are no days, but sums with a day are.
func TestSums(t *testing.T) {
	s := on(t, "2026-11-10 Tue")
	for typed, want := range map[string]words.Sum{
		"2 months from 31 dec":                             {Kind: "add", From: day(t, "2026-12-31 Thu"), Period: civil.Period{N: 2, Unit: civil.Months}},
		"what's 10 working days before 24 nov?":            {Kind: "add", From: day(t, "2026-11-24 Tue"), Period: civil.Period{N: -10, Unit: civil.WorkingDays}},
		"a fortnight after 3 nov":                          {Kind: "add", From: day(t, "2026-11-03 Tue"), Period: civil.Period{N: 2, Unit: civil.Weeks}},
		"30 tribunal working days from 10 July":            {Kind: "add", From: day(t, "2026-07-10 Fri"), Period: civil.Period{N: 30, Unit: civil.WorkingDays}, Tribunal: true},
		"is boxing day a bank holiday?":                    {Kind: "working-day", From: day(t, "2026-12-26 Sat")},
		"is 4 jan 2027 a working day":                      {Kind: "working-day", From: day(t, "2027-01-04 Mon")},
		"what day is 22/9/26":                              {Kind: "weekday", From: day(t, "2026-09-22 Tue")},
		"whats the date in 6 weeks?":                       {Kind: "weekday", From: day(t, "2026-12-22 Tue")},
		"how many days between 3 nov and 24 nov":           {Kind: "between", From: day(t, "2026-11-03 Tue"), To: day(t, "2026-11-24 Tue"), Period: civil.Period{Unit: civil.Days}},
		"how many working days till 24 nov":                {Kind: "between", From: day(t, "2026-11-10 Tue"), To: day(t, "2026-11-24 Tue"), Period: civil.Period{Unit: civil.WorkingDays}},
		"is today 10 tribunal working days before 24 nov?": {Kind: "between", From: day(t, "2026-11-10 Tue"), To: day(t, "2026-11-24 Tue"), Period: civil.Period{N: 10, Unit: civil.WorkingDays}, Tribunal: true},
	} {
		h := words.Hear(s, typed)
		if h.Intent != words.DateSum || h.Sum == nil || *h.Sum != want {
			t.Errorf("%q: %s %+v, want %+v", typed, h.Intent, h.Sum, want)
		}
	}
}
