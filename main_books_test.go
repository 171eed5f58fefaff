package main

import (
	"strings"
	"testing"

	"github.com/redress-send/redress/configs"
)

const wholePlan = `{"case": {"reference": "HPL-0231", "authority": "E06000001", "grounds": ["contents-BF"]}, "facts": [
  {"type": "decision-sent", "on": "2026-05-12"}, {"type": "appeal-registered", "on": "2026-06-22"},
  {"type": "certificate-issued", "on": "2026-06-29", "kind": "not-pursued"}]}`

// Each book's own law, counted by its own closed days.
func TestTheCalculatorAnswersByEveryBook(t *testing.T) {
	s := newShell(t)
	file := s.file("case.json", wholePlan)
	for name, want := range map[string]string{
		"england":                  "Appeal to the tribunal: by Wed 29 July 2026, 5pm",                                // a month from the certificate
		"consultation-2026":        "Appeal to the tribunal: by Wed 29 July 2026, 5pm",                                // left as it is
		"mandatory-mediation-2022": "Appeal to the tribunal: by Mon 13 July 2026, 5pm",                                // two months end on Sun 12 July
		"wales":                    "Appeal to the Education Tribunal for Wales: by Tue 7 July 2026",                  // day 56 is Mon 6 July
		"scotland":                 "Send the statement of the case: by Fri 4 September 2026",                         // July is left out
		"northern-ireland":         "Appeal to the Special Educational Needs and Disability Tribunal: by Tue 14 July", // Mon 13 July is closed there
	} {
		text := s.do("deadlines", "--at", "2026-07-01", "--book", name, file)
		if !strings.Contains(text, want) {
			t.Errorf("%s: want %q in\n%s", name, want, text)
		}
		book, err := configs.Book(name)
		if err != nil {
			t.Fatal(err)
		}
		if said := strings.HasPrefix(text, "This is a proposal and not the law in force"); said != book.Proposal {
			t.Errorf("%s: it says that it is a proposal: %v", name, said)
		}
	}
	s.fails(1, []string{`there is no law book "atlantis": there is england, `}, "deadlines", "--book", "atlantis", file)
}

func TestEveryBookIsCheckedListedAndShown(t *testing.T) {
	s := newShell(t)
	checked := s.do("law", "check")
	for name, limit := range map[string]string{
		"england": "appeal", "consultation-2026": "tribunal-last-resort", "mandatory-mediation-2022": "mediation-before-appeal",
		"wales": "wales-appeal-8w", "scotland": "scot-dds-6m", "northern-ireland": "ni-appeal-2m",
	} {
		if !strings.Contains(checked, name) {
			t.Errorf("law check says nothing of %s:\n%s", name, checked)
		}
		if list := s.do("law", "list", "--book", name); !strings.Contains(list, limit) {
			t.Errorf("%s is not in the list of %s:\n%s", limit, name, list)
		}
		if shown := s.do("law", "show", limit, "--book", name); !strings.Contains(shown, limit) {
			t.Errorf("%s: %s", name, shown)
		}
	}
}
