package talk

import (
	"regexp"
	"slices"
)

// What the tribunal was asked for is answered in words that do not say again what it was: "judge said yes today", "they turned
// it down". Where the case spoken of waits for one such answer, the message is heard as the answer to that.

var (
	saysYes = regexp.MustCompile(`(?i)\b(?:judge|tribunal|trib|they|court|ut)\b[^.?!]{0,20}\b(?:sa(?:id|ys?) (?:yes|ok)|(?:allowed|granted|accepted|agreed|` +
		`permitted|approved)(?: (?:it|to it))?|let (?:it|her|him|them) in)\b`)
	saysNo = regexp.MustCompile(`(?i)\b(?:judge|tribunal|trib|they|court|ut)\b[^.?!]{0,20}\b(?:sa(?:id|ys?) no|(?:refused|rejected|declined|denied)(?: it)?|` +
		`turned (?:it|her|him|them) down|knocked (?:it|her|him|them) back|not allowed(?: it)?)\b`)
)

// waitsFor says how each thing that the tribunal was asked for is answered, and which facts answer it.
var waitsFor = []struct {
	asked, yes, no string
	answered       []string
}{
	{"late-appeal-requested", "late appeal allowed", "late appeal refused", []string{"late-appeal-decided"}},
	{"reinstatement-sought", "reinstatement granted", "reinstatement refused", []string{"reinstatement-decided"}},
	{"permission-application-received", "permission granted", "permission refused", []string{"permission-granted", "permission-refused"}},
}

// ruledOn hears a bare answer of the tribunal as the answer to what the case spoken of waits for.
func (t *turn) ruledOn() {
	if len(t.heard.Facts) > 0 || len(t.heard.References) > 0 || t.heard.Yes || t.heard.No || asksSomething.MatchString(t.ev.Text) || t.state.Case == "" {
		return
	}
	how, yes := saysNo, false
	if !saysNo.MatchString(t.ev.Text) {
		how, yes = saysYes, true
	}
	if !how.MatchString(t.ev.Text) {
		return
	}
	said := t.answerAwaited(yes)
	if said == "" {
		return
	}
	full := how.ReplaceAllString(t.ev.Text, said)
	if heard := t.Hear(t.setting(), full); heard.Refusal == "" && len(heard.Facts) == 1 {
		t.ev.Text, t.heard = full, heard
	}
}

// answerAwaited says in full the answer that the case spoken of waits for; empty where it waits for none, or for several.
func (t *turn) answerAwaited(yes bool) string {
	c, err := t.Service.Look(t.ctx, t.actor, t.state.Case)
	if err != nil {
		return ""
	}
	live, said := c.Live(), ""
	for _, w := range waitsFor {
		open := false
		for i := range live {
			open = live[i].Type == w.asked || open && !slices.Contains(w.answered, live[i].Type)
		}
		switch {
		case !open:
		case said != "":
			return ""
		case yes:
			said = w.yes
		default:
			said = w.no
		}
	}
	return said
}
