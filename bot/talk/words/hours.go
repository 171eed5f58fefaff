package words

import "fmt"

// hour reads the hour of the day that begins at token i: "10am", "14:30", "half 2", "noon". afterDay is true
// where a day stands directly before it; then "0930" and "at 10" are hours as well.
func (r *dayReader) hour(i int, afterDay bool) (clock string, next int, ok bool) {
	at := r.skip(i, "at", "@")
	said := at > i
	switch {
	case r.is(at, "noon", "midday"):
		return "12:00", at + 1, true
	case r.is(at, "half", "quarter"):
		return r.halfPast(at)
	}
	if clock, next, ok := r.hours(at, said || afterDay); ok {
		return clock, next, true
	}
	if h := numberWords[r.text(at)]; h > 0 && h <= 12 && (said || r.is(at+1, "oclock", "o")) && r.kind(at) == aWord {
		return r.spokenHour(h, at, afterDay)
	}
	h, ok := r.number(at, 4)
	if !ok || r.toks[at].ord || r.joined(at-1) && !said {
		return "", 0, false
	}
	if r.toks[at].digits >= 3 {
		return r.fourFigures(at, h, said || afterDay)
	}
	if m, ok := r.number(at+2, 2); ok && r.is(at+1, ":", ".") && r.glued(at+1) && r.glued(at+2) && r.toks[at+2].digits == 2 {
		half, next := r.halfOfDay(at + 3)
		if half == "" && r.is(at+1, ".") && !said && !afterDay {
			return "", 0, false
		}
		return clockOf(h, m, half, r.is(at+1, ":")), next, h < 24 && m < 60 && !r.joined(at+3)
	}
	half, next := r.halfOfDay(at + 1)
	switch {
	case half != "":
		return clockOf(h, 0, half, false), next, h >= 1 && h <= 12
	case r.is(at+1, "o") && r.is(r.skip(at+2, "'"), "clock"):
		return working(h, 0, r.skip(at+2, "'")+1)
	case r.is(at+1, "oclock"):
		return working(h, 0, at+2)
	case h >= 13 && h <= 20 && r.is(at+1, "hour") && !r.is(at+2, "ago", "before", "after", "later", "from"):
		return clockOf(h, 0, "", true), at + 2, true // "14 hours"
	case said && !r.counts(at+1) && r.closes(at+1) && !r.joined(at+1):
		return working(h, 0, at+1)
	}
	return "", 0, false
}

// spokenHour reads "at ten", "one o'clock": after a day, or where the clock is named.
func (r *dayReader) spokenHour(h, at int, afterDay bool) (string, int, bool) {
	next := at + 1
	if r.is(next, "o") {
		next = r.skip(r.skip(next+1, "'"), "clock")
	}
	next = r.skip(next, "oclock")
	if half, after := r.halfOfDay(next); half != "" {
		return clockOf(h, 0, half, false), after, true
	}
	if m, ok := spokenMinutes[r.text(next)]; ok && next == at+1 && r.closes(next+1) {
		return working(h, m, next+1) // "ten thirty"
	}
	if next == at+1 && (!afterDay || !r.closes(next)) {
		return "", 0, false
	}
	return working(h, 0, next)
}

// hours reads "between 2 and 4", "10-12", "10 til 12", "2 to 4pm": the hour at which it begins. Without a day before it
// only a range that says what it is counts.
func (r *dayReader) hours(at int, expected bool) (string, int, bool) {
	i := r.skip(at, "between", "from")
	first, at1, ok := r.hourOf(i)
	if !ok || !r.is(at1, "-", "and", "to", "til", "till", "until") || r.is(at1, "and") && i == at {
		return "", 0, false
	}
	last, next, ok := r.hourOf(at1 + 1)
	if !ok || r.joined(next) || r.counts(next) || r.kind(next) == aNumber && r.glued(next) {
		return "", 0, false
	}
	_, weekday := r.weekdayAt(next)
	if !expected && !weekday && !r.is(next, "on", "tomorrow", "today") && last.half == "" && first.half == "" || first.h == 0 || last.h == 0 {
		return "", 0, false
	}
	if first.half == "" && last.half == "pm" && first.h < last.h {
		first.half = last.half // "2 to 4pm"
	}
	if first.half == "" && last.half == "" && first.h <= 7 && last.h > 12 {
		return "", 0, false
	}
	if first.half != "" {
		return clockOf(first.h, first.m, first.half, false), next, first.h <= 12
	}
	clock, _, ok := working(first.h, first.m, 0)
	return clock, next, ok
}

