package words_test

import (
	"strings"
	"testing"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework/civil"
)

// happenedDays are days of something that has happened, said on Tuesday 10 November 2026: "cert issued …".
// What is expected is the day with its weekday, or the kind of doubt with the days that may be meant.
const happenedDays = `
2026-11-09                      = 2026-11-09 Mon
2026/11/09                      = 2026-11-09 Mon
9/11/2026                       = 2026-11-09 Mon
09/11/2026                      = 2026-11-09 Mon
9/11/26                         = 2026-11-09 Mon
9.11.26                         = 2026-11-09 Mon
09.11.2026                      = 2026-11-09 Mon
9-11-26                         = 2026-11-09 Mon
09-11-2026                      = 2026-11-09 Mon
9/11                            = 2026-11-09 Mon
22/9                            = 2026-09-22 Tue
on 22.9                         = 2026-09-22 Tue
22 Sept                         = 2026-09-22 Tue
22 sep                          = 2026-09-22 Tue
22sept                          = 2026-09-22 Tue
22nd sept                       = 2026-09-22 Tue
22nd of September               = 2026-09-22 Tue
22nd of September 2026          = 2026-09-22 Tue
the 22nd of september           = 2026-09-22 Tue
22 September, 2026              = 2026-09-22 Tue
22 Sept 26                      = 2026-09-22 Tue
22 Sept '26                     = 2026-09-22 Tue
22-Sep-26                       = 2026-09-22 Tue
Sept 22nd                       = 2026-09-22 Tue
Sept 22                         = 2026-09-22 Tue
September the 22nd              = 2026-09-22 Tue
Sep 22, 2026                    = 2026-09-22 Tue
the first of October            = 2026-10-01 Thu
the twenty-second of September  = 2026-09-22 Tue
thirty first of october         = 2026-10-31 Sat
Tuesday 22 September            = 2026-09-22 Tue
tues 22nd sept 2026             = 2026-09-22 Tue
Tue, 22 Sep                     = 2026-09-22 Tue
tues 3rd                        = 2026-11-03 Tue
Tuesday the 3rd                 = 2026-11-03 Tue
Fri 2nd                         = 2026-10-02 Fri
mon 2                           = 2026-11-02 Mon
the 26th                        = 2026-10-26 Mon
on the 3rd                      = 2026-11-03 Tue
on 3rd                          = 2026-11-03 Tue
the 31st                        = 2026-10-31 Sat
today                           = 2026-11-10 Tue
this morning                    = 2026-11-10 Tue
this afternoon                  = 2026-11-10 Tue
just now                        = 2026-11-10 Tue
earlier today                   = 2026-11-10 Tue
an hour ago                     = 2026-11-10 Tue
10 mins ago                     = 2026-11-10 Tue
yesterday                       = 2026-11-09 Mon
yest                            = 2026-11-09 Mon
yday                            = 2026-11-09 Mon
yesturday                       = 2026-11-09 Mon
yesterday afternoon             = 2026-11-09 Mon
last night                      = 2026-11-09 Mon
the day before yesterday        = 2026-11-08 Sun
last thurs                      = 2026-11-05 Thu
last Friday                     = 2026-11-06 Fri
last sun                        = 2026-11-08 Sun
last Monday                     = ambiguous-day 2026-11-09 Mon | 2026-11-02 Mon
last tuesday                    = 2026-11-03 Tue
on friday                       = 2026-11-06 Fri
Friday                          = 2026-11-06 Fri
fri pm                          = 2026-11-06 Fri
weds                            = 2026-11-04 Wed
thurs                           = 2026-11-05 Thu
on sat                          = 2026-11-07 Sat
on sunday morning               = 2026-11-08 Sun
friday just gone                = 2026-11-06 Fri
this past friday                = 2026-11-06 Fri
tues                            = ambiguous-day 2026-11-10 Tue | 2026-11-03 Tue
last week on thursday           = 2026-11-05 Thu
friday last week                = 2026-11-06 Fri
monday of this week             = 2026-11-09 Mon
3 days ago                      = 2026-11-07 Sat
two days ago                    = 2026-11-08 Sun
a week ago                      = 2026-11-03 Tue
2 weeks ago                     = 2026-10-27 Tue
2wks ago                        = 2026-10-27 Tue
a fortnight ago                 = 2026-10-27 Tue
a month ago                     = 2026-10-10 Sat
3 working days ago              = 2026-11-05 Thu
a week ago today                = 2026-11-03 Tue
Good Friday                     = 2026-04-03 Fri
Easter Monday                   = 2026-04-06 Mon
Boxing Day 2025                 = 2025-12-26 Fri
the August bank holiday         = 2026-08-31 Mon
early may bank holiday          = 2026-05-04 Mon
3 march                         = 2026-03-03 Tue
15 Feb                          = 2026-02-15 Sun
30 dec 2025                     = 2025-12-30 Tue
29 feb 2024                     = 2024-02-29 Thu
12/11                           = future-day 2026-10-12 Mon | 2025-11-12 Wed
12 Nov                          = future-day 2026-10-12 Mon | 2025-11-12 Wed
12 November 2026                = future-day 2026-10-12 Mon | 2025-11-12 Wed
2026-12-03                      = future-day 2026-11-03 Tue | 2025-12-03 Wed
24 dec                          = future-day 2026-10-24 Sat | 2025-12-24 Wed
31 Jan                          = future-day 2026-10-31 Sat | 2026-01-31 Sat
tomorrow                        = future-day
next tuesday                    = future-day
in 2 weeks                      = future-day
a week on Friday                = future-day
03/04                           = ambiguous-day 2026-04-03 Fri | 2025-04-03 Thu
01/05                           = ambiguous-day 2026-05-01 Fri | 2025-05-01 Thu
Tuesday 23 September            = ambiguous-day 2026-09-23 Wed | 2026-09-22 Tue
mon 3 nov 2026                  = ambiguous-day 2026-11-03 Tue | 2026-11-02 Mon
2 or 3 November                 = ambiguous-day 2026-11-02 Mon | 2026-11-03 Tue
2nd/3rd nov                     = ambiguous-day 2026-11-02 Mon | 2026-11-03 Tue
around 3 nov                    = ambiguous-day 2026-11-03 Tue
31 Feb                          = impossible-day 2026-02-28 Sat | 2026-03-01 Sun
31/11                           = impossible-day 2026-11-30 Mon | 2026-12-01 Tue
30/02/2026                      = impossible-day 2026-02-28 Sat | 2026-03-01 Sun
31 sept                         = impossible-day 2026-09-30 Wed | 2026-10-01 Thu
2026-02-30                      = impossible-day 2026-02-28 Sat | 2026-03-01 Sun
2026-13-01                      = impossible-day
11/13/2026                      = impossible-day 2026-11-13 Fri
45 nov                          = impossible-day 2026-11-30 Mon | 2026-12-01 Tue
end of Feb                      = no-day
mid March                       = no-day
last week                       = no-day
last month                      = no-day
in October                      = no-day
the other day                   = no-day
recently                        = no-day
a few days ago                  = no-day
a couple of weeks ago           = no-day
over the weekend                = no-day
before Christmas                = missing-day
before 3 nov                    = missing-day
after half term                 = no-day
`

