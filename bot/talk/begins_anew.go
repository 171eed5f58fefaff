package talk

import (
	"regexp"

	"github.com/redress-send/redress/bot/talk/words"
)

// leavesFirst is a message that leaves what was before and goes on with something else: "ok forget it. 231 mum wants mediation".
var leavesFirst = regexp.MustCompile(`(?is)^\s*(?:(?:no|ok|okay|oh|actually|sorry|hmm|nah|right)[ ,.]+)*` +
	`(?:leave|forget|scrap|bin|ignore|cancel|never ?mind|nvm|drop)(?: (?:it|that|this|the last one))?(?: then| for now)?\s*[.,;:!-]+\s+(.{8,})$`)

// beginsAnew drops what is open where the message says to leave it and then tells something of its own, and hears that alone.
// What only says where it belongs instead, "scrap that, wrong case, it was 0189", is heard whole.
func (t *turn) beginsAnew() {
	m := leavesFirst.FindStringSubmatch(t.ev.Text)
	if m == nil || t.wrongCase() {
		return
	}
	rest := t.Hear(t.setting(), m[1])
	tells := rest.Intent == words.Record || rest.Intent == words.OpenCase || rest.Intent == words.Consent
	if rest.Refusal != "" || !tells || len(rest.Facts) == 0 || len(rest.References) == 0 && rest.Intent != words.OpenCase {
		return
	}
	if d := t.state.Draft; d != nil && !d.expired(t.at) {
		t.state.end(outcomeCancelled, d.Case)
	}
	t.ev.Text, t.heard = m[1], rest
}
