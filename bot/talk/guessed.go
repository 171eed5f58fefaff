package talk

import (
	"slices"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
)

// What sounds like a fact and is not said as one is asked about, with what would be proposed: a press instead of saying it
// all again. Nothing is proposed before.

// wordGuess asks it.
const wordGuess = "What happened was not heard for certain. Was it this? It is read back before anything is saved; “cancel” drops it."

// guesses are the facts that the message sounds like.
func (t *turn) guesses() []pending {
	if asksSomething.MatchString(t.ev.Text) || whatNow.MatchString(t.ev.Text) {
		return nil
	}
	var out []pending
	for _, g := range t.heard.Guesses {
		out = append(out, pendingFacts(&words.Heard{Facts: []words.HeardFact{g.Fact}, Doubts: g.Doubts})...)
	}
	return out
}

// fitting leaves out what cannot have happened in the case: what was agreed cannot be done where nothing was.
func fitting(guesses []pending, c *casework.Case) []pending {
	agreed := slices.ContainsFunc(c.Live(), func(f casework.Fact) bool { return f.Type == "agreement-made" })
	return slices.DeleteFunc(guesses, func(p pending) bool { return p.Event.Type == "agreed-action-done" && !agreed })
}

// askGuess asks which of them it is.
func (t *turn) askGuess(d *draft) *answer {
	t.heard.Unheard = nil // the question is about all of it
	q := &question{About: aboutType, Text: wordGuess}
	for i := range d.Guesses {
		q.Options = append(q.Options, option{capital(t.factText(&d.Guesses[i])), d.Guesses[i].Event.Type})
	}
	return t.ask(d, q)
}

// guessedRight takes a yes for the only guess there is; nil: it is none, or there are several.
func (t *turn) guessedRight(d *draft) (*answer, error) {
	if !t.heard.Yes || len(d.Guesses) != 1 || d.Asked == nil {
		return nil, nil
	}
	return t.reply(d, d.Asked.Options[0])
}

// takeGuess makes the guess of that type the fact of the draft.
func (d *draft) takeGuess(name string) bool {
	n := slices.IndexFunc(d.Guesses, func(p pending) bool { return p.Event.Type == name })
	if n < 0 {
		return false
	}
	d.Facts = append(d.Facts, d.Guesses[n])
	d.Guesses = nil
	return true
}

// addGuess asks what else happened in the case of the draft, where the message sounds like a fact more; nil: it does not.
func (t *turn) addGuess(d *draft) *answer {
	if d.Kind != kindOpen && d.Kind != kindRecord || len(t.heard.Facts) > 0 || !t.sameCase(d) {
		return nil
	}
	next := d.copy()
	if next.Guesses = t.guesses(); len(next.Guesses) == 0 {
		return nil
	}
	return t.askGuess(next)
}

// soundsElse reports whether the message has words of its own beside a day, and sounds like another fact than the one whose
// day is asked for.
func (t *turn) soundsElse(d *draft) bool {
	if t.besideDays(false) == 0 || len(t.heard.Guesses) == 0 {
		return false
	}
	asked := factAsked(d, d.Asked)
	return !slices.ContainsFunc(t.heard.Guesses, func(g words.Guess) bool { return g.Fact.Event.Type == asked })
}
