package admin

import (
	"fmt"
	"strings"

	"github.com/redress-send/redress/casework/law"
)

type lawShowCmd struct {
	bookFlag

	JSON bool   `name:"json" help:"Write JSON."`
	ID   string `arg:"" help:"The limit's id, as “redress law list” shows it."`
}

// Run shows one limit.
func (c *lawShowCmd) Run(h *House) error {
	b, err := c.open(h)
	if err != nil {
		return err
	}
	r, err := ruleOf(b, c.ID)
	if err != nil {
		return err
	}
	if c.JSON {
		return writeJSON(h.Out, asJSON(b, r))
	}
	h.page().showRule(b, r)
	return nil
}

// labelWidth is how wide the names of what is said are set.
const labelWidth = 22

// showRule prints everything about a limit that somebody checks against the text of the law.
func (p *page) showRule(b *law.Book, r *law.Rule) {
	p.sayProposals(b)
	p.text("", r.ID+": "+r.Title)
	where := b.Name + ", version " + b.Version
	if r.Place != "" {
		where += ", " + r.Place
	}
	p.text("", where)
	p.line("")
	p.label("what it is", senses[r.Sense])
	if r.Guidance {
		p.label("", "guidance: it never gives a deadline")
	}
	who := ower(r)
	if who != r.OwedBy {
		who += " (" + r.OwedBy + ")"
	}
	p.label("owed by", who)
	p.label("what counts", acts[r.Act])
	p.label("stage", r.Stage)
	for _, said := range [][2]string{
		{"starts with", r.Trigger}, {"is met when", r.Satisfied}, {"exceptions", r.Exceptions}, {"if it is missed", r.IfMissed},
	} {
		if said[1] != "" {
			p.label(said[0], said[1])
		}
	}
	for i, note := range r.Notes {
		p.label(onlyFirst(i, "notes"), note)
	}
	p.showConditions(b, r)
	p.showVersions(b, r)
}

// label prints what is said under a name.
func (p *page) label(name, says string) { p.text("  "+pad(name, labelWidth-3)+" ", says) }

func onlyFirst(i int, name string) string {
	if i > 0 {
		return ""
	}
	return name
}

// showConditions prints the conditions as the book's files have them, and every fact in words once.
func (p *page) showConditions(b *law.Book, r *law.Rule) {
	all := conditions(r)
	if len(all) == 0 {
		return
	}
	p.line("")
	p.line("Conditions, as the book's files have them")
	seen := map[string]bool{}
	for _, c := range all {
		for i, value := range c.values {
			p.label(onlyFirst(i, c.says), value+inWords(b, value, seen))
		}
		if c.field == "fallback" {
			p.label("", "(provisional: "+r.Fallback.Needs+" would settle it)")
			if own := r.Fallback.Count; own != nil {
				p.label("", "(counted "+count(own)+", by "+own.Profile+")")
			}
		}
	}
}

// inWords says the fact that a condition names, the first time that it is named.
func inWords(b *law.Book, value string, seen map[string]bool) string {
	name, _, _ := strings.Cut(value, "{")
	t, ok := b.Vocabulary.Type(name)
	if !ok || seen[name] || t.Says == strings.ReplaceAll(name, "-", " ") {
		return ""
	}
	seen[name] = true
	return " – " + t.Says
}

// row is one line of the versions: the same thing of each of them.
type row struct {
	name  string
	cells [][]string // by version: one or more paragraphs
}

// versionRows returns everything about the versions, a row for each thing that any of them says.
func versionRows(b *law.Book, r *law.Rule) []row {
	rows := []row{
		{name: "in force"}, {name: "count"}, {name: "counted by"}, {name: "moved by"}, {name: "in disability cases"}, {name: "moved by, in those"},
		{name: "extended by"}, {name: "provision"}, {name: "force"}, {name: "confidence"}, {name: "checked"}, {name: "note"},
	}
	for i := range r.Versions {
		v := &r.Versions[i]
		usual, other := profileOf(b, countedBy(b, r, v)), profileOf(b, v.Disability)
		for k, cell := range [][]string{
			{inForce(v)}, counts(b, r, v), profileSays(usual), movedBy(b, usual, v.Count.Before), profileSays(other), movedBy(b, other, v.Count.Before),
			one(extension(v)), {v.Provision}, {v.Force}, {confidence(v)}, {checked(v)}, one(v.Note),
		} {
			rows[k].cells = append(rows[k].cells, cell)
		}
	}
	return rows
}

