package talk

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
)

// What people do in spite of a rule, with a reason that the audit keeps: a manager gives a case to somebody
// with a conflict of interest, or breaks the glass of a case that is not open to them.

// verbInSpite begins the verb of the choices that go ahead in spite of a conflict; the reason follows.
const verbInSpite = "in-spite-"

// inConflict answers a draft that gives the case to somebody with a conflict. Whoever may goes ahead by
// pressing a reason.
func (t *turn) inConflict(d *draft, err error) *answer {
	a := t.say(d.Intent, refused, casework.Sentence(err))
	a.refusal = refusalRights
	c, gone := t.caseOf(d)
	if gone != nil {
		return a
	}
	a.about(c)
	if casework.Allowed(&t.actor, casework.ActOverride, c) {
		for _, r := range casework.OverrideReasons {
			a.offer(d.ID, verbInSpite+r.Name, "Save all the same: "+r.Says)
		}
	}
	return a.offer(d.ID, verbCancel, "Cancel")
}

// saveInSpite saves the draft in spite of a conflict.
func (t *turn) saveInSpite(d *draft, reason string) (*answer, error) {
	next := d.copy()
	next.InSpite = reason
	return t.save(next)
}

// glassWords is how somebody asks to break the glass. It is heard before anything else, for its reasons sound
// like signs of danger.
var (
	glassWords = regexp.MustCompile(`(?i)^\s*(?:please\s+)?break(?:ing)?[\s-]+(?:the[\s-]+)?glass\b(.*)$`)
	glassCase  = regexp.MustCompile(`(?i)\b[a-z]{2,6}[ -]?[0-9]{1,7}\b`)
)

// breaksGlass answers whoever asks to break the glass; nil where nobody does. Where there is such a case and
// where there is none the answer is the same.
func (t *turn) breaksGlass() (*answer, error) {
	said := glassWords.FindStringSubmatch(t.ev.Text)
	if said == nil {
		return nil, nil
	}
	if !t.tied {
		return t.untied(), nil
	}
	ref, reason := glassCase.FindString(said[1]), ""
	for _, r := range casework.GlassReasons {
		if slices.Contains(strings.FieldsFunc(strings.ToLower(said[1]), func(r rune) bool { return r < 'a' || r > 'z' }), r.Name) {
			reason = r.Name
		}
	}
	b, err := t.Service.BreakGlass(t.ctx, t.actor, casework.Breaking{Reference: ref, Reason: reason, At: t.at})
	switch kind := casework.KindOf(err); {
	case err == nil:
		a := t.say(words.Show, answered, fill(wordGlass, string(b.Reference), moment(b.Until)))
		a.ref, a.private = string(b.Reference), true
		return a, nil
	case kind == casework.Invalid:
		a := t.say(words.Show, asked, casework.Sentence(err), wordGlassHow)
		a.private = true
		return a, nil
	case kind == casework.Refused:
		a := t.say(words.Show, refused, casework.Sentence(err))
		a.refusal, a.private = refusalRights, true
		return a, nil
	}
	return nil, err
}

// addBroken says to those who have the case who broke its glass of late.
func (t *turn) addBroken(a *answer, c *casework.Case) error {
	if !casework.Allowed(&t.actor, casework.ActSeeSupport, c) {
		return nil
	}
	all, err := t.Service.Broken(t.ctx, t.actor, c.ID, t.at)
	for i := range all {
		a.add(chat.Note, fill(wordGlassBroken, string(all[i].Person), moment(all[i].At), glassReason(all[i].Reason)))
	}
	return err
}

func glassReason(name string) string {
	for _, r := range casework.GlassReasons {
		if r.Name == name {
			return r.Says
		}
	}
	return name
}

// moment writes an instant for people: the day and the minute in London.
func moment(at time.Time) string {
	return fmt.Sprintf("%s, %s", casework.Today(at).Short(), at.In(casework.London).Format("15:04"))
}

// What is said of broken glass.
const (
	wordGlass       = "If %s is a case of an area that you work for, it is open to you until %s. Those who have it are told, and the audit has your reason. Say “show” with the reference."
	wordGlassHow    = "Say, for example: break glass HPL-0231 absence."
	wordGlassBroken = "%s broke the glass of this case on %s: %s."
)
