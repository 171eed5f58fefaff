package law

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/redress-send/redress/casework/civil"
)

// profiles returns the counting profiles that the rule is counted by, each once.
func (r *Rule) profiles() []string {
	var out []string
	add := func(id string) {
		if id != "" && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	for i := range r.Versions {
		add(r.Versions[i].Count.Profile)
		add(r.Versions[i].Disability)
	}
	if r.Fallback != nil && r.Fallback.Count != nil {
		add(r.Fallback.Count.Profile)
	}
	if len(r.ReplacedBy) > 0 {
		add(directionProfile)
	}
	return out
}

func (g *Ground) fields() []said {
	return []said{{"title", g.Title}, {"provision", g.Provision}, {"certificate", g.Certificate}, {"form", g.Form}, {"cases", g.Cases}}
}

func (s *Span) fields() []said {
	return []said{
		{"says", s.Says}, {"from", fmt.Sprintf("%02d-%02d", s.FromMonth, s.FromDay)}, {"to", fmt.Sprintf("%02d-%02d", s.ToMonth, s.ToDay)},
	}
}

func (p *Profile) fields() []said {
	working := p.WorkingDays.Calendar
	if len(p.WorkingDays.Without) > 0 {
		working += " without " + strings.Join(p.WorkingDays.Without, ", ")
	}
	cited := make([]string, 0, len(p.Provisions))
	for field, provision := range p.Provisions {
		cited = append(cited, field+": "+provision)
	}
	slices.Sort(cited)
	return []said{
		{"says", p.Says}, {"first_day", string(p.FirstDay)}, {"no_such_day", string(p.NoSuchDay)}, {"working_days", working},
		{"not_counted", strings.Join(p.NotCounted, ", ")}, {"ends_in", strings.Join(p.Pushes, ", ")},
		{"closed_day", string(p.ClosedDay)}, {"cutoff", p.Cutoff}, {"provisions", strings.Join(cited, "; ")},
	}
}

// fields are the rule's fields, its versions left out.
func (r *Rule) fields() []said {
	out := []said{
		{"title", r.Title}, {"stage", r.Stage}, {"owed_by", r.OwedBy}, {"sense", string(r.Sense)}, {"act", r.Act}, {"guidance", yes(r.Guidance)},
		{"starts", texts(r.Starts)}, {"fallback", r.Fallback.text()}, {"met_by", texts(r.MetBy)}, {"only_if", texts(r.OnlyIf)},
		{"only_if_latest", texts(r.OnlyIfLatest)}, {"unless_latest", texts(r.UnlessLatest)},
		{"unless_only_grounds", strings.Join(r.UnlessOnlyGrounds, ", ")}, {"cases", r.Cases},
		{"once_missed", strings.Join(r.OnceMissed, ", ")}, {"once_past", r.OncePast}, {"without", texts(r.Without)},
		{"superseded_by", texts(r.SupersededBy)}, {"needless_after", texts(r.NeedlessAfter)}, {"revived_by", texts(r.RevivedBy)}, {"replaced_by", texts(r.ReplacedBy)},
		{"alternative_to", strings.Join(r.AlternativeTo, ", ")}, {"superseded_by_limit", strings.Join(r.SupersededByLimit, ", ")},
		{"latest_only", yes(r.LatestOnly)}, {"later_of", strings.Join(r.LaterOf, ", ")}, {"limb_of", r.LimbOf},
		{"limb_takes", string(r.LimbTakes)},
	}
	asks := make([]string, len(r.Asks))
	for i := range r.Asks {
		asks[i] = r.Asks[i].text()
	}
	return append(out, said{"asks", strings.Join(asks, "; ")}, said{"trigger", r.Trigger}, said{"satisfied", r.Satisfied},
		said{"exceptions", r.Exceptions}, said{"if_missed", r.IfMissed}, said{"notes", strings.Join(r.Notes, " ")})
}

func yes(b bool) string {
	if b {
		return "true"
	}
	return ""
}

func (f *Fallback) text() string {
	if f == nil {
		return ""
	}
	text := texts(f.Starts) + ", needs " + f.Needs
	if f.Count != nil {
		text += ", " + f.Count.String() + " by " + f.Count.Profile
	}
	return text
}

func (a *Ask) text() string {
	var when []string
	if len(a.After) > 0 {
		when = append(when, "after "+texts(a.After))
	}
	if a.OnceLate != "" {
		when = append(when, "once "+a.OnceLate+" was met late")
	}
	if a.OnceRevived {
		when = append(when, "once revived")
	}
	if a.Unstarted != "" {
		when = append(when, "unstarted in a case of "+a.Unstarted+", until "+texts(a.Until))
	}
	return strings.Join(when, ", ") + ": " + a.Says
}

// fields are the version's fields, each name with the prefix.
func (v *Version) fields(prefix string) []said {
	steps := make([]string, len(v.Steps))
	for i := range v.Steps {
		steps[i] = v.Steps[i].text()
	}
	out := []said{
		{"from", orOpen(v.From)}, {"to", orOpen(v.To)}, {"count", v.Count.String()}, {"counted by", v.Count.Profile},
		{"in_disability_cases", v.Disability}, {"extended", v.Extended.text()}, {"steps", strings.Join(steps, "; ")},
		{"provision", v.Provision}, {"force", v.Force}, {"confidence", v.Confidence}, {"checked", v.Checked.String()}, {"note", v.Note},
	}
	for i := range out {
		out[i].name = prefix + out[i].name
	}
	return out
}

// said is the whole of a version that only one of two books has.
func (v *Version) said() string {
	text := v.Count.String() + " by " + v.Count.Profile
	if v.Disability != "" {
		text += " (in disability cases by " + v.Disability + ")"
	}
	if v.Extended != nil {
		text += ", extended " + v.Extended.text()
	}
	return text + ", to " + orOpen(v.To) + ", " + v.Provision
}

func (e *Extension) text() string {
	if e == nil {
		return ""
	}
	return "by " + e.Period.String() + " after " + texts(e.By)
}

func (s *ItemCount) text() string {
	text := strings.TrimSpace(s.What+" "+s.Step) + ": " + s.Count.String()
	if s.Last {
		text += ", last"
	}
	if s.Instead != "" {
		text += ", instead of " + s.Instead
	}
	return text
}

// String writes the count as the book's files have it: "2 months", "2 weeks, from_due, before", "day 02-15, before".
func (c *Count) String() string {
	text := string(c.Kind)
	switch c.Kind {
	case CountPeriod:
		text = c.Period.String()
	case CountSchool:
		text = strconv.Itoa(c.Period.N) + " school days"
	case CountFixed:
		text = fmt.Sprintf("day %02d-%02d", c.Month, c.Day)
	}
	for _, flag := range []struct {
		name string
		set  bool
	}{{"from_due", c.FromDue}, {"before", c.Before}, {"minimum", c.Minimum}} {
		if flag.set {
			text += ", " + flag.name
		}
	}
	return text
}

func orOpen(d civil.Date) string {
	if d.IsZero() {
		return "open"
	}
	return d.String()
}
