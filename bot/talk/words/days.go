package words

import (
	"slices"
	"time"

	"github.com/redress-send/redress/casework/civil"
)

// form says how a day was typed, which decides what completes it.
type form uint8

const (
	wholeDay   form = iota // nothing is left open: 12/11/2026, yesterday, a week on Friday
	yearless               // 12 November
	monthless              // the 26th, Tues 3rd
	weekdayDay             // Friday
	holidayDay             // Boxing Day
	echoDay                // the same day, the next day
	vagueDay               // end of February, next week
)

// day is a day as it was typed. Which day of the calendar it is may depend on what it is the day of.
type day struct {
	start, end int // bytes of the message
	form       form
	date       civil.Date                         // wholeDay
	day        int                                // yearless, monthless
	month      time.Month                         // yearless
	weekday    time.Weekday                       // weekdayDay, or the one written beside another form
	hasWeekday bool                               // a weekday was written
	holiday    string                             // holidayDay
	yearly     func(year int) (civil.Date, error) // holidayDay without a name: the day in a year
	offset     int                                // echoDay: days to add
	first      civil.Date                         // vagueDay: the stretch that is meant, where it is known
	last       civil.Date                         // vagueDay
	readings   []civil.Date                       // where it can be read in several ways
	doubt      string                             // set where no reading may be taken
	numeric    bool                               // written in figures only
	before     string                             // the preposition before it
	clock      string                             // "15:04", where an hour belongs to it
	shared     bool                               // "both 9 Nov", "same day 9 Nov": it is the day of everything beside it
	negated    bool                               // "not the 25th"
	week       bool                               // a whole week is meant: "w/c 7th"
	sameDay    bool                               // "an hour ago": today, however roughly it is said
	heard      bool                               // it became part of a fact
	taken      civil.Date                         // as what the fact took it
	merged     bool                               // "same day" with the day itself beside it: says nothing more
	at         int                                // token that it became
	rises      bool                               // a weekday with a later one after it, which as past days would be before it
}

// dayReader reads the day that begins at a token, if one does.
type dayReader struct {
	toks  []token
	today civil.Date
	cal   *civil.Calendar
}

// dayRules are tried in this order; the first that reads a day has it.
var dayRules = [...]func(*dayReader, int) (day, int, bool){
	(*dayReader).eitherDay, (*dayReader).countedDay, (*dayReader).weekdayBeside, (*dayReader).clockChange, (*dayReader).lastOfMonth, (*dayReader).besideHoliday, (*dayReader).thisDay, (*dayReader).iso, (*dayReader).slashed, (*dayReader).weekCommencing, (*dayReader).weekdayLed,
	(*dayReader).dayMonth, (*dayReader).monthDay, (*dayReader).holidayNamed, (*dayReader).nearby, (*dayReader).lastThisNext,
	(*dayReader).lengthLed, (*dayReader).inLength, (*dayReader).endOf, (*dayReader).partOfMonth, (*dayReader).bareMonth,
	(*dayReader).bareOrdinal, (*dayReader).echo, (*dayReader).loose,
}

// read returns the day that begins at token i and the token after it.
func (r *dayReader) read(i int) (day, int, bool) {
	t := &r.toks[i]
	if t.kind != aNumber && !startsDay[t.text] {
		return day{}, 0, false
	}
	for _, rule := range dayRules {
		if d, next, ok := rule(r, i); ok {
			next = r.partOfDay(next)
			d.start, d.end = t.start, r.toks[next-1].end
			return d, next, true
		}
	}
	return day{}, 0, false
}

// text returns the spelling of token i, and the empty string outside the message.
func (r *dayReader) text(i int) string {
	if i < 0 || i >= len(r.toks) {
		return ""
	}
	return r.toks[i].text
}

// raw reports whether token i is one of the words.
func (r *dayReader) is(i int, words ...string) bool {
	return i >= 0 && i < len(r.toks) && slices.Contains(words, r.toks[i].text)
}

// number returns the number at token i if it has at most so many digits.
func (r *dayReader) number(i, digits int) (int, bool) {
	if i < 0 || i >= len(r.toks) || r.toks[i].kind != aNumber || r.toks[i].digits > digits {
		return 0, false
	}
	return r.toks[i].num, true
}

// glued reports whether token i stands directly at the one before.
func (r *dayReader) glued(i int) bool { return i < len(r.toks) && i >= 0 && r.toks[i].glued }

// skip returns i+1 if token i is one of the words, else i.
func (r *dayReader) skip(i int, words ...string) int {
	if r.is(i, words...) {
		return i + 1
	}
	return i
}

// dayOf makes a day of a day of the month, a month and a year; a year of 0 is open.
func dayOf(n int, month time.Month, year int) day {
	if year == 0 {
		d := day{form: yearless, day: n, month: month}
		if n < 1 || n > civil.DaysIn(2024, month) {
			d.doubt, d.readings = impossibleDay, nil
		}
		return d
	}
	date, err := civil.New(year, month, n)
	if err != nil {
		return day{form: wholeDay, day: n, month: month, doubt: impossibleDay}
	}
	return day{form: wholeDay, date: date, day: n, month: month}
}

// fixed makes a day of a day of the calendar.
func fixed(d civil.Date) day { return day{form: wholeDay, date: d} }

// stretch makes a day that is only known to lie from first to last.
func stretch(first, last civil.Date) day {
	return day{form: vagueDay, doubt: noDay, first: first, last: last}
}

// partOfDay skips the part of the day after a day: "Friday afternoon", "fri pm".
func (r *dayReader) partOfDay(i int) int {
	if r.is(i, "morning", "afternoon", "evening", "night", "lunchtime", "am", "pm", "eve") && !r.is(i+1, "not") {
		return i + 1
	}
	return i
}

// monday returns the Monday of the week of d.
func monday(d civil.Date) civil.Date { return d.AddDays(-(int(d.Weekday()) + 6) % 7) }

// startsDay are the words with which a day can begin.
var startsDay = union(set(`the today tonight yesterday tomorrow this last next coming day end early mid late start beginning middle
	first in week fortnight a an one two three four five six seven eight nine ten eleven twelve couple few same that following
	good easter christmas boxing new may spring summer august bank with wc other sometime earlier just minute hour
	straight lunchtime now recently weekend between around second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
	fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth twenty thirty half over before after by until since during for maundy nye halloween bonfire valentines valentine remembrance dinner tea aug w`),
	keys(weekdays), keys(months))

func union(sets ...map[string]bool) map[string]bool {
	out := map[string]bool{}
	for _, s := range sets {
		for w := range s {
			out[w] = true
		}
	}
	return out
}

func keys[V any](m map[string]V) map[string]bool {
	out := map[string]bool{}
	for w := range m {
		out[w] = true
	}
	return out
}