// plannedDays are days of something that is planned: "mediation booked for …".
const plannedDays = `
2026-12-03                      = 2026-12-03 Thu
3/12/2026                       = 2026-12-03 Thu
3/12                            = 2026-12-03 Thu
3 dec                           = 2026-12-03 Thu
3rd Dec                         = 2026-12-03 Thu
Dec 3rd                         = 2026-12-03 Thu
thurs 3rd dec                   = 2026-12-03 Thu
Thursday 3 December             = 2026-12-03 Thu
thurs 3rd                       = 2026-12-03 Thu
the 26th                        = 2026-11-26 Thu
the 3rd                         = 2026-12-03 Thu
the 31st                        = 2026-12-31 Thu
4th march                       = 2027-03-04 Thu
15 jan                          = 2027-01-15 Fri
21 dec                          = 2026-12-21 Mon
10 november                     = 2026-11-10 Tue
today                           = 2026-11-10 Tue
tomorrow                        = 2026-11-11 Wed
tmrw                            = 2026-11-11 Wed
2moro                           = 2026-11-11 Wed
tomorrow morning                = 2026-11-11 Wed
the day after tomorrow          = 2026-11-12 Thu
friday                          = 2026-11-13 Fri
on Friday                       = 2026-11-13 Fri
this Friday                     = 2026-11-13 Fri
this coming friday              = 2026-11-13 Fri
coming friday                   = 2026-11-13 Fri
monday                          = 2026-11-16 Mon
next tuesday                    = 2026-11-17 Tue
next monday                     = 2026-11-16 Mon
next friday                     = ambiguous-day 2026-11-13 Fri | 2026-11-20 Fri
tuesday                         = ambiguous-day 2026-11-10 Tue | 2026-11-17 Tue
friday after next               = ambiguous-day 2026-11-20 Fri | 2026-11-27 Fri
friday next week                = 2026-11-20 Fri
next week on friday             = 2026-11-20 Fri
next week weds                  = 2026-11-18 Wed
a week on Friday                = 2026-11-20 Fri
week on friday                  = 2026-11-20 Fri
two weeks on Friday             = 2026-11-27 Fri
a fortnight on Friday           = 2026-11-27 Fri
Friday week                     = 2026-11-20 Fri
Monday week                     = 2026-11-23 Mon
friday fortnight                = 2026-11-27 Fri
a week from friday              = 2026-11-20 Fri
Tuesday week                    = ambiguous-day 2026-11-17 Tue | 2026-11-24 Tue
a week today                    = 2026-11-17 Tue
today week                      = 2026-11-17 Tue
a week tomorrow                 = 2026-11-18 Wed
tomorrow week                   = 2026-11-18 Wed
a fortnight today               = 2026-11-24 Tue
a fortnight tomorrow            = 2026-11-25 Wed
in a fortnight                  = 2026-11-24 Tue
in 2 weeks                      = 2026-11-24 Tue
in two weeks' time              = 2026-11-24 Tue
in 3 days                       = 2026-11-13 Fri
in a week                       = 2026-11-17 Tue
3 weeks from today              = 2026-12-01 Tue
2 weeks time                    = 2026-11-24 Tue
in a month                      = 2026-12-10 Thu
in 3 working days               = 2026-11-13 Fri
end of next week                = 2026-11-20 Fri
end of this week                = 2026-11-13 Fri
the end of the week             = 2026-11-13 Fri
end of play friday              = 2026-11-13 Fri
Boxing Day                      = 2026-12-26 Sat
Christmas Eve                   = 2026-12-24 Thu
xmas day                        = 2026-12-25 Fri
New Year's Eve                  = 2026-12-31 Thu
new years day                   = 2027-01-01 Fri
Good Friday                     = 2027-03-26 Fri
Easter Monday                   = 2027-03-29 Mon
may day bank holiday            = 2027-05-03 Mon
the spring bank holiday         = 2027-05-31 Mon
30th nov                        = 2026-11-30 Mon
1st of next month               = 2026-12-01 Tue
the 4th of next month           = 2026-12-04 Fri
3 nov                           = past-day 2026-11-03 Tue | 2027-11-03 Wed
20 sept                         = past-day 2026-09-20 Sun | 2027-09-20 Mon
12/06                           = ambiguous-day 2027-06-12 Sat | 2026-06-12 Fri
weds 3rd dec                    = ambiguous-day 2026-12-03 Thu | 2026-12-02 Wed
3 or 4 dec                      = ambiguous-day 2026-12-03 Thu | 2026-12-04 Fri
3-4 Dec                         = ambiguous-day 2026-12-03 Thu | 2026-12-04 Fri
31 Nov                          = impossible-day 2026-11-30 Mon | 2026-12-01 Tue
end of Feb                      = no-day
end of the month                = no-day
mid March                       = no-day
early December                  = no-day
late jan                        = no-day
sometime next month             = no-day
next month                      = no-day
next week                       = no-day
early next week                 = no-day
the start of December           = no-day
w/c 7th                         = no-day
w/c 7 Dec                       = no-day
week commencing 7th December    = no-day
the weekend                     = no-day
in the new year                 = no-day
in a couple of weeks            = no-day
after half term                 = no-day
`

