package talk

import "github.com/redress-send/redress/bot/talk/words"

// cancel drops the draft.
func (t *turn) cancel(d *draft) *answer {
	return t.drop(d, wordCancelled)
}

// drop ends the draft with the word that says so.
func (t *turn) drop(d *draft, word string) *answer {
	a := t.say(d.Intent, answered, word)
	a.ref = t.refOf(d)
	t.state.end(outcomeCancelled, d.Case)
	return a
}

// asksAnother reports whether the message asks something of its own, so that a day in it answers nothing.
func (t *turn) asksAnother() bool {
	switch t.heard.Intent {
	case words.DateSum, words.Agenda, words.Count, words.Settings, words.WhatIf, words.Report:
		return true
	}
	return false
}
