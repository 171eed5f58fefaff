package law_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// remarks returns what is said of a kind, each with its limit.
func remarks(t *testing.T, files map[string]string, kind law.RemarkKind, looking law.Looking) []string {
	t.Helper()
	out := []string{}
	for _, r := range mustLoad(t, files).Remarks(looking) {
		if r.Kind == kind {
			out = append(out, strings.TrimPrefix(r.ID+": "+r.Text, ": "))
		}
	}
	return out
}

func TestWhatIsWorthLookingAtIsRemarked(t *testing.T) {
	never := "it has a day and nothing meets it: give met_by, or period: none for what goes on"
	for says, tt := range map[string]struct {
		files map[string]string
		kind  law.RemarkKind
		want  []string
	}{
		"a day that nothing meets":           {put("met_by: [assessment-agreed]", "met_by: []"), law.CannotBeMet, []string{"answer: " + never}},
		"a target that nothing meets":        {put("met_by: [assessment-agreed]", "met_by: []", "sense: duty", "sense: target"), law.CannotBeMet, []string{"answer: " + never}},
		"what goes on is met by nothing":     {put("met_by: [assessment-agreed]", "met_by: []", "period: 6 weeks", "period: none"), law.CannotBeMet, nil},
		"a window is met by nothing":         {put("met_by: [assessment-agreed]", "met_by: []", "sense: duty", "sense: window"), law.CannotBeMet, nil},
		"counted back, it is met before":     {put("starts: [assessment-requested]", "starts: [post-16-transfer-proposed]", "by: plain}", "by: plain, from_due: true, before: true}"), law.CannotBeMet, nil},
		"both about a third thing":           {put("starts: [assessment-requested]", "starts: [complaint-acknowledged]", "met_by: [assessment-agreed]", "met_by: [complaint-answered]"), law.CannotBeMet, nil},
		"what comes before is no answer":     {put("starts: [assessment-requested]", "starts: [assessment-agreed]", "met_by: [assessment-agreed]", "met_by: [assessment-requested]"), law.CannotBeMet, []string{"answer: started by assessment-agreed it is met by nothing: assessment-requested is not about the same thing unless it says so (of)"}},
		"an answer to one of two starts":     {put("starts: [assessment-requested]", "starts: [assessment-requested, complaint-made]"), law.CannotBeMet, []string{"answer: started by complaint-made it is met by nothing: assessment-agreed is not about the same thing unless it says so (of)"}},
		"ended by what it is not about":      {put("    met_by:", "    superseded_by: [complaint-answered, appeal-withdrawn]\n    met_by:"), law.NeverBelongs, []string{"answer: superseded_by: complaint-answered is not about what starts the limit (assessment-requested) unless it says so (of)"}},
		"longer by what it is not about":     {counting("{from: open, to: open, count: {period: 6 weeks, by: plain}, extended: {by: [complaint-answered], period: 2 weeks}, provision: reg 1, force: statute, confidence: A}"), law.NeverBelongs, []string{"answer: extended: complaint-answered is not about what starts the limit (assessment-requested) unless it says so (of)"}},
		"limits of different starts":         {twice([]string{also, also + "    alternative_to: [other]\n"}, also, also+"    alternative_to: [answer]\n", "[assessment-requested]", "[reassessment-requested]"), law.NeverTogether, []string{"answer: it names other for the same start, and no fact starts both", "other: it names answer for the same start, and no fact starts both"}},
		"limits of one start":                {twice([]string{also, also + "    alternative_to: [other]\n"}, also, also+"    alternative_to: [answer]\n"), law.NeverTogether, nil},
		"limits of grounds of one decision":  {twice([]string{also, also + "    once_missed: [other]\n", "[assessment-requested]", `["decision-sent{ground: refuse-assess}"]`}, "[assessment-requested]", "[final-plan-sent]"), law.NeverTogether, nil},
		"a start that another one covers":    {put("starts: [assessment-requested]", `starts: ["decision-sent{ground: refuse-assess}", decision-sent]`), law.Covered, []string{"answer: starts: decision-sent{ground: refuse-assess} is covered by decision-sent already"}},
		"the same start twice":               {put("starts: [assessment-requested]", "starts: [assessment-requested, assessment-requested]"), law.Covered, []string{"answer: starts: assessment-requested is covered by assessment-requested already"}},
		"a fallback that starts it anyway":   {put("    met_by:", "    fallback: {starts: [assessment-requested], needs: assessment-requested}\n    met_by:"), law.Covered, []string{"answer: fallback: assessment-requested starts the limit itself, so it is never a fallback"}},
		"C without a word of why":            {put("confidence: A", "confidence: C, note: As amended."), law.Remembered, []string{"answer: confidence C (reg 1), and no note says what was not seen"}},
		"C with what was not seen":           {put("confidence: A", "confidence: C, note: The number of weeks was not seen."), law.Remembered, nil},
		"C with a note of the limit":         {put("confidence: A", "confidence: C", "    met_by:", "    notes: [The period is Remembered only.]\n    met_by:"), law.Remembered, nil},
		"a citation to what was replaced":    {put("reg 1", "SI 2001/3455 reg 1", "proposal: false", "proposal: false\nreplaced: [{cites: SI 2001/3455, by: SI 2014/1530, since: 2014-09-01}]"), law.CitesReplaced, []string{"answer: it cites SI 2001/3455, which SI 2014/1530 replaced on Mon 1 September 2014"}},
		"a citation while it was in force":   {put("to: open, count", "to: 2014-08-31, count", "reg 1", "SI 2001/3455 reg 1", "proposal: false", "proposal: false\nreplaced: [{cites: SI 2001/3455, by: SI 2014/1530, since: 2014-09-01}]"), law.CitesReplaced, nil},
		"an instrument of a longer number":   {put("reg 1", "WSI 2001/34551 reg 1", "proposal: false", "proposal: false\nreplaced: [{cites: SI 2001/3455, by: SI 2014/1530, since: 2014-09-01}]"), law.CitesReplaced, nil},
		"a profile that moves and is silent": {put("closed_day: stays", "closed_day: next-working-day", "ends_in: []", "ends_in: [august]", "provisions: {}", "provisions: {ends_in: rule 12}"), law.Uncited, []string{"plain: it moves or leaves out days and cites no provision for closed_day"}},
		"a span that nobody looks at":        {small, law.UnusedSpan, []string{"august: no profile that is counted by looks at August"}},
		"a span that a profile looks at":     {put("ends_in: []", "ends_in: [august]"), law.UnusedSpan, nil},
		"no version checked":                 {small, law.NeverChecked, []string{"1 of 1 versions do not say when somebody checked them (checked)"}},
		"every version checked":              {put("confidence: A", "confidence: A, checked: 2026-01-01"), law.NeverChecked, nil},
	} {
		if got := remarks(t, tt.files, tt.kind, law.Looking{}); !slices.Equal(got, tt.want) {
			t.Errorf("%s:\ngot  %q\nwant %q", says, got, tt.want)
		}
	}
}