func TestDaysOfWhatHappened(t *testing.T) {
	s := on(t, "2026-11-10 Tue")
	eachDay(t, happenedDays, func(t *testing.T, typed string) (civil.Date, *words.Doubt) {
		h := words.Hear(s, "cert issued "+typed)
		return factDay(t, &h, "certificate-issued", func(f *words.HeardFact) civil.Date { return f.Event.On })
	})
}

func TestDaysOfWhatIsPlanned(t *testing.T) {
	s := on(t, "2026-11-10 Tue")
	eachDay(t, plannedDays, func(t *testing.T, typed string) (civil.Date, *words.Doubt) {
		h := words.Hear(s, "mediation booked for "+typed)
		return factDay(t, &h, "mediation-booked", func(f *words.HeardFact) civil.Date { return f.Event.Due })
	})
}

// factDay returns the day of the one fact, or its one doubt.
func factDay(t *testing.T, h *words.Heard, name string, of func(*words.HeardFact) civil.Date) (civil.Date, *words.Doubt) {
	t.Helper()
	if len(h.Facts) != 1 || h.Facts[0].Event.Type != name {
		t.Fatalf("facts %+v, want one %s", h.Facts, name)
	}
	if len(h.Doubts) == 0 {
		return of(&h.Facts[0]), nil
	}
	if len(h.Doubts) > 1 {
		t.Fatalf("doubts %+v, want at most one", h.Doubts)
	}
	if got := of(&h.Facts[0]); !got.IsZero() {
		t.Fatalf("the day is in doubt (%s) and yet taken as %s", h.Doubts[0].Kind, got)
	}
	return civil.Date{}, &h.Doubts[0]
}

