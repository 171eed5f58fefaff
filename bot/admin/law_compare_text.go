package admin

import (
	"fmt"
	"strings"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// comparedText writes a comparison for people.
type comparedText struct {
	*page

	from, to *law.Book
	cases    bool // of cases: the books' own differences are only counted
}

// partNames are what parts of a book are called, several of them; limits stand first.
var partNames = []struct {
	part law.Part
	name string
}{{law.PartLimit, "limits"}, {law.PartGround, "grounds"}, {law.PartProfile, "profiles"}, {law.PartSpan, "spans"}}

// changes counts the differences of one part.
type changes struct {
	New     int `json:"new"`
	Gone    int `json:"gone"`
	Changed int `json:"changed"`
	InWords int `json:"in_words_only"` // of those that changed
	Same    int `json:"same"`
}

func countChanges(b *law.Book, all []law.Difference, part law.Part) changes {
	var n changes
	for i := range all {
		if all[i].Part != part {
			continue
		}
		switch all[i].Change {
		case law.New:
			n.New++
		case law.Gone:
			n.Gone++
		case law.Changed:
			n.Changed++
		}
		if all[i].InWordsOnly() {
			n.InWords++
		}
	}
	size := map[law.Part]int{law.PartLimit: len(b.Rules), law.PartGround: len(b.Grounds), law.PartProfile: len(b.Profiles), law.PartSpan: len(b.Spans)}
	n.Same = size[part] - n.New - n.Changed
	return n
}

// words says the counts; nothing where all is the same.
func (n changes) words() string {
	changed := fmt.Sprintf("%d changed", n.Changed)
	if n.InWords > 0 {
		changed += fmt.Sprintf(" (%d in words only)", n.InWords)
	}
	if n.New+n.Gone+n.Changed == 0 {
		return fmt.Sprintf("all %d the same", n.Same)
	}
	return fmt.Sprintf("%d new, %d gone, %s, %d the same", n.New, n.Gone, changed, n.Same)
}

// sections are the headings under which differences are told.
var sections = []struct {
	heading string
	has     func(*law.Difference) bool
}{
	{"New %s", func(d *law.Difference) bool { return d.Change == law.New }},
	{"Gone %s", func(d *law.Difference) bool { return d.Change == law.Gone }},
	{"Changed %s", func(d *law.Difference) bool { return d.Change == law.Changed && !d.InWordsOnly() }},
	{"Changed %s, in words only", func(d *law.Difference) bool { return d.InWordsOnly() }},
}

func (c *comparedText) books(all []law.Difference) {
	c.sayProposals(c.from, c.to)
	c.text("", fmt.Sprintf("From %s, version %s, to %s, version %s:", c.from.Name, c.from.Version, c.to.Name, c.to.Version))
	for _, p := range partNames {
		c.text("  ", p.name+": "+countChanges(c.to, all, p.part).words())
	}
	if c.cases {
		return
	}
	for _, p := range partNames {
		for _, section := range sections {
			heading := fmt.Sprintf(section.heading, p.name)
			for i := range all {
				if all[i].Part != p.part || !section.has(&all[i]) {
					continue
				}
				if heading != "" {
					c.line("")
					c.line("%s", heading)
					heading = ""
				}
				c.difference(&all[i])
			}
		}
	}
}

// difference prints one limit, ground, profile or span.
func (c *comparedText) difference(d *law.Difference) {
	c.text("  ", d.ID+": "+d.Title)
	if b := map[law.Change]*law.Book{law.New: c.to, law.Gone: c.from}[d.Change]; b != nil && d.Part == law.PartLimit {
		if r, err := ruleOf(b, d.ID); err == nil {
			c.text("    ", fmt.Sprintf("%s: %s, %s [%s]", r.Sense, brevity(r), ower(r), r.Versions[len(r.Versions)-1].Provision))
		}
	}
	for _, f := range d.Fields {
		c.field(&f)
	}
	if len(d.Touches) > 0 && d.Change == law.Changed {
		c.text("    ", "counted by it: "+strings.Join(d.Touches, ", "))
	}
}

// field prints what one field says in each book: on one line where there is room.
func (c *comparedText) field(f *law.Field) {
	a, b := orNothing(f.A), orNothing(f.B)
	if text := "    " + f.Name + ": " + a + " becomes " + b; wide(text) <= c.width {
		c.line("%s", text)
		return
	}
	c.line("    %s:", f.Name)
	c.text("      was      ", a)
	c.text("      becomes  ", b)
}

func orNothing(s string) string {
	if s == "" {
		return "(nothing)"
	}
	return s
}

func (c *comparedText) begin(at civil.Date) {
	c.line("")
	c.text("", "Cases as they stand on "+at.Short())
}

func (c *comparedText) each(_ any, words []string) error {
	c.line("")
	for _, w := range words {
		text := strings.TrimLeft(w, " ")
		c.text(w[:len(w)-len(text)], text)
	}
	return nil
}

func (c *comparedText) end(_ any, words []string, table [][]string) error {
	if len(words) > 0 {
		c.line("")
	}
	for _, w := range words {
		c.text("", w)
	}
	if len(table) > 1 {
		c.line("")
		c.table(table)
	}
	return nil
}
