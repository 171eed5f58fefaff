package discord

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/redress-send/redress/bot/chat"
)

// Kinds of interaction (API v10).
const (
	interPing         = 1
	interCommand      = 2
	interComponent    = 3
	interAutocomplete = 4
	interModal        = 5
)

// contextOthers is where a command is used between people without the bot: others read there.
const contextOthers = 2

// inInteraction is what is read of an interaction. It is read by structs of its own: discordgo knows no labels, and
// loses an interaction that has one.
type inInteraction struct {
	ID            string `json:"id"`
	Type          int    `json:"type"`
	Token         string `json:"token"`
	ApplicationID string `json:"application_id"`
	ChannelID     string `json:"channel_id"`
	GuildID       string `json:"guild_id"`
	Context       *int   `json:"context"`
	User          *user  `json:"user"`
	Member        *struct {
		User user `json:"user"`
	} `json:"member"`
	Channel struct {
		ID       string `json:"id"`
		Type     int    `json:"type"`
		ParentID string `json:"parent_id"`
	} `json:"channel"`
	Message struct {
		ID    string `json:"id"`
		Flags int    `json:"flags"`
	} `json:"message"`
	Data inData `json:"data"`
}

// inData is what was chosen, typed or filled in.
type inData struct {
	Name       string        `json:"name"`
	Type       int           `json:"type"`
	TargetID   string        `json:"target_id"`
	CustomID   string        `json:"custom_id"`
	Values     []string      `json:"values"`
	Options    []inOption    `json:"options"`
	Components []inComponent `json:"components"`
	Resolved   struct {
		Messages map[string]struct {
			Content string `json:"content"`
		} `json:"messages"`
	} `json:"resolved"`
}

// inOption is an option of a command, or a subcommand with options of its own.
type inOption struct {
	Name    string          `json:"name"`
	Value   json.RawMessage `json:"value"`
	Focused bool            `json:"focused"`
	Options []inOption      `json:"options"`
}

// inComponent is a part of a form that was sent: a field, or what fields stand in.
type inComponent struct {
	CustomID   string          `json:"custom_id"`
	Value      json.RawMessage `json:"value"`
	Values     []string        `json:"values"`
	Component  *inComponent    `json:"component"`
	Components []inComponent   `json:"components"`
}

// errNobody is an interaction of nobody.
var errNobody = errors.New("discord: an interaction without a user")

func readInteraction(data []byte) (*inInteraction, error) {
	var in inInteraction
	if err := json.Unmarshal(data, &in); err != nil {
		return nil, fmt.Errorf("discord: read an interaction: %w", err)
	}
	if in.Type != interPing && (in.ID == "" || in.Token == "") {
		return nil, errNotOurs
	}
	return &in, nil
}

// who is the id of the person, empty where there is none.
func (in *inInteraction) who() string {
	switch {
	case in.Member != nil && in.Member.User.ID != "":
		return in.Member.User.ID
	case in.User != nil:
		return in.User.ID
	}
	return ""
}

// direct reports whether nobody else reads where the interaction was.
func (in *inInteraction) direct() bool {
	return in.GuildID == "" && in.Member == nil && (in.Context == nil || *in.Context != contextOthers)
}

// pressed turns an interaction into an event, without its text.
func (d *Discord) pressed(in *inInteraction) (chat.Event, error) {
	who, channel := in.who(), in.ChannelID
	if channel == "" {
		channel = in.Channel.ID
	}
	if who == "" {
		return chat.Event{}, errNobody
	}
	if channel == "" {
		return chat.Event{}, errNotOurs
	}
	e := chat.Event{Key: Route + ":" + in.ID, Account: Route + "/" + who, At: instant(in.ID)}
	if in.direct() {
		e.Room = d.room("", channel, "", who)
		d.remember(who, channel)
	} else {
		parent := ""
		if in.Channel.Type >= 10 && in.Channel.Type <= 12 { // threads
			parent = in.Channel.ParentID
		}
		e.Room = d.room(in.place(), channel, parent, who)
	}
	e.Room.Reply = d.newHandle(in).String()
	if in.Type == interComponent {
		e.Press = in.Data.CustomID
		if len(in.Data.Values) > 0 {
			e.Press = in.Data.Values[0]
		}
		e.Room.Card = chat.Ref(in.Message.ID)
		if in.Message.Flags&ephemeral != 0 {
			e.Room.Card = whispered
		}
		if e.Press == "" {
			return chat.Event{}, errNotOurs
		}
	}
	return e, nil
}

// place is the server, or a word for a place that is none where others read.
func (in *inInteraction) place() string {
	if in.GuildID == "" {
		return "others"
	}
	return in.GuildID
}

// whispered is the card of a message that only one person can see: only the handle that came with the press can
// change it.
const whispered chat.Ref = "whispered"

// options are the values of a command's options by name, whatever subcommand they stand in.
func (in *inInteraction) options() map[string]string {
	out := map[string]string{}
	var gather func(list []inOption)
	gather = func(list []inOption) {
		for _, o := range list {
			if len(o.Value) > 0 {
				out[o.Name] = scalar(o.Value)
			}
			gather(o.Options)
		}
	}
	gather(in.Data.Options)
	return out
}

// focused is the option that is being typed.
func (in *inInteraction) focused() (name, typed string) {
	var find func(list []inOption)
	find = func(list []inOption) {
		for _, o := range list {
			if o.Focused {
				name, typed = o.Name, scalar(o.Value)
			}
			find(o.Options)
		}
	}
	find(in.Data.Options)
	return name, typed
}

// fields are the values of a form that was sent, by the id of the field.
func (in *inInteraction) fields() map[string]string {
	out := map[string]string{}
	var gather func(c *inComponent)
	gather = func(c *inComponent) {
		if c.CustomID != "" {
			switch {
			case len(c.Values) > 0:
				out[c.CustomID] = strings.Join(c.Values, ", ")
			case len(c.Value) > 0:
				out[c.CustomID] = scalar(c.Value)
			}
		}
		if c.Component != nil {
			gather(c.Component)
		}
		for i := range c.Components {
			gather(&c.Components[i])
		}
	}
	for i := range in.Data.Components {
		gather(&in.Data.Components[i])
	}
	return out
}

// scalar is a value as it would be typed: a text, a number, true or false; nothing for anything else.
func scalar(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	var n json.Number
	if json.Unmarshal(raw, &n) == nil {
		return n.String()
	}
	return ""
}
