package lawfile

import (
	"errors"
	"fmt"
	"slices"

	"github.com/redress-send/redress/casework/law"
)

// takeFacts takes the facts.yaml of a book: kinds of fact of its own beside the common ones. Whatever can be
// about a decision can be about one of them that is at the same time a decision.
func (r *reader) takeFacts(name string, data []byte) error {
	var f vocabularyFile
	d, err := open(name, data, &f)
	if err != nil {
		return err
	}
	if len(f.Stages) > 0 {
		d.fault("$.stages", "the stages are those of the common facts: leave them out here")
	}
	common := r.book.Vocabulary
	own := d.facts(&f, common.Types, common.Stages)
	if err := d.err(); err != nil {
		return err
	}
	types := slices.Clone(common.Types)
	for i := range own {
		r.where["fact "+own[i].Name] = fmt.Sprintf("%s:%d", name, d.line(fmt.Sprintf("$.facts[%d]", i)))
		if len(own[i].GivesRise) > 0 {
			types = aboutToo(types, own[i].Name)
		}
	}
	r.facts = append(r.facts, own...)
	r.book.Vocabulary = law.NewVocabulary(append(types, own...), common.Stages)
	return nil
}

// aboutToo returns the types so that each which can be about a decision can be about this one.
func aboutToo(types []law.EventType, decision string) []law.EventType {
	out := slices.Clone(types)
	for i := range out {
		groups := slices.Clone(out[i].BelongsTo)
		for k := range groups {
			if slices.Contains(groups[k], "decision-sent") {
				groups[k] = append(slices.Clone(groups[k]), decision)
			}
		}
		out[i].BelongsTo = groups
	}
	return out
}

// ownGrounds says which kinds of fact of the book's own are decisions on a ground that the book has not.
func (r *reader) ownGrounds() error {
	var faults []error
	for i := range r.facts {
		for _, also := range r.facts[i].GivesRise {
			for _, id := range also.Grounds {
				if !slices.ContainsFunc(r.book.Grounds, func(g law.Ground) bool { return g.ID == id }) {
					faults = append(faults, fmt.Errorf("%s: %s: there is no ground %q", r.where["fact "+r.facts[i].Name], r.facts[i].Name, id))
				}
			}
		}
	}
	return errors.Join(faults...)
}
