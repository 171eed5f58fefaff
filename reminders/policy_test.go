package reminders_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs"
	"github.com/redress-send/redress/reminders"
)

const smallest = `
ladders: [{name: any, before: [7, 0]}]
blocked_every: 7
hours: {from: "07:30", to: "18:00"}
`

func TestAPolicyIsReadStrictly(t *testing.T) {
	if _, err := reminders.ReadPolicy("own.yaml", []byte(smallest), nil); err != nil {
		t.Fatalf("the smallest policy: %v", err)
	}
	change := func(from, to string) string { return strings.Replace(smallest, from, to, 1) }
	ladder := func(s string) string { return change("{name: any, before: [7, 0]}", s) }
	for name, c := range map[string]struct{ data, says string }{
		"nothing at all":                     {"", "own.yaml: blocked_every must be at least 1 day."},
		"an unknown field":                   {smallest + "ladder: []\n", "unknown field \"ladder\""},
		"a field that stands twice":          {smallest + "blocked_every: 8\n", "already defined"},
		"a number that is none":              {change("blocked_every: 7", "blocked_every: often"), "own.yaml cannot be read: correct the line"},
		"nothing blocked":                    {change("blocked_every: 7", "blocked_every: 0"), "blocked_every must be at least 1 day"},
		"no ladder":                          {change("[{name: any, before: [7, 0]}]", "[]"), "there is no ladder"},
		"an hour that is none":               {change("07:30", "7.30"), `hours.from: "7.30" is not a time of day: write HH:MM`},
		"an end that is none":                {change("18:00", "24:00"), `hours.to: "24:00" is not a time of day`},
		"an end before the beginning":        {change("18:00", "07:30"), "must be earlier than hours.to"},
		"a last ladder that does not fit":    {ladder("{name: own, for: {limits: [appeal]}, before: [0]}"), `ladder "own" is the last one and must fit every limit`},
		"a ladder without its last day":      {ladder("{name: own, before: [7, 3]}"), `ladder "own": before must end with 0`},
		"a ladder that does not fall":        {ladder("{name: own, before: [3, 7, 0]}"), "before must fall"},
		"a ladder with a day twice":          {ladder("{name: own, before: [7, 7, 0]}"), "before must fall"},
		"a ladder that is too long":          {ladder("{name: own, before: [500, 0]}"), "before cannot be more than 400 days"},
		"a ladder of nothing":                {ladder("{name: own}"), "before must end with 0"},
		"a silent ladder that speaks":        {ladder("{name: own, silent: true, before: [0]}"), "it is silent"},
		"days after that do not rise":        {ladder("{name: own, before: [0], after: {days: [3, 1]}}"), "after.days must rise"},
		"days after on the day itself":       {ladder("{name: own, before: [0], after: {days: [0]}}"), "after.days must rise"},
		"a repeat without a first day":       {ladder("{name: own, before: [0], after: {every: 7}}"), "after.every needs a first day"},
		"a repeat that goes back":            {ladder("{name: own, before: [0], after: {days: [1], every: -7}}"), "cannot be less than 0"},
		"an end before the last day after":   {ladder("{name: own, before: [0], after: {days: [1, 7], until: 3}}"), "after.until cannot be less"},
		"managers told on no rung":           {ladder("{name: own, before: [7, 0], escalate: {before: 3}}"), `ladder "own": escalate.before must be one of the days in before`},
		"managers told after in no order":    {ladder("{name: own, before: [7, 0], escalate: {before: 7, after: {days: [7, 1]}}}"), "escalate: after.days must rise"},
		"somebody's own for nobody":          {smallest + "own: [{blocked_every: 3}]\n", "own, number 1: say for which kinds or organisations it is"},
		"somebody's own for an unknown kind": {smallest + "own: [{for: {kinds: [school]}}]\n", `own, number 1: for.kinds: "school" is not a kind of organisation`},
		"a digest on an unknown day":         {smallest + "own: [{for: {kinds: [sendiass]}, digest: {days: [monday], ahead: 14, most: 40}}]\n", `digest: days: "monday" is not a day: use mon, tue`},
		"a digest on no day":                 {smallest + "own: [{for: {kinds: [sendiass]}, digest: {ahead: 14, most: 40}}]\n", "digest: days must name at least one day"},
		"a digest of nothing":                {smallest + "own: [{for: {kinds: [sendiass]}, digest: {days: [mon], ahead: 14}}]\n", "digest: most must be from 1 to 200 lines"},
		"a digest that looks nowhere":        {smallest + "own: [{for: {kinds: [sendiass]}, digest: {days: [mon], most: 4}}]\n", "digest: ahead must be from 1 to 400 days"},
		"an unknown field deep in a ladder":  {ladder("{name: own, before: [0], after: {day: [1]}}"), "unknown field \"day\""},
	} {
		_, err := reminders.ReadPolicy("own.yaml", []byte(c.data), nil)
		if casework.KindOf(err) != casework.Invalid || !strings.Contains(casework.Sentence(err), c.says) || !strings.HasPrefix(casework.Sentence(err), "own.yaml") {
			t.Errorf("%s: %q; want it to say %q", name, casework.Sentence(err), c.says)
		}
	}
}

