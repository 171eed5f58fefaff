package configs_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs"
)

func TestTheStepsCiteTheRulesOfTheirTribunal(t *testing.T) {
	if wrong := bySweep((*swept).checkCited)(lawNamed(t, configs.England)); wrong != "" {
		t.Error(wrong)
	}
}

// rule12 is what moves a day, or leaves days out of the count, in each of the tribunals.
var rule12 = map[bool]map[law.StepKind]string{
	false: {law.StepSpan: "HESC rule 12(3)(a)", law.StepUncounted: "HESC rule 12(3)", law.StepClosed: "HESC rule 12(2)"},
	true:  {law.StepUncounted: "Upper Tribunal rule 12(3)", law.StepClosed: "Upper Tribunal rule 12(2)"},
}

// checkCited says which step of the sweep's deadlines is commanded by another provision than the tribunal's rule.
func (s *swept) checkCited(l lawOf) string {
	for _, at := range telling()[:400] {
		r, err := l.compute(s.matter(at))
		if err != nil {
			return err.Error()
		}
		for i := range r.Deadlines {
			d := &r.Deadlines[i]
			if d.Rule.ID != s.limit {
				continue
			}
			for _, step := range d.Steps {
				want, moves := rule12[strings.HasPrefix(s.limit, "ut-")][step.Kind]
				if moves && !strings.HasPrefix(step.Provision, want) || want == "" && (step.Kind == law.StepSpan || step.Kind == law.StepExpiry) {
					return fmt.Sprintf("%s from %s: step %s by %q, want %q", s, on(at), step.Kind, step.Provision, want)
				}
			}
		}
	}
	return ""
}
