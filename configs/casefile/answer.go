package casefile

import (
	"fmt"
	"io"

	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// Answer is everything that follows from a file, as the calculator prints it.
type Answer struct {
	Reference   string            `json:"reference"`
	Book        string            `json:"book"`
	BookVersion string            `json:"book_version"`
	Proposal    bool              `json:"proposal,omitempty"` // the book is not the law in force
	At          string            `json:"at"`
	Stage       string            `json:"stage"`
	Tracks      map[string]string `json:"tracks"`
	Deadlines   []Deadline        `json:"deadlines"`
	Missing     []string          `json:"missing"`
	Next        []string          `json:"next"`
	Changes     []Change          `json:"changes,omitempty"`
}

// Deadline is one deadline of an Answer. What the law gives no day for is null.
type Deadline struct {
	ID         string   `json:"id"`
	Title      string   `json:"title"`
	Of         string   `json:"of,omitempty"`
	Item       string   `json:"item,omitempty"`
	Step       string   `json:"step,omitempty"`
	OwedBy     string   `json:"owed_by"`
	Sense      string   `json:"sense"`
	RawEnd     *string  `json:"raw_end"`
	Due        *string  `json:"due"`
	Weekday    *string  `json:"weekday"`
	Safe       *string  `json:"safe,omitempty"`
	Cutoff     *string  `json:"cutoff"`
	Act        string   `json:"act"`
	Status     string   `json:"status"`
	MetOn      *string  `json:"met_on,omitempty"`
	Certainty  string   `json:"certainty"`
	From       []string `json:"from"`
	Steps      []string `json:"steps"`
	Working    []Step   `json:"working"`           // one for each of Steps, in the same order
	Because    []string `json:"because,omitempty"` // why Certainty is not certain
	Provision  string   `json:"provision"`
	InForce    *string  `json:"in_force_from,omitempty"`
	Confidence string   `json:"confidence"`
	EasyRead   []string `json:"easy_read,omitempty"`
}

// Step is one step of the working as data. Its words stand at the same place of Deadline.Steps.
type Step struct {
	Step      string `json:"step"` // a law.StepKind, or one of brief's: start, no-day, conclusion
	From      string `json:"from,omitempty"`
	To        string `json:"to,omitempty"`
	Period    string `json:"period,omitempty"`
	Inclusive bool   `json:"inclusive,omitempty"`
	Backwards bool   `json:"backwards,omitempty"`
	Name      string `json:"name,omitempty"`
	Limb      string `json:"limb,omitempty"`
	Provision string `json:"provision,omitempty"`
}

// Change is one deadline that supposed facts would change. What is new has no day and no status today, what
// no longer runs none then.
type Change struct {
	ID          string   `json:"id"`
	Of          string   `json:"of,omitempty"`
	Item        string   `json:"item,omitempty"`
	Step        string   `json:"step,omitempty"`
	Today       *string  `json:"today"`
	Then        *string  `json:"then"`
	StatusToday string   `json:"status_today,omitempty"`
	StatusThen  string   `json:"status_then,omitempty"`
	Says        string   `json:"says"`
	EasyRead    []string `json:"easy_read,omitempty"`
}

// NewAnswer says what follows from the file, as it stands on the day at.
func NewAnswer(book *law.Book, f *File, r *law.Result, at civil.Date) Answer {
	a := Answer{Reference: string(f.Header.Reference), Book: book.Name, BookVersion: book.Version, At: at.String(),
		Stage: r.Stage, Tracks: make(map[string]string, len(r.Tracks)), Deadlines: make([]Deadline, 0, len(r.Deadlines)),
		Missing: make([]string, 0, len(r.Missing)), Next: brief.Next(r, at)}
	for _, t := range r.Tracks {
		a.Tracks[t.Name] = t.State
	}
	a.Proposal = book.Proposal
	for i := range r.Deadlines {
		if d := &r.Deadlines[i]; r.Shown(d, at) {
			a.Deadlines = append(a.Deadlines, newDeadline(d, at))
		}
	}
	for i := range r.Missing {
		a.Missing = append(a.Missing, brief.Gap(&r.Missing[i]))
	}
	return a
}

func newDeadline(d *law.Deadline, at civil.Date) Deadline {
	out := Deadline{
		ID: d.Rule.ID, Title: brief.Title(d), Of: d.Of, Item: d.Item, Step: d.Step, OwedBy: d.Rule.OwedBy,
		Sense: string(d.Rule.Sense), RawEnd: day(d.RawEnd), Due: day(d.Due), Safe: day(d.Safe), Act: d.Rule.Act,
		Status: string(d.Status(at)), MetOn: day(d.MetOn), Certainty: string(d.Certainty), From: brief.From(d),
		Steps: brief.Steps(d), Provision: d.Version.Provision, InForce: day(d.Version.From), Confidence: d.Version.Confidence,
	}
	if !d.Due.IsZero() {
		weekday := d.Due.Weekday().String()
		out.Weekday = &weekday
	}
	if d.Cutoff != "" {
		out.Cutoff = &d.Cutoff
	}
	return out
}

func day(d civil.Date) *string {
	if d.IsZero() {
		return nil
	}
	s := d.String()
	return &s
}

// WriteText prints the answer for people.
func WriteText(w io.Writer, f *File, r *law.Result, book *law.Book, at civil.Date) error {
	p := &printer{w: w}
	p.line("%s: %s, on %s", orUnnamed(string(f.Header.Reference)), book.Title, at.Short())
	if r.Stage != "" {
		p.line("Stage: %s", r.Stage)
	}
	for i := range r.Deadlines {
		d := &r.Deadlines[i]
		if !r.Shown(d, at) {
			continue
		}
		p.line("")
		p.line("%s", brief.Deadline(d, at))
		for _, s := range brief.Steps(d) {
			p.line("  - %s", s)
		}
	}
	p.list("Missing:", len(r.Missing), func(i int) string { return brief.Gap(&r.Missing[i]) })
	next := brief.Next(r, at)
	p.list("Next:", len(next), func(i int) string { return next[i] })
	p.line("")
	p.line("%s", brief.NotAdvice)
	return p.err
}

func orUnnamed(reference string) string {
	if reference == "" {
		return "A case without a reference"
	}
	return reference
}

// printer prints lines and remembers the first error.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format+"\n", args...)
	}
}

func (p *printer) list(title string, n int, text func(int) string) {
	if n == 0 {
		return
	}
	p.line("")
	p.line("%s", title)
	for i := range n {
		p.line("  - %s", text(i))
	}
}