// eachDay runs the lines of a table: what is typed, and the day or the doubt that is expected.
func eachDay(t *testing.T, table string, read func(*testing.T, string) (civil.Date, *words.Doubt)) {
	t.Helper()
	for line := range strings.Lines(table) {
		typed, want, ok := strings.Cut(line, "=")
		if !ok {
			continue
		}
		typed, want = strings.TrimSpace(typed), strings.TrimSpace(want)
		t.Run(typed, func(t *testing.T) {
			got, doubt := read(t, typed)
			if doubt == nil {
				if got != expected(t, want) {
					t.Errorf("%q is %s, want %s", typed, got.Short(), want)
				}
				return
			}
			kind, readings, _ := strings.Cut(want, " ")
			if doubt.Kind != kind {
				t.Fatalf("%q: doubt %s %v, want %s", typed, doubt.Kind, doubt.Readings, want)
			}
			if said := readingsOf(doubt); kind != "no-day" && said != readings {
				t.Errorf("%q may be %s, want %s", typed, said, readings)
			}
		})
	}
}

// expected reads the expected day; where a doubt was expected it is no day.
func expected(t *testing.T, want string) civil.Date {
	t.Helper()
	if want == "" || want[0] < '0' || want[0] > '9' {
		return civil.Date{}
	}
	return day(t, want)
}

func readingsOf(d *words.Doubt) string {
	var out []string
	for _, r := range d.Readings {
		out = append(out, r.String()+" "+r.Weekday().String()[:3])
	}
	return strings.Join(out, " | ")
}
