package law

import (
	"fmt"
	"slices"
	"strings"
)

// phaseTransferType is the event that the matter's phase transfer stands for.
const phaseTransferType = "phase-transfer"

// discriminationType is the event that a claim of disability discrimination is about.
const discriminationType = "discrimination-happened"

// plan is the book prepared for computing: names resolved to positions once.
type plan struct {
	decision  int       // type of decision-sent
	returned  int       // type of appeal-returned
	received  int       // type of appeal-received
	byStart   [][]*Rule // by type: rules that it may start
	byBack    [][]*Rule // by type: rules that it may start for want of a better one
	replacers [][]*Rule // by type: rules of which it may replace the day
	ofMatter  []*Rule   // rules that the matter itself starts
	laterOf   []*Rule   // rules with two limbs
	unstarted []unstarted
	direction *Profile // of days that a direction fixes; nil where the book has none
	rules     map[string]*Rule
	stages    map[string]int
	families  []int     // by type: the first type of its family
	through   [][]int   // by type: what it goes by first
	until     [][]int   // by type: what comes to the end of that
	claims    []bool    // by type: whether it can only be about a claim of discrimination
	parents   [][][]int // by type: groups of types that it can be about
}

// unstarted is what the book asks for where nothing has started a rule.
type unstarted struct {
	rule   *Rule
	ask    *Ask
	starts []Pattern
}

// NewBook checks the book and prepares it. The error lists every fault found.
func NewBook(b Book) (*Book, error) {
	book := &b
	if book.Vocabulary == nil {
		return nil, fmt.Errorf("book %s: it has no vocabulary", b.Name)
	}
	faults := book.Check()
	if len(faults) > 0 {
		return nil, fmt.Errorf("book %s: %s", b.Name, strings.Join(faults, "\n"))
	}
	book.plan = book.prepare()
	return book, nil
}

// Rule returns the rule of that id.
func (b *Book) Rule(id string) (*Rule, bool) {
	r, ok := b.plan.rules[id]
	return r, ok
}

func (b *Book) prepare() *plan {
	n := len(b.Vocabulary.Types)
	p := &plan{byStart: make([][]*Rule, n), byBack: make([][]*Rule, n), replacers: make([][]*Rule, n),
		rules: make(map[string]*Rule, len(b.Rules)), stages: make(map[string]int), parents: make([][][]int, n)}
	p.decision, p.returned, p.received = b.typeIndex("decision-sent"), b.typeIndex("appeal-returned"), b.typeIndex("appeal-received")
	for i, stage := range b.Vocabulary.Stages {
		p.stages[stage] = i + 1
	}
	for i := range b.Vocabulary.Types {
		t := &b.Vocabulary.Types[i]
		p.families = append(p.families, i)
		if t.Family != "" {
			p.families[i] = slices.IndexFunc(b.Vocabulary.Types, func(o EventType) bool { return o.Family == t.Family })
		}
		for _, group := range t.BelongsTo {
			p.parents[i] = append(p.parents[i], b.typeIndexes(group))
		}
		p.through, p.until = append(p.through, b.typeIndexes(t.Through)), append(p.until, b.typeIndexes(t.Until))
		p.claims = append(p.claims, t.Name == discriminationType || len(t.BelongsTo) == 1 && slices.Equal(t.BelongsTo[0], []string{discriminationType}))
	}
	for i := range b.Profiles {
		q := &b.Profiles[i]
		q.spans, q.pushes, q.noWork = b.spans(q.NotCounted), b.spans(q.Pushes), b.spans(q.WorkingDays.Without)
		q.cites = cites{firstDay: q.Provisions["first_day"], notCounted: q.Provisions["not_counted"],
			workingDays: q.Provisions["working_days"], endsIn: q.Provisions["ends_in"], closedDay: q.Provisions["closed_day"]}
	}
	p.direction = b.profile("direction")
	for i := range b.Rules {
		b.prepareRule(p, &b.Rules[i])
	}
	return p
}

// typeIndexes returns the positions of the types.
func (b *Book) typeIndexes(names []string) []int {
	out := make([]int, len(names))
	for i, name := range names {
		out[i] = b.typeIndex(name)
	}
	return out
}

// typeIndex returns the position of a type, -1 for the phase transfer and for one that is not there.
func (b *Book) typeIndex(name string) int {
	if i, ok := b.Vocabulary.index[name]; ok {
		return i
	}
	return -1
}

func (b *Book) prepareRule(p *plan, r *Rule) {
	p.rules[r.ID] = r
	for _, list := range r.roles() {
		b.resolve(list.patterns)
	}
	for i := range r.Versions {
		b.prepareVersion(&r.Versions[i])
	}
	if r.Fallback != nil && r.Fallback.Count != nil {
		r.Fallback.Count.profile = b.profile(r.Fallback.Count.Profile)
	}
	for i := range r.Asks {
		if ask := &r.Asks[i]; ask.Unstarted != "" {
			starts := b.startPatterns(r)
			b.resolve(starts)
			p.unstarted = append(p.unstarted, unstarted{r, ask, starts})
		}
	}
	switch {
	case r.Guidance || r.LimbOf != "":
	case len(r.LaterOf) > 0:
		p.laterOf = append(p.laterOf, r)
	default:
		b.register(p, r)
	}
}

func (b *Book) resolve(list []Pattern) {
	for i := range list {
		list[i].typ = b.typeIndex(list[i].Type)
	}
}

func (b *Book) prepareVersion(v *Version) {
	v.Count.profile = b.profile(v.Count.Profile)
	v.disability = b.profile(v.Disability)
	for j := range v.Steps {
		v.Steps[j].Count.profile = v.Count.profile
	}
}

// register files the rule under every type that can start it or replace its day.
func (b *Book) register(p *plan, r *Rule) {
	add := func(lists [][]*Rule, patterns []Pattern) {
		for _, pattern := range patterns {
			if pattern.Type == phaseTransferType {
				p.ofMatter = append(p.ofMatter, r)
				continue
			}
			for _, t := range b.typesOf(pattern) {
				if n := len(lists[t]); n == 0 || lists[t][n-1] != r {
					lists[t] = append(lists[t], r)
				}
			}
		}
	}
	add(p.byStart, r.Starts)
	add(p.replacers, r.ReplacedBy)
	if r.Fallback != nil {
		add(p.byBack, r.Fallback.Starts)
	}
}

// typesOf returns the types that the pattern can match: its own and, for a decision, those that are at the
// same time one.
func (b *Book) typesOf(p Pattern) []int {
	types := []int{p.typ}
	if p.Type == "decision-sent" {
		for i := range b.Vocabulary.Types {
			if len(b.Vocabulary.Types[i].GivesRise) > 0 {
				types = append(types, i)
			}
		}
	}
	return types
}

// profile returns the profile of that id, or nil.
func (b *Book) profile(id string) *Profile {
	for i := range b.Profiles {
		if b.Profiles[i].ID == id {
			return &b.Profiles[i]
		}
	}
	return nil
}

func (b *Book) spans(ids []string) []Span {
	var out []Span
	for _, id := range ids {
		for _, s := range b.Spans {
			if s.ID == id {
				out = append(out, s)
			}
		}
	}
	return out
}
