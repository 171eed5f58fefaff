package slack

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/slack/slacktest"
)

func TestWhatIsDeliveredFourTimesIsAnsweredOnce(t *testing.T) {
	w := start(t, slacktest.Options{}, nil).connected()
	e := w.slack.Message("U1", "D1", "", "what is due")
	for range 4 {
		e.Acked = time.Time{}
		w.deliver(e)
	}
	w.deliver(w.slack.Message("U1", "D1", "", "last"))
	said := w.said(2)
	if len(said) != 2 || !strings.HasSuffix(said[0].Text, "what is due") || !strings.HasSuffix(said[1].Text, "last") {
		t.Errorf("said %+v, want each answer once, in order", said)
	}
}

func TestARenewedConnectionLosesNothing(t *testing.T) {
	w := start(t, slacktest.Options{Again: true}, nil).connected()
	for n := range 30 {
		if n%10 == 5 {
			_, before := w.slack.Sockets()
			w.slack.Refresh([]string{"warning", "refresh_requested"}[n/10%2], 200*time.Millisecond)
			if !w.slack.Wait(patience, func() bool { _, opened := w.slack.Sockets(); return opened > before }) {
				t.Fatal("no new connection is opened before the old one is closed")
			}
		}
		w.deliver(w.slack.Message("U1", fmt.Sprint("D", n), "", fmt.Sprint("word ", n)))
		if open, _ := w.slack.Sockets(); open == 0 {
			t.Error("no connection is there")
		}
	}
	once(t, w, 30)
}

// once checks that each of the words was said once.
func once(t *testing.T, w *world, n int) {
	t.Helper()
	times := map[string]int{}
	for _, m := range w.said(n) {
		times[m.Text]++
	}
	for i := range n {
		if said := times[fmt.Sprint("slack/T111/U1 said: word ", i)]; said != 1 {
			t.Errorf("word %d was said %d times", i, said)
		}
	}
}

func TestACutConnectionLosesNothing(t *testing.T) {
	w := start(t, slacktest.Options{Again: true}, nil).connected()
	for n := range 40 {
		w.slack.Deliver(w.slack.Message("U1", fmt.Sprint("D", n), "", fmt.Sprint("word ", n)))
		if n%15 == 7 {
			w.slack.Cut()
		}
	}
	once(t, w, 40)
}

func TestFailuresOfSlackAreOutlasted(t *testing.T) {
	page := "<html>busy</html>"
	for name, c := range map[string]struct {
		script slacktest.Script
		after  time.Duration // at the earliest
	}{
		"too many, with the wait":         {slacktest.Script{Status: 429, Retry: 2, Error: "ratelimited"}, 2 * time.Second},
		"too many, as a page":             {slacktest.Script{Status: 429, Retry: 1, Body: page}, time.Second},
		"a fault of Slack, as a page":     {slacktest.Script{Status: 503, Body: page}, 0},
		"a fault of Slack, in its words":  {slacktest.Script{Error: "internal_error"}, 0},
		"an answer that is lost":          {slacktest.Script{Status: 500, Body: page, After: true}, 0},
		"an answer that is lost, as word": {slacktest.Script{Error: "fatal_error", After: true}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			w := start(t, slacktest.Options{}, nil).connected()
			w.slack.On("chat.postMessage", c.script)
			began := time.Now()
			w.deliver(w.slack.Message("U1", "D1", "", "word 0"))
			once(t, w, 1)
			w.deliver(w.slack.Message("U1", "D1", "", "word 1"))
			once(t, w, 2)
			if took := time.Since(began); took < c.after {
				t.Errorf("tried again after %s, Slack said %s", took, c.after)
			}
			if n := len(w.slack.Said()); n != 2 {
				t.Errorf("said %d times, want 2", n)
			}
		})
	}
}

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

