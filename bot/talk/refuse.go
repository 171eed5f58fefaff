package talk

import (
	"cmp"
	"strings"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
)

// refusalRights is the refusal of what somebody may not do or see.
const refusalRights = words.Rights

// refuse answers what the words alone forbid. Nothing of the message is said again or kept in a draft.
func (t *turn) refuse() (*answer, error) {
	if a := t.mayBeAsked(); a != nil {
		return a, nil
	}
	said := t.heard.Refusal == words.PersonalData || t.heard.Refusal == words.OutOfRemit
	if refs := t.heard.References; said && len(refs) == 1 { // what is said again without it is said of the same case
		if found, err := t.Service.Resolve(t.ctx, t.actor, refs[0]); err == nil && len(found) == 1 {
			t.state.speakOf(found[0].ID)
		}
	}
	a := t.say(t.heard.Intent, refused, refusals[t.heard.Refusal]...)
	a.refusal, a.private = t.heard.Refusal, true
	t.state.Unseen = a.refusal == words.OtherCase
	switch t.heard.Refusal {
	case words.Safeguarding:
		return a, t.danger(a)
	case words.PersonalData:
		t.offerWithout(a)
	case words.LegalAdvice:
		if t.Handbook == nil {
			break
		}
		if h := t.surest(); h != nil {
			a.add(chat.Plain, wordButTheRule)
			t.addAnswer(a, h)
		}
	}
	return a, nil
}

// mayBeAsked answers what sounds like something that is refused and only asks where advice is to be had, or how a case
// is handed over; nil: it does not.
func (t *turn) mayBeAsked() *answer {
	if t.Handbook == nil || len(t.heard.References) > 0 {
		return nil
	}
	h := t.surest()
	ofRedress := h != nil && strings.HasPrefix(h.Source, "Redress") // "do you tell the council" asks for no advice
	if h == nil || !(t.heard.Refusal == words.LegalAdvice && (h.ID == "sendiass" || ofRedress)) && !(t.heard.Refusal == words.OtherCase && h.ID == "hand-over") {
		return nil
	}
	t.heard.Intent = words.Rule
	return t.answerFrom(h)
}

// danger drops what was half said and tells whoever is to know, by reference only.
func (t *turn) danger(a *answer) error {
	if d := t.state.Draft; t.waits() {
		a.add(chat.Plain, fill(wordDroppedByDanger, cmp.Or(t.refOf(d), "the case")))
	}
	t.state.end(outcomeCancelled, "")
	told, err := t.alert()
	if err != nil {
		return err
	}
	t.Log.Warn("signs of danger; the safeguarding lead is told by reference", "delivery", t.ev.Key, "told", len(told))
	if len(told) == 0 {
		a.add(chat.Plain, wordAlertNobody)
		return nil
	}
	a.add(chat.Plain, fill(wordAlerted, list(told)))
	return nil
}

// refusal answers an error that a person can do something about.
func (t *turn) refusal(err error) *answer {
	kind := casework.KindOf(err)
	if kind == casework.NotFound {
		t.state.Case = ""
		return &answer{
			intent: t.intent(), state: refused, refusal: refusalRights,
			lines: []chat.Line{{Kind: chat.Plain, Text: wordGoneCase}},
		}
	}
	a := t.say(t.intent(), answered, casework.Sentence(err))
	if kind == casework.Refused {
		a.state, a.refusal = refused, refusalRights
	}
	if c, lookErr := t.Service.Look(t.ctx, t.actor, t.state.Case); lookErr == nil {
		a.about(&c)
	}
	return a
}

// untied answers an account that belongs to nobody.
func (t *turn) untied() *answer {
	a := t.say(t.intent(), refused, wordUntied...)
	a.refusal = refusalRights
	return a
}

// understood is what the JSON of the console shows of what was understood.
func (t *turn) understood(a *answer) map[string]any {
	intent := a.intent
	if intent == "" {
		intent = t.heard.Intent
	}
	if intent == "" {
		intent = words.Chat
	}
	u := map[string]any{"intent": string(intent)}
	if a.ref != "" {
		u["case"] = a.ref
	}
	facts := make([]any, 0, len(a.facts))
	for i := range a.facts {
		facts = append(facts, factMeta(t.Service.Book().Vocabulary, &a.facts[i]))
	}
	u["facts"] = facts
	return u
}

// factMeta writes a fact as a facts file does.
func factMeta(v *law.Vocabulary, e *law.Event) map[string]any {
	m := map[string]any{"type": e.Type}
	put := func(name, value string) {
		if value != "" {
			m[name] = value
		}
	}
	put("on", e.On.String())
	put("printed_on", e.Printed.String())
	put("received_on", e.Received.String())
	put("due", e.Due.String())
	put("time", e.Time)
	put("of", e.Of)
	put("supersedes", e.Supersedes)
	t, _ := v.Type(e.Type)
	for _, attr := range e.Attrs {
		m[attr.Name] = attrMeta(t, attr)
	}
	if len(e.Items) > 0 {
		items := make([]any, len(e.Items))
		for i, it := range e.Items {
			one := map[string]any{"item": it.Item, "what": it.What}
			if !it.Due.IsZero() {
				one["due"] = it.Due.String()
			}
			items[i] = one
		}
		m["items"] = items
	}
	return m
}

// attrMeta writes an attribute by its kind: yes and no as true and false, several values as a list.
func attrMeta(t *law.EventType, a law.Attr) any {
	kind := law.AttrLabel
	if t != nil {
		if at, ok := t.Attr(a.Name); ok {
			kind = at.Kind
		}
	}
	switch {
	case kind == law.AttrYesNo && a.Values[0] != "unknown":
		return a.Values[0] == "true"
	case kind == law.AttrSome || kind == law.AttrGrounds:
		out := make([]any, len(a.Values))
		for i, v := range a.Values {
			out[i] = v
		}
		return out
	}
	return a.Values[0]
}
