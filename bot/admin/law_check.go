package admin

import (
	"fmt"
	"slices"
	"strings"

	"github.com/redress-send/redress/casework/law"
)

type lawCheckCmd struct {
	Strict  bool     `help:"Take remarks for faults."`
	Months  int      `default:"24" help:"Remark what was checked longer ago than so many months; default ${default}."`
	At      day      `placeholder:"DATE" help:"The day to count those months from; default today."`
	JSON    bool     `name:"json" help:"Write JSON."`
	Folders []string `arg:"" optional:"" name:"DIR" help:"Folders with a book each; default every book that is built in."`
}

// Help says what is found.
func (*lawCheckCmd) Help() string {
	return `Faults end the command with status 1: an unknown fact, attribute, value, limit, profile, span or ground; a condition
that nothing can match; two versions in force on one day, or none between two (unless the note of the later one names
the first day of the gap); a version without a citation; an incomplete profile; a fallback that does not say what would
settle it; limits that should name each other and do not; a statement without effect.

Remarks are printed and end nothing: a day that no fact can meet, confidence C without a note of what was not seen,
citations that are old or to what was replaced (book.yaml: replaced), profiles, spans and facts that no limit uses.
A limit that goes on, and that nothing meets, gives no day: period: none.`
}

// headings name the kinds of remark.
var headings = map[law.RemarkKind]string{
	law.CannotBeMet:   "A day that no fact can meet",
	law.NeverBelongs:  "Conditions on facts that are about something else",
	law.NeverTogether: "Limits that name each other and never have one start",
	law.Covered:       "Conditions that another one makes needless",
	law.Remembered:    "Remembered, without a note of what was not seen",
	law.CitesReplaced: "Citations to what was replaced",
	law.Uncited:       "Profiles that do not cite what moves a day",
	law.CheckedLong:   "Checked long ago",
	law.NeverChecked:  "Not checked by anybody",
	law.UnusedProfile: "Counting profiles that no limit uses",
	law.UnusedSpan:    "Spans that no profile in use looks at",
	law.UnreadFact:    "Facts that no limit reads",
	law.OtherFacts:    "For information: facts of other books",
	law.KeepingFact:   "For information: facts of the keeping of a case",
}

// examined is what was found in one book, also as JSON.
type examined struct {
	Book     string       `json:"book"` // its name; the folder where it cannot be read
	Version  string       `json:"version,omitempty"`
	Base     string       `json:"base,omitempty"` // the book that it extends: of that one its remarks are told
	Proposal bool         `json:"proposal"`
	Limits   int          `json:"limits"`
	Versions int          `json:"versions"`
	Profiles int          `json:"profiles"`
	Grounds  int          `json:"grounds"`
	Facts    int          `json:"facts"`
	Faults   []string     `json:"faults"`
	Remarks  []remarkJSON `json:"remarks"`
}

type remarkJSON struct {
	Kind        law.RemarkKind `json:"kind"`
	Information bool           `json:"information"` // there is nothing to look into
	ID          string         `json:"id,omitempty"`
	Place       string         `json:"place,omitempty"`
	Text        string         `json:"text"`
}

// Run checks the books.
func (c *lawCheckCmd) Run(h *House) error {
	if c.Months < 1 {
		return wrongUsage("--months %d: give at least one month", c.Months)
	}
	books, open := c.Folders, h.BookIn
	if len(books) == 0 {
		books, open = h.Books, h.Book
	}
	at, noDay := h.day(c.At)
	var found []examined
	bad := 0
	for _, name := range books {
		e := h.examine(name, open, law.Looking{At: at, Months: c.Months})
		if len(e.Faults) > 0 || c.Strict && e.remarks() > 0 {
			bad++
		}
		found = append(found, e)
	}
	if c.JSON {
		if err := writeJSON(h.Out, map[string]any{"books": found, "strict": c.Strict}); err != nil {
			return err
		}
	} else {
		h.page().showExamined(found, noDay)
	}
	switch {
	case bad == 0:
		return nil
	case c.Strict:
		return fmt.Errorf("faults or remarks in %d of %s", bad, counted(len(found), "book"))
	}
	return fmt.Errorf("faults in %d of %s", bad, counted(len(found), "book"))
}