// anHourOf is an hour of a range as it was typed.
type anHourOf struct {
	h, m int
	half string
}

// hourOf reads one end of a range: "2", "half ten", "10.30", "4pm".
func (r *dayReader) hourOf(i int) (anHourOf, int, bool) {
	var out anHourOf
	if r.is(i, "noon", "midday") {
		return anHourOf{12, 0, ""}, i + 1, true
	}
	if r.is(i, "half") {
		i, out.m = r.skip(i+1, "past"), 30
	}
	n, ok := r.number(i, 4)
	if !ok {
		n = numberWords[r.text(i)]
	} else if r.toks[i].digits > 2 {
		if r.toks[i].digits < 4 || n%100 > 59 {
			return out, 0, false
		}
		out.m, n = n%100, n/100
	}
	if n < 1 || n > 20 || ok && r.toks[i].ord {
		return out, 0, false
	}
	out.h, i = n, i+1
	if m, ok := r.number(i+1, 2); ok && r.is(i, ":", ".") && r.glued(i) && r.glued(i+1) && r.toks[i+1].digits == 2 && m < 60 {
		out.m, i = m, i+2
	}
	out.half, i = r.halfOfDay(i)
	return out, i, true
}

// kind returns the kind of token i.
func (r *dayReader) kind(i int) kind {
	if i < 0 || i >= len(r.toks) {
		return aMark
	}
	return r.toks[i].kind
}

// halfOfDay reads "am" or "pm".
func (r *dayReader) halfOfDay(i int) (string, int) {
	if r.is(i, "am", "pm") {
		return r.text(i), i + 1
	}
	return "", i
}

// fourFigures reads "0930" and "930" where an hour is expected, in the hours in which people meet.
func (r *dayReader) fourFigures(at, n int, expected bool) (string, int, bool) {
	if half, next := r.halfOfDay(at + 1); half != "" && n%100 < 60 && n/100 >= 1 && n/100 <= 12 {
		return clockOf(n/100, n%100, half, false), next, true
	}
	if !expected || r.toks[at].digits != 4 || n/100 < 7 || n/100 > 20 || n%100 >= 60 {
		return "", 0, false
	}
	return clockOf(n/100, n%100, "", true), at + 1, true
}

// halfPast reads "half 2", "half past 2", "quarter to 4".
func (r *dayReader) halfPast(i int) (string, int, bool) {
	at := r.skip(i+1, "past", "to")
	to := r.is(i+1, "to")
	h, ok := r.number(at, 2)
	if !ok {
		h = numberWords[r.text(at)]
	}
	if h < 1 || h > 12 || r.is(i, "half") && to || r.is(i, "quarter") && at == i+1 || at < len(r.toks) && r.toks[at].ord {
		return "", 0, false
	}
	m := 30
	if r.is(i, "quarter") {
		m = 15
		if to {
			m, h = 45, (h+10)%12+1
		}
	}
	if half, next := r.halfOfDay(at + 1); half != "" {
		return clockOf(h, m, half, false), next, true
	}
	if r.counts(at+1) || r.joined(at+1) {
		return "", 0, false
	}
	return working(h, m, at+1)
}

// working reads an hour without am or pm as people mean it at work: 8 to 12 is the morning and noon, 1 to 5
// the afternoon. 6 and 7 can be both and are not read.
func working(h, m, next int) (string, int, bool) {
	switch {
	case h >= 13 && h < 21 || h >= 8 && h <= 12:
		return clockOf(h, m, "", true), next, true
	case h >= 1 && h <= 5:
		return clockOf(h, m, "pm", false), next, true
	}
	return "", 0, false
}

// clockOf writes an hour as "15:04". full says that the hour is one of twenty-four.
func clockOf(h, m int, half string, full bool) string {
	switch {
	case half == "pm" && h < 12:
		h += 12
	case half == "am" && h == 12:
		h = 0
	case half == "" && !full && h >= 1 && h <= 5:
		h += 12
	}
	return fmt.Sprintf("%02d:%02d", h, m)
}

// spokenMinutes are the minutes that are said after an hour.
var spokenMinutes = map[string]int{"fifteen": 15, "thirty": 30}
