package slack

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"github.com/redress-send/redress/bot/chat"
)

// noted is the kind of note that every message carries beside what is said: which letter it is, so that a letter
// of which it is not known whether it was posted can be looked for.
const noted = "redress_letter"

// Post says m in the room: in the place of the card that was pressed, to one person alone, or to everybody
// there. It returns the channel and the time stamp of the last message, with a slash between them. What cannot be
// said to one person where they asked is said in direct messages.
//
// The room "@TEAM/USER" is the direct messages with a user.
func (s *Slack) Post(ctx context.Context, to chat.Room, m chat.Message) (chat.Ref, error) {
	if account, ok := strings.CutPrefix(to.ID, "@"); ok {
		to.ID = account[strings.LastIndexByte(account, '/')+1:]
	}
	if user, ok := strings.CutPrefix(to.ID, homeOf); ok {
		return s.publish(ctx, user, m)
	}
	payloads, err := Render(m)
	if err != nil {
		return "", err
	}
	alone := to.Reply != "" || m.Private && to.Privacy != chat.Direct
	switch {
	case to.Card != "" && to.Card != whispered && m.InPlace && !alone:
		return s.replace(ctx, to, m, payloads)
	case alone:
		return s.whisper(ctx, to, m, payloads)
	}
	return s.say(ctx, to, m, payloads)
}

// say posts payloads to everybody in the room.
func (s *Slack) say(ctx context.Context, to chat.Room, m chat.Message, payloads []Payload) (chat.Ref, error) {
	channel := to.ID
	if isUser(channel) {
		opened, err := s.directWith(ctx, channel)
		if err != nil {
			return "", s.forPost("conversations.open", err)
		}
		channel = opened
	}
	there, err := s.lookFor(ctx, channel, to.Thread, m)
	if err != nil {
		return "", err
	}
	var ref chat.Ref
	for i, p := range payloads {
		mark := letterMark(m.Key, i)
		if ts, posted := there.marks[mark]; posted {
			ref = refOf(channel, ts)
			continue
		}
		ts, err := s.sayOne(ctx, channel, to.Thread, mark, p)
		if err != nil {
			return "", err
		}
		ref = refOf(channel, ts)
	}
	s.show(ctx, channel, to.Thread, m, there)
	return ref, nil
}

func (s *Slack) sayOne(ctx context.Context, channel, thread, mark string, p Payload) (ts string, err error) {
	ways := append(asItStands(p), slack.MsgOptionMetadata(slack.SlackMetadata{
		EventType: noted, EventPayload: map[string]any{"letter": mark},
	}))
	in := ways
	if thread != "" {
		in = append(slices.Clone(ways), slack.MsgOptionTS(thread))
	}
	_, ts, _, err = s.api.SendMessageContext(ctx, channel, in...)
	if thread != "" && codeOf(err) == "thread_not_found" {
		_, ts, _, err = s.api.SendMessageContext(ctx, channel, ways...)
	}
	return ts, s.forPost("chat.postMessage", err)
}

// asItStands is how every message is said: as it stands, without previews.
func asItStands(p Payload) []slack.MsgOption {
	return []slack.MsgOption{
		slack.MsgOptionText(p.Text, false), slack.MsgOptionBlocks(p.Blocks...), slack.MsgOptionDisableMarkdown(),
		slack.MsgOptionDisableLinkUnfurl(), slack.MsgOptionDisableMediaUnfurl(),
	}
}

// lookFor finds the parts of a letter that were posted already, where that is not known: a process ended between
// posting and noting it. Where Slack does not let it look, the letter is posted again: twice is better than never.
func (s *Slack) lookFor(ctx context.Context, channel, thread string, m chat.Message) (*posted, error) {
	there := new(posted)
	if !m.Again {
		return there, nil
	}
	var messages []slack.Message
	var err error
	if thread != "" {
		messages, _, _, err = s.api.GetConversationRepliesContext(ctx, &slack.GetConversationRepliesParameters{
			ChannelID: channel, Timestamp: thread, Limit: 100, IncludeAllMetadata: true,
		})
	} else {
		var page *slack.GetConversationHistoryResponse
		page, err = s.api.GetConversationHistoryContext(ctx, &slack.GetConversationHistoryParameters{
			ChannelID: channel, Limit: 100, IncludeAllMetadata: true,
		})
		if err == nil {
			messages = page.Messages
		}
	}
	if limited, ok := errors.AsType[*slack.RateLimitedError](err); ok {
		return nil, &chat.RetryAfter{After: limited.RetryAfter, Cause: errors.New("conversations.history: rate limited")}
	}
	if err != nil {
		s.opt.Log.Warn("it cannot be looked up whether a letter was posted: it is posted again", "letter", m.Key, "cause", why(err))
		there.unknown = true
		return there, nil
	}
	there.findIn(messages)
	return there, nil
}

// letterMark names one part of a letter, without what its key is made of.
func letterMark(key string, part int) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", key, part))
	return hex.EncodeToString(sum[:12])
}

func refOf(channel, ts string) chat.Ref { return chat.Ref(channel + "/" + ts) }

// isUser reports whether an id is a person's, not a channel's.
func isUser(id string) bool { return strings.HasPrefix(id, "U") || strings.HasPrefix(id, "W") }

// lostCards are the errors of a card that is there no more, or too old to be changed.
var lostCards = []string{"message_not_found", "cant_update_message", "edit_window_closed", "channel_not_found", "is_inactive", "compliance_exports_prevent_deletion"}

// replace puts the message in the place of the card that was pressed.
func (s *Slack) replace(ctx context.Context, to chat.Room, m chat.Message, payloads []Payload) (chat.Ref, error) {
	channel, ts, _, err := s.api.UpdateMessageContext(ctx, to.ID, string(to.Card), asItStands(payloads[0])...)
	if slices.Contains(lostCards, codeOf(err)) {
		return s.say(ctx, to, m, payloads)
	}
	if err != nil {
		return "", s.forPost("chat.update", err)
	}
	if channel == "" {
		channel = to.ID
	}
	if len(payloads) > 1 {
		return s.say(ctx, to, m, payloads[1:])
	}
	if m.Figure != nil {
		there, err := s.lookFor(ctx, channel, to.Thread, m)
		if err != nil {
			return "", err
		}
		s.show(ctx, channel, to.Thread, m, there)
	}
	return refOf(channel, ts), nil
}
