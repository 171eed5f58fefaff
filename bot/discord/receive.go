package discord

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/redress-send/redress/bot/chat"
)

// Bound reports whether a channel is bound to the team of those who are in it, so that cases may be shown
// there.
type Bound func(guild, channel string) bool

// errNotOurs marks a payload that is nothing to answer.
var errNotOurs = errors.New("nothing to answer")

// Ignored reports whether an error of reading means that there is nothing to answer: a message of a bot, one in a
// channel that does not mention the app, an interaction of a kind that is not offered.
func Ignored(err error) bool { return errors.Is(err, errNotOurs) }

// Kinds of message that are heard (API v10).
const (
	messageDefault = 0
	messageReply   = 19
)

// user is a person as every payload names them.
type user struct {
	ID  string `json:"id"`
	Bot bool   `json:"bot"`
}

// inMessage is what is read of a message. Components and embeds are left alone: a kind that is not known
// here must not cost the message.
type inMessage struct {
	ID        string `json:"id"`
	ChannelID string `json:"channel_id"`
	GuildID   string `json:"guild_id"`
	Type      int    `json:"type"`
	Content   string `json:"content"`
	Edited    string `json:"edited_timestamp"`
	WebhookID string `json:"webhook_id"`
	Author    user   `json:"author"`
	Mentions  []user `json:"mentions"`
}

// read reads a message that a person wrote; every other is nothing to answer.
func read(data []byte) (*inMessage, error) {
	var in inMessage
	if err := json.Unmarshal(data, &in); err != nil {
		return nil, fmt.Errorf("discord: read a message: %w", err)
	}
	kind := in.Type == messageDefault || in.Type == messageReply
	if !kind || in.Author.Bot || in.Author.ID == "" || in.WebhookID != "" || in.ID == "" || in.ChannelID == "" {
		return nil, errNotOurs
	}
	return &in, nil
}

// message turns a new message into an event. In a server only messages that mention the bot are events; in a direct
// message everything that a person types.
func (d *Discord) message(data []byte) (chat.Event, error) {
	in, err := read(data)
	if err != nil {
		return chat.Event{}, err
	}
	text, mentioned := d.unmentioned(in)
	switch {
	case in.GuildID == "":
		d.remember(in.Author.ID, in.ChannelID)
	case !mentioned:
		return chat.Event{}, errNotOurs
	}
	if mentioned && text == "" {
		text = chat.Says("help")
	}
	e := chat.Event{
		Key: Route + ":" + in.ID, Account: Route + "/" + in.Author.ID, At: instant(in.ID),
		Room: d.room(in.GuildID, in.ChannelID, "", in.Author.ID),
		Text: text,
	}
	if in.GuildID == "" {
		e.Said = in.ID
	}
	return e, nil
}

// unmentioned is what the message says without the bot's own mentions, wherever those stand: to call it by its name says
// nothing.
func (d *Discord) unmentioned(in *inMessage) (text string, mentioned bool) {
	text = in.Content
	ids := d.mentions(in)
	for _, id := range ids {
		text = strings.NewReplacer("<@"+id+">", "", "<@!"+id+">", "").Replace(text)
	}
	return plainText(text), len(ids) > 0
}

// mentions are the ids by which the message mentions the bot. Before it is known who the bot is, that is any bot that
// a message with content mentions: of others Discord tells no content.
func (d *Discord) mentions(in *inMessage) (ids []string) {
	selves := d.itself()
	for _, m := range in.Mentions {
		if slices.Contains(selves, m.ID) || len(selves) == 0 && m.Bot && in.Content != "" {
			ids = append(ids, m.ID)
		}
	}
	return ids
}

// edit is a direct message whose words the person changed: it counts as said anew. What Discord itself changes in a
// message, a preview of a link for example, does not, nor does a mention that is edited: it was answered.
func (d *Discord) edit(data []byte) (chat.Event, error) {
	in, err := read(data)
	if err != nil {
		return chat.Event{}, err
	}
	at, err := time.Parse(time.RFC3339Nano, in.Edited)
	if err != nil || in.GuildID != "" || in.Content == "" {
		return chat.Event{}, errNotOurs
	}
	text, _ := d.unmentioned(in)
	return chat.Event{
		Key: Route + ":" + in.ID + ":edit:" + strconv.FormatInt(at.UnixMicro(), 10), Account: Route + "/" + in.Author.ID, At: at.UTC(),
		Room: d.room("", in.ChannelID, "", in.Author.ID), Text: text, Said: in.ID,
	}, nil
}

// room is where something was said, and by whom, where others read too. parent is the channel that a thread is in,
// where that came along.
func (d *Discord) room(guild, channel, parent, person string) chat.Room {
	r := chat.Room{Route: Route, ID: channel, Privacy: chat.Direct}
	if guild == "" {
		return r
	}
	if parent == "" {
		parent = d.parentOf(channel)
	}
	if parent != "" {
		r.ID, r.Thread = parent, channel
	}
	r.Privacy, r.Person = chat.Shared, person
	if d.opt.Bound(guild, r.ID) {
		r.Privacy = chat.Private
	}
	return r
}

// epoch is the first millisecond of Discord's ids, in Unix time.
const epoch = 1420070400000

// instant reads when an id was made.
func instant(id string) time.Time {
	n, err := strconv.ParseUint(id, 10, 64)
	if err != nil {
		return time.Time{}
	}
	return time.UnixMilli(int64(n>>22) + epoch).UTC()
}

// marked is what Discord makes of a time or a link that is not to be shown as one: "<t:1618953630:d>", "<https://a.org>".
var marked = regexp.MustCompile(`<(https?://[^<>\s]+)>`)

// plainText undoes what people write around links so that no preview is shown.
func plainText(s string) string { return strings.TrimSpace(marked.ReplaceAllString(s, "$1")) }
