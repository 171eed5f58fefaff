package talk

import (
	"regexp"
	"slices"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
)

// otherOne is how somebody speaks of the case that was spoken of before the last one.
var otherOne = regexp.MustCompile(`(?i)\b(?:the|my|that|our) other (?:one|case|family|1)\b|\bother (?:one|case)\s*[?.!]*$`)

// saysOther reports whether the message speaks of another case than the one last spoken of, without naming it.
func (t *turn) saysOther() bool {
	return len(t.heard.References) == 0 && otherOne.MatchString(t.ev.Text)
}

// otherCase finds "the other one": the case spoken of before the last one, else the only other open case of the person, in
// the area that the message names where it names one; of several it asks which.
func (t *turn) otherCase(d *draft) (*casework.Case, *answer, error) {
	fits := func(c *casework.Case) bool {
		return c.ID != t.state.Case && !c.Closed() && (t.heard.Authority == "" || c.Authority == t.heard.Authority)
	}
	if t.state.Other != "" {
		c, err := t.Service.Look(t.ctx, t.actor, t.state.Other)
		if err == nil && fits(&c) {
			t.state.speakOf(c.ID)
			return &c, nil, nil
		}
	}
	var some []casework.Case
	for c, err := range t.Service.List(t.ctx, t.actor, casework.Filter{Involves: t.actor.ID, Limit: offeredCases}) {
		if err != nil {
			return nil, nil, err
		}
		if fits(&c) {
			some = append(some, c)
		}
	}
	if len(some) == 1 {
		t.state.speakOf(some[0].ID)
		return &some[0], nil, nil
	}
	if len(some) == 0 {
		some = nil // all that there are
	}
	a, err := t.askWhich(d, some)
	return nil, a, err
}

// ofIt is how somebody asks about the case last spoken of without naming it.
var ofIt = regexp.MustCompile(`(?i)\b(?:on|for|with|in|about|of) (?:it|that|this|that one|this one|(?:that|this|the) (?:case|family))\s*[?!.]*\s*$|` +
	`\b(?:that|this) (?:one|case|family)\b`)

// saysIt reports whether the message is about the case last spoken of, and names no other.
func (t *turn) saysIt() bool {
	return t.state.Case != "" && len(t.heard.References) == 0 && t.heard.Authority == "" && ofIt.MatchString(t.ev.Text)
}

// bothCases lets "both" mean the two cases last spoken of, and "all three" those last told of together, where the message
// names none.
func (t *turn) bothCases() {
	if len(t.heard.References) > 0 || t.state.Case == "" || !ofEach.MatchString(t.ev.Text) {
		return
	}
	meant := []casework.CaseID{t.state.Other, t.state.Case}
	if len(t.state.Row) > 2 && slices.Contains(t.state.Row, t.state.Case) {
		meant = t.state.Row
	}
	if meant[0] == "" {
		return
	}
	for _, id := range meant {
		c, err := t.Service.Look(t.ctx, t.actor, id)
		if err != nil {
			t.heard.References = nil
			return
		}
		t.heard.References = append(t.heard.References, string(c.Reference))
	}
}

// onlyAnotherCase reports whether the message corrects nothing but the case that was asked about: "sorry, 231".
func (t *turn) onlyAnotherCase() bool {
	return len(t.heard.References) == 1 && len(t.heard.Facts)+len(t.heard.Dates) == 0 && t.bareWithout(true)
}

// askedOf asks the last question again, of the case that the message names; where there was none the case is shown.
func (t *turn) askedOf() (*answer, error) {
	t.heard.Intent = words.Show
	switch t.state.Question {
	case words.Deadlines, words.Why:
		t.heard.Intent = t.state.Question
	}
	return intents()[t.heard.Intent](t)
}

var (
	// theirs is how the people of one case are spoken of, and anybody those of none.
	theirs  = regexp.MustCompile(`(?i)\b(?:she|he|they|mum|mam|dad|her|his|their|that one|this one)\b`)
	anybody = regexp.MustCompile(`(?i)\b(?:parents|families|people|someone|somebody|anyone|anybody|you|u|generally|normally|usually)\b`)
)

// ofSomebody reports whether a question about a limit is asked for the people of the case last spoken of: "how long do they
// get to appeal that".
func (t *turn) ofSomebody() bool {
	return len(t.heard.References) == 0 && asksHowLong.MatchString(t.ev.Text) && theirs.MatchString(t.ev.Text) && !anybody.MatchString(t.ev.Text)
}

// asksHowLong is how a last day is asked for.
var asksHowLong = regexp.MustCompile(`(?i)\b(?:how long|when|by when|last day|what date|how many days|till when|deadline)\b`)
