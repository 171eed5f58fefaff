package handbook_test

import (
	"strings"
	"testing"

	"github.com/redress-send/redress/casework/handbook"
)

func answers() []handbook.Answer {
	return []handbook.Answer{
		{ID: "cost", Title: "What does an appeal cost?", Topics: []string{"money"}, Ask: []string{"is there a fee for the tribunal"}, Say: []string{"Nothing."}},
		{ID: "bundle", Title: "Who makes the bundle?", Ask: []string{"when is the bundle due"}, Say: []string{"The authority."}},
		{ID: "mediation-cost", Title: "What does mediation cost?", Ask: []string{"is mediation free"}, Say: []string{"Nothing."}},
	}
}

func TestAQuestionFindsItsAnswer(t *testing.T) {
	b, err := handbook.New(answers())
	if err != nil {
		t.Fatal(err)
	}
	for question, want := range map[string]string{
		"Is there a FEE for the tribunal??":     "cost",
		"pls who makes the bundle":              "bundle",
		"wots the price of mediation":           "mediation-cost",
		"":                                      "",
		"???":                                   "",
		"the of and":                            "",
		"what is the weather like in september": "",
		strings.Repeat("bundle of potatoes ", 500) + "and carrots, turnips, leeks, onions and pears": "",
	} {
		got := ""
		if a := b.Best(question); a != nil {
			got = a.ID
		}
		if got != want {
			t.Errorf("%.60q finds %q, want %q", question, got, want)
		}
	}
	if a := b.About("money"); a == nil || a.ID != "cost" {
		t.Errorf("the topic finds %v", a)
	}
	if a := b.About(""); a != nil {
		t.Errorf("no topic finds %v", a)
	}
}

func TestWhereTwoAnswersFitBothAreOffered(t *testing.T) {
	b, err := handbook.New(answers())
	if err != nil {
		t.Fatal(err)
	}
	if a := b.Best("what does it cost"); a != nil {
		t.Errorf("one of two is given: %s", a.ID)
	}
	if found := b.Find("what does it cost"); len(found) != 2 {
		t.Errorf("offered are %v, want both", found)
	}
}

func TestAQuestionThatOnlyDiffersFindsTheNextAnswer(t *testing.T) {
	b, err := handbook.New(append(answers(), handbook.Answer{ID: "plan", Title: "When is the plan due?", Ask: []string{"by when must the plan be there"}, Say: []string{"Soon."}}))
	if err != nil {
		t.Fatal(err)
	}
	for question, want := range map[string]string{
		"and the mediation": "mediation-cost", "and the bundle": "bundle", "and the weather": "", "and then": "", "and the fee": "cost",
	} {
		got := ""
		if a := b.Next(b.About("cost"), question); a != nil {
			got = a.ID
		}
		if got != want {
			t.Errorf("%q after the cost of an appeal finds %q, want %q", question, got, want)
		}
	}
	if a := b.Next(nil, "and the bundle"); a != nil {
		t.Errorf("after nothing there is %s", a.ID)
	}
}

func TestABookThatContradictsItselfIsNone(t *testing.T) {
	for name, more := range map[string]handbook.Answer{
		"an id twice":                       {ID: "cost", Title: "Another", Ask: []string{"something else"}},
		"a topic twice":                     {ID: "fees", Title: "Fees again", Topics: []string{"money"}, Ask: []string{"something else"}},
		"a question twice":                  {ID: "fees", Title: "Fees again", Ask: []string{"Is there a fee for the tribunal?"}},
		"what happens otherwise is nowhere": {ID: "fees", Title: "Fees again", Ask: []string{"something else"}, Otherwise: "nothing"},
		"a way that says nothing":           {ID: "fees", Title: "Fees again", Ask: []string{"and the of"}},
	} {
		if _, err := handbook.New(append(answers(), more)); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
}

func FuzzFind(f *testing.F) {
	b, err := handbook.New(answers())
	if err != nil {
		f.Fatal(err)
	}
	f.Add("is there a fee")
	f.Fuzz(func(t *testing.T, question string) {
		for _, m := range b.Find(question) {
			if m.Score < handbook.Maybe || m.Score > 1.0001 || m.Answer == nil {
				t.Errorf("%q: %v", question, m)
			}
		}
	})
}
