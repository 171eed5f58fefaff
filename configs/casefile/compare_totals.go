package casefile

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/redress-send/redress/casework/law"
)

// Totals are what a comparison found in all.
type Totals struct {
	Cases     int           `json:"cases"`
	Affected  int           `json:"affected"`       // something would change
	Explained int           `json:"only_explained"` // nothing would change but information and how it is explained
	Same      int           `json:"same"`
	Unread    int           `json:"unread"` // a book cannot read them
	From      Standings     `json:"from"`
	To        Standings     `json:"to"`
	Limits    []LimitTotals `json:"limits"` // those that would change for any case
}

// Standings count the deadlines that are shown under one book, by their status.
type Standings struct {
	Book      string         `json:"book"`
	Deadlines int            `json:"deadlines"`
	Status    map[string]int `json:"status"`
}

// LimitTotals are what would change of one limit over all cases.
type LimitTotals struct {
	ID      string `json:"id"`
	New     int    `json:"new"`
	Gone    int    `json:"gone"`
	Moved   int    `json:"moved"`
	Changed int    `json:"changed"`
	Steps   int    `json:"steps"`
	// Of the deadlines that moved from a day to another day: by how many days, earlier below zero.
	Median   *float64 `json:"median_days,omitempty"`
	Earliest *int     `json:"least_days,omitempty"`
	Latest   *int     `json:"most_days,omitempty"`
	Open     [2]int   `json:"open"`   // under the first book, under the second
	Missed   [2]int   `json:"missed"` // likewise
}

// tally is a limit's totals while they grow. The moves are kept by their size, of which there are only so many.
type tally struct {
	LimitTotals

	moves map[int]int
}

func (c *Comparison) limit(id string) *tally {
	t := c.limits[id]
	if t == nil {
		t = &tally{LimitTotals: LimitTotals{ID: id}, moves: map[int]int{}}
		c.limits[id] = t
	}
	return t
}

// count counts how the deadlines of a result stand.
func (c *Comparison) count(s *Standings, side int, r *law.Result) {
	if s.Status == nil {
		s.Status = map[string]int{}
	}
	for i := range r.Deadlines {
		d := &r.Deadlines[i]
		if !r.Shown(d, c.at) {
			continue
		}
		status := d.Status(c.at)
		s.Deadlines++
		s.Status[string(status)]++
		switch t := c.limit(d.Rule.ID); status {
		case law.Open:
			t.Open[side]++
		case law.Missed:
			t.Missed[side]++
		}
	}
}

func (t *tally) add(d *DeadlineChange) {
	switch d.Change {
	case changeNew:
		t.New++
	case changeGone:
		t.Gone++
	case changeMoved:
		t.Moved++
	case changeOther:
		t.Changed++
	case changeToldTo:
		t.Steps++
	}
	if d.Days != nil {
		t.moves[*d.Days]++
	}
}

// done works out the median and the range of the moves.
func (t *tally) done() LimitTotals {
	out := t.LimitTotals
	n, sizes := 0, make([]int, 0, len(t.moves))
	for size, times := range t.moves {
		n += times
		sizes = append(sizes, size)
	}
	if n == 0 {
		return out
	}
	slices.Sort(sizes)
	at := func(k int) float64 { // the kth smallest move, from 0
		for _, size := range sizes {
			if k -= t.moves[size]; k < 0 {
				return float64(size)
			}
		}
		return 0
	}
	median := (at((n-1)/2) + at(n/2)) / 2
	out.Median, out.Earliest, out.Latest = &median, &sizes[0], &sizes[len(sizes)-1]
	return out
}

// Totals says what was found in all: to be written as JSON, in words, as a table of the limits with its heading
// first, and how many cases could not be read.
func (c *Comparison) Totals() (asJSON any, words []string, table [][]string, unread int) {
	t := c.totals
	t.Limits = []LimitTotals{}
	for _, one := range c.limits {
		if one.New+one.Gone+one.Moved+one.Changed+one.Steps > 0 {
			t.Limits = append(t.Limits, one.done())
		}
	}
	slices.SortFunc(t.Limits, func(a, b LimitTotals) int { return cmp.Compare(a.ID, b.ID) })
	return &t, t.words(), t.table(), t.Unread
}

// words says the totals for people.
func (t *Totals) words() []string {
	out := []string{fmt.Sprintf("%s: %d would change, %d would only be told something else, %d would stay as they are, %d could not be compared.",
		plural(t.Cases, "case"), t.Affected, t.Explained, t.Same, t.Unread)}
	for _, s := range []*Standings{&t.From, &t.To} {
		out = append(out, fmt.Sprintf("Under %s: %s, %d open, %d missed.", s.Book, plural(s.Deadlines, "deadline"),
			s.Status[string(law.Open)], s.Status[string(law.Missed)]))
	}
	if len(t.Limits) > 0 {
		out = append(out, fmt.Sprintf("By limit, with the median and range of the move in days (+ later, - earlier) and how many are open and missed under %s > under %s:",
			t.From.Book, t.To.Book))
	}
	return out
}

// table has a row for each limit that would change.
func (t *Totals) table() [][]string {
	out := [][]string{{"limit", "new", "gone", "moved", "median", "range", "open", "missed"}}
	for i := range t.Limits {
		l := &t.Limits[i]
		row := []string{l.ID, strconv.Itoa(l.New), strconv.Itoa(l.Gone), strconv.Itoa(l.Moved), "", ""}
		if l.Median != nil {
			row[4], row[5] = signed(*l.Median), fmt.Sprintf("%+d..%+d", *l.Earliest, *l.Latest)
		}
		out = append(out, append(row, fmt.Sprintf("%d>%d", l.Open[0], l.Open[1]), fmt.Sprintf("%d>%d", l.Missed[0], l.Missed[1])))
	}
	return out
}

// signed writes a number of days with its sign: earlier is below zero.
func signed(n float64) string {
	text := strconv.FormatFloat(n, 'f', -1, 64)
	if n > 0 {
		return "+" + text
	}
	return text
}
