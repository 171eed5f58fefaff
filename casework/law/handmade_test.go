package law_test

import (
	"strings"
	"testing"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// A book that is made by hand and not read from files is checked all the same: what the reader of files says first
// is said here too.
func TestABookMadeByHandIsChecked(t *testing.T) {
	plain, _ := england(t)
	for says, tt := range map[string]struct {
		change func(*law.Rule)
		want   string
	}{
		"a period of nothing": {func(r *law.Rule) { r.Versions[0].Count.Period.N = 0 }, "by-hand: its period is not at least 1"},
		"no provision":        {func(r *law.Rule) { r.Versions[0].Provision = "" }, "by-hand: version 1 has no provision"},
		"a fallback that needs nothing": {func(r *law.Rule) {
			r.Fallback = &law.Fallback{Starts: []law.Pattern{{Type: "advice-requested"}}}
		}, "by-hand: its fallback does not say which fact would settle it"},
		"an extension in another unit": {func(r *law.Rule) {
			r.Versions[0].Extended = &law.Extension{By: []law.Pattern{{Type: "advice-requested"}}, Period: civil.Period{N: 2, Unit: civil.Months}}
		}, "by-hand: it is extended by 2 months: a count of 6 weeks cannot be made longer by that"},
	} {
		r := countOf(&plain.Profiles[0], civil.Period{N: 6, Unit: civil.Weeks}, false)
		r.ID = "by-hand"
		tt.change(&r)
		_, err := law.NewBook(law.Book{Name: "by-hand", Vocabulary: plain.Vocabulary, Spans: plain.Spans, Profiles: plain.Profiles, Rules: []law.Rule{r}})
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want …%s…", says, err, tt.want)
		}
	}
	if _, err := law.NewBook(law.Book{Name: "by-hand"}); err == nil || !strings.Contains(err.Error(), "it has no vocabulary") {
		t.Errorf("without a vocabulary: %v", err)
	}
}
