package casefile

import (
	"fmt"

	"github.com/redress-send/redress/casework/law"
)

// words says what would change for a case, a line each; what belongs to a line stands indented below it.
func (c *Comparison) words(x *CaseChange) []string {
	who := orUnnamed(x.Reference)
	out := []string{fmt.Sprintf("%s (%s)", who, x.Place)}
	for _, u := range x.Unread {
		by := u.Book
		if by == "" {
			by = "neither book"
		}
		verb := " cannot read it: "
		if u.Book == "" {
			verb = " can read it: "
		}
		out = append(out, "  "+by+verb+u.Error)
	}
	if x.Stage != nil {
		out = append(out, fmt.Sprintf("  stage: %s becomes %s", orNone(x.Stage.From), orNone(x.Stage.To)))
	}
	for i := range x.Deadlines {
		out = append(out, c.deadlineWords(&x.Deadlines[i])...)
	}
	if x.Missing != nil {
		out = append(out, c.listWords("  not worked out under ", x.Missing)...)
	}
	return out
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

func (c *Comparison) deadlineWords(d *DeadlineChange) []string {
	what := d.ID
	if d.Of != "" {
		what += ", of " + d.Of
	}
	out := []string{fmt.Sprintf("  %s: %s [%s]", d.Change, d.Title, what)}
	switch d.Change {
	case changeNew:
		return append(out, "    "+d.To.words())
	case changeGone:
		return append(out, "    "+d.From.words())
	case changeMoved:
		out = append(out, "    "+d.From.when+" becomes "+d.To.when+d.later())
	default:
		out = append(out, "    "+d.To.when)
	}
	for _, x := range [][3]string{{"hour", d.From.Cutoff, d.To.Cutoff}, {"status", d.From.Status, d.To.Status},
		{"certainty", d.From.Certainty, d.To.Certainty}, {"owed by", d.From.OwedBy, d.To.OwedBy}} {
		if x[1] != x[2] {
			out = append(out, "    "+x[0]+": "+orNone(x[1])+" becomes "+orNone(x[2]))
		}
	}
	if d.Steps != nil {
		out = append(out, c.listWords("    under ", d.Steps)...)
	}
	return out
}

func (s *Standing) words() string {
	text := s.when + ", " + s.Status
	if s.Certainty != string(law.Certain) {
		text += ", " + s.Certainty
	}
	return text
}

// later says by how much the day moved.
func (d *DeadlineChange) later() string {
	switch {
	case d.Days == nil:
		return ""
	case *d.Days < 0:
		return ": " + plural(-*d.Days, "day") + " earlier"
	}
	return ": " + plural(*d.Days, "day") + " later"
}

// plural writes a number with its noun: "1 day", "3 days".
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func (c *Comparison) listWords(first string, l *Lists) []string {
	var out []string
	for _, s := range l.From {
		out = append(out, first+c.sides[0].Book.Name+": "+s)
	}
	for _, s := range l.To {
		out = append(out, first+c.sides[1].Book.Name+": "+s)
	}
	return out
}
