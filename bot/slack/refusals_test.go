package slack

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/slack/slacktest"
)

func TestALetterThatSlackWillNeverTakeIsGivenUp(t *testing.T) {
	w := start(t, slacktest.Options{}, nil).connected()
	w.slack.On("chat.postMessage", slacktest.Script{Error: "is_archived"})
	w.deliver(w.slack.Message("U1", "D1", "", "lost"))
	w.deliver(w.slack.Message("U1", "D1", "", "word 0"))
	once(t, w, 1)
	if n := w.slack.Calls("chat.postMessage"); n != 2 {
		t.Errorf("posted %d times, want no second try", n)
	}
}

func TestARefusalOfOneConversationDoesNotEndTheBot(t *testing.T) {
	for _, code := range []string{"no_permission", "team_access_not_granted", "restricted_action"} {
		t.Run(code, func(t *testing.T) {
			w := start(t, slacktest.Options{}, nil).connected()
			w.slack.On("chat.postMessage", slacktest.Script{Error: code})
			w.deliver(w.slack.Message("U1", "D1", "", "lost"))
			w.deliver(w.slack.Message("U1", "D1", "", "word 0"))
			once(t, w, 1)
			if err := w.bot.refusal(); err != nil {
				t.Error(err)
			}
		})
	}
}

// Slack's documentation of chat.postMessage and conversations.open names these for a person who cannot be written to,
// whichever of the two says it.
func TestAPersonWhoCannotBeWrittenToIsForAnotherRoute(t *testing.T) {
	for code, never := range map[string]bool{
		"cannot_dm_bot": true, "user_disabled": true, "user_not_found": true, "channel_not_found": true, "is_archived": true,
		"messages_tab_disabled": true, "internal_error": false, "service_unavailable": false, "ratelimited": false,
	} {
		for _, method := range []string{"chat.postMessage", "conversations.open"} {
			w := start(t, slacktest.Options{}, nil).connected()
			w.slack.On(method, slacktest.Script{Error: code})
			_, err := w.bot.Post(t.Context(), chat.Room{Route: Route, ID: "@T111/U1", Privacy: chat.Direct}, chat.Message{Key: "k", Lines: chat.Say("x").Lines})
			if err == nil || errors.Is(err, chat.ErrUndeliverable) != never || !strings.Contains(err.Error(), code) {
				t.Errorf("%s of %s: %v, for another route at once: want %v", code, method, err, never)
			}
			w.ends()
		}
	}
}

func TestARefusalThatCannotHealEndsTheBotAndNamesItself(t *testing.T) {
	for _, method := range []string{"auth.test", "apps.connections.open", "chat.postMessage"} {
		for _, code := range []string{"invalid_auth", "account_inactive", "not_allowed_token_type", "missing_scope"} {
			t.Run(method+" "+code, func(t *testing.T) {
				s := slacktest.Start(slacktest.Options{})
				defer s.Close()
				s.On(method, slacktest.Script{Error: code, Needed: "chat:write"})
				bot := New(Options{AppToken: slacktest.AppToken, BotToken: slacktest.BotToken, APIURL: s.API})
				ctx, stop := context.WithTimeout(t.Context(), patience)
				defer stop()
				if method == "chat.postMessage" {
					go func() {
						_, err := bot.Post(ctx, chat.Room{Route: Route, ID: "D1", Privacy: chat.Direct}, chat.Say("x"))
						if err == nil || errors.Is(err, chat.ErrUndeliverable) {
							t.Errorf("the letter ended with %v, want it to be kept", err)
						}
					}()
				}
				err := bot.Run(ctx, nil)
				refused, ok := errors.AsType[*RefusedError](err)
				if !ok || refused.Code != code || refused.Method != method || !strings.Contains(err.Error(), code) || !strings.Contains(err.Error(), "SLACK_") {
					t.Errorf("ended with %v", err)
				}
			})
		}
	}
}

func TestARefusalOfWhatIsNotNeededIsNone(t *testing.T) {
	w := start(t, slacktest.Options{}, nil).connected()
	w.slack.On("conversations.history", slacktest.Script{Error: "missing_scope"})
	w.slack.On("chat.postMessage", slacktest.Script{Error: "internal_error"})
	w.deliver(w.slack.Message("U1", "D1", "", "word 0"))
	once(t, w, 1)
}
