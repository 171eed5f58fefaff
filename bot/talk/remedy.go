package talk

import (
	"regexp"

	"github.com/redress-send/redress/casework/law"
)

// whatCanBeDone asks, of something that was told, what to do about it.
var whatCanBeDone = regexp.MustCompile(`(?i)\bwhat (?:can|do|could) (?:we|i|they|families|parents) do\b|\bwhat now\b|\bnow what\b|\bwhat next\b|` +
	`\bwhat are (?:our|my|the) options\b`)

// addRemedy adds, where something was missed and it is asked what can be done, what the handbook says of that.
func (t *turn) addRemedy(a *answer, h *hypothetical, r *law.Result) {
	if t.Handbook == nil || !whatCanBeDone.MatchString(t.ev.Text) || len(overdueOf(r, t.today)) == 0 {
		return
	}
	about := "authority-silent"
	for i := range h.Events {
		switch h.Events[i].Type {
		case "order-made", "consent-order-made":
			about = "order-ignored"
		case "agreement-made":
			about = "agreement"
		}
	}
	if found := t.Handbook.About(about); found != nil {
		t.addAnswer(a, found)
	}
}
