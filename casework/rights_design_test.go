package casework_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// designed says, for every line of the design's table, the lines of ours that it became, and what its words
// became in them. "see, record" is two lines here.
var designed = map[string]struct {
	items []string
	words map[string][]string
}{
	"facts and deadlines of the case": {
		[]string{"Facts and deadlines: see", "Facts: record, correct one's own"},
		map[string][]string{
			"see, record": {"yes", "yes"},
			"what the consent's scope covers: see, report": {"what the scope covers", "report what the scope covers"},
			"what the scope covers: see, report":           {"what the scope covers", "report what the scope covers"},
			"no":                                           {"no", "no"},
		},
	},
	"open a case": {[]string{"Open a case"}, map[string][]string{
		"yes": {"yes"}, "yes (intake for the provider to accept)": {"yes (intake)"},
		"with the family's consent recorded: yes (intake)": {"with consent: yes (intake)"}, "no": {"no"},
	}},
	"that a case exists": {[]string{"That the case exists"}, map[string][]string{"yes": {"yes"}, "if consented": {"if consented"}, "no": {"no"}}},
	"who supports the family (a SENDIASS or forum link)": {[]string{"Who supports the family"}, map[string][]string{
		"yes": {"yes"}, "own link only": {"own link only"}, "no": {"no"}, "**never**": {"**never**"},
	}},
	"what was agreed (items, dates)": {[]string{"What was agreed (items, dates): see, record"}, map[string][]string{
		"yes": {"yes"}, "scope `agreement`": {"scope `agreement`"}, "no": {"no"},
	}},
	"counts": {[]string{"Counts"}, map[string][]string{
		"own": {"own"}, "provider's": {"provider's"}, "own service's": {"own service's"}, "suppressed only": {"suppressed only"},
		"own area, suppressed": {"own area, suppressed"},
	}},
	"rules, calculator": {[]string{"Rules, calculator"}, map[string][]string{"yes": {"yes"}}},
}

// designedSeats are the columns of the design's table by ours.
var designedSeats = map[string]string{
	onCase: "mediator or adviser on the case", manager: "provider manager", sendiass: "SENDIASS linked by consent",
	forum: "forum volunteer linked by consent", nobody: "forum volunteer otherwise", area: "authority",
}

func TestTheDocumentSaysWhatTheDesignSays(t *testing.T) {
	shared := os.Getenv("REDRESS_SHARED")
	if shared == "" {
		t.Skip("REDRESS_SHARED is not set: the permission table is not compared with the design's")
	}
	design, ours := documented(t, filepath.Join(shared, "design", "product.md"), "item"), documented(t, rightsFile, "item")
	if len(design) != len(designed)+1 {
		t.Errorf("the design's table has %d lines, and %d are compared", len(design), len(designed)+1)
	}
	for item, cells := range design {
		if item == "what was said in mediation" {
			if !strings.Contains(cells[designedSeats[onCase]], "stored by nobody") || !strings.Contains(ours["What was said in mediation"][onCase], "stored by nobody") {
				t.Errorf("%s: %v", item, cells)
			}
			continue
		}
		for seat, column := range designedSeats {
			want, known := designed[item].words[cells[column]]
			if !known {
				t.Errorf("%q says %q for %q, and nobody knows what that means", item, cells[column], column)
				continue
			}
			for i, line := range designed[item].items {
				if got := ours[line][seat]; got != want[i] {
					t.Errorf("%s, %s: the document says %q, the design %q", line, seat, got, cells[column])
				}
			}
		}
	}
}
