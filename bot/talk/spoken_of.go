package talk

import (
	"strings"

	"github.com/redress-send/redress/bot/talk/words"
)

// leastNumber is how many digits a number without letters has at least to be taken for a case's: fewer may count
// anything.
const leastNumber = 3

// nowSpokenOf makes the one case that a message names the one spoken of, also where nothing else of the message was
// understood: what is told next, and names no case, is told of that one and not of the one before it. Where the person
// can see no such case, or several, none is spoken of any more, and what comes next is asked of which case it is.
func (t *turn) nowSpokenOf(a *answer) error {
	if a.ref != "" && a.refusal == "" || !t.tied || len(t.heard.References) == 0 {
		return nil // it says itself which case it is about
	}
	if d := t.state.Draft; d != nil && d.Asked != nil && d.Asked.About == aboutCase {
		return nil // it waits to be told
	}
	typed := t.heard.References[0]
	for _, r := range t.heard.References[1:] {
		if r != typed {
			typed = ""
		}
	}
	if typed != "" && !t.meansCase(typed) {
		return nil
	}
	if typed != "" {
		found, err := t.Service.Resolve(t.ctx, t.actor, typed)
		switch {
		case err == nil && len(found) == 1:
			t.state.speakOf(found[0].ID)
			return nil
		case err != nil && !notThere(err):
			return err
		}
	}
	t.state.speakOfNone()
	return nil
}

// meansCase reports whether what was typed is a case's reference rather than a number of something else.
func (t *turn) meansCase(typed string) bool {
	if strings.ContainsFunc(typed, func(r rune) bool { return r < '0' || r > '9' }) {
		return true
	}
	switch t.heard.Intent {
	case words.Settings, words.DateSum, words.Count, words.Agenda:
		return false
	}
	return len(typed) >= leastNumber
}
