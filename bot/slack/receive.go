package slack

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"

	"github.com/redress-send/redress/bot/chat"
)

// Bound reports whether a channel is bound to the team of those who are in it, so that cases may be shown
// there.
type Bound func(team, channel string) bool

// errNotOurs marks a payload that is nothing to answer.
var errNotOurs = errors.New("nothing to answer")

// Ignored reports whether the error of Receive or Pressed means that there is nothing to answer: a message of
// a bot, an edit, a message in a channel that does not mention the app.
func Ignored(err error) bool { return errors.Is(err, errNotOurs) }

// mention is the app's own mention at the head of a message, where Slack does not say who the app is; mentions are
// everybody's, wherever they stand.
var (
	mention  = regexp.MustCompile(`^\s*<@[UW][A-Z0-9]+(\|[^>]*)?>[\s:,]*`)
	mentions = regexp.MustCompile(`<@([UW][A-Z0-9]+)(?:\|[^>]*)?>[\s:,]*`)
)

// unmentioned is the text without the app's own mention, wherever that stands: to call it by its name says nothing.
func unmentioned(outer *slackevents.EventsAPICallbackEvent, text string) string {
	return mentions.ReplaceAllStringFunc(text, func(m string) string {
		if itself(outer, mentions.FindStringSubmatch(m)[1]) {
			return ""
		}
		return m
	})
}

// Receive turns an Events API callback (or the payload of the same event over a socket) into an event. In a
// channel only mentions of the app are events; in a direct message everything that a person types.
func Receive(body []byte, bound Bound) (chat.Event, error) {
	var outer slackevents.EventsAPICallbackEvent
	if err := json.Unmarshal(body, &outer); err != nil {
		return chat.Event{}, fmt.Errorf("slack: read an event: %w", err)
	}
	if outer.InnerEvent == nil || outer.EventID == "" {
		return chat.Event{}, errNotOurs
	}
	var kind struct{ Type string }
	if err := json.Unmarshal(*outer.InnerEvent, &kind); err != nil {
		return chat.Event{}, fmt.Errorf("slack: read an event: %w", err)
	}
	switch slackevents.EventsAPIType(kind.Type) {
	case slackevents.Message:
		return message(&outer, bound)
	case slackevents.AppMention:
		return mentioned(&outer, bound)
	case slackevents.AppHomeOpened:
		var in slackevents.AppHomeOpenedEvent
		if err := json.Unmarshal(*outer.InnerEvent, &in); err != nil {
			return chat.Event{}, fmt.Errorf("slack: read an opened home: %w", err)
		}
		return opened(outer.TeamID, in.User, in.Tab, Route+":"+outer.TeamID+":"+outer.EventID)
	}
	return chat.Event{}, errNotOurs
}

func message(outer *slackevents.EventsAPICallbackEvent, bound Bound) (chat.Event, error) {
	var in slackevents.MessageEvent
	if err := json.Unmarshal(*outer.InnerEvent, &in); err != nil {
		return chat.Event{}, fmt.Errorf("slack: read a message: %w", err)
	}
	if in.ChannelType == slack.TYPE_IM && in.SubType == slack.MsgSubTypeMessageChanged {
		return edited(outer, &in, bound)
	}
	if in.ChannelType == slack.TYPE_IM && in.SubType == slack.MsgSubTypeMessageDeleted {
		return deleted(outer, &in, bound)
	}
	if in.ChannelType != slack.TYPE_IM || !said[in.SubType] || in.BotID != "" || in.User == "" || itself(outer, in.User) {
		return chat.Event{}, errNotOurs
	}
	e := event(outer, team(outer, in.UserTeam), in.User, in.Channel, in.ThreadTimeStamp, in.TimeStamp, bound)
	e.Room.Privacy = chat.Direct
	e.Text = plainText(unmentioned(outer, in.Text))
	return e, nil
}

// deleted is a direct message that the person took back: what came of it and is not saved goes with it.
func deleted(outer *slackevents.EventsAPICallbackEvent, in *slackevents.MessageEvent, bound Bound) (chat.Event, error) {
	was := in.PreviousMessage
	if was == nil || was.User == "" || was.BotID != "" || itself(outer, was.User) || in.DeletedTimeStamp == "" {
		return chat.Event{}, errNotOurs
	}
	e := event(outer, team(outer, ""), was.User, in.Channel, was.ThreadTimestamp, in.TimeStamp, bound)
	e.Room.Privacy = chat.Direct
	e.Said, e.TakenBack = "", in.DeletedTimeStamp
	return e, nil
}

// itself reports whether the user is the app's own: the file of a picture comes back as a message of its own.
func itself(outer *slackevents.EventsAPICallbackEvent, user string) bool {
	return slices.ContainsFunc(outer.Authorizations, func(a slack.EventAuthorization) bool { return a.IsBot && a.UserID == user })
}

// said are the subtypes under which a person says something; the file of a file_share is not looked at.
var said = map[string]bool{"": true, slack.MsgSubTypeFileShare: true, slack.MsgSubTypeThreadBroadcast: true, slack.MsgSubTypeMeMessage: true}

// edited is a direct message whose words the person changed: it counts as said anew. What Slack itself changes
// in a message, a preview of a link for example, does not.
func edited(outer *slackevents.EventsAPICallbackEvent, in *slackevents.MessageEvent, bound Bound) (chat.Event, error) {
	now, was := in.Message, in.PreviousMessage
	if now == nil || was == nil || now.Edited == nil || now.BotID != "" || now.User == "" || now.Text == was.Text || !said[now.SubType] {
		return chat.Event{}, errNotOurs
	}
	e := event(outer, team(outer, ""), now.User, in.Channel, now.ThreadTimestamp, now.Edited.Timestamp, bound)
	e.Room.Privacy = chat.Direct
	e.Said, e.Text = now.Timestamp, plainText(unmentioned(outer, now.Text)) // it keeps its name
	return e, nil
}

func mentioned(outer *slackevents.EventsAPICallbackEvent, bound Bound) (chat.Event, error) {
	var in slackevents.AppMentionEvent
	if err := json.Unmarshal(*outer.InnerEvent, &in); err != nil {
		return chat.Event{}, fmt.Errorf("slack: read a mention: %w", err)
	}
	if in.BotID != "" || in.User == "" || in.Edited != nil || itself(outer, in.User) {
		return chat.Event{}, errNotOurs
	}
	e := event(outer, team(outer, in.UserTeam), in.User, in.Channel, in.ThreadTimeStamp, in.TimeStamp, bound)
	if e.Room.Privacy == chat.Private && e.Room.Thread == "" {
		e.Room.Thread = in.TimeStamp // what is said of a case in a team's channel stays together
	}
	text := unmentioned(outer, in.Text)
	if text == in.Text {
		text = mention.ReplaceAllString(text, "")
	}
	if e.Text = plainText(text); e.Text == "" {
		e.Text = chat.Says("help")
	}
	return e, nil
}

// team is the workspace of the person: with a shared channel it may be another than the app's.
func team(outer *slackevents.EventsAPICallbackEvent, user string) string {
	if user != "" {
		return user
	}
	return outer.TeamID
}

func event(outer *slackevents.EventsAPICallbackEvent, team, user, channel, thread, ts string, bound Bound) chat.Event {
	return chat.Event{
		Key:     Route + ":" + outer.TeamID + ":" + outer.EventID,
		Account: Route + "/" + team + "/" + user,
		Room:    room(outer.TeamID, channel, thread, user, bound),
		Said:    ts,
		At:      instant(ts, time.Unix(int64(outer.EventTime), 0).UTC()),
	}
}

