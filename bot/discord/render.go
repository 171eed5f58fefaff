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
	"regexp"
	"slices"
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
	maxInMenu   = 25   // options of a select (component reference)
	mostButtons = 10   // more choices than that are easier to read in a menu
	maxCustomID = 100  // custom_id of a component (component reference)
	maxNonce    = 25   // nonce of a message (Create Message)
)

// Body is one message as Discord takes it. With EnforceNonce Discord posts a nonce once within a few
// minutes, however often it is sent.
type Body struct {
	*discordgo.MessageSend
	Nonce        string       `json:"nonce,omitempty"`
	EnforceNonce bool         `json:"enforce_nonce,omitempty"`
	Attachments  []attachment `json:"attachments,omitempty"`

	picture *picture
}

// Render turns a message into bodies, at least one.
func Render(m chat.Message) ([]Body, error) {
	texts := contents(m.Lines)
	rows, err := rowsOf(m.Choices)
	if err != nil {
		return nil, err
	}
	if m.Figure != nil {
		rows = withForm(rows)
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

// replyTo is the body as a reply to a message. That it was deleted meanwhile is no harm.
func (b Body) replyTo(message string) Body {
	send, optional := *b.MessageSend, false
	send.Reference = &discordgo.MessageReference{MessageID: message, FailIfNotExists: &optional}
	b.MessageSend = &send
	return b
}

// edited is a body in the place of another one: nothing of that stays.
type edited struct {
	Content         string                            `json:"content"`
	Components      []discordgo.MessageComponent      `json:"components"`
	Embeds          []*discordgo.MessageEmbed         `json:"embeds"`
	AllowedMentions *discordgo.MessageAllowedMentions `json:"allowed_mentions"`
	Attachments     []attachment                      `json:"attachments"`
}

func (b Body) edit() edited {
	hang := b.Attachments
	if hang == nil {
		hang = []attachment{} // a picture of before goes
	}
	return edited{b.Content, b.Components, b.Embeds, b.AllowedMentions, hang}
}

// followed is a body that is said to one person beside what they pressed or asked.
type followed struct {
	edited

	Flags int `json:"flags"`
}

func (b Body) followUp() followed { return followed{b.edit(), ephemeral} }

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
		text = safe(text)
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

// escape makes markdown harmless, and addresses: what somebody typed is no link, no preview and no invitation to a
// server.
func escape(s string) string {
	s = strings.NewReplacer(
		`\`, `\\`, "*", `\*`, "_", `\_`, "~", `\~`, "`", "\\`", "|", `\|`, ">", `\>`, "<", `\<`, "#", `\#`,
		"[", `\[`, "]", `\]`, "://", `:\//`,
	).Replace(s)
	return lists.ReplaceAllString(links.ReplaceAllString(s, `$1\/`), `$1\$2 `)
}

// lists are beginnings of lines that Discord makes lists of.
var lists = regexp.MustCompile(`(?m)^(\s*\d*)([-+.]) `)

// links are addresses of Discord's own that it makes links of without their scheme.
var links = regexp.MustCompile(`(?i)\b(discord\.gg|discord(?:app)?\.com|discord\.new|discord\.gift|dsc\.gg)/`)

// units is the length of a text as Discord counts it.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// rowsOf turns choices into rows of buttons, or into menus where there are many.
func rowsOf(choices []chat.Choice) ([]discordgo.MessageComponent, error) {
	for _, c := range choices {
		if c.ID == "" || units(c.ID) > maxCustomID {
			return nil, fmt.Errorf("%w: a choice's id has %d characters; Discord takes 1 to %d", chat.ErrUndeliverable, units(c.ID), maxCustomID)
		}
	}
	each, row := maxInRow, buttons
	if len(choices) > mostButtons {
		each, row = maxInMenu, menu
	}
	var out []discordgo.MessageComponent
	for start := 0; start < len(choices); start += each {
		out = append(out, row(len(out), choices[start:min(start+each, len(choices))]))
	}
	return out, nil
}

func buttons(_ int, choices []chat.Choice) discordgo.MessageComponent {
	var row discordgo.ActionsRow
	for _, c := range choices {
		row.Components = append(row.Components, discordgo.Button{Label: cutUnits(labelOf(c), maxLabel), Style: discordgo.SecondaryButton, CustomID: c.ID})
	}
	return row
}

// withForm puts the button that opens the form under a case's card, beside its choices where there is room.
func withForm(rows []discordgo.MessageComponent) []discordgo.MessageComponent {
	form := chat.LogForm()
	open := discordgo.Button{Label: cutUnits(form.Title, maxLabel), Style: discordgo.SecondaryButton, CustomID: pressForm}
	if len(rows) > 0 {
		last, ok := rows[len(rows)-1].(discordgo.ActionsRow)
		if _, pressed := last.Components[0].(discordgo.Button); ok && pressed && len(last.Components) < maxInRow {
			rows[len(rows)-1] = discordgo.ActionsRow{Components: append(slices.Clip(last.Components), open)}
			return rows
		}
	}
	return append(rows, discordgo.ActionsRow{Components: []discordgo.MessageComponent{open}})
}

func menu(nr int, choices []chat.Choice) discordgo.MessageComponent {
	pick := discordgo.SelectMenu{MenuType: discordgo.StringSelectMenu, CustomID: fmt.Sprintf("menu-%d", nr), Placeholder: "Choose one"}
	if nr > 0 {
		pick.Placeholder = "Choose one: there are more here"
	}
	for _, c := range choices {
		pick.Options = append(pick.Options, discordgo.SelectMenuOption{Label: cutUnits(labelOf(c), maxChoice), Value: c.ID})
	}
	return discordgo.ActionsRow{Components: []discordgo.MessageComponent{pick}}
}

// labelOf is what stands on a button; Discord refuses an empty one.
func labelOf(c chat.Choice) string {
	if text := strings.TrimSpace(c.Label); text != "" {
		return text
	}
	return c.ID
}

// cutUnits cuts a text to so many characters as Discord counts them.
func cutUnits(text string, most int) string {
	for limit := most; limit > 0; limit-- {
		if cut := chat.Cut(text, limit); units(cut) <= most {
			return cut
		}
	}
	return ""
}
