package admin

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/law"
)

// subjectAccess writes everything that is kept about a case, for the family: as text, or as JSON.
func (c *caseExportCmd) subjectAccess(ctx context.Context, h *House, rooms *Rooms) error {
	if len(c.References) != 1 || c.JSONL {
		return wrongUsage("--subject-access is for one case, and not with --jsonl")
	}
	now, err := h.Now()
	if err != nil {
		return err
	}
	found, err := rooms.find(ctx, c.References[0])
	if err != nil {
		return err
	}
	p, err := rooms.Service.SubjectAccess(ctx, operator(), found.ID, now)
	if err != nil {
		return err
	}
	write := func(w io.Writer) error { return h.packText(w, rooms.Service.Book(), &p) }
	if c.JSON || strings.HasSuffix(c.Out, ".json") {
		write = func(w io.Writer) error { return writeJSON(w, h.packJSON(&p)) }
	}
	if c.Out == "" || c.Out == "-" {
		return write(h.Out)
	}
	if err := writeWhole(c.Out, write); err != nil {
		return err
	}
	fmt.Fprintf(h.Out, "Everything that is kept about %s is in %s.\n", p.Case.Reference, c.Out)
	return nil
}

// packTables say in words what the tables hold. Others are shown by their names.
var packTables = map[string]string{
	"cases": "the case", "facts": "what happened, with corrections", "told": "what somebody was last told", "tellings": "every time that somebody was told",
	"outbox": "messages not sent yet, or not deliverable", "inbox": "messages not answered yet", "audit": "who did and saw what",
}

// packJSON is the pack for programs.
func (h *House) packJSON(p *casework.Pack) map[string]any {
	told, trail, people := []map[string]any{}, []map[string]any{}, []map[string]any{}
	for i := range p.Told {
		t := &p.Told[i]
		limit, _ := t.Limit()
		one := map[string]any{"person": t.Person, "limit": limit, "due": t.Due.String(), "told_at": t.At.UTC().Format(stamp)}
		if !t.Sent.IsZero() {
			one["sent_at"] = t.Sent.UTC().Format(stamp)
		}
		told = append(told, one)
	}
	for _, e := range p.Trail {
		trail = append(trail, map[string]any{"at": e.At.UTC().Format(stamp), "person": e.Person, "action": e.Action, "detail": e.Detail})
	}
	for _, who := range p.People {
		people = append(people, map[string]any{"id": who.ID, "organisation": who.Organisation, "kind": who.Kind, "roles": who.Roles})
	}
	tables := map[string][]map[string]any{}
	for i := range p.Rows {
		tables[p.Rows[i].Table] = append(tables[p.Rows[i].Table], h.packRow(p, &p.Rows[i]))
	}
	return map[string]any{
		"reference": p.Case.Reference, "made_at": p.At.UTC().Format(stamp), "case": h.EncodeCase(&p.Case),
		"answer": h.Answer(&p.Case, &p.Result, casework.Today(p.At)), "told": told, "audit": trail, "people": people, "tables": tables,
	}
}

// packRow is a row as it is kept. Of a message only the lines about the case are shown: others are about
// somebody else.
func (h *House) packRow(p *casework.Pack, r *casework.Row) map[string]any {
	out := map[string]any{}
	for _, f := range r.Fields {
		if f.Name == "body" {
			out[f.Name] = p.LinesAbout(h.Lines([]byte(f.Value)))
			continue
		}
		out[f.Name] = f.Value
	}
	return out
}

