package law_test

import (
	"maps"
	"strings"
	"testing"
)

// with returns the small book with further fields in its limit.
func with(fields ...string) map[string]string {
	return put("    met_by:", "    "+strings.Join(fields, "\n    ")+"\n    met_by:")
}

// starting returns the small book with another start.
func starting(pattern string, fields ...string) map[string]string {
	return put("starts: [assessment-requested]", "starts: ["+pattern+"]\n    "+strings.Join(fields, "\n    "))
}

// counting returns the small book with another version.
func counting(version string) map[string]string {
	return put("{from: open, to: open, count: {period: 6 weeks, by: plain}, provision: reg 1, force: statute, confidence: A}", version)
}

// twice returns the small book with a second limit, like the first but for the changes.
func twice(first []string, changes ...string) map[string]string {
	other := strings.NewReplacer(append([]string{"id: answer", "id: other"}, changes...)...).Replace(answer)
	files := maps.Clone(small)
	files["limits.yaml"] = "stage: test\nlimits:\n" + strings.NewReplacer(first...).Replace(answer) + other
	return files
}

const also = "    met_by: [assessment-agreed]\n"

func TestTheSmallBookHasNoFault(t *testing.T) {
	mustLoad(t, small)
}

func TestEveryFaultIsFoundAndNamedWithItsLimit(t *testing.T) {
	for says, tt := range map[string]struct {
		files map[string]string
		want  string
	}{
		"a fact that is not there":                        {starting("assessment-asked"), `answer: "assessment-asked" is not a fact that a case can hold`},
		"spans that leave no day to count":                {put("from: 08-01, to: 08-31", "from: 07-01, to: 06-30", "not_counted: []", "not_counted: [august]"), "profile plain: its spans leave no day of the year to count"},
		"a fact that is not there, in what extends":       {counting("{from: open, to: open, count: {period: 6 weeks, by: plain}, extended: {by: [nothing], period: 2 weeks}, provision: p, force: statute, confidence: A}"), `answer: "nothing" is not a fact`},
		"a fact that is not there, in what revives":       {with("superseded_by: [appeal-withdrawn]", "revived_by: [nothing]"), `answer: "nothing" is not a fact`},
		"a fact that is not there, in what is asked":      {with(`asks: [{after: [nothing], says: "Why?"}]`), `answer: "nothing" is not a fact`},
		"an attribute that is not there":                  {starting(`"certificate-issued{colour: red}"`), `certificate-issued has no attribute "colour"`},
		"a value that is not there":                       {starting(`"certificate-issued{kind: red}"`), `certificate-issued kind: "red" is not known here: use not-pursued, mediated, deemed`},
		"two values at once":                              {starting(`"certificate-issued{kind: deemed, kind: mediated}"`), "can never match: kind cannot be deemed and mediated at once"},
		"no ground, where the decision always has one":    {starting(`"decision-sent{ground: -}"`), "“ground: -” can never match"},
		"the decision of a fact that is about none":       {starting(`"assessment-requested{of.ground: refuse-assess}"`), "can never match: assessment-requested is about no decision"},
		"a phase transfer of a kind that is not there":    {starting(`"phase-transfer{kind: nursery}"`), `phase-transfer kind: "nursery" is not known here: use secondary-to-post-16, other`},
		"a phase transfer of any kind":                    {starting("phase-transfer"), "phase-transfer can never match: say which kind"},
		"a phase transfer that meets something":           {put("met_by: [assessment-agreed]", `met_by: ["phase-transfer{kind: other}"]`), "met_by: phase-transfer{kind: other} is no fact"},
		"a phase transfer with nothing to count to":       {starting(`"phase-transfer{kind: other}"`), "a phase transfer has no day to count from"},
		"a day of the year without a phase transfer":      {put("period: 6 weeks", "period: day 02-15"), "a day of the year is counted to for a phase transfer only"},
		"a day fixed by a fact that fixes none":           {put("period: 6 weeks", "period: directed"), "it takes the day that assessment-requested fixes, and assessment-requested fixes none"},
		"another day fixed by a fact that fixes none":     {with("replaced_by: [assessment-agreed]"), "replaced_by: assessment-agreed fixes no day"},
		"two facts that can never both be the latest":     {with(`only_if_latest: ["mediation-wanted{health: true}", "mediation-wanted{health: false}"]`), "can never both be the latest"},
		"a condition that excludes what another asks for": {with(`only_if_latest: ["mediation-wanted{health: true, care: true}"]`, `unless_latest: ["mediation-wanted{health: true}"]`), "excludes what only_if_latest asks for"},
		"a start of the other kind of case":               {starting(`"decision-sent{ground: refuse-assess}"`, "cases: disability"), "can never match: the limit is for disability cases only"},
		"two versions in force": {counting("{from: open, to: 2020-07-21, count: {period: 6 weeks, by: plain}, provision: p, force: statute, confidence: A}\n" +
			"      - {from: 2020-07-21, to: open, count: {period: 6 weeks, by: plain}, provision: p, force: statute, confidence: A}"), "version 2 begins (2020-07-21) while the one before is in force"},
		"no version in force": {counting("{from: open, to: 2018-04-30, count: {period: 6 weeks, by: plain}, provision: p, force: statute, confidence: A}\n" +
			"      - {from: 2020-07-21, to: open, count: {period: 6 weeks, by: plain}, provision: p, force: statute, confidence: A, note: Made again.}"),
			"no version is in force from 2018-05-01 to 2020-07-20: close the gap, or say in the note of version 2 what held then, naming the day “1 May 2018”"},
		"a version without a citation":            {put("provision: reg 1", `provision: ""`), "a version cites its provision"},
		"months by a profile that has no end":     {put("period: 6 weeks", "period: 2 months", "no_such_day: last-of-month", "no_such_day: not-applicable"), "2 months is counted by plain, which does not say what is done where the month has no such day"},
		"a first day that nobody decided":         {put("first_day: excluded", "first_day: not-applicable"), "does not say whether the first day counts"},
		"working days without a calendar":         {put("period: 6 weeks", "period: 6 working days", "calendar: bank-holidays", "calendar: school"), "which has no calendar of working days"},
		"a fallback counted by an unknown one":    {with("fallback: {starts: [advice-requested], needs: assessment-requested, count: {period: 1 week, by: nothing}}"), `answer: there is no counting profile "nothing"`},
		"a fallback that needs what is not there": {with("fallback: {starts: [advice-requested], needs: nothing}"), "its fallback needs a fact that is not there"},
		"an alternative that does not know of it": {twice([]string{also, also + "    alternative_to: [other]\n"}), "answer: meeting it would leave other open: that one does not say alternative_to: answer"},
		"limits that end each other": {twice([]string{also, also + "    superseded_by_limit: [other]\n"}, also, also+"    superseded_by_limit: [answer]\n"),
			"answer: it and other end each other"},
		"a limit that is its own alternative":       {with("alternative_to: [answer]"), "answer: it names itself"},
		"a limb of what does not name it":           {twice([]string{also, also + "    limb_of: other\n"}), "answer: it is a limb of other, whose later_of does not name it"},
		"a limb of what is not there":               {with("limb_of: nothing"), `answer: there is no limit "nothing"`},
		"the later of what is no limb":              {twice([]string{"    starts: [assessment-requested]\n", "    later_of: [other, other]\n"}), "answer: it is the later of other and another, which does not say limb_of: answer"},
		"a limb that is not counted on":             {twice([]string{"    starts: [assessment-requested]\n", "    later_of: [other, other]\n"}, also, also+"    limb_of: answer\n", "period: 6 weeks", "period: none"), "other: a limb is a period counted on from its start"},
		"a start of what has limbs":                 {with("later_of: [answer, answer]"), "starts: the limbs are counted; say this of them"},
		"what is not there, past nothing":           {with("without: [certificate-issued]"), "without: it is looked at with once_past only"},
		"another day of an agreed action":           {put("starts: [assessment-requested]", "starts: [\"agreement-made{item.what: assess}\"]\n    replaced_by: [direction-made]", "count: {period: 6 weeks, by: plain}", "count: {period: none, by: plain}, steps: [{what: assess, step: final, period: 2 weeks, last: true}]"), "replaced_by: an agreed action does not look at it"},
		"a condition of a limb":                     {with("limb_of: other", "only_if: [assessment-agreed]"), "only_if: a limb is only counted; say this of other"},
		"a revival of what nothing ends":            {with("revived_by: [suspension-lifted]"), "revived_by: there is nothing to take back"},
		"guidance that something starts":            {with("guidance: true"), "starts: guidance never gives a deadline"},
		"a limit that is past without what is not":  {with("once_past: other"), "once_past: it needs without"},
		"what a phase transfer does not look at":    {put("starts: [assessment-requested]", "starts: [\"phase-transfer{kind: other}\"]\n    superseded_by: [appeal-withdrawn]", "period: 6 weeks", "period: day 02-15"), "superseded_by: a limit that a phase transfer starts does not look at it"},
		"an extension in another unit":              {counting("{from: open, to: open, count: {period: 6 weeks, by: plain}, extended: {by: [appeal-withdrawn], period: 2 months}, provision: p, force: statute, confidence: A}"), "an extension says by which facts, and by how much in the unit"},
		"a step that stands instead of another one": {counting("{from: open, to: open, count: {period: none, by: plain}, steps: [{what: assess, step: final, period: 2 weeks, last: true, instead_of: draft}], provision: p, force: statute, confidence: A}"), `step 1 stands instead of "draft", and assess has no such other step`},
	} {
		if _, err := loaded(t, tt.files); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got\n  %v, want\n  …%s…", says, err, tt.want)
		}
	}
}

