package words_test

import (
	"flag"
	"fmt"
	"strings"
	"testing"
)

var (
	showFaults = flag.String("faults", "", "list the faults of this part of the corpus: build, measure or all")
	reportPart = flag.String("part", measurePart, "the part of the corpus to report on")
)

// tally counts how the messages of one role, or of all, were heard.
type tally struct {
	messages, intents, withFacts, factsRight, whole, wronglySaved, toRefuse, missed, falseAlarms int
}

func (n *tally) add(v *verdict) {
	n.messages++
	if !v.has("intent") {
		n.intents++
	}
	if len(v.Expect.Facts) > 0 {
		n.withFacts++
		if !v.has("facts") {
			n.factsRight++
		}
	}
	if len(v.faults) == 0 {
		n.whole++
	}
	if v.wronglySaved() {
		n.wronglySaved++
	}
	if v.Expect.Refusal != "" {
		n.toRefuse++
		if v.heard.Refusal == "" {
			n.missed++
		}
	} else if v.heard.Refusal != "" {
		n.falseAlarms++
	}
}

// measured hears a part of the corpus and counts, by role and in all.
func measured(t testing.TB, part string) (byRole map[string]*tally, all tally, verdicts []verdict) {
	t.Helper()
	s := on(t, "2026-11-10 Tue")
	byRole = map[string]*tally{}
	for _, l := range corpus(t, part) {
		v := judge(t, s, l)
		if byRole[l.Role] == nil {
			byRole[l.Role] = &tally{}
		}
		byRole[l.Role].add(&v)
		all.add(&v)
		verdicts = append(verdicts, v)
	}
	return byRole, all, verdicts
}

// TestReport prints how the measuring part is heard, by role: make talk-report.
func TestReport(t *testing.T) {
	byRole, all, verdicts := measured(t, *reportPart)
	var b strings.Builder
	fmt.Fprintf(&b, "%-10s %8s %8s %13s %12s %13s %16s %12s\n", "role", "messages", "intent", "facts exact", "wholly right", "wrongly saved", "refusals missed", "false alarms")
	row := func(name string, n *tally) {
		fmt.Fprintf(&b, "%-10s %8d %7.1f%% %4d of %4d %5.1f%% %12d %9d of %3d %12d\n", name, n.messages, share(n.intents, n.messages), n.factsRight, n.withFacts,
			share(n.whole, n.messages), n.wronglySaved, n.missed, n.toRefuse, n.falseAlarms)
	}
	for _, role := range []string{"mediator", "adviser", "manager", "volunteer", "sendiass"} {
		if n := byRole[role]; n != nil {
			row(role, n)
		}
	}
	row("all", &all)
	kinds := map[string]int{}
	for i := range verdicts {
		v := &verdicts[i]
		for _, f := range v.faults {
			kinds[strings.SplitN(f, " ", 2)[0]]++
		}
		if *showFaults != "" && len(v.faults) > 0 {
			mark := ""
			if v.wronglySaved() {
				mark = " WRONGLY SAVED"
			}
			fmt.Fprintf(&b, "\n%s %s%s\n  %s", v.ID, v.Text, mark, strings.Join(v.faults, "\n  "))
		}
	}
	t.Logf("%s part\n%sfaults by kind: %v", *reportPart, b.String(), kinds)
}

func share(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }
