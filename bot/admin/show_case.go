package admin

import (
	"context"
	"fmt"
	"strings"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

type caseShowCmd struct {
	Reference string `arg:"" help:"The case's reference, written in any way."`
	At        day    `placeholder:"DATE" help:"The day that decides what is open, met or missed; default today, or the day of --as-at."`
	AsAt      moment `placeholder:"DATE" help:"What was known, and told to whom, at the end of that day, or at an instant (2026-11-22T09:30:00Z)."`
	JSON      bool   `name:"json" help:"Write JSON."`
}

// Run shows the case.
func (c *caseShowCmd) Run(ctx context.Context, h *House) error {
	if c.At.IsZero() && !c.AsAt.IsZero() {
		c.At.Date = casework.Today(c.AsAt.Time)
	}
	at, err := h.day(c.At)
	if err != nil {
		return err
	}
	return h.inside(ctx, func(rooms *Rooms) error {
		found, err := rooms.find(ctx, c.Reference)
		if err != nil {
			return err
		}
		if !c.AsAt.IsZero() {
			return h.showAsAt(ctx, rooms, found.ID, c.AsAt.Time, at, c.JSON)
		}
		return h.show(rooms, &found, at, c.JSON)
	})
}

// show prints a case with all that follows from it.
func (h *House) show(rooms *Rooms, c *casework.Case, at civil.Date, asJSON bool, more ...any) error {
	r, err := rooms.Service.WorkOut(c)
	if err != nil {
		return err
	}
	if asJSON {
		parts := []any{h.Answer(c, &r, at), headerJSON(c), map[string]any{"facts": h.facts(c)}}
		whole, err := merged(append(parts, more...)...)
		if err != nil {
			return err
		}
		return writeJSON(h.Out, whole)
	}
	showCase(h, rooms.Service.Book(), c, &r, at)
	return nil
}

// facts are the facts of the case as facts files have them, in the order in which they were recorded.
func (h *House) facts(c *casework.Case) []map[string]any {
	out := make([]map[string]any, len(c.Facts))
	for i := range c.Facts {
		out[i] = h.EncodeFact(&c.Facts[i])
	}
	return out
}

func showCase(h *House, b *law.Book, c *casework.Case, r *law.Result, at civil.Date) {
	fmt.Fprintf(h.Out, "%s: %s, %s\n", c.Reference, h.authorityName(c.Authority), strings.Join(c.Grounds, ", "))
	if r.Stage != "" {
		fmt.Fprintf(h.Out, "Stage: %s\n", r.Stage)
	}
	stands := map[string]bool{}
	for _, f := range c.Live() {
		stands[f.ID] = true
	}
	h.section("Facts", len(c.Facts), func(i int) string {
		f := &c.Facts[i]
		if !stands[f.ID] {
			return brief.Fact(b.Vocabulary, &f.Event) + " [no longer stands]"
		}
		return brief.Fact(b.Vocabulary, &f.Event)
	})
	var lines []string
	for i := range r.Deadlines {
		if d := &r.Deadlines[i]; r.Shown(d, at) {
			lines = append(lines, brief.Line(d, at))
		}
	}
	h.section("Deadlines", len(lines), func(i int) string { return lines[i] })
	missing := r.MissingAt(at)
	h.section("Missing", len(missing), func(i int) string { return brief.Gap(&missing[i]) })
	next := brief.Next(r, at)
	h.section("Next", len(next), func(i int) string { return next[i] })
	fmt.Fprintf(h.Out, "\n%s\n", brief.NotAdvice)
}

// section prints a list under its title, or nothing where it is empty.
func (h *House) section(title string, n int, text func(int) string) {
	if n == 0 {
		return
	}
	fmt.Fprintf(h.Out, "\n%s:\n", title)
	for i := range n {
		fmt.Fprintf(h.Out, "  - %s\n", text(i))
	}
}

// authorityName returns the authority's name, or its code where the name is not known.
func (h *House) authorityName(code string) string {
	if a, err := h.authority(code); err == nil {
		return a.Name
	}
	return code
}
