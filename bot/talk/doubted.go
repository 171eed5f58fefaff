package talk

import (
	"regexp"

	"github.com/redress-send/redress/bot/talk/words"
)

// A proposal is saved by a yes only as long as nothing came between: where something else was spoken of, or somebody said that it
// is to be different, it is read back once more.

// savesAnyway is how somebody who wanted something changed has it saved as it stands: "ok save it then".
var savesAnyway = regexp.MustCompile(`(?i)\bsave\b.*\b(?:then|anyway|regardless|as (?:it )?is|as it stands|all the same)\b`)

// onlyBound says that a day is no more than a bound of the one that is asked for: "not sure, before the 6th".
var onlyBound = regexp.MustCompile(`(?i)\b(?:before|after|since|by|later than|earlier than)\s+(?:the\s+)?(?:\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|` +
	`apr|may|jun|jul|aug|sep|oct|nov|dec|last|this|yest)`)

// confirmed answers a yes to what is proposed or asked.
func (t *turn) confirmed(d *draft) (*answer, error) {
	between := token(t.state.Last) != d.ID && !t.says("save", "confirm")
	switch {
	case d.Asked != nil:
		return t.askAgain(d)
	case between, d.Offered, d.Doubted && !savesAnyway.MatchString(t.ev.Text):
		return t.propose(d, wordStillThis)
	}
	return t.save(d)
}

// turnedAway reports whether another case was spoken of after what is proposed, and the message tells something without saying of
// which case: it is of the one spoken of last.
func (t *turn) turnedAway(d *draft) bool {
	return d.Kind == kindRecord && d.Case != "" && t.state.Case != "" && t.state.Case != d.Case && len(t.heard.References) == 0 && len(t.heard.Facts) > 0 &&
		t.heard.Intent != words.Correct && !also.MatchString(t.ev.Text)
}
