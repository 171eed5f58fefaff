package casefile

import (
	"cmp"
	"context"
	"io"
	"slices"

	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// Side is one of two books that are compared, with the closed days that it is counted by.
type Side struct {
	Book     *law.Book
	Calendar *civil.Calendar
}

// Comparison tells what would change for cases if another book held: deadline by deadline, and in all. Cases
// are read one after the other and forgotten; only the totals stay.
type Comparison struct {
	sides  [2]Side
	at     civil.Date
	totals Totals
	limits map[string]*tally
}

// NewComparison compares the second book to the first. at decides what is open, met or missed.
func NewComparison(from, to Side, at civil.Date) *Comparison {
	c := &Comparison{sides: [2]Side{from, to}, at: at, limits: map[string]*tally{}}
	c.totals.From.Book, c.totals.To.Book = from.Book.Name, to.Book.Name
	return c
}

// CaseChange is what would change for one case. Where a book cannot read the case, nothing else is told.
type CaseChange struct {
	Place     string           `json:"place"`
	Reference string           `json:"reference"`
	Unread    []Unread         `json:"unread,omitempty"`
	Stage     *Pair            `json:"stage,omitempty"`
	Deadlines []DeadlineChange `json:"deadlines,omitempty"`
	Missing   *Lists           `json:"missing,omitempty"` // what only one book cannot work out, or asks
}

// Unread is why a book cannot read a case; Book is empty where neither can.
type Unread struct {
	Book  string `json:"book,omitempty"`
	Error string `json:"error"`
}

// Pair is something under the first book and under the second.
type Pair struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// Lists are the sentences that only the first book says, and those that only the second does.
type Lists struct {
	From []string `json:"from"`
	To   []string `json:"to"`
}

// The ways in which a deadline can change.
const (
	changeNew     = "new"     // only the second book gives it
	changeGone    = "gone"    // only the first book gives it
	changeMoved   = "moved"   // another day
	changeOther   = "changed" // the same day, and it stands otherwise: status, certainty, hour, who owes it
	changeToldTo  = "steps"   // the same in all, and found by other steps
	changeNothing = ""
)

// DeadlineChange is one deadline that the books do not give alike.
type DeadlineChange struct {
	Change string    `json:"change"` // new, gone, moved, changed or steps
	ID     string    `json:"id"`
	Title  string    `json:"title"`
	Of     string    `json:"of,omitempty"`
	Item   string    `json:"item,omitempty"`
	Step   string    `json:"step,omitempty"`
	From   *Standing `json:"from"`
	To     *Standing `json:"to"`
	Days   *int      `json:"days,omitempty"` // by how many days the second book's day is later; earlier is below zero
	Steps  *Lists    `json:"steps,omitempty"`

	matters bool // more than information or an explanation
}

// Standing is how a deadline stands under one book.
type Standing struct {
	Due       string `json:"due,omitempty"` // nothing where the book gives no day
	Cutoff    string `json:"cutoff,omitempty"`
	Status    string `json:"status"`
	Certainty string `json:"certainty"`
	OwedBy    string `json:"owed_by"`
	when      string
}

// name is what pairs the deadlines of two books.
type name struct{ id, of, item, step string }

func nameOf(d *law.Deadline) name { return name{d.Rule.ID, d.Of, d.Item, d.Step} }

// File compares over every case of a file: YAML and JSON hold one, JSON Lines one a line, in constant memory.
// each gets every case that something would change for or that a book cannot read: to be written as JSON, and
// in words, a line each. The error is of reading the file or of each.
func (c *Comparison) File(ctx context.Context, file string, r io.Reader, each func(asJSON any, words []string) error) error {
	return eachCase(ctx, file, r, func(r reading) error {
		change := c.one(r.place, r.read)
		if change == nil {
			return nil
		}
		return each(change, c.words(change))
	})
}

// one compares over one case; nil where nothing would change.
func (c *Comparison) one(place string, read func(*law.Book) (File, error)) *CaseChange {
	c.totals.Cases++
	out := &CaseChange{Place: place}
	var results [2]law.Result
	for i, side := range c.sides {
		f, err := read(side.Book)
		out.Reference = cmp.Or(out.Reference, string(f.Header.Reference))
		if err == nil {
			results[i], err = law.Compute(side.Book, side.Calendar, f.Matter())
		}
		if err != nil {
			out.Unread = append(out.Unread, Unread{Book: side.Book.Name, Error: err.Error()})
		}
	}
	if len(out.Unread) > 0 {
		if len(out.Unread) == 2 && out.Unread[0].Error == out.Unread[1].Error {
			out.Unread = []Unread{{Error: out.Unread[0].Error}}
		}
		c.totals.Unread++
		return out
	}
	return c.compared(out, &results[0], &results[1])
}

// compared fills in what the results differ in, and counts it.
func (c *Comparison) compared(out *CaseChange, from, to *law.Result) *CaseChange {
	c.count(&c.totals.From, 0, from)
	c.count(&c.totals.To, 1, to)
	out.Deadlines = c.deadlines(from, to)
	if from.Stage != to.Stage {
		out.Stage = &Pair{from.Stage, to.Stage}
	}
	out.Missing = onlyIn(gaps(from), gaps(to))
	switch {
	case slices.ContainsFunc(out.Deadlines, func(d DeadlineChange) bool { return d.matters }) || out.Stage != nil:
		c.totals.Affected++
	case len(out.Deadlines) > 0 || out.Missing != nil:
		c.totals.Explained++
	default:
		c.totals.Same++
		return nil
	}
	return out
}

// deadlines compares what is shown under each book on the day.
func (c *Comparison) deadlines(from, to *law.Result) []DeadlineChange {
	before := map[name][]*law.Deadline{}
	for i := range from.Deadlines {
		if d := &from.Deadlines[i]; from.Shown(d, c.at) {
			before[nameOf(d)] = append(before[nameOf(d)], d)
		}
	}
	var out []DeadlineChange
	for i := range to.Deadlines {
		d := &to.Deadlines[i]
		if !to.Shown(d, c.at) {
			continue
		}
		var old *law.Deadline
		if left := before[nameOf(d)]; len(left) > 0 {
			old, before[nameOf(d)] = left[0], left[1:]
		}
		out = c.add(out, old, d)
	}
	for i := range from.Deadlines {
		d := &from.Deadlines[i]
		if left := before[nameOf(d)]; len(left) > 0 && left[0] == d {
			before[nameOf(d)] = left[1:]
			out = c.add(out, d, nil)
		}
	}
	return out
}

// add adds how one deadline would change, if it would, and counts it.
func (c *Comparison) add(list []DeadlineChange, from, to *law.Deadline) []DeadlineChange {
	d := to
	if d == nil {
		d = from
	}
	change := DeadlineChange{ID: d.Rule.ID, Title: brief.Title(d), Of: d.Of, Item: d.Item, Step: d.Step,
		From: c.standing(from), To: c.standing(to)}
	if change.Change = c.how(from, to); change.Change == changeNothing {
		return list
	}
	if from != nil && to != nil {
		change.Steps = onlyIn(brief.Steps(from), brief.Steps(to))
		if change.Change == changeMoved && !from.Due.IsZero() && !to.Due.IsZero() {
			days := to.Due.Sub(from.Due)
			change.Days = &days
		}
	}
	change.matters = change.Change != changeToldTo && d.Rule.Sense != law.Information
	c.limit(d.Rule.ID).add(&change)
	return append(list, change)
}

// how says in which way a deadline would change.
func (c *Comparison) how(from, to *law.Deadline) string {
	switch {
	case from == nil:
		return changeNew
	case to == nil:
		return changeGone
	case from.Due != to.Due:
		return changeMoved
	case *c.standing(from) != *c.standing(to) || from.Rule.Sense != to.Rule.Sense || from.Rule.Act != to.Rule.Act:
		return changeOther
	case !slices.Equal(brief.Steps(from), brief.Steps(to)):
		return changeToldTo
	}
	return changeNothing
}

func (c *Comparison) standing(d *law.Deadline) *Standing {
	if d == nil {
		return nil
	}
	return &Standing{Due: d.Due.String(), Cutoff: d.Cutoff, Status: string(d.Status(c.at)), Certainty: string(d.Certainty),
		OwedBy: d.Rule.OwedBy, when: brief.When(d)}
}

func gaps(r *law.Result) []string {
	out := make([]string, len(r.Missing))
	for i := range r.Missing {
		out[i] = brief.Gap(&r.Missing[i])
	}
	return out
}

// onlyIn returns the sentences that stand in one list only; nil where there are none.
func onlyIn(from, to []string) *Lists {
	without := func(list, other []string) []string {
		out := []string{}
		for _, s := range list {
			if !slices.Contains(other, s) {
				out = append(out, s)
			}
		}
		return out
	}
	l := &Lists{From: without(from, to), To: without(to, from)}
	if len(l.From) == 0 && len(l.To) == 0 {
		return nil
	}
	return l
}
