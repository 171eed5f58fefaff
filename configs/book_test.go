package configs_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/redress-send/redress/configs"
)

func TestTheBuiltInBooksLoad(t *testing.T) {
	names := configs.Books()
	for _, name := range names {
		book, err := configs.Book(name)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(book.Rules) == 0 || book.Name != name {
			t.Errorf("%s: it is named %s and has %d limits", name, book.Name, len(book.Rules))
		}
		if _, err := configs.CalendarOf(book); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, want := range []string{"consultation-2026", "mandatory-mediation-2022", "northern-ireland", "scotland", "wales"} {
		if names[0] != configs.England || !slices.Contains(names, want) {
			t.Errorf("there is %v: want England's first, and %s", names, want)
		}
	}
}

func TestCasesAreKeptByLawInForceOnly(t *testing.T) {
	for name, proposal := range map[string]bool{"england": false, "wales": false, "consultation-2026": true, "mandatory-mediation-2022": true} {
		book, err := configs.BookInForce(name)
		switch {
		case !proposal && (err != nil || book.Proposal):
			t.Errorf("%s is refused: %v", name, err)
		case proposal && (err == nil || !strings.Contains(err.Error(), name+" is a proposal and not in force: cases are kept and reminders sent by law in force only")):
			t.Errorf("%s is not refused: %v", name, err)
		}
	}
	if _, err := configs.BookInForce("atlantis"); err == nil || !strings.Contains(err.Error(), `no law book "atlantis": there is england, consultation-2026`) {
		t.Errorf("got %v", err)
	}
}

// The versions that a proposal brings begin when it was published and say that they are not law.
func TestAProposalSaysOfEachOfItsVersionsThatItIsNone(t *testing.T) {
	england, err := configs.Book(configs.England)
	if err != nil {
		t.Fatal(err)
	}
	for name, published := range map[string]string{"mandatory-mediation-2022": "2022-03-29 Tue", "consultation-2026": "2026-02-23 Mon"} {
		book, err := configs.Book(name)
		if err != nil {
			t.Fatal(err)
		}
		own := 0
		for i := range book.Rules {
			r := &book.Rules[i]
			for k := range r.Versions {
				v := &r.Versions[k]
				if was, ok := england.Rule(r.ID); ok && k < len(was.Versions) && was.Versions[k].Provision == v.Provision {
					continue
				}
				own++
				if v.From != checkedDay(t, published) || !v.To.IsZero() || v.Force != "policy" || v.Confidence == "A" || v.Note != "A proposal, not in force." {
					t.Errorf("%s: %s: from %s to %s, force %s, confidence %s, note %q", name, r.ID, v.From, v.To, v.Force, v.Confidence, v.Note)
				}
			}
		}
		if own == 0 || !book.Proposal || book.Base != configs.England {
			t.Errorf("%s: %d versions of its own, proposal %v, base %q", name, own, book.Proposal, book.Base)
		}
	}
}
