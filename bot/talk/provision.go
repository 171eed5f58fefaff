package talk

import (
	"regexp"
	"slices"
	"strings"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework/handbook"
)

// A question that names a provision by its number, "whats reg 42", "what does s55 say", is answered with what rests on it.

var (
	namesProvision = regexp.MustCompile(`(?i)(?:^|[\s(])(?:(regs?|regulation|section|sec|rule)\.?\s?|(s)\.?)(\d{1,3})\b`)
	// citedParts are the numbers after each kind of provision in a source: "ss51, 80 and 83; SI 2014/1530 reg 64".
	citedParts = regexp.MustCompile(`\b(regs?|ss?|rules?) ?(\d[^;]*?)(?:;|$| [A-Z])`)
	aFigure    = regexp.MustCompile(`\d+`)
)

// mostOfProvision is how many words such a question has.
const mostOfProvision = 8

// provision answers a question that names a provision: with the one answer that rests on it, or with a choice of a few; nil:
// none is named, or nothing here rests on it.
func (t *turn) provision() (*answer, error) {
	m := namesProvision.FindStringSubmatch(t.ev.Text)
	if m == nil || t.Handbook == nil || len(t.heard.Facts)+len(t.heard.References)+len(t.heard.Dates) > 0 ||
		len(strings.Fields(t.ev.Text)) > mostOfProvision || t.waits() {
		return nil, nil
	}
	number := strings.TrimLeft(m[3], "0")
	var found []*handbook.Answer
	all := t.Handbook.Answers()
	for i := range all {
		if cites(all[i].Source, strings.ToLower(m[1] + m[2])[0], number) {
			found = append(found, &all[i])
		}
	}
	switch {
	case len(found) == 0:
		return nil, nil
	case len(found) == 1:
		return t.answerFrom(found[0]), nil
	}
	q := &question{About: aboutAnswer, Text: wordWhichQuestion}
	for _, a := range found[:min(len(found), offeredCases)] {
		q.Options = append(q.Options, option{a.Title, a.ID})
	}
	return t.ask(&draft{Kind: kindAsk, Intent: words.Rule}, q), nil
}

// cites reports whether a source names the number of a provision of the kind that begins with the letter.
func cites(source string, kind byte, number string) bool {
	for _, part := range citedParts.FindAllStringSubmatch(source, -1) {
		if part[1][0] != kind {
			continue
		}
		if slices.Contains(aFigure.FindAllString(part[2], -1), number) {
			return true
		}
	}
	return false
}
