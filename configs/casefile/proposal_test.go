package casefile_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/configs"
	"github.com/redress-send/redress/configs/casefile"
)

const refused = `{"case": {"grounds": ["refuse-assess"]}, "facts": [{"type": "decision-sent", "on": "2026-09-22"}]}`

func calculatorOf(t *testing.T, name string) *casefile.Calculator {
	t.Helper()
	book, err := configs.Book(name)
	if err != nil {
		t.Fatal(err)
	}
	calendar, err := configs.CalendarOf(book)
	if err != nil {
		t.Fatal(err)
	}
	at, err := civil.ParseChecked("2026-11-10 Tue")
	if err != nil {
		t.Fatal(err)
	}
	return &casefile.Calculator{Book: book, Calendar: calendar, At: at}
}

func written(t *testing.T, name string, asJSON bool) string {
	t.Helper()
	var out bytes.Buffer
	if err := calculatorOf(t, name).Write("case.yaml", strings.NewReader(refused), &out, asJSON); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestAnAnswerByAProposalBeginsBySayingSo(t *testing.T) {
	if text := written(t, "mandatory-mediation-2022", false); !strings.HasPrefix(text, "This is a proposal and not the law in force (mandatory-mediation-2022).\n") {
		t.Error(text)
	}
	for _, name := range []string{"england", "wales"} {
		if text := written(t, name, false); strings.Contains(text, "proposal") {
			t.Error(text)
		}
	}
}

func TestAnAnswerInJSONSaysWhetherTheBookIsAProposal(t *testing.T) {
	for name, want := range map[string]bool{"consultation-2026": true, "england": false, "scotland": false} {
		var lines bytes.Buffer
		if _, err := calculatorOf(t, name).Stream(t.Context(), strings.NewReader(refused+"\n"), &lines); err != nil {
			t.Fatal(err)
		}
		for _, text := range []string{written(t, name, true), lines.String()} {
			var got struct {
				Book     string `json:"book"`
				Proposal *bool  `json:"proposal"`
			}
			if err := json.Unmarshal([]byte(text), &got); err != nil {
				t.Fatal(err)
			}
			if got.Book != name || (got.Proposal != nil) != want || want && !*got.Proposal {
				t.Errorf("%s: %s", name, text)
			}
		}
	}
}
