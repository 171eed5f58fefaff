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
	messages, named, intents, withFacts, factsRight, whole, wronglySaved, toRefuse, missed, falseAlarms int
}

func (n *tally) add(v *verdict) {
	n.messages++
	if v.Expect.Intent[0] != "*" {
		n.named++
		if !v.has("intent") {
			n.intents++
		}
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

// What has to hold on the measuring part, in the hundred; nothing may be saved wrongly.
const (
	leastIntents     = 95
	leastWhole       = 92
	leastOfStrangers = 90  // wholly right, now that what went wrong at first was mended
	leastOfAskers    = 80  // of those who ask: what the handbook answers is not told from what is told by the words alone
	leastHeard       = 600 // messages in the parts to build and to measure with
)

// TestMeasured holds the promises about understanding on messages that were kept apart while it was built.
func TestMeasured(t *testing.T) {
	byRole, all, verdicts := measured(t, measurePart)
	if got := share(all.intents, all.named); got < leastIntents {
		t.Errorf("%.1f in 100 intents are right, want %d", got, leastIntents)
	}
	if got := share(all.whole, all.messages); got < leastWhole {
		t.Errorf("%.1f in 100 messages are wholly right, want %d", got, leastWhole)
	}
	for i := range verdicts {
		if v := &verdicts[i]; v.wronglySaved() {
			t.Errorf("%s: pressing Save would save what is not so: %v", v.ID, v.faults)
		}
	}
	if _, strange, _ := measured(t, strangersPart); strange.wronglySaved > 0 || strange.missed > 0 || share(strange.whole, strange.messages) < leastOfStrangers {
		t.Errorf("of the strangers %d would be saved wrongly, %d refusals are missed, %.1f in 100 are wholly right", strange.wronglySaved, strange.missed, share(strange.whole, strange.messages))
	}
	if _, call, _ := measured(t, callersPart); call.wronglySaved > 0 || call.missed > 0 || share(call.whole, call.messages) < leastOfStrangers {
		t.Errorf("of the callers %d would be saved wrongly, %d refusals are missed, %.1f in 100 are wholly right", call.wronglySaved, call.missed, share(call.whole, call.messages))
	}
	if _, door, _ := measured(t, doorsPart); door.wronglySaved > 0 || door.missed > 0 || door.falseAlarms > 0 || share(door.whole, door.messages) < leastOfStrangers {
		t.Errorf("of those at the door %d would be saved wrongly, %d refusals are missed, %d are false alarms, %.1f in 100 are wholly right", door.wronglySaved, door.missed, door.falseAlarms, share(door.whole, door.messages))
	}
	if _, ask, _ := measured(t, askersPart); ask.wronglySaved > 0 || ask.missed > 0 || ask.falseAlarms > 0 || share(ask.whole, ask.messages) < leastOfAskers {
		t.Errorf("of those who ask %d would be saved wrongly, %d refusals are missed, %d are false alarms, %.1f in 100 are wholly right", ask.wronglySaved, ask.missed, ask.falseAlarms, share(ask.whole, ask.messages))
	}
	if len(byRole) < 5 || all.toRefuse < 30 {
		t.Errorf("%d roles and %d messages to refuse are too few to measure", len(byRole), all.toRefuse)
	}
	if _, built, _ := measured(t, buildPart); built.messages+all.messages < leastHeard || built.wronglySaved > 0 {
		t.Errorf("%d messages are %d too few, or %d of the building part would be saved wrongly", built.messages+all.messages, leastHeard, built.wronglySaved)
	}
}

// TestReport prints how the measuring part is heard, by role: make talk-report.
func TestReport(t *testing.T) {
	byRole, all, verdicts := measured(t, *reportPart)
	var b strings.Builder
	fmt.Fprintf(&b, "%-10s %8s %15s %13s %12s %13s %16s %12s\n", "role", "messages", "intents right", "facts exact", "wholly right", "wrongly saved", "refusals missed", "false alarms")
	row := func(name string, n *tally) {
		fmt.Fprintf(&b, "%-10s %8d %4d of %3d %3.0f%% %5d of %4d %11.1f%% %13d %9d of %3d %12d\n", name, n.messages, n.intents, n.named, share(n.intents, n.named), n.factsRight, n.withFacts,
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
	fmt.Fprintf(&b, "\nfaults by kind: %v", kinds)
	t.Logf("%s part, %d messages\n%s", *reportPart, len(verdicts), b.String())
	b.Reset()
	for _, part := range [...]string{strangersPart, callersPart, doorsPart, askersPart} {
		_, n, _ := measured(t, part)
		row(part, &n)
	}
	t.Log(b.String())
}

func share(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }
