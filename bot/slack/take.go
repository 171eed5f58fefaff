package slack

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/slack-go/slack"

	"github.com/redress-send/redress/bot/chat"
)

// reaction returns when a delivery may be acknowledged, with what goes back beside the acknowledgement, if
// anything, or with the reason why it may not.
type reaction func() (answer any, err error)

// nothing acknowledges what there is nothing to do about.
func nothing() (any, error) { return nil, nil }

// The kinds of delivery, as Socket Mode names them.
const (
	kindEvent       = "events_api"
	kindInteraction = "interactive"
	kindCommand     = "slash_commands"
)

// take begins what a delivery asks for. What is said is handed to the post office before take returns, so that
// deliveries of one connection stay in their order. What cannot be read is acknowledged all the same: it
// would come again and not be read again.
func (s *Slack) take(ctx context.Context, kind string, payload []byte) reaction {
	done, err := s.takeAs(ctx, kind, payload)
	switch {
	case err == nil:
		return done
	case !Ignored(err):
		s.opt.Log.Warn("a delivery of Slack cannot be read", "kind", kind, "bytes", len(payload), "cause", chat.RootType(err))
	}
	return nothing
}

func (s *Slack) takeAs(ctx context.Context, kind string, payload []byte) (reaction, error) {
	switch kind {
	case kindEvent:
		return s.takeEvent(ctx, payload)
	case kindCommand:
		var c slack.SlashCommand
		if err := json.Unmarshal(payload, &c); err != nil {
			return nil, fmt.Errorf("slack: read a command: %w", err)
		}
		return s.takeCommand(ctx, &c)
	case kindInteraction:
		return s.takeInteraction(ctx, payload)
	}
	return nil, errNotOurs
}

func (s *Slack) takeEvent(ctx context.Context, payload []byte) (reaction, error) {
	e, err := Receive(payload, s.opt.Bound)
	if err != nil {
		return nil, err
	}
	if e.Room.Privacy == chat.Direct {
		s.remember(userOf(&e), e.Room.ID)
	}
	return s.accept(ctx, e), nil
}

// accept hands what was said to the post office.
func (s *Slack) accept(ctx context.Context, e chat.Event) reaction {
	kept := s.opt.Post.Accept(ctx, e)
	return func() (any, error) { return nil, kept() }
}

// userOf is the user's id in an event's account.
func userOf(e *chat.Event) string { return e.Account[strings.LastIndexByte(e.Account, '/')+1:] }

// errNoUser is an interaction of nobody.
var errNoUser = errors.New("slack: an interaction without a user")

func (s *Slack) takeInteraction(ctx context.Context, payload []byte) (reaction, error) {
	var in slack.InteractionCallback
	if err := json.Unmarshal(payload, &in); err != nil {
		return nil, fmt.Errorf("slack: read an interaction: %w", err)
	}
	if in.User.ID == "" {
		return nil, errNoUser
	}
	switch in.Type {
	case slack.InteractionTypeBlockActions:
		return s.takePress(ctx, payload, &in)
	case slack.InteractionTypeViewSubmission:
		return s.takeForm(ctx, &in)
	case slack.InteractionTypeBlockSuggestion:
		return s.suggest(ctx, &in), nil
	case slack.InteractionTypeMessageAction, slack.InteractionTypeShortcut:
		return s.takeShortcut(ctx, &in)
	}
	return nil, errNotOurs
}

func (s *Slack) takePress(ctx context.Context, payload []byte, in *slack.InteractionCallback) (reaction, error) {
	e, err := Pressed(payload, s.opt.Bound)
	if err != nil {
		return nil, err
	}
	if e.Press == pressForm {
		s.openForm(ctx, in.TriggerID, in.User.ID, "")
		return nothing, nil
	}
	if said, ok := strings.CutPrefix(e.Press, pressSays); ok {
		e.Press, e.Text = "", chat.Says(said)
		if e.Text == "" {
			return nil, errNotOurs
		}
	}
	if e.Room.Privacy == chat.Direct {
		s.remember(in.User.ID, e.Room.ID)
	}
	return s.accept(ctx, e), nil
}

// accountOf is who did it: in a channel shared with another workspace somebody may be of that one.
func accountOf(in *slack.InteractionCallback) string {
	team := in.User.TeamID
	if team == "" {
		team = in.Team.ID
	}
	return Route + "/" + team + "/" + in.User.ID
}

// takeCommand is what was typed after /redress. It is answered by the handle that comes with it: the app need
// not be in the channel.
func (s *Slack) takeCommand(ctx context.Context, c *slack.SlashCommand) (reaction, error) {
	if c.UserID == "" || c.TriggerID == "" {
		return nil, errNotOurs
	}
	where := room(c.TeamID, c.ChannelID, "", c.UserID, s.opt.Bound)
	where.Person, where.Reply = c.UserID, c.ResponseURL
	text := plainText(c.Text)
	if text == "" {
		text = chat.Says("help")
	}
	return s.accept(ctx, chat.Event{
		Key:     strings.Join([]string{Route, c.TeamID, "command", c.UserID, c.TriggerID}, ":"),
		Account: Route + "/" + c.TeamID + "/" + c.UserID,
		Room:    where, Text: text,
	}), nil
}