func TestAGapBetweenVersionsIsRightWhereItsNoteNamesTheFirstDay(t *testing.T) {
	for _, note := range []string{"From 1 May 2018 to 20 July 2020 nothing held.", "Nothing held from 2018-05-01."} {
		mustLoad(t, counting("{from: open, to: 2018-04-30, count: {period: 6 weeks, by: plain}, provision: p, force: statute, confidence: A}\n"+
			"      - {from: 2020-07-21, to: open, count: {period: 6 weeks, by: plain}, provision: p, force: statute, confidence: A, note: "+note+"}"))
	}
}

func TestConditionsThatOnlyLookImpossibleAreNoFault(t *testing.T) {
	for says, files := range map[string]map[string]string{
		"an order of two things at once":                  starting(`"order-made{orders: assess, orders: placement}"`),
		"an attribute that is not given":                  starting(`"became-aware-of-fault{body: authority|-}"`),
		"the decision that a reversal is about":           starting(`"decision-reversed{of.ground: refuse-assess}"`),
		"two facts that can both be the latest":           with(`only_if_latest: ["mediation-wanted{health: true}", "mediation-wanted{care: true}"]`),
		"a narrower exclusion":                            with(`only_if_latest: ["mediation-wanted{health: true}"]`, `unless_latest: ["mediation-wanted{health: true, care: true}"]`),
		"alternatives that know of each other":            twice([]string{also, also + "    alternative_to: [other]\n"}, also, also+"    alternative_to: [answer]\n"),
		"a limit that takes the place of another one":     twice([]string{also, also + "    superseded_by_limit: [other]\n"}),
		"a revival of what something ends":                with("superseded_by: [decision-suspended]", "revived_by: [suspension-lifted]"),
		"versions that follow each other day by day":      counting("{from: open, to: 2020-07-20, count: {period: 6 weeks, by: plain}, provision: p, force: statute, confidence: A}\n      - {from: 2020-07-21, to: open, count: {period: 5 weeks, by: plain}, provision: p, force: statute, confidence: A}"),
		"a day of the year for a phase transfer":          put("starts: [assessment-requested]", `starts: ["phase-transfer{kind: other}"]`, "period: 6 weeks", "period: day 02-15"),
		"a day that a direction fixes":                    put("starts: [assessment-requested]", "starts: [direction-made]", "period: 6 weeks", "period: directed"),
		"guidance that nothing starts":                    put("starts: [assessment-requested]", "guidance: true"),
		"months counted back to a day that is not rolled": put("starts: [assessment-requested]", "starts: [review-meeting-fixed]", "period: 6 weeks, by: plain", "period: 5 months, by: plain, from_due: true, before: true"),
	} {
		if _, err := loaded(t, files); err != nil {
			t.Errorf("%s: %v", says, err)
		}
	}
}
