package talk

import (
	"regexp"
	"slices"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework"
)

// Of several facts in one message some are certain and of others something is missing. What is certain may be saved
// first; what is not stays open and is asked for.

// verbRest saves what is certain and asks on.
const verbRest = "rest"

var savesRest = regexp.MustCompile(`(?i)^\s*(?:(?:just|ok|yes|please)[ ,]+)*save (?:the )?(?:rest|others?|other one|what (?:is|'s) (?:certain|` +
	`sure|known|clear)|what (?:you|we|i) (?:have|know|can|got))\b`)

// restTyped answers "save the rest"; nil: that is not what is said.
func (t *turn) restTyped(d *draft) (*answer, error) {
	if d.Asked == nil || !savesRest.MatchString(t.ev.Text) {
		return nil, nil
	}
	return t.saveCertain(d)
}

// certain parts the facts of the draft into those of which nothing is missing and the others.
func (t *turn) certain(d *draft, c *casework.Case) (sure, open []pending, err error) {
	for i := range d.Facts {
		q := t.missingDay(&d.Facts[i], i)
		if q == nil {
			if q, err = t.missingAttr(&d.Facts[i], i, c); err != nil {
				return nil, nil, err
			}
		}
		if q == nil {
			sure = append(sure, d.Facts[i])
		} else {
			open = append(open, d.Facts[i])
		}
	}
	return sure, open, nil
}

// mayGoFirst returns the draft's certain facts as a draft that could be saved, with the others as its Rest; nil where
// there are none, or where they could not be saved alone.
func (t *turn) mayGoFirst(d *draft, c *casework.Case) (*draft, error) {
	if d.Kind != kindRecord || len(d.Facts) < 2 {
		return nil, nil
	}
	next := d.copy()
	var err error
	if next.Facts, next.Rest, err = t.certain(d, c); err != nil || len(next.Facts) == 0 || len(next.Rest) == 0 {
		return nil, err
	}
	next.Asked, next.Case, next.Version, next.Known = nil, c.ID, c.Version, idsOf(c)
	next.inOrder()
	_, may := t.allowed(next, c)
	if whole := t.Service.Check(c, next.events(), t.at) == nil; !may || !whole {
		return nil, nil
	}
	return next, nil
}

// addCertain says what of the draft is certain, and offers to save that first.
func (t *turn) addCertain(a *answer, d *draft, c *casework.Case) error {
	first, err := t.mayGoFirst(d, c)
	if err != nil {
		return err
	}
	if first == nil {
		t.addSoFar(a, d)
		return nil
	}
	a.add(chat.Plain, wordCertain)
	for i := range first.Facts {
		a.add(chat.Bullet, t.understood1(&first.Facts[i], c))
	}
	cancel := len(a.choices) - 1
	a.choices = slices.Insert(a.choices, cancel, chat.Choice{ID: t.state.Draft.ID + "." + verbRest, Label: wordSaveRest})
	return nil
}

// addSoFar says what was understood of a draft of which something is missing, where the question does not say it all.
func (t *turn) addSoFar(a *answer, d *draft) {
	if d.Kind != kindRecord || len(d.Facts) == 1 && len(d.Facts[0].Event.Attrs)+len(d.Facts[0].Event.Items) == 0 && d.Facts[0].Event.Due.IsZero() {
		return
	}
	a.add(chat.Plain, wordSoFar)
	for i := range d.Facts {
		a.add(chat.Bullet, capital(t.factText(&d.Facts[i])))
	}
}

// saveCertain saves what is certain of the draft; the answer asks for the rest.
func (t *turn) saveCertain(d *draft) (*answer, error) {
	c, err := t.caseOf(d)
	if err != nil {
		return nil, err
	}
	first, err := t.mayGoFirst(d, c)
	if err != nil {
		return nil, err
	}
	if first == nil {
		return t.askAgain(d)
	}
	return t.save(first)
}

// askRest asks in the answer to a save for what was kept back, and makes it the draft that follows.
func (t *turn) askRest(a *answer, d *draft, after *casework.Case) error {
	rest := &draft{ID: token(t.ev.Key), Kind: kindRecord, Intent: d.Intent, At: t.at, Facts: d.Rest}
	rest.Case, rest.Version, rest.Known = after.ID, after.Version, idsOf(after)
	q, err := t.missing(rest, after)
	if err != nil || q == nil {
		return err
	}
	rest.Asked, t.after = q, rest
	a.add(chat.Plain, wordRestOpen+" "+q.Text)
	t.offerOptions(a, rest)
	return nil
}
