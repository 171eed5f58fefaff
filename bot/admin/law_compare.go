package admin

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

type lawCompareCmd struct {
	At    day      `placeholder:"DATE" help:"The day that decides what is open, met or missed; default today."`
	JSON  bool     `name:"json" help:"Write one JSON object."`
	A     string   `arg:"" name:"A" help:"The first book, by name or folder: the law as it is."`
	B     string   `arg:"" name:"B" help:"The second book: the law as it would be."`
	Files []string `arg:"" optional:"" name:"FILE" help:"Facts files in YAML, JSON or JSON Lines; - for standard input."`
}

// Help says what is compared, and the shape of the JSON.
func (*lawCompareCmd) Help() string {
	return `Without files: which limits, grounds, counting profiles and spans are new, gone or changed, and in what.
With files: for every case the deadlines that are new, gone or on another day, then the totals. JSON Lines are read in
constant memory. A case that a book cannot read (a ground that it does not know) is named and counted, the rest goes on,
and the command ends with status 1.

Deadlines are the same where id, of, item and step are. --json writes
  {"not_in_force": [proposals among the books], "from": {book, version, title, proposal}, "to": {…}, "at": DAY,
   "counts": {"limits": {new, gone, changed, same}, "grounds": …, "profiles": …, "spans": …},
   "differences": [{part, change, id, title, in_words_only, fields: [{field, from, to}], touches: [limits counted by it]}],
   "cases": [{place, reference, unread: [{book, error}], stage: {from, to},
              deadlines: [{change, id, title, of, item, step, from: {due, cutoff, status, certainty, owed_by}, to, days,
                           steps: {from: [only the first book says], to: [only the second]}}],
              missing: {from, to}}],
   "totals": {cases, affected, only_explained, same, unread, from: {book, deadlines, status: {open, met, …}}, to: {…},
              limits: [{id, new, gone, moved, changed, steps, median_days, least_days, most_days, open: [from, to],
                        missed: [from, to]}]}}
“at”, “cases” and “totals” are there with files only; change is new, gone, moved (another day), changed (the same day,
standing otherwise) or steps (found by other steps); cases that stay as they are are only counted. A case is “affected”
where more than information or an explanation would change; in_words_only are differences on which no day depends.`
}

// Comparer compares two books over cases, one file after another.
type Comparer interface {
	// File hands on every case of a file that something would change for, or that a book cannot read: to be
	// written as JSON, and in words, a line each.
	File(ctx context.Context, name string, r io.Reader, each func(asJSON any, words []string) error) error
	// Totals says what was found in all so far, likewise, with a table (its heading first), and how many cases
	// could not be read.
	Totals() (asJSON any, words []string, table [][]string, unread int)
}

// Run compares the books.
func (c *lawCompareCmd) Run(ctx context.Context, h *House) error {
	if at := slices.Index(c.Files, "-"); at >= 0 && slices.Contains(c.Files[at+1:], "-") {
		return wrongUsage("standard input (-) can be read once")
	}
	from, err := h.bookAt(c.A)
	if err != nil {
		return err
	}
	to, err := h.bookAt(c.B)
	if err != nil {
		return err
	}
	var out comparisonWriter = &comparedText{page: h.page(), from: from, to: to, cases: len(c.Files) > 0}
	if c.JSON {
		out = &comparedJSON{object: object{w: h.Out}, from: from, to: to}
	}
	if len(c.Files) == 0 {
		out.books(law.Differences(from, to))
		return out.end(nil, nil, nil)
	}
	return c.overCases(ctx, h, from, to, out)
}

// comparisonWriter writes what was found, as it is found.
type comparisonWriter interface {
	books(all []law.Difference)
	begin(at civil.Date)
	each(asJSON any, words []string) error
	end(asJSON any, words []string, table [][]string) error
}

// overCases compares over the cases of every file.
func (c *lawCompareCmd) overCases(ctx context.Context, h *House, from, to *law.Book, out comparisonWriter) error {
	at, err := h.day(c.At)
	if err != nil {
		return err
	}
	for _, name := range c.Files { // before anything is written
		f, err := h.read(name)
		if err != nil {
			return err
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	compare, err := h.Compare(from, to, at)
	if err != nil {
		return err
	}
	out.books(law.Differences(from, to))
	out.begin(at)
	for _, name := range c.Files {
		if err := compareFile(ctx, h, compare, name, out); err != nil {
			return err
		}
	}
	asJSON, words, table, unread := compare.Totals()
	if err := out.end(asJSON, words, table); err != nil {
		return err
	}
	if unread > 0 {
		return fmt.Errorf("%s could not be compared: each is named above with what to do", counted(unread, "case"))
	}
	return nil
}

func compareFile(ctx context.Context, h *House, compare Comparer, name string, out comparisonWriter) (err error) {
	in, err := h.read(name)
	if err != nil {
		return err
	}
	defer closing(in, &err)
	return compare.File(ctx, named(name), in, out.each)
}
