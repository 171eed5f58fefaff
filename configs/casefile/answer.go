package casefile

import (
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
	return new(page).answer(book, f, r, at)
}

func (p *page) answer(book *law.Book, f *File, r *law.Result, at civil.Date) Answer {
	missing := r.MissingAt(at)
	a := Answer{Reference: string(f.Header.Reference), Book: book.Name, BookVersion: book.Version, At: p.day(at),
		Stage: r.Stage, Tracks: make(map[string]string, len(r.Tracks)), Deadlines: room(&p.all, len(r.Deadlines), 0)[:0],
		Missing: p.list(len(missing))}
	for _, t := range r.Tracks {
		a.Tracks[t.Name] = t.State
	}
	a.Proposal = book.Proposal
	for i := range r.Deadlines {
		if d := &r.Deadlines[i]; r.Shown(d, at) {
			a.Deadlines = append(a.Deadlines, p.deadline(d, at))
		}
	}
	for i := range missing {
		a.Missing[i] = p.text(brief.AppendGap(p.line, &missing[i]))
	}
	p.said.Reset()
	p.said.Next(r, at)
	a.Next = p.keep()
	return a
}

func (p *page) deadline(d *law.Deadline, at civil.Date) Deadline {
	out := Deadline{
		ID: d.Rule.ID, Title: d.Rule.Title, Of: d.Of, Item: d.Item, Step: d.Step, OwedBy: d.Rule.OwedBy,
		Sense: string(d.Rule.Sense), RawEnd: p.maybe(d.RawEnd), Due: p.maybe(d.Due), Safe: p.maybe(d.Safe), Act: d.Rule.Act,
		Status: string(d.Status(at)), MetOn: p.maybe(d.MetOn), Certainty: string(d.Certainty), Working: p.work(d),
		Provision: d.Version.Provision, InForce: p.maybe(d.Version.From), Confidence: d.Version.Confidence,
	}
	if d.Item != "" {
		out.Title = p.text(brief.AppendTitle(p.line, d))
	}
	p.said.Reset()
	p.said.From(d)
	out.From = p.keep()
	p.said.Reset()
	p.said.Steps(d)
	out.Steps = p.keep()
	if d.Certainty != law.Certain {
		p.said.Reset()
		p.said.Because(d)
		out.Because = p.keep()
	}
	if !d.Due.IsZero() {
		out.Weekday = p.pointer(d.Due.Weekday().String())
	}
	if d.Cutoff != "" {
		out.Cutoff = p.pointer(d.Cutoff)
	}
	return out
}

// easyRead adds easy read to what follows.
func (a *Answer) easyRead(r *law.Result, at civil.Date) {
	n := 0
	for i := range r.Deadlines {
		if d := &r.Deadlines[i]; r.Shown(d, at) {
			a.Deadlines[n].EasyRead = brief.Easy(d, at)
			n++
		}
	}
}
