package slack

import (
	"context"
	"errors"
	"net"
	"net/http"
	"slices"

	"github.com/slack-go/slack"

	"github.com/redress-send/redress/bot/chat"
)

// A private answer goes where the person asked, for their eyes only: by the handle that came with what they said,
// else as an ephemeral message, and where neither can be as a direct message.

// unheard are the errors of an ephemeral message that cannot reach the person in the channel.
var unheard = []string{
	"channel_not_found", "not_in_channel", "user_not_in_channel", "is_archived", "no_permission", "restricted_action",
	"restricted_action_read_only_channel", "messages_tab_disabled", "user_not_found", "cannot_reply_to_message", "thread_not_found",
}

func (s *Slack) whisper(ctx context.Context, to chat.Room, m chat.Message, payloads []Payload) (chat.Ref, error) {
	for i, p := range payloads {
		replaces := i == 0 && m.InPlace && to.Card == whispered
		answered, err := s.answerBy(ctx, to, p, replaces)
		if err == nil && !answered {
			answered, err = s.ephemeral(ctx, to, p)
		}
		if err != nil {
			return "", err
		}
		if !answered {
			return s.sayAlone(ctx, to, m, payloads[i:])
		}
	}
	return "", nil // a message that one person sees has no name
}

// answerBy uses the handle: five times within 30 minutes. done is false where there is none that is good.
func (s *Slack) answerBy(ctx context.Context, to chat.Room, p Payload, replaces bool) (done bool, err error) {
	if to.Reply == "" || !s.ours(to.Reply) {
		return false, nil
	}
	err = slack.PostWebhookCustomHTTPContext(ctx, to.Reply, s.client, &slack.WebhookMessage{
		Text: p.Text, Blocks: &slack.Blocks{BlockSet: p.Blocks}, ResponseType: slack.ResponseTypeEphemeral, ReplaceOriginal: replaces,
	})
	if err == nil {
		return true, nil
	}
	status, refused := errors.AsType[slack.StatusCodeError](err)
	if refused && status.Code >= http.StatusBadRequest && status.Code < http.StatusInternalServerError && status.Code != http.StatusTooManyRequests {
		s.opt.Log.Info("the handle of an answer is used up", "cause", why(err))
		return false, nil
	}
	if dialled, ok := errors.AsType[*net.OpError](err); ok && dialled.Op == "dial" {
		s.opt.Log.Warn("the handle of an answer leads nowhere: nothing was sent to it", "cause", why(err))
		return false, nil
	}
	return false, s.forPost("response_url", err)
}

func (s *Slack) ephemeral(ctx context.Context, to chat.Room, p Payload) (done bool, err error) {
	if to.Person == "" || isUser(to.ID) || to.Privacy == chat.Direct {
		return false, nil
	}
	ways := asItStands(p)
	if to.Thread != "" {
		ways = append(ways, slack.MsgOptionTS(to.Thread))
	}
	_, err = s.api.PostEphemeralContext(ctx, to.ID, to.Person, ways...)
	if slices.Contains(unheard, codeOf(err)) {
		return false, nil
	}
	return err == nil, s.forPost("chat.postEphemeral", err)
}

// sayAlone posts to the direct messages with the person.
func (s *Slack) sayAlone(ctx context.Context, to chat.Room, m chat.Message, payloads []Payload) (chat.Ref, error) {
	direct := chat.Room{Route: Route, ID: to.Person, Privacy: chat.Direct}
	if to.Person == "" {
		direct.ID = to.ID
	}
	return s.say(ctx, direct, m, payloads)
}