func TestACitationIsOldOnTheDayAfterItsMonths(t *testing.T) {
	for checked, tt := range map[string]struct{ at, want string }{
		"2024-11-22": {"2026-11-22 Sun", ""},
		"2024-11-21": {"2026-11-22 Sun", "answer: checked on Thu 21 November 2024"},
		"2024-02-29": {"2026-02-28 Sat", ""},                                                                // there is no 29 February 24 months later
		"2026-11-23": {"2026-11-22 Sun", "answer: checked on Mon 23 November 2026, which is still to come"}, // nobody can have
	} {
		got := remarks(t, put("confidence: A", "confidence: A, checked: "+checked), law.CheckedLong, law.Looking{At: day(t, tt.at), Months: 24})
		if strings.Join(got, "|") != tt.want {
			t.Errorf("%s on %s: %q, want %q", checked, tt.at, got, tt.want)
		}
	}
	if got := remarks(t, put("confidence: A", "confidence: A, checked: 1999-01-01"), law.CheckedLong, law.Looking{At: civil.Date{}, Months: 24}); len(got) > 0 {
		t.Errorf("without a day nothing is old, and this is said: %q", got)
	}
}

// unreadIn returns the facts that a remark of the kind lists.
func unreadIn(t *testing.T, b *law.Book, kind law.RemarkKind) []string {
	t.Helper()
	for _, r := range b.Remarks(law.Looking{}) {
		if r.Kind == kind {
			_, list, _ := strings.Cut(r.Text, ": ")
			return strings.Split(list, ", ")
		}
	}
	return nil
}

