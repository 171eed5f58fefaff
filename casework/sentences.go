package casework

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/redress-send/redress/casework/law"
)

// refusals say why not, and what to do instead, to somebody who may see the case.
var refusals = map[Action]string{
	ActOpen: "You cannot open a case. A volunteer can once the family's consent to the forum is among the facts; " +
		"otherwise ask the mediation provider to open it.",
	ActRecord:       "That is more than the family's consent lets you record in this case. Ask somebody on the case to do it.",
	ActUndo:         "You cannot take anything back in this case. Ask somebody on the case to do it.",
	ActCorrect:      "You can correct what you reported yourself. Report what is right as a new fact, and somebody on the case will settle it.",
	ActConfirm:      "Only somebody on the case as mediator or adviser, or their manager, can confirm what was reported.",
	ActSeeAgreement: "The family's consent does not cover what was agreed, so it cannot be reported here. Ask somebody on the case.",
	ActNameCase:     "Redress gives a new case its reference. Leave the reference out.",
	ActAllocate:     "You cannot give this case to anybody. Ask somebody on the case, or their manager.",
	ActOverride:     "Only the provider's manager or an operator can go ahead in spite of a conflict of interest. Ask the manager.",
	ActHandOver:     "Only somebody on the case as mediator or adviser, or their manager, can hand it over.",
	ActClose:        "Only somebody on the case as mediator or adviser, or their manager, can close or reopen it.",
	ActBreakGlass:   "Only a manager of a mediation provider can break the glass. Ask whoever works on the case to add you to it.",
	ActPutPeople:    "Only an operator can add people or change them. Nothing was saved; ask the operator.",
	ActExport:       "Only the provider's manager or an operator can write a case out. Ask the manager.",
	ActAnswerRights: "Only the provider's manager or an operator answers a request for what is kept. Pass it on to the manager.",
	ActHold:         "Only the provider's manager or an operator can hold a case or let it go. Ask the manager.",
	ActErase:        "Only the provider's manager or an operator can erase a case. Ask the manager.",
}

func refusal(op string, act Action) error { return E(Refused, op, refusals[act], nil) }

// changedMeanwhile says what others recorded after the version that the person saw.
func (s *Service) changedMeanwhile(op string, v *visit, saw Version) error {
	seen := v.view()
	acts := acts(v.Case.Facts)
	from := len(acts) - int(v.Case.Version-saw)
	what := make([]string, 0, 1)
	for i := max(from, 0); i < len(acts) && saw < v.Case.Version; i++ {
		for _, f := range acts[i] {
			if shown, ok := seen.Fact(f.ID); ok {
				what = append(what, s.recorded(&seen, &shown))
			}
		}
	}
	if len(what) == 0 {
		what = append(what, "something else was recorded")
	}
	return E(Conflict, op, fmt.Sprintf("%s was changed meanwhile: %s. Nothing was saved. Look at it again, then repeat what you still want.",
		v.Case.Reference, strings.Join(what, "; ")), fmt.Errorf("based on version %d, it is at %d", saw, v.Case.Version))
}

// recorded says who did what: "mediator-2 recorded mediation certificate issued, Fri 13 November 2026".
func (s *Service) recorded(c *Case, f *Fact) string {
	by, did := cmp.Or(string(f.RecordedBy), "somebody"), " recorded "
	old, replaces := c.Fact(f.Supersedes)
	switch {
	case f.Type == law.Retraction && !replaces:
		return by + " took something back"
	case f.Type == law.Retraction && old.Type == law.Retraction:
		return by + " took back that something was taken back"
	case f.Type == law.Retraction:
		return by + " took back " + s.says(&old.Event)
	case replaces && old.Reported && !f.Reported && s.says(&old.Event) == s.says(&f.Event):
		did = " confirmed "
	case replaces && s.says(&old.Event) == s.says(&f.Event):
		did = " corrected something about "
	case replaces:
		return by + " corrected " + s.says(&old.Event) + ", to " + s.says(&f.Event)
	case f.Reported:
		did = " reported "
	}
	return by + did + s.says(&f.Event)
}

// says names an event for people: what and when.
func (s *Service) says(e *law.Event) string {
	text := e.Type
	if t, ok := s.book.Vocabulary.Type(e.Type); ok && t.Says != "" {
		text = t.Says
	}
	if day, _ := e.Day(); !day.IsZero() {
		text += ", " + day.Short()
	}
	return text
}

// acts groups facts by the act that they came with, in order.
func acts(facts []Fact) [][]Fact {
	var out [][]Fact
	for i, f := range facts {
		if i == 0 || actOf(f.Source) != actOf(facts[i-1].Source) {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], f)
	}
	return out
}