// examine reads one book and looks at it. What is to be said of the book that it extends is said of that one.
func (h *House) examine(name string, open func(string) (*law.Book, error), l law.Looking) examined {
	e := examined{Book: name, Faults: []string{}, Remarks: []remarkJSON{}}
	b, err := open(name)
	if err != nil {
		e.Faults = strings.Split(inFull(err), "\n")
		return e
	}
	e.Book, e.Version, e.Base, e.Proposal = b.Name, b.Version, b.Base, b.Proposal
	e.Limits, e.Profiles, e.Grounds, e.Facts = len(b.Rules), len(b.Profiles), len(b.Grounds), len(b.Vocabulary.Types)
	for i := range b.Rules {
		e.Versions += len(b.Rules[i].Versions)
	}
	var known []law.Remark
	if base, err := h.Book(b.Base); b.Base != "" && err == nil {
		known = base.Remarks(l)
	}
	for _, r := range b.Remarks(l) {
		if slices.Contains(known, r) {
			continue
		}
		e.Remarks = append(e.Remarks, remarkJSON{r.Kind, r.Kind.ForInformation(), r.ID, placeOf(b, r.ID), r.Text})
	}
	return e
}

// placeOf returns the file and line of a limit or a profile.
func placeOf(b *law.Book, id string) string {
	for i := range b.Rules {
		if b.Rules[i].ID == id {
			return b.Rules[i].Place
		}
	}
	if p := profileOf(b, id); p != nil {
		return p.Place
	}
	return ""
}

// remarks counts what is to be looked into.
func (e *examined) remarks() int {
	n := 0
	for _, r := range e.Remarks {
		if !r.Information {
			n++
		}
	}
	return n
}

// showExamined prints what was found, book by book.
func (p *page) showExamined(found []examined, noDay error) {
	for i := range found {
		e := &found[i]
		if i > 0 {
			p.line("")
		}
		if e.Version == "" {
			p.text("", e.Book+": "+counted(len(e.Faults), "fault"))
		} else {
			p.text("", e.summary())
		}
		for _, f := range e.Faults {
			p.text("  fault: ", f)
		}
		var kind law.RemarkKind
		for _, r := range e.Remarks {
			if r.Kind != kind {
				kind = r.Kind
				p.line("")
				p.text("  ", headings[kind])
			}
			p.text("    ", r.words())
		}
	}
	if noDay != nil {
		p.line("")
		p.text("", "How long ago the versions were checked was not looked at: what day it is cannot be told ("+firstLine(noDay)+"). Give --at DATE.")
	}
}

func (e *examined) summary() string {
	what := ""
	if e.Proposal {
		what = ", a proposal and not in force"
	}
	verdict := "no fault, " + counted(e.remarks(), "remark")
	if e.remarks() == 0 {
		verdict = "no fault, no remark"
	}
	if e.Base != "" {
		verdict += " beside those of " + e.Base
	}
	return fmt.Sprintf("%s, version %s%s: %s in %s, %s, %s, %s; %s.", e.Book, e.Version, what, counted(e.Limits, "limit"),
		counted(e.Versions, "version"), counted(e.Profiles, "counting profile"), counted(e.Grounds, "ground"),
		strings.Replace(counted(e.Facts, "kind"), "kinds", "kinds of fact", 1), verdict)
}

func (r *remarkJSON) words() string {
	text := r.Text
	if r.ID != "" {
		text = r.ID + ": " + text
	}
	if r.Place != "" {
		text += " [" + r.Place + "]"
	}
	return text
}

func firstLine(err error) string {
	text, _, _ := strings.Cut(inFull(err), "\n")
	return strings.TrimSuffix(text, ".")
}