func TestAFormThatWaitsForSlackKeepsNobodyElseWaiting(t *testing.T) {
	w := start(t, slacktest.Options{}, nil).connected()
	w.slack.On("conversations.open", slacktest.Script{Error: "internal_error"}, slacktest.Script{Delay: time.Second})
	w.deliver(w.slack.Shortcut("U1", "C1", "it came"))
	form := w.shown(1)
	if !w.slack.Wait(patience, func() bool { return w.slack.Calls("conversations.open") == 1 }) {
		t.Fatal("Slack is not asked for the direct messages")
	}
	sent := w.slack.Submit("U1", &form, map[string]string{"words": "word 0"})
	w.slack.Deliver(sent)
	var others []*slacktest.Envelope
	for n := range 2 * connections {
		others = append(others, w.deliver(w.slack.Message("U2", fmt.Sprint("D2", n), "", fmt.Sprint("other ", n))))
	}
	w.said(len(others) + 1)
	for _, e := range others {
		if sent.Acked.Before(e.Acked) {
			t.Errorf("a message was acknowledged %s after the form for which Slack was asked", e.Acked.Sub(sent.Acked))
		}
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
			w.stop()
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

func TestWhatIsAcceptedIsAnsweredBeforeTheEnd(t *testing.T) {
	w := start(t, slacktest.Options{}, nil).connected()
	for n := range 20 {
		w.deliver(w.slack.Message("U1", fmt.Sprint("D", n), "", fmt.Sprint("word ", n)))
	}
	if err := w.stop(); err != nil {
		t.Error(err)
	}
	once(t, w, 20)
}

func TestTwoProcessesAnswerOnce(t *testing.T) {
	w := start(t, slacktest.Options{Again: true}, nil)
	w.run(nil) // the second
	w.slack.Wait(patience, func() bool { open, _ := w.slack.Sockets(); return open == 2*connections })
	var all []*slacktest.Envelope
	for n := range 40 {
		e := w.slack.Message("U1", fmt.Sprint("D", n), "", fmt.Sprint("word ", n))
		all = append(all, e)
		w.deliver(e)
	}
	for _, e := range all {
		again := *e
		again.Acked = time.Time{}
		w.deliver(&again) // an acknowledgement that was lost
	}
	once(t, w, 40)
	if n := len(w.slack.Said()); n != 40 {
		t.Errorf("said %d times, want 40", n)
	}
}

// web is a bot's endpoints.
func web(t *testing.T) (*world, string) {
	t.Helper()
	w := start(t, slacktest.Options{}, func(o *Options) { o.AppToken = "" })
	pages := httptest.NewServer(w.bot.Endpoints())
	t.Cleanup(pages.Close)
	return w, pages.URL
}

// deliverTo sends a body as Slack does; signed says when, and with what.
func deliverTo(t *testing.T, address, kind, body string, at time.Time, spoil bool) (status int, answer string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	stamp, signature := slacktest.Sign([]byte(body), at)
	if spoil {
		signature = signature[:len(signature)-1] + string('0'+(signature[len(signature)-1]-'0'+1)%10)
	}
	req.Header.Set("X-Slack-Request-Timestamp", stamp)
	req.Header.Set("X-Slack-Signature", signature)
	req.Header.Set("Content-Type", kind)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var b strings.Builder
	if err := resp.Write(&b); err != nil {
		t.Fatal(err)
	}
	_, body, _ = strings.Cut(b.String(), "\r\n\r\n")
	return resp.StatusCode, body
}

const (
	asJSON = "application/json"
	asForm = "application/x-www-form-urlencoded"
)

func TestTheEndpointsTakeWhatIsSigned(t *testing.T) {
	w, address := web(t)
	now := time.Now()
	event := encoded(t, w.slack.Message("U1", "D1", "", "word 0").Payload)
	for name, c := range map[string]struct {
		body   string
		at     time.Time
		spoil  bool
		status int
	}{
		"signed":               {event, now, false, 200},
		"signed by another":    {event, now, true, 401},
		"six minutes old":      {event, now.Add(-6 * time.Minute), false, 401},
		"six minutes ahead":    {event, now.Add(6 * time.Minute), false, 401},
		"a body of nothing":    {"", now, false, 400},
		"what cannot be known": {`{"type":"event_callback","event_id":"Ev0","event":{"type":"new"}}`, now, false, 200},
	} {
		if status, _ := deliverTo(t, address+EventsPath, asJSON, c.body, c.at, c.spoil); status != c.status {
			t.Errorf("%s: status %d, want %d", name, status, c.status)
		}
	}
	if status, body := deliverTo(t, address+EventsPath, asJSON, `{"type":"url_verification","challenge":"abc"}`, now, false); status != 200 || !strings.Contains(body, "abc") {
		t.Errorf("the challenge is answered with %d %q", status, body)
	}
	once(t, w, 1)
	command := url.Values{}
	for name, v := range w.slack.Command("U1", "C1", "word 1").Payload.(map[string]any) {
		command.Set(name, v.(string))
	}
	if status, body := deliverTo(t, address+CommandsPath, asForm, command.Encode(), now, false); status != 200 || strings.TrimSpace(body) != "" {
		t.Errorf("the command is answered with %d %q", status, body)
	}
	once(t, w, 2)
	v := &slacktest.View{ID: "V1", Kind: "modal", Body: []byte(`{"callback_id":"log","blocks":[{"block_id":"words","element":{"type":"plain_text_input"}}]}`)}
	form := url.Values{"payload": {encoded(t, w.slack.Submit("U1", v, nil).Payload)}}
	if status, body := deliverTo(t, address+InteractionsPath, asForm, form.Encode(), now, false); status != 200 || !strings.Contains(body, `"response_action":"errors"`) {
		t.Errorf("the form is answered with %d %q", status, body)
	}
	// The query is not signed: what stands in it is not read.
	if status, _ := deliverTo(t, address+InteractionsPath+"?"+form.Encode(), asForm, "x=1", now, false); status != 400 {
		t.Errorf("a payload in the query: status %d", status)
	}
}

func TestWhatCannotBeKeptIsNotAcknowledged(t *testing.T) {
	w, address := web(t)
	w.bot.opt.Post = full{}
	body := encoded(t, w.slack.Message("U1", "D1", "", "x").Payload)
	if status, _ := deliverTo(t, address+EventsPath, asJSON, body, time.Now(), false); status != 503 {
		t.Errorf("status %d, want 503: Slack is to deliver again", status)
	}
}

// full is a post office whose disk is.
type full struct{}

func (full) Accept(context.Context, chat.Event) func() error {
	return func() error { return errors.New("the disk is full") }
}

func TestAnAnswersHandleIsNotSentAnywhereElse(t *testing.T) {
	for address, want := range map[string]bool{
		"https://hooks.slack.com/actions/T/1/x": true, "https://hooks.slack-gov.com/x": true, "http://hooks.slack.com/x": false,
		"https://hooks.slack.com.example.org/x": false, "https://example.org/": false, "file:///etc/passwd": false, "": false,
	} {
		if got := New(Options{}).ours(address); got != want {
			t.Errorf("%q: %v", address, got)
		}
	}
}

func TestNoLogNamesTheAddressOfAHandle(t *testing.T) {
	_, err := http.Get("http://127.0.0.1:1/respond/secret")
	if d := cmp.Diff(false, strings.Contains(why(err), "secret")); d != "" {
		t.Errorf("%s: %s", d, why(err))
	}
}