// room is where something was said, and by whom, where others read too.
func room(team, channel, thread, user string, bound Bound) chat.Room {
	r := chat.Room{Route: Route, ID: channel, Thread: thread, Privacy: privacy(team, channel, bound)}
	if r.Privacy != chat.Direct {
		r.Person = user
	}
	return r
}

// privacy says who can read a channel that is no direct message.
func privacy(team, channel string, bound Bound) chat.Privacy {
	switch {
	case strings.HasPrefix(channel, "D"):
		return chat.Direct
	case bound != nil && bound(team, channel):
		return chat.Private
	}
	return chat.Shared
}

// Pressed turns a pressed button (a block_actions payload) into an event.
func Pressed(payload []byte, bound Bound) (chat.Event, error) {
	var in slack.InteractionCallback
	if err := json.Unmarshal(payload, &in); err != nil {
		return chat.Event{}, fmt.Errorf("slack: read a button: %w", err)
	}
	if in.Type != slack.InteractionTypeBlockActions || len(in.ActionCallback.BlockActions) == 0 || in.User.ID == "" {
		return chat.Event{}, errNotOurs
	}
	action := in.ActionCallback.BlockActions[0]
	team := in.User.TeamID
	if team == "" {
		team = in.Team.ID
	}
	where, err := pressedIn(&in, bound)
	if err != nil {
		return chat.Event{}, err
	}
	return chat.Event{
		Key:     strings.Join([]string{Route, team, in.User.ID, action.ActionTs, action.ActionID}, ":"),
		Account: Route + "/" + team + "/" + in.User.ID,
		Room:    where,
		Press:   action.ActionID,
		At:      instant(action.ActionTs, time.Time{}),
	}, nil
}

// pressedIn is the room of a pressed button, with the card that it stands on.
func pressedIn(in *slack.InteractionCallback, bound Bound) (chat.Room, error) {
	if in.View.Type == slack.VTHomeTab {
		return home(in.User.ID), nil
	}
	channel := in.Channel.ID
	if channel == "" {
		channel = in.Container.ChannelID
	}
	if channel == "" {
		return chat.Room{}, errNotOurs
	}
	thread := in.Message.ThreadTimestamp
	if thread == "" {
		thread = in.Container.ThreadTs
	}
	r := room(in.Team.ID, channel, thread, in.User.ID, bound)
	switch {
	case in.Container.IsEphemeral:
		r.Card, r.Reply = whispered, in.ResponseURL
	case in.Message.Timestamp != "":
		r.Card = chat.Ref(in.Message.Timestamp)
	default:
		r.Card = chat.Ref(in.Container.MessageTs)
	}
	return r, nil
}

// whispered is the card of a message that only one person can see: it has no name, and only the handle that
// came with the press can change it.
const whispered chat.Ref = "whispered"

// instant reads a time stamp of Slack, "1595926230.009600".
func instant(ts string, otherwise time.Time) time.Time {
	whole, part, _ := strings.Cut(ts, ".")
	seconds, err := strconv.ParseInt(whole, 10, 64)
	if err != nil {
		return otherwise
	}
	micros, err := strconv.ParseInt((part + "000000")[:6], 10, 64)
	if err != nil {
		micros = 0
	}
	return time.Unix(seconds, micros*int64(time.Microsecond)).UTC()
}

// marked is what Slack makes of a link, a channel or a person in a message's text: "<https://a.org|a.org>".
var marked = regexp.MustCompile(`<([^<>|]+)(?:\|([^<>]*))?>`)

// plainText undoes what Slack does to the text of a message: links are what was typed, and the three escapes
// are undone.
func plainText(s string) string {
	s = marked.ReplaceAllStringFunc(s, func(m string) string {
		part := marked.FindStringSubmatch(m)
		if strings.ContainsAny(part[1][:1], "@#!") {
			return m
		}
		if part[2] != "" {
			return part[2]
		}
		return strings.TrimPrefix(part[1], "mailto:")
	})
	return strings.TrimSpace(strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&").Replace(s))
}
