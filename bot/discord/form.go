package discord

import (
	"context"
	"slices"
	"strings"

	"github.com/redress-send/redress/bot/chat"
)

// Limits of a form, in characters (API v10).
const (
	maxTitle = 45
	maxAbout = 100  // of a label's description
	maxInput = 4000 // of a text that is typed
)

// Kinds of component of a form, and of text (API v10).
const (
	kindLabel = 18
	kindText  = 4
	textShort = 1
	textLong  = 2
)

// pressForm is the id of the button that opens the form.
const pressForm = "form.log"

// label is a field of a form with what stands over it. discordgo has no such component.
type label struct {
	Type        int    `json:"type"`
	Label       string `json:"label"`
	Description string `json:"description,omitempty"`
	Component   input  `json:"component"`
}

// input is a field that is typed into.
type input struct {
	Type      int    `json:"type"`
	CustomID  string `json:"custom_id"`
	Style     int    `json:"style"`
	MaxLength int    `json:"max_length,omitempty"`
	Required  bool   `json:"required"`
	Value     string `json:"value,omitempty"`
}

// modal is a form as Discord shows it. given is what stands in its long field already. A case is typed: what it could
// be cannot be looked up before a form is shown, and a form offers nothing while one types.
func modal(f *chat.Form, given string) callback {
	fields := make([]label, len(f.Fields))
	for i, field := range f.Fields {
		typed := input{Type: kindText, CustomID: field.ID, Style: textShort, MaxLength: min(field.Limit, maxInput), Required: field.Need}
		if field.Long {
			typed.Style, typed.Value = textLong, cutUnits(given, typed.MaxLength)
		}
		fields[i] = label{Type: kindLabel, Label: cutUnits(field.Label, maxTitle), Description: cutUnits(field.Hint, maxAbout), Component: typed}
	}
	return callback{Type: answerModal, Data: &callbackData{CustomID: f.ID, Title: cutUnits(f.Title, maxTitle), Components: fields}}
}

// opens opens the form at once, with the words of the message that it was called on: nothing can be looked up before.
func opens(in *inInteraction) reaction {
	form, given := chat.LogForm(), in.Data.Resolved.Messages[in.Data.TargetID].Content
	return reaction{answer: func() callback { return modal(&form, plainText(given)) }}
}

// takeForm hears a form that was sent. What is wrong is said at once: Discord has no place for it beside the fields.
func (d *Discord) takeForm(ctx context.Context, in *inInteraction, e *chat.Event) (reaction, error) {
	form := chat.LogForm()
	if in.Data.CustomID != form.ID {
		return reaction{answer: func() callback { return toOne(notOffered) }}, nil
	}
	text, faults := form.Said(in.fields())
	if len(faults) > 0 {
		var lines []string
		for _, f := range form.Fields {
			if fault := faults[f.ID]; fault != "" {
				lines = append(lines, fault)
			}
		}
		return reaction{answer: func() callback { return toOne(strings.Join(slices.Compact(lines), "\n")) }}, nil
	}
	e.Text = text
	return d.accept(ctx, e, deferred(in)), nil
}
