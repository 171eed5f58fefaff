package words

import (
	"time"

	"github.com/redress-send/redress/casework/civil"
)

// iso reads 2026-11-12 and 2026/11/12.
func (r *dayReader) iso(i int) (day, int, bool) {
	if r.toks[i].kind != aNumber || r.toks[i].digits != 4 || i+4 >= len(r.toks) || r.toks[i].ord {
		return day{}, 0, false
	}
	sep := r.text(i + 1)
	if sep != "-" && sep != "/" || r.text(i+3) != sep || r.toks[i+2].digits != 2 || r.toks[i+4].digits != 2 {
		return day{}, 0, false
	}
	for k := i + 1; k <= i+4; k++ {
		if !r.glued(k) {
			return day{}, 0, false
		}
	}
	month, n := r.toks[i+2].num, r.toks[i+4].num
	if month < 1 || month > 12 {
		return day{form: wholeDay, doubt: impossibleDay}, i + 5, true
	}
	return dayOf(n, time.Month(month), r.toks[i].num), i + 5, true
}

// slashed reads 12/11, 12/11/26, 12.11.2026 and 12-11-26: always the day first.
func (r *dayReader) slashed(i int) (day, int, bool) {
	a, ok := r.number(i, 2)
	if !ok || r.toks[i].ord || r.joined(i-1) {
		return day{}, 0, false
	}
	sep := r.text(i + 1)
	b, ok := r.number(i+2, 2)
	if !ok || sep != "/" && sep != "." && sep != "-" || !r.glued(i+1) || !r.glued(i+2) || r.toks[i+2].ord {
		return day{}, 0, false
	}
	if c, ok := r.number(i+4, 4); ok && r.text(i+3) == sep && r.glued(i+3) && r.glued(i+4) {
		digits := r.toks[i+4].digits
		if digits == 3 || digits == 1 || r.joined(i+5) {
			return day{}, 0, false
		}
		if digits == 2 {
			c = century(c)
		}
		return inFigures(a, b, c), i + 5, true
	}
	if r.joined(i+3) || !r.isDayMonth(i, a, b, sep) {
		return day{}, 0, false
	}
	return inFigures(a, b, 0), i + 3, true
}

// joined reports whether token i is a mark that ties a number to its neighbour, or a sign before a sum.
func (r *dayReader) joined(i int) bool {
	if r.is(i, "£", "$", "€", "%", "#") {
		return true
	}
	return r.is(i, "/", "-", ".", ":") && r.glued(i) && r.glued(i+1)
}

// isDayMonth reports whether two numbers with a sign between are a day and a month, and not a fraction, an
// hour, a school year or a range.
func (r *dayReader) isDayMonth(i, a, b int, sep string) bool {
	switch {
	case r.countsElse(i - 1):
		return false
	case sep == "-", a == 24 && b == 7, a == 50 && b == 50, a > 12 && b > 12, a == 0 && b == 0:
		return false
	case r.is(i+3, "hour", "of", "time", "term", "day", "week", "month", "year", "am", "pm", "%", "section", "page", "working", "st", "tier"):
		return false
	case sep == ".":
		cue := r.is(i-1, "on", "dated", "since", "until", "letter", "certificate") || r.is(i-1, "by", "from", "was", "is") && a > 23
		cue = cue || r.ends(i+3) && i > 0 && r.toks[i-1].kind == aWord && !r.is(i-1, "at", "section", "paragraph", "para", "version", "rule", "reg", "regulation", "about", "than", "to", "is", "of", "for")
		return cue && b >= 1 && b <= 12 && a >= 1 && a <= 31 && (r.toks[i+2].digits == 2 || a > 12)
	}
	return true
}

// countsElse reports whether the word at token i leads figures that number something: "our ref 5/11", "room 5/11", "v2.11".
func (r *dayReader) countsElse(i int) bool {
	if r.is(i, "v", "version", "ref", "reference", "invoice", "inv", "room", "para", "paragraph", "section", "page", "item", "clause", "annex", "table", "rule", "reg", "regulation", "flat", "order", "quote", "ticket", "scored", "number") {
		return true
	}
	return r.is(i, "no", ":", ".") && r.is(i-1, "ref", "invoice", "room", "number", "ticket")
}

// inFigures makes a day of figures; a year of 0 is open.
func inFigures(a, b, year int) day {
	if b < 1 || b > 12 {
		d := day{form: wholeDay, doubt: impossibleDay, numeric: true}
		if american, err := civil.New(max(year, 1), time.Month(a), b); err == nil && year > 0 {
			d.readings = []civil.Date{american}
		}
		return d
	}
	d := dayOf(a, time.Month(b), year)
	d.numeric = true
	return d
}

// century completes a year of two figures.
func century(n int) int {
	if n < 60 {
		return 2000 + n
	}
	return 1900 + n
}
