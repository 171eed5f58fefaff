package talk

import (
	"regexp"
	"strings"

	"github.com/redress-send/redress/bot/talk/words"
)

// supposesIt is a supposition of what "it" is said to be: "what if it was sent on the 16th", "if they'd issued it Friday".
var supposesIt = regexp.MustCompile(`(?i)\bif\s+(?:it|that|this)(?:'d|'s|s| was| were| is| had been| had| got| gets| only| actually|['’]?d been)*\s+` +
	`(sent|posted|dated|issued|signed|booked|held|moved|lodged|registered|came|come|comes|arrived|arrives)\b`)

// itIs is the thing that each of these is said of.
var itIs = map[string]string{
	"sent": "decision letter", "posted": "decision letter", "dated": "decision letter",
	"came": "decision letter", "come": "decision letter", "comes": "decision letter", "arrived": "decision letter", "arrives": "decision letter",
	"issued": "certificate", "signed": "certificate",
	"booked": "mediation", "held": "mediation", "moved": "mediation",
	"lodged": "appeal", "registered": "appeal",
}

// namesIt puts the thing that "it" must be in the place of the word, where a supposition is heard without a fact. What
// was supposed is said in the answer, so that one who meant another thing sees it.
func (t *turn) namesIt() {
	m := supposesIt.FindStringSubmatchIndex(t.ev.Text)
	if m == nil {
		return
	}
	verb := strings.ToLower(t.ev.Text[m[2]:m[3]])
	full := t.ev.Text[:m[0]] + "if the " + itIs[verb] + " was " + verb + t.ev.Text[m[3]:]
	heard := t.Hear(t.setting(), full)
	if heard.Refusal == "" && heard.Intent == words.WhatIf && len(heard.Facts) == 1 {
		t.heard = heard
	}
}
