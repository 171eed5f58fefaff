package admin

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/redress-send/redress/casework"
)

type doctorCmd struct {
	JSON bool `name:"json" help:"Write JSON."`
}

// errNotWell is the end of doctor where something failed.
var errNotWell = errors.New("something is not set up: the lines marked “failure” say what to do")

// Run looks at everything and says what to do. A failure is exit status 1, a warning is not.
func (c *doctorCmd) Run(ctx context.Context, h *House) error {
	var found []Finding
	for _, look := range []func(context.Context) []Finding{
		h.lookAtSettings, h.lookAtLaw, h.lookAtCalendar, h.lookAtDatabase, h.lookAtKeys, h.lookAtErasures, h.lookAtRedis, h.lookAtPlatforms, h.lookAtPost,
	} {
		found = append(found, look(ctx)...)
	}
	if err := c.print(h, found); err != nil {
		return err
	}
	for _, f := range found {
		if f.Level == Failure {
			return errNotWell
		}
	}
	return nil
}

func (c *doctorCmd) print(h *House, found []Finding) error {
	lines, _ := h.Settings()
	if c.JSON {
		settings := make(map[string]string, len(lines))
		for _, l := range lines {
			settings[l[0]] = l[1]
		}
		return writeJSON(h.Out, map[string]any{"findings": found, "settings": settings})
	}
	w := tabwriter.NewWriter(h.Out, 0, 0, 2, ' ', 0)
	for _, f := range found {
		fmt.Fprintf(w, "%s\t%s\t%s\n", f.Level, f.Name, f.Text)
	}
	fmt.Fprintln(w)
	for _, l := range lines {
		fmt.Fprintf(w, "%s\t%s\n", l[0], l[1])
	}
	return w.Flush()
}

func (h *House) lookAtSettings(context.Context) []Finding {
	_, faults := h.Settings()
	if len(faults) == 0 {
		return []Finding{{"settings", Pass, "All settings can be read."}}
	}
	out := make([]Finding, len(faults))
	for i, f := range faults {
		out[i] = Finding{"settings", Failure, f}
	}
	return out
}

func (h *House) lookAtLaw(context.Context) []Finding {
	var out []Finding
	for _, name := range h.Books {
		b, err := h.Book(name)
		if err != nil {
			out = append(out, Finding{"law book " + name, Failure, inFull(err)})
			continue
		}
		out = append(out, Finding{"law book " + name, Pass, fmt.Sprintf("Version %s with %d limits.", b.Version, len(b.Rules))})
	}
	return out
}

func (h *House) lookAtCalendar(context.Context) []Finding {
	const name = "calendar"
	cal, err := h.Calendar()
	if err != nil {
		return []Finding{{name, Failure, inFull(err)}}
	}
	now, err := h.Now()
	if err != nil {
		return nil // the settings say why
	}
	today := casework.Today(now)
	f := casework.ForesightOf(cal, today)
	says := fmt.Sprintf("Closed days are known from %s to %s", f.First.Short(), f.Last.Short())
	switch {
	case !cal.Covers(today):
		return []Finding{{name, Failure, says + ", and today is not among them: use a newer redress."}}
	case f.TooShort():
		return []Finding{{name, Failure, fmt.Sprintf("%s, %d days ahead: the last day of an appeal cannot be worked out any more where it is later; "+
			"use a newer redress now.", says, f.Days())}}
	case f.Short():
		return []Finding{{name, Warning, says + ", less than a year and a half ahead: later limits cannot be worked out; use a newer redress."}}
	}
	return []Finding{{name, Pass, says + "."}}
}

func (h *House) lookAtDatabase(ctx context.Context) []Finding {
	const name = "database"
	if _, faults := h.Settings(); len(faults) > 0 {
		return []Finding{{name, Warning, "Not looked at: the settings come first."}}
	}
	have, want, err := h.Schema(ctx)
	switch {
	case err != nil:
		return []Finding{{name, Failure, inFull(err)}}
	case have == want || have == 0:
		return []Finding{{name, Pass, "It answers."}, {"schema", Pass, schemaSays(have, want)}}
	}
	return []Finding{{name, Pass, "It answers."}, {"schema", Failure, schemaSays(have, want)}}
}

// lookAtErasures says whether erasures would outlive the database.
func (h *House) lookAtErasures(ctx context.Context) []Finding {
	const name = "erasures"
	if have, want, err := h.Schema(ctx); err != nil || have != want {
		return nil // the database comes first
	}
	e, err := h.Erasures(ctx)
	written := fmt.Sprintf("%s written down in %s", counted(e.Written, "erasure"), e.Path)
	switch {
	case err != nil:
		return []Finding{{name, Failure, inFull(err)}}
	case e.Written > e.Known:
		return []Finding{{name, Warning, fmt.Sprintf("%s, and the database knows of %d: if it was put back from an older backup, put that back once more "+
			"with “redress restore --overwrite --erased %s”.", written, e.Known, e.Path)}}
	case e.Beside && e.Written > 0:
		return []Finding{{name, Warning, written + ", which would be lost with the database: set REDRESS_REGISTER to a file on another disk, beside the backups."}}
	}
	return []Finding{{name, Pass, written + "."}}
}

func (h *House) lookAtRedis(ctx context.Context) []Finding {
	const name = "redis"
	configured, err := h.Redis(ctx)
	switch {
	case !configured:
		if h.chats() {
			return []Finding{{name, Pass, "Not configured: half-finished conversations are kept in the database, for every process that talks."}}
		}
		return []Finding{{name, Pass, "Not configured: conversations are kept in the process, which is enough for one process."}}
	case err != nil:
		return []Finding{{name, Failure, inFull(err)}}
	}
	return []Finding{{name, Pass, "It answers."}}
}

func (h *House) lookAtPlatforms(ctx context.Context) []Finding {
	var out []Finding
	for name, configured := range h.Platforms() {
		f := Finding{name, Pass, "Not configured."}
		if configured {
			f = Finding{name, Pass, "Configured."}
			if h.AskPlatform != nil {
				f.Level, f.Text = h.AskPlatform(ctx, name)
			}
		}
		out = append(out, f)
	}
	slices.SortFunc(out, func(a, b Finding) int { return strings.Compare(a.Name, b.Name) })
	return out
}