// TestThePolicyKnowsTheBook keeps the names in policy.yaml in step with the law: a limit that was renamed
// would silently lose its ladder.
func TestThePolicyKnowsTheBook(t *testing.T) {
	book, err := configs.Book("england")
	if err != nil {
		t.Fatal(err)
	}
	ids, owers, senses := map[string]bool{}, map[string]bool{"service": true}, map[law.Sense]bool{}
	for _, r := range book.Rules {
		ids[r.ID], owers[r.OwedBy], senses[r.Sense] = true, true, true
	}
	for _, l := range policy(t).Ladders {
		for _, id := range l.For.Limits {
			if !ids[id] {
				t.Errorf("ladder %q is for %q, which is not in the book", l.Name, id)
			}
		}
		for _, o := range l.For.OwedBy {
			if !owers[o] {
				t.Errorf("ladder %q is for what %q owes, who owes nothing in the book", l.Name, o)
			}
		}
		for _, s := range l.For.Senses {
			if !senses[s] && s != law.Information {
				t.Errorf("ladder %q is for the sense %q, which the book does not have", l.Name, s)
			}
		}
	}
}

func TestTheHours(t *testing.T) {
	hours := policy(t).Hours
	for when, want := range map[time.Time]bool{
		at("2026-11-09 Mon", "07:29"): false, at("2026-11-09 Mon", "07:30"): true, at("2026-11-09 Mon", "17:59"): true, at("2026-11-09 Mon", "18:00"): false,
		time.Date(2026, time.July, 1, 6, 30, 0, 0, time.UTC): true, time.Date(2026, time.July, 1, 17, 0, 0, 0, time.UTC): false, // British Summer Time
	} {
		if got := hours.Hold(when); got != want {
			t.Errorf("%s: %v", when, got)
		}
	}
	if (&reminders.Hours{}).Hold(at("2026-11-09 Mon", "12:00")) {
		t.Error("hours that were never read hold noon")
	}
}

func TestTheLadderOfALimit(t *testing.T) {
	weekly := reminders.After{Days: []int{1, 3, 7}, Every: 7}
	fourWeeks := reminders.After{Days: []int{1, 3, 7}, Every: 7, Until: 28}
	for name, c := range map[string]struct {
		rule *law.Rule
		want reminders.Ladder
	}{
		"what a family can lose": {&law.Rule{ID: "appeal", Sense: law.Limit, OwedBy: "parent-or-young-person"},
			reminders.Ladder{Name: "limit", For: reminders.For{Senses: []law.Sense{law.Limit}}, Before: []int{14, 7, 3, 1, 0}, After: fourWeeks,
				Escalate: &reminders.Escalate{Before: 1}}},
		"what the adviser owes": {&law.Rule{ID: "mediation-certificate-no-mediation-3wd", Sense: law.Duty, OwedBy: "mediation-adviser"},
			reminders.Ladder{Name: "own duty", For: reminders.For{Senses: []law.Sense{law.Duty}, OwedBy: []string{"mediation-adviser", "service"}},
				Before: []int{14, 7, 3, 1, 0}, After: weekly,
				Escalate: &reminders.Escalate{Before: 1, After: reminders.After{Days: []int{1, 7}, Every: 7}}}},
		"a kind of limit that nobody thought of": {&law.Rule{ID: "new", Sense: "new"},
			reminders.Ladder{Name: "anything else", Before: []int{14, 7, 3, 1, 0}, After: weekly}},
	} {
		p := policy(t)
		if diff := cmp.Diff(c.want, *p.Ladder(c.rule)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
