package law_test

import (
	"testing"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs"
)

// A dispute whose letter nobody has dated may be running out of time: the book asks for the day, until it is known or
// no longer matters.
func TestADisputeWithoutItsDayIsAskedForIt(t *testing.T) {
	book, err := configs.Book("england")
	if err != nil {
		t.Fatal(err)
	}
	calendar, err := configs.Calendar()
	if err != nil {
		t.Fatal(err)
	}
	on := civil.On(2026, 9, 22)
	for name, c := range map[string]struct {
		matter law.Matter
		rule   string
		needs  string
	}{
		"a refusal, and nothing more":             {law.Matter{Grounds: []string{"refuse-assess"}}, "appeal", "decision-sent"},
		"a refusal of which the request is known": {law.Matter{Grounds: []string{"refuse-assess"}, Events: []law.Event{{ID: "a", Type: "assessment-requested", On: on}}}, "appeal", "decision-sent"},
		"the adviser was contacted":               {law.Matter{Grounds: []string{"placement-I"}, Events: []law.Event{{ID: "a", Type: "mediation-adviser-contacted", On: on}}}, "appeal", "decision-sent"},
		"a claim of discrimination":               {law.Matter{Grounds: []string{"disability-school"}}, "dds-claim-6-months", "discrimination-happened"},
		"no dispute yet":                          {law.Matter{Events: []law.Event{{ID: "a", Type: "assessment-requested", On: on}}}, "", ""},
		"its day is known":                        {law.Matter{Grounds: []string{"refuse-assess"}, Events: []law.Event{{ID: "a", Type: "decision-sent", On: on}}}, "", ""},
		"the plan that is disputed is dated":      {law.Matter{Grounds: []string{"contents-BF"}, Events: []law.Event{{ID: "a", Type: "final-plan-sent", On: on}}}, "", ""},
		"only the printed date is known":          {law.Matter{Grounds: []string{"refuse-assess"}, Events: []law.Event{{ID: "a", Type: "decision-sent", Printed: on}}}, "", ""},
		"the tribunal has the appeal":             {law.Matter{Grounds: []string{"refuse-assess"}, Events: []law.Event{{ID: "a", Type: "appeal-received", On: on}}}, "", ""},
		"the case is closed":                      {law.Matter{Grounds: []string{"refuse-assess"}, Events: []law.Event{{ID: "a", Type: "case-closed", On: on}}}, "", ""},
	} {
		r, err := law.Compute(book, calendar, c.matter)
		if err != nil {
			t.Fatal(name, err)
		}
		rule, needs := "", ""
		for _, g := range r.Missing {
			if g.Reason == law.GapAsk && g.Of == "" {
				rule, needs = g.Rule.ID, g.Needs
			}
		}
		if rule != c.rule || needs != c.needs {
			t.Errorf("%s: asked for %q (%s), want %q (%s)", name, needs, rule, c.needs, c.rule)
		}
	}
}
