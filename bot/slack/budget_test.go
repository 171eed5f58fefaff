package slack

import (
	"errors"
	"fmt"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/slack-go/slack"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/slack/slacktest"
)

// At its pace the bot is never told to wait; without one it is, and does.
func TestTheBotKeepsSlacksRates(t *testing.T) {
	for name, c := range map[string]struct {
		pace    time.Duration
		limited bool
	}{"at its pace": {Pace, false}, "in a hurry": {0, true}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := startAt(t, slacktest.Options{Budgets: true}, nil, chat.Carriage{Pace: c.pace}).connected()
			for n := range 5 {
				w.deliver(w.slack.Message("U1", "D1", "", fmt.Sprint("word ", n)))
			}
			w.deliver(w.slack.Message("U1", "D2", "", "word 0"))
			n := 0
			for _, m := range w.said(6) {
				if m.Channel != "D1" {
					continue
				}
				if want := fmt.Sprint("slack/T111/U1 said: word ", n); m.Text != want {
					t.Errorf("number %d is %q", n, m.Text)
				}
				n++
			}
			if got := w.slack.Limited() > 0; got != c.limited {
				t.Errorf("told to wait %d times", w.slack.Limited())
			}
		})
	}
}

// A method that is to wait waits wherever it is called from; another one does not.
func TestAMethodThatIsToWaitIsCalledByNobody(t *testing.T) {
	for name, script := range map[string]slacktest.Script{
		"in Slack's words": {Status: 429, Retry: 2, Error: "ratelimited"},
		"as a page":        {Status: 429, Retry: 2, Body: "<html>busy</html>"},
	} {
		t.Run(name, func(t *testing.T) {
			w := start(t, slacktest.Options{}, nil).connected()
			w.slack.On("users.info", script)
			var all sync.WaitGroup
			told := make(chan error, 5)
			call := func() { _, err := w.bot.api.GetUserInfoContext(t.Context(), "U1"); told <- err }
			call()
			for range 4 {
				all.Go(call)
			}
			all.Wait()
			for range 5 {
				if err, ok := errors.AsType[*slack.RateLimitedError](<-told); !ok || err.RetryAfter < time.Second || err.RetryAfter > 2*time.Second {
					t.Errorf("told %v", err)
				}
			}
			if n := w.slack.Calls("users.info"); n != 1 {
				t.Errorf("called %d times, want once", n)
			}
			w.deliver(w.slack.Message("U1", "D1", "", "another method"))
			w.said(1)
		})
	}
}

// The fake notices what the bot never does.
func TestWhoDoesNotWaitIsNoticed(t *testing.T) {
	s := slacktest.Start(slacktest.Options{Budgets: true})
	defer s.Close()
	hasty := slack.New(slacktest.BotToken, slack.OptionAPIURL(s.API), slack.OptionHTTPClient(http.DefaultClient))
	post := func(channel string) {
		_, _, _ = hasty.PostMessageContext(t.Context(), channel, slack.MsgOptionText("x", false))
	}
	for range 5 {
		post("C1")
	}
	if n := len(s.Violations()); n != 0 || s.Limited() != 1 {
		t.Fatalf("%d calls were too many, %v", s.Limited(), s.Violations())
	}
	post("C2")
	if n := len(s.Violations()); n != 0 {
		t.Errorf("another channel: %v", s.Violations())
	}
	post("C1")
	if n := len(s.Violations()); n != 1 {
		t.Errorf("nobody noticed: %v", s.Violations())
	}
	for range 51 {
		_, _, _, _ = hasty.UpdateMessageContext(t.Context(), "C1", "1.1", slack.MsgOptionText("x", false))
	}
	if n := s.Limited(); n != 3 {
		t.Errorf("told to wait %d times, want once more after 50 changes in a minute", n)
	}
}
