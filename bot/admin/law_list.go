package admin

import (
	"fmt"
	"slices"
	"strings"

	"github.com/redress-send/redress/casework/law"
)

type lawListCmd struct {
	bookFlag

	Stage  string `placeholder:"STAGE" help:"Only limits of this stage, as the headings name it."`
	OwedBy string `placeholder:"WHO" help:"Only limits that this one owes: local-authority, or as the list says it: authority."`
	Sense  string `placeholder:"SENSE" help:"Only limits of this sense: limit, duty, target, window or information."`
	JSON   bool   `name:"json" help:"Write JSON."`
}

// Run lists the limits.
func (c *lawListCmd) Run(h *House) error {
	b, err := c.open(h)
	if err != nil {
		return err
	}
	found, err := c.chosen(b)
	if err != nil {
		return err
	}
	if c.JSON {
		all := make([]ruleJSON, len(found))
		for i, r := range found {
			all[i] = asJSON(b, r)
		}
		return writeJSON(h.Out, all)
	}
	h.page().listRules(b, found)
	return nil
}

// chosen returns the limits that were asked for, in the order of the book.
func (c *lawListCmd) chosen(b *law.Book) ([]*law.Rule, error) {
	if c.Sense != "" && senses[law.Sense(c.Sense)] == "" {
		return nil, wrongUsage("--sense %q is not one: use limit, duty, target, window or information", law.Clip(c.Sense))
	}
	if stages := stagesOf(b); c.Stage != "" && !slices.Contains(stages, plainly(c.Stage)) {
		return nil, wrongUsage("--stage %q is no stage of the book %s: use %s", law.Clip(c.Stage), b.Name, strings.Join(stages, ", "))
	}
	if who := owersOf(b); c.OwedBy != "" && !slices.ContainsFunc(who, func(id string) bool { return c.means(id) }) {
		return nil, wrongUsage("--owed-by %q owes nothing in the book %s: use %s", law.Clip(c.OwedBy), b.Name, strings.Join(who, ", "))
	}
	var out []*law.Rule
	for i := range b.Rules {
		r := &b.Rules[i]
		if (c.Stage == "" || r.Stage == plainly(c.Stage)) && (c.Sense == "" || string(r.Sense) == c.Sense) && (c.OwedBy == "" || c.means(r.OwedBy)) {
			out = append(out, r)
		}
	}
	return out, nil
}

// means reports whether what was typed after --owed-by is this one: its id, or what the list calls it.
func (c *lawListCmd) means(owedBy string) bool {
	typed := strings.TrimPrefix(plainly(c.OwedBy), "the-")
	return typed == owedBy || typed == strings.TrimPrefix(plainly(ower(&law.Rule{OwedBy: owedBy})), "the-")
}

// plainly turns words into the form of ids: "Other routes" is other-routes.
func plainly(s string) string {
	return strings.ReplaceAll(strings.ToLower(strings.TrimSpace(s)), " ", "-")
}

// stagesOf returns the stages of the book's limits, in its order.
func stagesOf(b *law.Book) []string {
	var out []string
	for i := range b.Rules {
		if s := b.Rules[i].Stage; !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

func owersOf(b *law.Book) []string {
	var out []string
	for i := range b.Rules {
		if s := b.Rules[i].OwedBy; !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return out
}

// listRules prints the limits by stage. Each has a line that can be run down with the eye, and one that says
// what it is and where it stands.
func (p *page) listRules(b *law.Book, rules []*law.Rule) {
	p.sayProposals(b)
	p.text("", fmt.Sprintf("%s: %s, version %s", b.Name, b.Title, b.Version))
	ids, periods := 0, 0
	for _, r := range rules {
		ids, periods = max(ids, wide(r.ID)), max(periods, wide(brevity(r)))
	}
	if p.cut { // a few periods are long: where it is narrow they may stand out of their column
		periods = min(periods, max(8, p.width-ids-len("C   ")-len("  the mediation adviser")))
	}
	unsure := 0
	for _, stage := range stagesOf(b) {
		heading := false
		for _, r := range rules {
			if r.Stage != stage {
				continue
			}
			if !heading {
				p.line("")
				p.line("%s", title(stage))
				heading = true
			}
			mark := "  "
			if isC(r) {
				mark = "C "
				unsure++
			}
			p.one(mark + pad(r.ID, ids) + "  " + pad(brevity(r), periods) + "  " + ower(r))
			p.described(r)
		}
	}
	p.line("")
	total := counted(len(rules), "limit")
	if len(rules) != len(b.Rules) {
		total += fmt.Sprintf(" of %d", len(b.Rules))
	}
	if unsure > 0 {
		total += ". C is remembered only and never shown as certain"
	}
	p.text("", total+". “redress law show ID” says all about one.")
}

// described prints the second line of a limit: sense, title, provision. Where they do not fit, the title is cut
// first: the provision is what somebody looks up.
func (p *page) described(r *law.Rule) {
	first := "    " + string(r.Sense) + ": "
	title, provision := r.Title, r.Versions[len(r.Versions)-1].Provision
	if room := p.width - wide(first) - len(" [") - len("]"); p.cut && wide(title)+wide(provision) > room {
		least := min(wide(title), max(16, room/3))
		provision = clip(provision, room-least)
		title = clip(title, room-wide(provision))
	}
	p.line("%s", first+title+" ["+provision+"]")
}

func isC(r *law.Rule) bool {
	return slices.ContainsFunc(r.Versions, func(v law.Version) bool { return v.Confidence == "C" })
}

// title turns the name of a stage into a heading: "Other routes".
func title(stage string) string {
	words := strings.ReplaceAll(stage, "-", " ")
	if words == "" {
		return words
	}
	return strings.ToUpper(words[:1]) + words[1:]
}
