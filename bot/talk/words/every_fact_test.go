package words_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework/law"
)

// The days that stand in the sentences of every_fact.txt, and how many of a hundred must be heard exactly.
const (
	sweepDay   = "yesterday"
	sweepDue   = "3 Dec"
	sweepOn    = "2026-11-09"
	sweepFixes = "2026-12-03"
	leastSaid  = 97
)

// spoken is one sentence of the sweep and what it says.
type spoken struct {
	fact, attr, value string
	may               []string // facts that may be heard beside it
	text              string
}

// spokenFacts reads every_fact.txt.
func spokenFacts(t *testing.T) []spoken {
	t.Helper()
	file, err := os.ReadFile(filepath.Join("testdata", "every_fact.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var out []spoken
	var at spoken
	for line := range strings.Lines(string(file)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if head, ok := strings.CutPrefix(line, "= "); ok {
			name, attr, _ := strings.Cut(head, " ")
			at = spoken{fact: name}
			at.attr, at.value, _ = strings.Cut(attr, "=")
			continue
		}
		s := at
		s.text = line
		if text, may, ok := strings.Cut(line, " & "); ok && !strings.Contains(may, " ") {
			s.text, s.may = text, []string{may}
		}
		out = append(out, s)
	}
	return out
}

// heardAs says what is wrong with how the sentence was heard, empty where nothing is.
func (s *spoken) heardAs(h *words.Heard) string {
	found := false
	for i := range h.Facts {
		e := &h.Facts[i].Event
		if e.Type != s.fact {
			if !slices.Contains(s.may, e.Type) && (s.fact != "mediation-concluded" || e.Type != "mediation-held") {
				return "also " + e.Type
			}
			continue
		}
		found = true
		if strings.Contains(s.text, "{due}") {
			if e.Due.String() != sweepFixes {
				return fmt.Sprintf("is due %s", e.Due)
			}
		} else if e.On.String() != sweepOn && e.Received.String() != sweepOn {
			return fmt.Sprintf("is on %q", e.On)
		}
		if s.attr != "" && !slices.Contains(e.Attrs.All(s.attr), s.value) {
			return fmt.Sprintf("%s is %v", s.attr, e.Attrs.All(s.attr))
		}
	}
	if !found || h.Intent != words.Record && h.Intent != words.Consent && h.Intent != words.Assign {
		return fmt.Sprintf("not heard (%s, %q)", h.Intent, h.Refusal)
	}
	return ""
}

// TestEveryFactCanBeSaid says every fact of the vocabulary, with every value that its attributes can have, in five
// ways and more, by different voices.
func TestEveryFactCanBeSaid(t *testing.T) {
	s := on(t, "2026-11-10 Tue")
	said, right := 0, 0
	var wrong []string
	for _, one := range spokenFacts(t) {
		text := strings.NewReplacer("{due}", sweepDue, "{}", sweepDay).Replace("0231 " + one.text)
		h := words.Hear(s, text)
		said++
		if fault := one.heardAs(&h); fault != "" {
			wrong = append(wrong, fmt.Sprintf("%s %s=%s: %q %s", one.fact, one.attr, one.value, text, fault))
			continue
		}
		right++
	}
	t.Logf("%d of %d sentences are heard exactly; not:\n%s", right, said, strings.Join(wrong, "\n"))
	if share(right, said) < leastSaid {
		t.Errorf("%.1f in 100 are heard exactly, want %d", share(right, said), leastSaid)
	}
}

// TestNoFactIsLeftOut holds that the sweep knows every fact and every value of the vocabulary.
func TestNoFactIsLeftOut(t *testing.T) {
	s := on(t, "2026-11-10 Tue")
	ways := map[string]int{}
	for _, one := range spokenFacts(t) {
		ways[one.fact]++
		if one.attr != "" {
			ways[one.fact+" "+one.attr+"="+one.value]++
		}
	}
	for _, one := range spokenFacts(t) {
		if one.fact == "order-made" { // an order by consent orders the same, in the same words
			ways["consent-order-made "+one.attr+"="+one.value]++
		}
	}
	for _, et := range s.Vocabulary.Types {
		if et.Name == law.Retraction {
			continue // nobody says that; it is what undo saves
		}
		if ways[et.Name] < 5 {
			t.Errorf("%s is said in %d ways only", et.Name, ways[et.Name])
		}
		for _, a := range et.Attrs {
			if a.Kind != law.AttrOneOf && a.Kind != law.AttrSome && a.Kind != law.AttrYesNo {
				continue
			}
			for _, v := range a.Values {
				if et.Name == "step-done" && (v == "response" || v == "hearing") {
					continue // facts of their own: authority-response-received, hearing-held
				}
				if key := et.Name + " " + a.Name + "=" + v; ways[key] < 5 {
					t.Errorf("%s is said in %d ways only", key, ways[key])
				}
			}
		}
	}
}
