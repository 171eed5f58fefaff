package words_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
)

// sharedMessages says what has to be heard in the messages of the examples, by their ids: intent, refusal,
// then facts and doubts as they are written in testdata/messages.txt.
const sharedMessages = `
M01 open-case | mediation-adviser-contacted 2026-11-10 Tue channel=phone | decision-sent 2026-09-22 Tue printed 2026-09-22 | mediation-wanted 2026-11-10 Tue
M08 record | mediation-wanted | ?missing-day
M09 record | mediation-concluded outcome=agreement | agreement-made [assess: assess 2026-11-20] | ?missing-day | ?missing-day
M11 record | mediation-concluded outcome=none | certificate-issued kind=mediated | ?future-day | ?future-day
M12 record | mediation-held | ?ambiguous-day
M13 deadlines | decision-sent 2026-10-30 Fri printed 2026-10-30
M15 record | certificate-issued 2026-11-02 Mon | decision-sent 2026-09-22 Tue
M17 out-of-scope legal-advice
M20 show other-case
M22 out-of-scope safeguarding
M23 out-of-scope legal-advice
M25 count
M29 undo
M30 undo
M31 consent
M32 record
M36 record | agreement-made [ep visit: other 2026-11-27] [new draft: contents] [panel: other 2026-12-02] | ?missing-day
M39 record out-of-remit
M40 report | rights-request-received kind=subject-access | ?missing-day
M43 chat
M44 date
M47 show
M48 count other-case
M49 deadlines
M50 rule
P01 rule
P02 rule
P09 record personal-data
P10 record personal-data
P11 out-of-scope safeguarding
P12 out-of-scope safeguarding
P13 out-of-scope legal-advice
P15 help
P17 rule
P18 rule
P22 out-of-scope
P27 show other-case
P29 rule
P31 count
P33 undo
P34 settings rights
P38 out-of-scope
P39 rule
P41 settings
P42 help
P43 theme
P44 * other-case
P45 report
P48 date
S01 agenda
S03 settings
S08 record | mediation-held 2026-11-05 Thu
S09 record | appeal-sent 2026-11-06 Fri form=SEND35
S10 record | appeal-registered | direction-made 2026-11-10 Tue due 2026-12-21 what=response (as of today) | direction-made 2026-11-10 Tue due 2027-01-15 what=final-evidence (as of today) | direction-made 2026-11-10 Tue due 2027-03-04 time 10:00 what=hearing (as of today) | ?missing-day
S11 record | direction-made 2026-11-10 Tue what=hearing (as of today) | ?no-day
S12 deadlines
S13 consent | consent-given 2026-11-10 Tue by=parent scope=dates (as of today)
S14 consent | consent-withdrawn 2026-11-10 Tue
S15 rule
S17 out-of-scope personal-data
S21 count
S22 report
S24 record | ?which-fact
S26 out-of-scope legal-advice
S27 out-of-scope legal-advice
S28 out-of-scope safeguarding
S33 deadlines
S36 help out-of-remit
S42 out-of-scope
S43 record | authority-not-opposing ground=contents-BF | ?missing-day
S44 record
S48 date
S49 show other-case
S50 chat
`

// TestSharedMessages hears the messages of the examples. They are read from the folder that REDRESS_SHARED
// names.
func TestSharedMessages(t *testing.T) {
	dir := os.Getenv("REDRESS_SHARED")
	if dir == "" {
		t.Skip("REDRESS_SHARED is not set: it names the folder with examples/messages.jsonl")
	}
	want := map[string]string{}
	for line := range strings.Lines(sharedMessages) {
		if id, expect, ok := strings.Cut(strings.TrimSpace(line), " "); ok {
			want[id] = expect
		}
	}
	file, err := os.Open(filepath.Join(dir, "examples", "messages.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	seen := 0
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var m struct {
			ID, Message string
			Now         time.Time
		}
		if err := json.Unmarshal(lines.Bytes(), &m); err != nil {
			t.Fatal(err)
		}
		expect, ok := want[m.ID]
		if !ok {
			t.Errorf("%s: nothing is expected of it", m.ID)
			continue
		}
		seen++
		s := on(t, "2026-11-10 Tue")
		s.Today = casework.Today(m.Now)
		h := words.Hear(s, m.Message)
		if got := inShort(&h); !strings.HasPrefix(expect, "* ") && got != expect || strings.HasPrefix(expect, "* ") && string(h.Refusal) != expect[2:] {
			t.Errorf("%s:\n got %s\nwant %s", m.ID, got, expect)
		}
	}
	if seen != len(want) {
		t.Errorf("%d of %d messages were there", seen, len(want))
	}
}

// inShort writes what was heard as sharedMessages has it.
func inShort(h *words.Heard) string {
	head := string(h.Intent)
	if h.Refusal != "" {
		head += " " + string(h.Refusal)
	}
	parts := []string{head}
	for i := range h.Facts {
		parts = append(parts, fact(&h.Facts[i]))
	}
	for i := range h.Doubts {
		parts = append(parts, "?"+h.Doubts[i].Kind)
	}
	return strings.Join(parts, " | ")
}
