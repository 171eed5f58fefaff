// Package discord translates between the conversation and Discord: a chat.Message into messages with
// buttons, a message or a pressed button into a chat.Event. It knows no case, opens no connection and holds
// no token.
//
// What is said can mention nobody and changes nothing of its own looks: markdown is escaped and mentions are
// switched off. It refuses a choice whose id Discord would not take, and splits what is too long for one
// message into several, in order, with the choices under the last.
//
//	bodies, err := discord.Render(m)
package discord

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/bwmarrin/discordgo"

	"github.com/redress-send/redress/bot/chat"
)

// Route is the name of this adapter in rooms and letters. A room's id is a channel's id.
const Route = "discord"

// Limits of Discord, in UTF-16 units where nothing else is said (API v10).
const (
	maxContent  = 2000 // content of a bot's message (Create Message; the OpenAPI's 4,000 is not for bots)
	maxRows     = 5    // action rows of a message (component reference, legacy behaviour)
	maxInRow    = 5    // buttons of an action row (component reference)
	maxLabel    = 80   // label of a button (component reference)
	maxCustomID = 100  // custom_id of a component (component reference)
	maxNonce    = 25   // nonce of a message (Create Message)
)

// Body is one message as Discord takes it. With EnforceNonce Discord posts a nonce once within a few
// minutes, however often it is sent.
type Body struct {
	*discordgo.MessageSend
	Nonce        string `json:"nonce,omitempty"`
	EnforceNonce bool   `json:"enforce_nonce,omitempty"`
}

// Render turns a message into bodies, at least one.
func Render(m chat.Message) ([]Body, error) {
	texts := contents(m.Lines)
	rows, err := rowsOf(m.Choices)
	if err != nil {
		return nil, err
	}
	if len(texts) == 0 {
		texts = []string{"…"}
	}
	for extra := maxRows; extra < len(rows); extra += maxRows {
		texts = append(texts, "…")
	}
	out := make([]Body, len(texts))
	first := len(texts) - max((len(rows)+maxRows-1)/maxRows, 1)
	for i, text := range texts {
		send := &discordgo.MessageSend{Content: text, AllowedMentions: nobody(), Embeds: []*discordgo.MessageEmbed{}, StickerIDs: []string{}}
		send.Components = []discordgo.MessageComponent{}
		if at := (i - first) * maxRows; i >= first && at < len(rows) {
			send.Components = rows[at:min(at+maxRows, len(rows))]
		}
		out[i] = Body{MessageSend: send}
		if m.Key != "" {
			out[i].Nonce, out[i].EnforceNonce = nonce(m.Key, i), true
		}
	}
	return out, nil
}

// Reply turns a message into answers to an interaction: the first is the callback's data, the rest are
// follow-ups. A private message is shown to the one who asked only.
func Reply(m chat.Message) ([]*discordgo.InteractionResponseData, error) {
	bodies, err := Render(m)
	if err != nil {
		return nil, err
	}
	out := make([]*discordgo.InteractionResponseData, len(bodies))
	for i, b := range bodies {
		out[i] = &discordgo.InteractionResponseData{Content: b.Content, Components: b.Components, AllowedMentions: b.AllowedMentions, Embeds: b.Embeds}
		if m.Private {
			out[i].Flags = discordgo.MessageFlagsEphemeral
		}
	}
	return out, nil
}

// nobody lets a message mention nobody.
func nobody() *discordgo.MessageAllowedMentions {
	return &discordgo.MessageAllowedMentions{Parse: []discordgo.AllowedMentionType{}}
}

// nonce names the ith part of a letter within the length that Discord takes.
func nonce(key string, i int) string {
	sum := sha256.Sum256([]byte(key + "#" + strconv.Itoa(i)))
	return strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:15]))[:maxNonce-1]
}

// contents writes lines as contents of messages, each as long as Discord takes.
func contents(lines []chat.Line) []string {
	var out []string
	var now strings.Builder
	size := 0
	add := func(text string) {
		n := units(text)
		if size > 0 && size+1+n > maxContent {
			out = append(out, now.String())
			now.Reset()
			size = 0
		}
		if size > 0 {
			now.WriteByte('\n')
			size++
		}
		now.WriteString(text)
		size += n
	}
	for _, l := range lines {
		for _, text := range lineTexts(l) {
			add(text)
		}
	}
	if size > 0 {
		out = append(out, now.String())
	}
	return out
}

// lineTexts writes one line, in pieces where it is longer than a message. A piece holds at most a quarter of
// a message's characters, so that escapes and wide characters cannot make it too long.
func lineTexts(l chat.Line) []string {
	const piece = maxContent / 4
	var out []string
	for _, text := range chat.Pieces(strings.TrimSpace(l.Text), piece) {
		text = escape(text)
		switch l.Kind {
		case chat.Title:
			text = "**" + text + "**"
		case chat.Bullet:
			text = "- " + text
		case chat.Note:
			text = "-# " + strings.ReplaceAll(text, "\n", " ")
		}
		out = append(out, text)
	}
	return out
}

// escape makes markdown harmless.
func escape(s string) string {
	return strings.NewReplacer(
		`\`, `\\`, "*", `\*`, "_", `\_`, "~", `\~`, "`", "\\`", "|", `\|`, ">", `\>`, "<", `\<`, "#", `\#`,
		"[", `\[`, "]", `\]`, "\n- ", "\n\\- ",
	).Replace(s)
}

// units is the length of a text as Discord counts it.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// rowsOf turns choices into rows of buttons.
func rowsOf(choices []chat.Choice) ([]discordgo.MessageComponent, error) {
	var out []discordgo.MessageComponent
	for start := 0; start < len(choices); start += maxInRow {
		var row discordgo.ActionsRow
		for _, c := range choices[start:min(start+maxInRow, len(choices))] {
			if c.ID == "" || units(c.ID) > maxCustomID {
				return nil, fmt.Errorf("%w: a choice's id has %d characters; Discord takes 1 to %d", chat.ErrUndeliverable, units(c.ID), maxCustomID)
			}
			row.Components = append(row.Components, discordgo.Button{Label: label(c), Style: discordgo.SecondaryButton, CustomID: c.ID})
		}
		out = append(out, row)
	}
	return out, nil
}

// label is what stands on a button: never empty and never too long, whatever its characters.
func label(c chat.Choice) string {
	text := strings.TrimSpace(c.Label)
	if text == "" {
		text = c.ID
	}
	for limit := maxLabel; ; limit-- {
		if cut := chat.Cut(text, limit); units(cut) <= maxLabel {
			return cut
		}
	}
}
