package talk

import "fmt"

// takenBack answers a message that the person deleted. What was proposed or asked because of it is dropped, with every
// word of it; what was saved stays, and nothing is said about what nothing came of.
func (t *turn) takenBack() *answer {
	d := t.state.Draft
	if d == nil || d.Offered || d.expired(t.at) || t.state.Said == "" || t.state.Said != t.ev.TakenBack {
		return nil
	}
	return t.drop(d, wordTakenBack)
}

// wordTakenBack is said of a deleted message whose proposal was open.
const wordTakenBack = "You deleted that message: nothing of it is saved, and what I proposed is dropped."

// silent marks the event as dealt with, without an answer.
func (t *turn) silent() error {
	if err := t.Inbox.Answered(t.ctx, t.ev.Key, nil); err != nil {
		return fmt.Errorf("talk: settle what needs no answer: %w", err)
	}
	return nil
}
