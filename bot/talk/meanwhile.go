package talk

import (
	"cmp"
	"slices"

	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/law"
)

// meanwhile answers a save that met a newer version of the case: it says what was recorded since and
// proposes again.
func (t *turn) meanwhile(d *draft, conflict error) (*answer, error) {
	if d.Kind == kindOpen {
		return nil, conflict
	}
	c, err := t.Service.Look(t.ctx, t.actor, d.Case)
	if err != nil {
		return nil, err
	}
	if len(d.Rest) > 0 { // nothing of it was saved: all of it is proposed again
		d = d.copy()
		d.Facts, d.Rest = append(d.Facts, d.Rest...), nil
	}
	first := []string{fill(wordMeanwhile, string(c.Reference))}
	for i := range c.Facts {
		f := &c.Facts[i]
		if slices.Contains(d.Known, f.ID) {
			continue
		}
		text := capital(brief.Fact(t.Service.Book().Vocabulary, &f.Event))
		if old, ok := c.Fact(f.Supersedes); ok {
			was := brief.Fact(t.Service.Book().Vocabulary, &old.Event)
			if f.Type == law.Retraction {
				text = fill(wordTookBack, was)
			} else {
				text += fill(wordInPlaceOf, was)
			}
		}
		first = append(first, cmp.Or(string(f.RecordedBy), wordSomebody)+": "+text)
	}
	if d.Kind == kindUndo {
		return t.undo()
	}
	return t.propose(d, first...)
}
