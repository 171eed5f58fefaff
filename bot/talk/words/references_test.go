package words_test

import (
	"slices"
	"testing"

	"github.com/redress-send/redress/bot/talk/words"
)

func TestReferencesAreHeardHoweverTheyAreTyped(t *testing.T) {
	s := on(t, "2026-11-10 Tue")
	for _, c := range []struct {
		typed string
		want  []string
	}{
		{"HPL-0231", []string{"HPL-0231"}},
		{"show HPL-2500007", []string{"HPL-2500007"}},
		{"hpl-0231", []string{"hpl-0231"}},
		{"hpl 231", []string{"hpl 231"}},
		{"HPL0231", []string{"HPL0231"}},
		{"hpl231 pls", []string{"hpl231"}},
		{"#0231", []string{"0231"}},
		{"#231", []string{"231"}},
		{"0231", []string{"0231"}},
		{"show 231", []string{"231"}},
		{"case 231", []string{"231"}},
		{"ref 0231: cert out yest", []string{"0231"}},
		{"0231: cert out yest", []string{"0231"}},
		{"cert out yest (0231)", []string{"0231"}},
		{"what's due on 231", []string{"231"}},
		{"HPL-0231 and DUR-0077", []string{"HPL-0231", "DUR-0077"}},
		{"HPL0231 & dur 77", []string{"HPL0231", "dur 77"}},
		{"0231, 0189 and 0077", []string{"0231", "0189", "0077"}},
		{"HPL-0231's hearing", []string{"HPL-0231"}},
		{"XYZ-1234", []string{"XYZ-1234"}},
		{"hpl/0231", []string{"hpl/0231"}},

		{"2026", nil},
		{"in 2026", nil},
		{"0930 start", []string{"0930"}}, // without a day or an "at" it may be a case as well: it is asked for
		{"mediation booked for 3 dec 0930", nil},
		{"mediation at 0930 on 3 dec", nil},
		{"30 days", nil},
		{"231 days", nil},
		{"12/11", nil},
		{"2026-11-09", nil},
		{"SEND35", nil},
		{"send46 and SEND7", nil},
		{"regulation 42", nil},
		{"s51", nil},
		{"within 5 weeks", nil},
		{"year 7", nil},
		{"£500", nil},
		{"100%", nil},
		{"2 to 3 cases", nil},
		{"we did 150 mediations", nil},
		{"aug 2026", nil},
		{"may 2027", nil},
	} {
		if h := words.Hear(s, c.typed); !slices.Equal(h.References, c.want) {
			t.Errorf("%q: %q, want %q", c.typed, h.References, c.want)
		}
	}
}

func TestPeopleAreHeardByTheirIds(t *testing.T) {
	s := on(t, "2026-11-10 Tue")
	for typed, want := range map[string][]string{
		"give 0231 to mediator-2":        {"mediator-2"},
		"assign HPL-0231 to Adviser-1":   {"adviser-1"},
		"swap mediator-1 for mediator-2": {"mediator-1", "mediator-2"},
		"who has HPL-0231":               nil,
		"level-3 support":                nil,
		"post-16 transfer":               nil,
	} {
		if h := words.Hear(s, typed); !slices.Equal(h.People, want) {
			t.Errorf("%q: %q, want %q", typed, h.People, want)
		}
	}
}

func TestAuthoritiesAreHeardByNameAndAlias(t *testing.T) {
	s := on(t, "2026-11-10 Tue")
	for typed, want := range map[string]string{
		"new one for Hartlepool":                 "E06000001",
		"new one for hartlepool borough council": "E06000001",
		"new case, County Durham":                "E06000047",
		"new case, durham":                       "E06000047",
		"new one for brum":                       "E08000025",
		"case in Stockton-on-Tees":               "E06000004",
		"case in stockton":                       "E06000004",
		"Redcar and Cleveland":                   "E06000003",
		"new one for reading":                    "E06000038",
		"Reading council refused":                "E06000038",
		"reading the letter now":                 "",
		"bury the hatchet":                       "",
		"for Bury":                               "E08000002",
		"Durhamshire":                            "",
		"Redcar or Stockton?":                    "",
		"bath time":                              "",
	} {
		if h := words.Hear(s, typed); h.Authority != want {
			t.Errorf("%q: %q %v, want %q", typed, h.Authority, h.Authorities, want)
		}
	}
	if h := words.Hear(s, "moved from Redcar to Stockton"); !slices.Equal(h.Authorities, []string{"E06000003", "E06000004"}) {
		t.Errorf("both authorities: %v", h.Authorities)
	}
}

func TestGroundsAreHeardInWords(t *testing.T) {
	s := on(t, "2026-11-10 Tue")
	for typed, want := range map[string][]string{
		"refusal to assess":                       {"refuse-assess"},
		"they refused to assess":                  {"refuse-assess"},
		"RTA":                                     {"refuse-assess"},
		"LA turned down the assessment":           {"refuse-assess"},
		"refusal to issue":                        {"refuse-plan"},
		"refused to make a plan":                  {"refuse-plan"},
		"won't issue an EHCP":                     {"refuse-plan"},
		"section B and F":                         {"contents-BF"},
		"sections B, F and I":                     {"contents-BF", "placement-I"},
		"contents appeal":                         {"contents-BF"},
		"the provision in the plan":               {"contents-BF"},
		"section I only":                          {"placement-I"},
		"wrong school":                            {"placement-I"},
		"placement":                               {"placement-I"},
		"the school named":                        {"placement-I"},
		"refuse to amend after the annual review": {"refuse-amend"},
		"refused to re-assess":                    {"refuse-reassess"},
		"refusal to reassess":                     {"refuse-reassess"},
		"ceasing to maintain":                     {"cease"},
		"LA wants to cease the plan":              {"cease"},
		"disability discrimination":               {"disability-school"},
		"the school discriminated":                {"disability-school"},
		"assessment requested":                    nil,
		"mainstream school":                       nil,
	} {
		if h := words.Hear(s, typed); !slices.Equal(h.Grounds, want) {
			t.Errorf("%q: %v, want %v", typed, h.Grounds, want)
		}
	}
}