// packText is the pack for people.
func (h *House) packText(w io.Writer, b *law.Book, p *casework.Pack) error {
	t := &packPage{w: w}
	c := &p.Case
	t.line("# Everything that is kept about case %s", c.Reference)
	t.line("")
	t.line("Written %s. Nobody in it is named: people are known by ids, families not at all.", london(p.At))
	t.section("The case")
	t.bullet("Authority: %s (%s)", h.authorityName(c.Authority), c.Authority)
	t.bullet("About: %s; the appeal is the right of: %s", strings.Join(c.Grounds, ", "), c.Appellant)
	t.bullet("Opened %s by %s", london(c.OpenedAt), c.OpenedBy)
	stands := map[string]bool{}
	for _, f := range c.Live() {
		stands[f.ID] = true
	}
	t.section("What is recorded (%d facts; what was corrected or taken back stays here to be seen)", len(c.Facts))
	for i := range c.Facts {
		f := &c.Facts[i]
		more := ""
		if !stands[f.ID] {
			more = "; it no longer stands"
		}
		if f.Supersedes != "" {
			more += "; in the place of " + f.Supersedes
		}
		t.bullet("%s. Id %s, recorded %s by %s%s", brief.Fact(b.Vocabulary, &f.Event), f.ID, london(f.RecordedAt), f.RecordedBy, more)
	}
	packSaid(t, b, p)
	t.section("The records as they are kept, table by table")
	for _, table := range p.Tables {
		h.packTable(t, p, table)
	}
	t.line("")
	t.line("%s", brief.NotAdvice)
	return t.err
}

// packSaid says what follows from the case, who was told of it, and who did and saw what.
func packSaid(t *packPage, b *law.Book, p *casework.Pack) {
	t.section("What follows from it")
	for i := range p.Result.Deadlines {
		if d := &p.Result.Deadlines[i]; p.Result.Shown(d, casework.Today(p.At)) {
			t.bullet("%s", brief.Line(d, casework.Today(p.At)))
		}
	}
	t.section("Who was told which day")
	for i := range p.Told {
		told := &p.Told[i]
		limit, _ := told.Limit()
		sent := "not sent"
		if !told.Sent.IsZero() {
			sent = "sent " + london(told.Sent)
		}
		t.bullet("%s, of “%s”: %s (written %s, %s)", told.Person, limitTitle(b, limit), told.Due.Short(), london(told.At), sent)
	}
	t.section("Who did and saw what")
	for _, e := range p.Trail {
		t.bullet("%s  %s  %s  %s", london(e.At), e.Person, e.Action, e.Detail)
	}
	t.section("Who these are")
	for _, who := range p.People {
		t.bullet("%s: %s", who.ID, strings.Trim(fmt.Sprintf("%s %s %s", roles(who.Roles), who.Kind, who.Organisation), " "))
	}
}

func (h *House) packTable(t *packPage, p *casework.Pack, table string) {
	title := table
	if says := packTables[table]; says != "" {
		title += ": " + says
	}
	t.line("")
	t.line("### %s", title)
	t.line("")
	for i := range p.Rows {
		r := &p.Rows[i]
		if r.Table != table {
			continue
		}
		var parts []string
		for _, f := range r.Fields {
			value := f.Value
			if f.Name == "body" {
				value = strings.Join(p.LinesAbout(h.Lines([]byte(f.Value))), " / ")
			}
			if value != "" && f.Name != "prev" && f.Name != "hash" { // which say nothing to people
				parts = append(parts, f.Name+"="+value)
			}
		}
		t.bullet("%s", strings.Join(parts, "; "))
	}
}

func limitTitle(b *law.Book, id string) string {
	i := slices.IndexFunc(b.Rules, func(r law.Rule) bool { return r.ID == id })
	if i < 0 {
		return id
	}
	return b.Rules[i].Title
}

// london is an instant as people read it.
func london(at time.Time) string { return at.In(casework.London).Format("Mon 2 January 2006, 15:04") }

// packPage writes lines and remembers the first error.
type packPage struct {
	w   io.Writer
	err error
}

func (t *packPage) line(format string, args ...any) {
	if t.err == nil {
		_, t.err = fmt.Fprintf(t.w, format+"\n", args...)
	}
}

func (t *packPage) section(format string, args ...any) {
	t.line("")
	t.line("## "+format, args...)
	t.line("")
}

func (t *packPage) bullet(format string, args ...any) { t.line("- "+format, args...) }
