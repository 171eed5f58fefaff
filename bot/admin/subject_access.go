package admin

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/redress-send/redress/casework"
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
	"calendar_entries": "days that stand in people's calendars, by a digest",
	"conversations":    "what was just being said", "waiting_messages": "messages that wait to be answered",
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
