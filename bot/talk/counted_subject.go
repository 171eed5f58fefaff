package talk

import (
	"regexp"
	"slices"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework"
)

// Which of the numbers are asked for: "how many certificates this quarter" wants no others.

// subjects are the words by which each number is asked for; the first that is found decides, so that "mediations cancelled" are
// not those held.
var subjects = []struct {
	says   *regexp.Regexp
	groups []string
}{
	{regexp.MustCompile(`(?i)\b(?:everything|all (?:the )?(?:numbers|figures)|overview|breakdown of everything|the lot)\b`), nil},
	{regexp.MustCompile(`(?i)\bcert(?:ificate)?s?\b`), []string{casework.CountedCertificates}},
	{regexp.MustCompile(`(?i)\bcancel(?:led|ed|lations?)?\b|\bcalled off\b|\bpulled out\b`), []string{casework.CountedCancelled}},
	{regexp.MustCompile(`(?i)\b(?:outcomes?|concluded|agreements?|agreed)\b`), []string{casework.CountedConcluded}},
	{regexp.MustCompile(`(?i)\b(?:mediations?|meetings?|mediated|meds)\b`), []string{casework.CountedHeld, casework.CountedCancelled}},
	{regexp.MustCompile(`(?i)\b(?:appeals?|appealed|tribunal)\b`), []string{casework.CountedAppeals}},
	{regexp.MustCompile(`(?i)\b(?:closed|finished)\b`), []string{casework.CountedClosed}},
	{regexp.MustCompile(`(?i)\b(?:referrals?|opened|intakes?|new (?:cases?|families|ones?))\b`), []string{casework.CountedOpened}},
}

// subjectsIn are the groups that the text asks for by name; none: all of them.
func subjectsIn(text string) []string {
	var out []string
	for _, s := range subjects {
		if s.says.MatchString(text) {
			if s.groups == nil {
				return nil
			}
			out = append(out, s.groups...)
		}
	}
	if slices.Contains(out, casework.CountedCancelled) && !subjects[2].says.MatchString(text) {
		return out // mediations, whatever became of them
	}
	if slices.Contains(out, casework.CountedCancelled) && !namesHeld.MatchString(text) {
		out = slices.DeleteFunc(out, func(g string) bool { return g == casework.CountedHeld })
	}
	return out
}

var namesHeld = regexp.MustCompile(`(?i)\b(?:held|took place|done)\b`)

// asksOnly are the groups that are to be told: those named, or those of the question before where this one only follows it up.
func (t *turn) asksOnly() []string {
	only := subjectsIn(t.ev.Text)
	if len(only) == 0 && t.said != t.ev.Text {
		only = t.state.CountedOnly
	}
	t.countedOnly = only
	return only
}

// openNow is how a manager or mediator asks for the cases that are open.
var openNow = regexp.MustCompile(`(?i)\b(?:open|live|current|active|ongoing)\b.*\b(?:cases?|files?)\b|` +
	`\bcases?\b.*\b(?:open(?:ed)? (?:now|at the moment)|are open|is open|open|live|ongoing)\b`)

// asksOpen reports whether the number of open cases is asked for by somebody who may see them.
func (t *turn) asksOpen() bool {
	return openNow.MatchString(t.ev.Text) && !t.suppressedFor() && !t.namesDays() && len(subjectsIn(t.ev.Text)) == 0
}

// addOpen says how many cases are open now, where that is asked by somebody who may see them.
func (t *turn) addOpen(a *answer) error {
	n := 0
	for c, err := range t.Service.List(t.ctx, t.actor, casework.Filter{Authority: t.heard.Authority}) {
		if err != nil {
			return err
		}
		if !c.Closed() {
			n++
		}
	}
	a.add(chat.Plain, fill(wordOpenNow, count(n, "case")))
	return nil
}
