package talk

import (
	"slices"
	"strings"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
)

// answer is what one event is answered with.
type answer struct {
	lines   []chat.Line
	choices []chat.Choice
	intent  words.Intent
	state   string
	refusal words.Refusal
	ref     string // the case's reference, as the person may see it
	facts   []law.Event
	figure  *chat.Figure
	private bool   // for the one who asked, even in a room of the team
	rule    string // the id of the handbook's answer
	written bool   // the reply was written together with the facts
}

// The states of an answer; the names are those of the console's JSON.
const (
	answered = "answered"
	proposed = "proposed"
	asked    = "asked"
	saved    = "saved"
	refused  = "refused"
)

// message turns an answer into what is said, with what the JSON of a console shows of it.
func (t *turn) message(a *answer) chat.Message {
	a.named()
	for i := range a.facts {
		a.private = a.private || t.overheard(&a.facts[i])
	}
	m := chat.Message{Lines: a.lines, Choices: a.choices, Private: a.private || t.ev.Room.Privacy != chat.Private, InPlace: t.ends, Figure: a.figure}
	m.Meta = map[string]any{"understood": t.understood(a), "state": a.state}
	if a.refusal != "" {
		m.Meta["refusal"] = string(a.refusal)
	}
	return m
}

// say makes an answer of plain lines.
func (t *turn) say(intent words.Intent, st string, lines ...string) *answer {
	a := &answer{intent: intent, state: st}
	for _, l := range lines {
		a.add(chat.Plain, l)
	}
	return a
}

// add appends a line.
func (a *answer) add(k chat.LineKind, texts ...string) *answer {
	for _, text := range texts {
		a.lines = append(a.lines, chat.Line{Kind: k, Text: text})
	}
	return a
}

// offer appends a choice of the draft.
func (a *answer) offer(draft, verb, label string) *answer {
	a.choices = append(a.choices, chat.Choice{ID: draft + "." + verb, Label: label})
	return a
}

// named makes an answer about a case say its reference.
func (a *answer) named() {
	if a.ref == "" || len(a.lines) == 0 || slices.ContainsFunc(a.lines, func(l chat.Line) bool { return strings.Contains(l.Text, a.ref) }) {
		return
	}
	a.lines[0].Text = a.ref + ": " + small(a.lines[0].Text)
}

// about names the case that the answer is about.
func (a *answer) about(c *casework.Case) *answer {
	a.ref = string(c.Reference)
	return a
}
