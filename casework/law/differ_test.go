package law_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework/law"
)

func TestABookIsLikeItself(t *testing.T) {
	book, _ := england(t)
	if got := law.Differences(book, book); len(got) > 0 {
		t.Errorf("it differs in %v", got)
	}
}

func TestTwoBooksDifferFieldByField(t *testing.T) {
	const version = "{from: open, to: open, count: {period: 6 weeks, by: plain}, provision: reg 1, force: statute, confidence: A}"
	limit := func(fields ...law.Field) []law.Difference {
		return []law.Difference{{Part: law.PartLimit, Change: law.Changed, ID: "answer", Title: "Answer", Fields: fields}}
	}
	for says, tt := range map[string]struct {
		to   map[string]string
		want []law.Difference
	}{
		"another period":  {put("6 weeks", "8 weeks"), limit(law.Field{Name: "count", A: "6 weeks", B: "8 weeks"})},
		"another start":   {put("[assessment-requested]", `["certificate-issued{kind: deemed|mediated}"]`), limit(law.Field{Name: "starts", A: "assessment-requested", B: "certificate-issued{kind: deemed|mediated}"})},
		"met by two":      {put("[assessment-agreed]", "[assessment-agreed, decision-sent]"), limit(law.Field{Name: "met_by", A: "assessment-agreed", B: "assessment-agreed or decision-sent"})},
		"another ower":    {put("local-authority", "tribunal"), limit(law.Field{Name: "owed_by", A: "local-authority", B: "tribunal"})},
		"counted back":    {put("[assessment-requested]", "[review-meeting-fixed]", "period: 6 weeks, by: plain", "period: 6 weeks, by: plain, from_due: true, before: true, minimum: true"), limit(law.Field{Name: "starts", A: "assessment-requested", B: "review-meeting-fixed"}, law.Field{Name: "count", A: "6 weeks", B: "6 weeks, from_due, before, minimum"})},
		"made longer":     {counting("{from: open, to: open, count: {period: 6 weeks, by: plain}, extended: {by: [appeal-withdrawn], period: 2 weeks}, provision: reg 1, force: statute, confidence: A}"), limit(law.Field{Name: "extended", B: "by 2 weeks after appeal-withdrawn"})},
		"in other words":  {put("title: Answer", "title: Answer, please"), []law.Difference{{Part: law.PartLimit, Change: law.Changed, ID: "answer", Title: "Answer, please", Fields: []law.Field{{Name: "title", A: "Answer", B: "Answer, please"}}}}},
		"a further limit": {twice(nil), []law.Difference{{Part: law.PartLimit, Change: law.New, ID: "other", Title: "Answer"}}},
		"another name": {put("id: answer", "id: reply"), []law.Difference{{Part: law.PartLimit, Change: law.New, ID: "reply", Title: "Answer"},
			{Part: law.PartLimit, Change: law.Gone, ID: "answer", Title: "Answer"}}},
		"a later version": {counting("{from: open, to: 2020-07-20, count: {period: 6 weeks, by: plain}, provision: reg 1, force: statute, confidence: A}\n      - {from: 2020-07-21, to: open, count: {period: 5 weeks, by: plain}, provision: reg 2, force: statute, confidence: A}"),
			limit(law.Field{Name: "version from open: to", A: "open", B: "2020-07-20"}, law.Field{Name: "version from 2020-07-21", B: "5 weeks by plain, to open, reg 2"})},
		"a day that moves": {put("closed_day: stays", "closed_day: next-working-day"), []law.Difference{{Part: law.PartProfile, Change: law.Changed, ID: "plain",
			Title: "Nothing moves it.", Fields: []law.Field{{Name: "closed_day", A: "stays", B: "next-working-day"}}, Touches: []string{"answer"}}}},
		"a longer span": {put("to: 08-31", "to: 09-01"), []law.Difference{{Part: law.PartSpan, Change: law.Changed, ID: "august", Title: "August",
			Fields: []law.Field{{Name: "to", A: "08-31", B: "09-01"}}}}},
		"a certificate for all": {put("certificate: not-needed", "certificate: needed"), []law.Difference{{Part: law.PartGround, Change: law.Changed, ID: "disability-school",
			Title: "discrimination", Fields: []law.Field{{Name: "certificate", A: "not-needed", B: "needed"}}}}},
	} {
		got := law.Differences(mustLoad(t, small), mustLoad(t, tt.to))
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", says, diff)
		}
	}
	if small["limits.yaml"] == counting(version + " ")["limits.yaml"] {
		t.Error("the version that is changed is not the small book's")
	}
}

func TestDifferencesThatAreOnlyToBeReadAreToldApart(t *testing.T) {
	for says, tt := range map[string]struct {
		to   map[string]string
		want bool
	}{
		"a title":                   {put("title: Answer", "title: Reply"), true},
		"a citation":                {put("reg 1", "reg 2"), true},
		"a period":                  {put("6 weeks", "5 weeks"), false},
		"a title and a period":      {put("6 weeks", "5 weeks", "title: Answer", "title: Reply"), false},
		"how sure it is":            {put("confidence: A", "confidence: C"), false},
		"since when it is in force": {put("from: open", "from: 2014-09-01"), false},
	} {
		got := law.Differences(mustLoad(t, small), mustLoad(t, tt.to))
		if len(got) != 1 || got[0].InWordsOnly() != tt.want {
			t.Errorf("%s: in words only %v of %v, want %v", says, len(got) == 1 && got[0].InWordsOnly(), got, tt.want)
		}
	}
}
