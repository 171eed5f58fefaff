package admin

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

type lawCmd struct {
	Check   lawCheckCmd `cmd:"" help:"Check every law book that is built in."`
	List    lawListCmd  `cmd:"" help:"List the limits of a book."`
	Show    lawShowCmd  `cmd:"" help:"Show one limit: provision, versions, confidence."`
	Compare notYet      `cmd:"" help:"Compare two books over cases."`
}

type lawCheckCmd struct{}

// Run loads every book; a book that is wrong does not load.
func (lawCheckCmd) Run(h *House) error {
	for _, name := range h.Books {
		b, err := h.Book(name)
		if err != nil {
			return err
		}
		fmt.Fprintf(h.Out, "%s, version %s: %d limits, %d counting profiles, %d grounds, %d kinds of fact; nothing wrong.\n",
			b.Name, b.Version, len(b.Rules), len(b.Profiles), len(b.Grounds), len(b.Vocabulary.Types))
	}
	return nil
}

// bookFlag chooses a book.
type bookFlag struct {
	Book string `placeholder:"NAME" help:"The law book; default the law in force."`
}

func (f bookFlag) open(h *House) (*law.Book, error) {
	if f.Book == "" {
		return h.Book(h.Books[0])
	}
	return h.Book(f.Book)
}

type lawListCmd struct {
	bookFlag

	JSON bool `name:"json" help:"Write JSON."`
}

// ruleJSON is a limit as scripts get it.
type ruleJSON struct {
	ID         string        `json:"id"`
	Title      string        `json:"title"`
	Stage      string        `json:"stage"`
	OwedBy     string        `json:"owed_by"`
	Sense      law.Sense     `json:"sense"`
	Trigger    string        `json:"trigger,omitempty"`
	Satisfied  string        `json:"satisfied,omitempty"`
	Exceptions string        `json:"exceptions,omitempty"`
	IfMissed   string        `json:"if_missed,omitempty"`
	Notes      []string      `json:"notes,omitempty"`
	Versions   []versionJSON `json:"versions"`
}

// versionJSON is one version of a limit as scripts get it; days that are open are left out.
type versionJSON struct {
	From       string   `json:"from,omitempty"`
	To         string   `json:"to,omitempty"`
	Count      []string `json:"count"`
	Provision  string   `json:"provision"`
	Force      string   `json:"force"`
	Confidence string   `json:"confidence"`
	Checked    string   `json:"checked,omitempty"`
	Note       string   `json:"note,omitempty"`
}

func asJSON(b *law.Book, r *law.Rule) ruleJSON {
	out := ruleJSON{
		ID: r.ID, Title: r.Title, Stage: r.Stage, OwedBy: r.OwedBy, Sense: r.Sense, Trigger: r.Trigger,
		Satisfied: r.Satisfied, Exceptions: r.Exceptions, IfMissed: r.IfMissed, Notes: r.Notes,
	}
	for i := range r.Versions {
		v := &r.Versions[i]
		out.Versions = append(out.Versions, versionJSON{
			From: v.From.String(), To: v.To.String(), Count: counts(b, r, v), Provision: v.Provision,
			Force: v.Force, Confidence: v.Confidence, Checked: v.Checked.String(), Note: v.Note,
		})
	}
	return out
}

// Run lists the limits.
func (c *lawListCmd) Run(h *House) error {
	b, err := c.open(h)
	if err != nil {
		return err
	}
	if c.JSON {
		all := make([]ruleJSON, len(b.Rules))
		for i := range b.Rules {
			all[i] = asJSON(b, &b.Rules[i])
		}
		return writeJSON(h.Out, all)
	}
	w := tabwriter.NewWriter(h.Out, 0, 0, 2, ' ', 0)
	for i := range b.Rules {
		r := &b.Rules[i]
		v := &r.Versions[len(r.Versions)-1]
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", r.ID, r.Sense, r.OwedBy, v.Confidence, r.Title)
	}
	return w.Flush()
}

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
	for i := range b.Rules {
		if r := &b.Rules[i]; r.ID == c.ID {
			if c.JSON {
				return writeJSON(h.Out, asJSON(b, r))
			}
			showRule(h, b, r)
			return nil
		}
	}
	return fmt.Errorf("the book %s has no limit %q; “redress law list” shows all", b.Name, c.ID)
}

func showRule(h *House, b *law.Book, r *law.Rule) {
	fmt.Fprintf(h.Out, "%s\n%s\n\n", r.ID, r.Title)
	for _, line := range [][2]string{
		{"What it is", string(r.Sense)}, {"Owed by", r.OwedBy}, {"Starts with", r.Trigger},
		{"Met by", r.Satisfied}, {"Exceptions", r.Exceptions}, {"If missed", r.IfMissed},
	} {
		if line[1] != "" {
			fmt.Fprintf(h.Out, "%-12s %s\n", line[0]+":", line[1])
		}
	}
	for _, note := range r.Notes {
		fmt.Fprintf(h.Out, "%-12s %s\n", "Note:", note)
	}
	for i := range r.Versions {
		v := &r.Versions[i]
		fmt.Fprintf(h.Out, "\nIn force %s\n", inForce(v))
		for _, count := range counts(b, r, v) {
			fmt.Fprintf(h.Out, "  count:      %s\n", count)
		}
		fmt.Fprintf(h.Out, "  provision:  %s (%s)\n  confidence: %s\n", v.Provision, v.Force, confidence(v))
		if v.Note != "" {
			fmt.Fprintf(h.Out, "  note:       %s\n", v.Note)
		}
	}
}

func inForce(v *law.Version) string {
	switch {
	case v.From.IsZero() && v.To.IsZero():
		return "at all times that the book knows"
	case v.To.IsZero():
		return "since " + v.From.Short()
	case v.From.IsZero():
		return "until " + v.To.Short()
	}
	return "from " + v.From.Short() + " to " + v.To.Short()
}

func confidence(v *law.Version) string {
	says := map[string]string{"A": "A, read in the source", "B": "B, read in a good secondary source",
		"C": "C, remembered only: never shown as certain"}[v.Confidence]
	if says == "" {
		says = v.Confidence
	}
	if v.Checked.IsZero() {
		return says
	}
	return says + "; checked " + v.Checked.Short()
}

// counts says in words how the version finds its day, a line for each step.
func counts(b *law.Book, r *law.Rule, v *law.Version) []string {
	if len(r.LaterOf) > 0 {
		return []string{"the later of " + strings.Join(r.LaterOf, " and ")}
	}
	if len(v.Steps) == 0 {
		return []string{count(b, &v.Count)}
	}
	out := make([]string, len(v.Steps))
	for i := range v.Steps {
		s := &v.Steps[i]
		out[i] = strings.TrimSpace(s.What+" "+s.Step) + ": " + count(b, &s.Count)
	}
	return out
}

func count(b *law.Book, c *law.Count) string {
	how := ""
	for i := range b.Profiles {
		if b.Profiles[i].ID == c.Profile {
			how = ", counted as " + c.Profile + ": " + b.Profiles[i].Says
		}
	}
	switch c.Kind {
	case law.CountFixed:
		before := ""
		if c.Before {
			before = "before "
		}
		return fmt.Sprintf("%s%d %s of the year of the transfer%s", before, c.Day, c.Month, how)
	case law.CountDirected:
		return "the day that was directed" + how
	case law.CountNone:
		return "no day: the law gives none"
	}
	return period(c.Period, c.Before, c.Minimum) + how
}

func period(p civil.Period, before, minimum bool) string {
	says := p.String()
	if minimum {
		says = "at least " + says
	}
	if before {
		says += " before"
	}
	return says
}
