package talk

import (
	"slices"
	"strings"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
)

// undo proposes to take back the person's own last change of the case.
func (t *turn) undo() (*answer, error) {
	if t.actor.Kind == casework.ParentCarerForum && len(t.heard.References) == 0 {
		if a, err := t.themeBack(); a != nil || err != nil {
			return a, err
		}
	}
	d := &draft{Kind: kindUndo, Intent: words.Undo}
	c, a, err := t.which(d)
	if a != nil || err != nil {
		return a, err
	}
	d.Case = c.ID
	last := t.lastChange(c)
	if len(last) == 0 {
		return t.say(words.Undo, answered, fill(wordNothingToUndo, string(c.Reference))).about(c), nil
	}
	if a := t.cannotUndo(c); a != nil {
		return a, nil
	}
	for i := range last {
		d.Confirm = append(d.Confirm, last[i].ID)
	}
	return t.propose(d)
}

// cannotUndo says why the person's last change of the case cannot be taken back; nil: it can.
func (t *turn) cannotUndo(c *casework.Case) *answer {
	err := t.Service.CanUndo(t.actor, c)
	if err == nil {
		return nil
	}
	a := t.say(words.Undo, refused, casework.Sentence(err)).about(c)
	a.refusal = refusalRights
	return a
}

// lastChange are the facts of the person's own last change that were not taken back.
func (t *turn) lastChange(c *casework.Case) []casework.Fact {
	var out []casework.Fact
	act := ""
	for i := range slices.Backward(c.Facts) {
		f := &c.Facts[i]
		if f.RecordedBy != t.actor.ID || f.Type == law.Retraction || takenBack(c, f.ID) || act != "" && actOf(f.Source) != act {
			continue
		}
		act = actOf(f.Source)
		out = append(out, *f)
	}
	slices.Reverse(out)
	return out
}

// takenBack reports whether the fact was taken back.
func takenBack(c *casework.Case, id string) bool {
	return slices.ContainsFunc(c.Facts, func(f casework.Fact) bool { return f.Type == law.Retraction && f.Supersedes == id })
}

// actOf is the source of the act that a fact came with.
func actOf(source string) string {
	if i := strings.LastIndexByte(source, '#'); i >= 0 {
		return source[:i]
	}
	return source
}

// undoOf takes back what a saved draft had saved, where it is still the person's last change of the case.
func (t *turn) undoOf(p past) (*answer, error) {
	c, err := t.Service.Look(t.ctx, t.actor, p.Case)
	if err != nil {
		return nil, err
	}
	last := t.lastChange(&c)
	if len(last) == 0 || actOf(last[0].Source) != "talk:"+p.ID {
		return t.say(words.Undo, answered, fill(wordNotTheLast, string(c.Reference))).about(&c).add(chat.Note, wordNotAdvice), nil
	}
	return t.save(&draft{ID: "undo-" + p.ID, Kind: kindUndo, Intent: words.Undo, At: t.at, Case: c.ID, Version: c.Version})
}

// confirmReported proposes to confirm everything that was reported in the case.
func (t *turn) confirmReported(c *casework.Case) (*answer, error) {
	d := &draft{Kind: kindConfirm, Intent: words.Record, Case: c.ID, Confirm: reported(c)}
	if len(d.Confirm) == 0 {
		return t.say(words.Record, answered, fill(wordNothingReported, string(c.Reference))).about(c), nil
	}
	return t.propose(d)
}

// reported are the ids of the facts that stand and are only reported.
func reported(c *casework.Case) []string {
	var out []string
	for _, f := range c.Live() {
		if f.Reported {
			out = append(out, f.ID)
		}
	}
	return out
}