func TestFactsThatNoLimitReadsAreToldApartFromThoseOfTheCase(t *testing.T) {
	book, _ := england(t)
	idle, keeping := unreadIn(t, book, law.UnreadFact), unreadIn(t, book, law.KeepingFact)
	for _, fact := range []string{"assigned", "consent-given", "legal-hold-set"} {
		if !slices.Contains(keeping, fact) || slices.Contains(idle, fact) {
			t.Errorf("%s is of the case: among %v, and not among %v", fact, keeping, idle)
		}
	}
	// An informal meeting stops no clock and moves no track: nothing follows from it.
	if !slices.Contains(idle, "informal-meeting-held") {
		t.Errorf("nothing reads informal-meeting-held, and it is not among %v", idle)
	}
	// A certificate starts a limit, an information given moves a track, a closing ends the stages, and others
	// are about a reversal.
	for _, fact := range []string{"certificate-issued", "information-given", "case-closed", "decision-reversed", "retraction"} {
		if slices.Contains(idle, fact) || slices.Contains(keeping, fact) {
			t.Errorf("%s is read, and among %v or %v", fact, idle, keeping)
		}
	}
	if of := mustLoad(t, small).Remarks(law.Looking{}); !slices.ContainsFunc(of, func(r law.Remark) bool {
		return r.Kind == law.OtherFacts && strings.HasPrefix(r.Text, "the limits of this book read 2 of the ")
	}) {
		t.Errorf("a book of two facts does not say so: %v", of)
	}
}

func TestAFactThatOthersBelongToIsRead(t *testing.T) {
	book := law.Book{Vocabulary: law.NewVocabulary([]law.EventType{
		{Name: "top"}, {Name: "parent", BelongsTo: [][]string{{"top"}}}, {Name: "start", BelongsTo: [][]string{{"parent"}}},
		{Name: "idle"}, {Name: "idle-child", BelongsTo: [][]string{{"idle"}}}, {Name: "staged", Stage: "a"}, {Name: "kept", Keeping: true},
	}, []string{"a"}), Rules: []law.Rule{{ID: "r", Starts: []law.Pattern{{Type: "start"}}}}}
	if got := unreadIn(t, &book, law.UnreadFact); !slices.Equal(got, []string{"idle", "idle-child"}) {
		t.Errorf("read by no limit: %q", got)
	}
	if got := unreadIn(t, &book, law.KeepingFact); !slices.Equal(got, []string{"kept"}) {
		t.Errorf("of the case: %q, want kept", got)
	}
}

func TestProfilesInUseAreThoseOfEveryCount(t *testing.T) {
	extra := `
  - id: spare
    says: Nobody uses it.
    first_day: excluded
    no_such_day: last-of-month
    working_days: {calendar: bank-holidays, without: []}
    not_counted: []
    ends_in: []
    closed_day: stays
    cutoff: end-of-day
    provisions: {}
`
	files := put("    provisions: {}\n", "    provisions: {}"+extra)
	if got := remarks(t, files, law.UnusedProfile, law.Looking{}); !slices.Equal(got, []string{"spare: no limit is counted by it"}) {
		t.Errorf("got %q", got)
	}
	for says, change := range map[string][2]string{
		"in disability cases": {"by: plain}, prov", "by: plain}, in_disability_cases: spare, prov"},
		"by a fallback":       {"    met_by:", "    fallback: {starts: [advice-requested], needs: assessment-requested, count: {period: 1 week, by: spare}}\n    met_by:"},
	} {
		files["limits.yaml"] = strings.ReplaceAll(small["limits.yaml"], change[0], change[1])
		if got := remarks(t, files, law.UnusedProfile, law.Looking{}); len(got) > 0 {
			t.Errorf("%s it is used: %q", says, got)
		}
	}
}
