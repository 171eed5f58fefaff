// Package slack translates between the conversation and Slack: a chat.Message into Block Kit, an event or a
// pressed button into a chat.Event. It knows no case, opens no connection and holds no token.
//
// What is said is sent as plain text: nothing in it can mention anybody, open a link or change its looks. It
// refuses a choice whose id Slack would not take, and splits what is too long for one message into several,
// in order, with the choices under the last.
//
//	payloads, err := slack.Render(m)
package slack

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"github.com/redress-send/redress/bot/chat"
)

// Route is the name of this adapter in rooms and letters. A room's id is a channel's id.
const Route = "slack"

// Limits of Slack, in characters where nothing else is said.
const (
	maxBlocks      = 50    // blocks of one message (slackapi/bolt-js issue 2509)
	maxMessage     = 13000 // characters over all blocks; about 13,200 are refused as msg_blocks_too_long (same issue)
	maxSection     = 3000  // text of a section (@slack/types, SectionBlock)
	maxHeader      = 150   // text of a header (@slack/types, HeaderBlock)
	maxActions     = 25    // elements of an actions block (@slack/types, ActionsBlock)
	maxButton      = 75    // text of a button (@slack/types, Button)
	maxButtonValue = 2000  // value of a button (@slack/types, Button)
	maxActionID    = 255   // action_id and block_id (@slack/types)
	maxFallback    = 4000  // text beside the blocks; Slack recommends no more (chat.postMessage)
)

// Payload is one message as Slack takes it.
type Payload struct {
	Text   string        // for notifications, and for clients that show no blocks
	Blocks []slack.Block // what is shown
}

// Render turns a message into payloads, at least one.
func Render(m chat.Message) ([]Payload, error) {
	blocks := lineBlocks(m.Lines)
	choices := m.Choices
	if m.Figure != nil { // a case's card: more of it can be logged by the form
		form := chat.LogForm()
		choices = append(slices.Clip(choices), chat.Choice{ID: pressForm, Label: form.Title})
	}
	buttons, err := actionBlocks(choices)
	if err != nil {
		return nil, err
	}
	blocks = append(blocks, buttons...)
	if len(blocks) == 0 {
		blocks = append(blocks, section("…"))
	}
	return pack(blocks), nil
}

// sized is a block with its number of characters.
type sized struct {
	slack.Block
	text  string
	chars int
}

// lineBlocks turns lines into blocks: titles into headers, notes into context, everything else into sections
// that hold as many lines as fit.
func lineBlocks(lines []chat.Line) []sized {
	var out []sized
	var run []string
	flush := func() {
		for _, piece := range chat.Pieces(strings.Join(run, "\n"), maxSection) {
			out = append(out, section(piece))
		}
		run = nil
	}
	for i, l := range lines {
		text := strings.TrimSpace(l.Text)
		switch {
		case text == "":
		case l.Kind == chat.Title && utf8.RuneCountInString(text) <= maxHeader:
			flush()
			out = append(out, sized{slack.NewHeaderBlock(plain(text), slack.HeaderBlockOptionBlockID(fmt.Sprintf("line-%d", i))), text, len([]rune(text))})
		case l.Kind == chat.Note:
			flush()
			out = append(out, notes(text)...)
		case l.Kind == chat.Bullet:
			run = append(run, "• "+text)
		default:
			run = append(run, text)
		}
	}
	flush()
	return out
}

// notes turns small print into context blocks.
func notes(text string) []sized {
	var out []sized
	for _, piece := range chat.Pieces(text, maxSection) {
		out = append(out, sized{slack.NewContextBlock("", plain(piece)), piece, len([]rune(piece))})
	}
	return out
}

func section(text string) sized {
	return sized{slack.NewSectionBlock(plain(text), nil, nil), text, len([]rune(text))}
}

// plain is text that Slack shows as it stands.
func plain(text string) *slack.TextBlockObject {
	return slack.NewTextBlockObject(slack.PlainTextType, text, false, false)
}

// actionBlocks turns choices into rows of buttons.
func actionBlocks(choices []chat.Choice) ([]sized, error) {
	var out []sized
	for start := 0; start < len(choices); start += maxActions {
		row := choices[start:min(start+maxActions, len(choices))]
		elements := make([]slack.BlockElement, len(row))
		chars := 0
		for i, c := range row {
			if c.ID == "" || utf8.RuneCountInString(c.ID) > maxActionID {
				return nil, fmt.Errorf("%w: a choice's id has %d characters; Slack takes 1 to %d", chat.ErrUndeliverable, utf8.RuneCountInString(c.ID), maxActionID)
			}
			label := chat.Cut(labelOf(c), maxButton)
			elements[i] = slack.NewButtonBlockElement(c.ID, chat.Cut(c.ID, maxButtonValue), plain(label))
			chars += utf8.RuneCountInString(label)
		}
		out = append(out, sized{slack.NewActionBlock(fmt.Sprintf("choices-%d", start/maxActions), elements...), "", chars})
	}
	return out, nil
}

// labelOf is what stands on a button; Slack refuses an empty one.
func labelOf(c chat.Choice) string {
	if label := strings.TrimSpace(c.Label); label != "" {
		return label
	}
	return c.ID
}

// pack puts blocks into as few payloads as the limits allow.
func pack(blocks []sized) []Payload {
	var out []Payload
	var now Payload
	var text strings.Builder
	chars := 0
	flush := func() {
		now.Text = fallback(text.String())
		out = append(out, now)
		now, chars = Payload{}, 0
		text.Reset()
	}
	for _, b := range blocks {
		if len(now.Blocks) == maxBlocks || len(now.Blocks) > 0 && chars+b.chars > maxMessage {
			flush()
		}
		now.Blocks = append(now.Blocks, b.Block)
		chars += b.chars
		if b.text != "" {
			text.WriteString(b.text + "\n")
		}
	}
	flush()
	return out
}

// fallback is the text beside the blocks, with what Slack would read as markup made harmless.
func fallback(text string) string {
	text = strings.TrimSpace(text)
	if text == "" {
		text = "…"
	}
	text = chat.Cut(text, maxFallback)
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(text)
}
