package discord

import (
	"encoding/json"
	"errors"
	"fmt"
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

// Ignored reports whether the error of Receive or Pressed means that there is nothing to answer: a message of
// a bot, one in a channel that does not mention the app, an interaction that is no button and no command.
func Ignored(err error) bool { return errors.Is(err, errNotOurs) }

// Kinds of message and interaction that are answered (API v10).
const (
	messageDefault = 0
	messageReply   = 19
	interCommand   = 2
	interComponent = 3
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
	WebhookID string `json:"webhook_id"`
	Author    user   `json:"author"`
	Mentions  []user `json:"mentions"`
}

// inInteraction is what is read of an interaction.
type inInteraction struct {
	ID        string `json:"id"`
	Type      int    `json:"type"`
	ChannelID string `json:"channel_id"`
	GuildID   string `json:"guild_id"`
	User      *user  `json:"user"`
	Member    *struct {
		User user `json:"user"`
	} `json:"member"`
	Data struct {
		CustomID string `json:"custom_id"`
		Options  []struct {
			Name  string          `json:"name"`
			Value json.RawMessage `json:"value"`
		} `json:"options"`
	} `json:"data"`
}

// Receive turns the data of a MESSAGE_CREATE into an event. app is the id of the app's own user. In a guild
// only messages that mention the app are events; in a direct message everything that a person types.
func Receive(data []byte, app string, bound Bound) (chat.Event, error) {
	var in inMessage
	if err := json.Unmarshal(data, &in); err != nil {
		return chat.Event{}, fmt.Errorf("discord: read a message: %w", err)
	}
	kind := in.Type == messageDefault || in.Type == messageReply
	if !kind || in.Author.Bot || in.Author.ID == "" || in.WebhookID != "" || in.GuildID != "" && !mentions(&in, app) {
		return chat.Event{}, errNotOurs
	}
	e := event(in.ID, in.Author.ID, in.GuildID, in.ChannelID, bound)
	e.Text = strings.TrimSpace(strings.NewReplacer("<@"+app+">", "", "<@!"+app+">", "").Replace(in.Content))
	return e, nil
}

func mentions(in *inMessage, app string) bool {
	for _, m := range in.Mentions {
		if m.ID == app {
			return true
		}
	}
	return false
}

// Pressed turns an interaction into an event: a pressed button, or the command whose option "text" takes
// anything that can be said.
func Pressed(data []byte, bound Bound) (chat.Event, error) {
	var in inInteraction
	if err := json.Unmarshal(data, &in); err != nil {
		return chat.Event{}, fmt.Errorf("discord: read an interaction: %w", err)
	}
	who := ""
	switch {
	case in.Member != nil:
		who = in.Member.User.ID
	case in.User != nil:
		who = in.User.ID
	}
	if who == "" || in.ChannelID == "" {
		return chat.Event{}, errNotOurs
	}
	e := event(in.ID, who, in.GuildID, in.ChannelID, bound)
	switch in.Type {
	case interComponent:
		e.Press = in.Data.CustomID
	case interCommand:
		e.Text = in.text()
	}
	if e.Press == "" && e.Text == "" {
		return chat.Event{}, errNotOurs
	}
	return e, nil
}

// text is the value of the command's option "text".
func (in *inInteraction) text() string {
	for _, o := range in.Data.Options {
		var s string
		if o.Name == "text" && json.Unmarshal(o.Value, &s) == nil {
			return strings.TrimSpace(s)
		}
	}
	return ""
}

func event(id, who, guild, channel string, bound Bound) chat.Event {
	room := chat.Room{Route: Route, ID: channel, Privacy: chat.Shared}
	switch {
	case guild == "":
		room.Privacy = chat.Direct
	case bound != nil && bound(guild, channel):
		room.Privacy = chat.Private
	}
	return chat.Event{Key: Route + ":" + id, Account: Route + "/" + who, Room: room, At: instant(id)}
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