// countedBy returns the profile that matters to the version; for one without a day there is none.
func countedBy(b *law.Book, r *law.Rule, v *law.Version) string {
	if len(r.LaterOf) > 0 { // the limbs are counted, and move as their profile says
		if limb, err := ruleOf(b, r.LaterOf[0]); err == nil {
			return limb.Versions[len(limb.Versions)-1].Count.Profile
		}
	}
	if v.Count.Kind == law.CountNone && len(v.Steps) == 0 {
		return ""
	}
	return v.Count.Profile
}

func profileOf(b *law.Book, id string) *law.Profile {
	for i := range b.Profiles {
		if b.Profiles[i].ID == id {
			return &b.Profiles[i]
		}
	}
	return nil
}

func profileSays(p *law.Profile) []string {
	if p == nil {
		return nil
	}
	return []string{p.ID + ": " + p.Says}
}

// movedBy says, in the order of the count, everything that can move or leave out a day, with its provision. A
// count that goes back is never moved at its end.
func movedBy(b *law.Book, p *law.Profile, back bool) []string {
	if p == nil {
		return nil
	}
	var out []string
	say := func(field, text string) {
		if by := p.Provisions[field]; by != "" {
			text += " [" + by + "]"
		}
		out = append(out, text)
	}
	switch p.FirstDay {
	case law.FirstExcluded:
		say("first_day", "the day it runs from is left out")
	case law.FirstIncluded:
		say("first_day", "the day it runs from is the first day")
	}
	if len(p.NotCounted) > 0 {
		say("not_counted", spanSays(b, p.NotCounted)+": not counted")
	}
	if len(p.WorkingDays.Without) > 0 {
		say("working_days", spanSays(b, p.WorkingDays.Without)+": no working days")
	}
	switch {
	case back:
		out = append(out, "counted back, so the day is not moved")
	case len(p.Pushes) > 0:
		say("ends_in", "an end in "+spanSays(b, p.Pushes)+" goes to the day after")
	}
	switch {
	case back:
	case p.ClosedDay == law.ClosedNext:
		say("closed_day", "an end on a closed day goes to the next working day")
	case p.ClosedDay == law.ClosedAfter:
		say("closed_day", "to be done by the first working day after the last day")
	case p.ClosedDay == law.ClosedStays:
		say("closed_day", "an end on a closed day stays")
	}
	if p.Cutoff != law.NotApplicable && p.Cutoff != "end-of-day" {
		say("cutoff", "by "+p.Cutoff)
	}
	return out
}

func spanSays(b *law.Book, ids []string) string {
	var out []string
	for i := range b.Spans {
		for _, id := range ids {
			if b.Spans[i].ID == id {
				out = append(out, b.Spans[i].Says)
			}
		}
	}
	return strings.Join(out, " or ")
}

// leastCell is how narrow a version's column may be.
const leastCell = 28

// showVersions prints the versions side by side where there is room for it, else one under another.
func (p *page) showVersions(b *law.Book, r *law.Rule) {
	rows := versionRows(b, r)
	n := len(r.Versions)
	p.line("")
	if n == 1 {
		p.line("Version")
		p.under(rows, 0)
		return
	}
	if cell := (p.width - labelWidth - 2*(n-1)) / n; cell >= leastCell {
		p.line("%d versions; * marks what is not the same in all", n)
		p.beside(rows, n, cell)
		return
	}
	for i := range n {
		p.line("%s", onlyFirst(i, fmt.Sprintf("%d versions; * marks what is not the same in all", n)))
		p.under(rows, i)
	}
}

// under prints one version.
func (p *page) under(rows []row, version int) {
	for _, row := range rows {
		for i, text := range row.cells[version] {
			p.text(row.mark()+pad(onlyFirst(i, row.name), labelWidth-2), text)
		}
	}
}

// beside prints the versions in columns.
func (p *page) beside(rows []row, n, cell int) {
	for _, row := range rows {
		columns, height := make([][]string, n), 0
		for i, texts := range row.cells {
			for _, text := range texts {
				columns[i] = append(columns[i], wrap(text, cell)...)
			}
			height = max(height, len(columns[i]))
		}
		for y := range height {
			line := "  " + pad("", labelWidth-2)
			if y == 0 {
				line = row.mark() + pad(row.name, labelWidth-2)
			}
			for i := range columns {
				text := ""
				if y < len(columns[i]) {
					text = columns[i][y]
				}
				line += pad(text, cell) + "  "
			}
			p.line("%s", line)
		}
	}
}

// mark is a star where the versions do not say the same.
func (r *row) mark() string {
	for _, c := range r.cells {
		if strings.Join(c, "\n") != strings.Join(r.cells[0], "\n") {
			return "* "
		}
	}
	return "  "
}
