package slack

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/slack/slacktest"
)

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

// Slack looks now and then whether the address of a command has a good certificate, and wants 200.
func TestSlacksLookAtTheCertificateIsAnswered(t *testing.T) {
	w, address := web(t)
	for _, path := range []string{CommandsPath, InteractionsPath} {
		if status, body := deliverTo(t, address+path, asForm, "ssl_check=1&token=t", time.Now(), false); status != 200 || strings.TrimSpace(body) != "" {
			t.Errorf("%s: %d %q, want 200 and nothing", path, status, body)
		}
		if status, _ := deliverTo(t, address+path, asForm, "ssl_check=1&token=t", time.Now(), true); status != 401 {
			t.Errorf("%s, signed by another: %d, want 401", path, status)
		}
	}
	for query, want := range map[string]int{"?ssl_check=1&token=t": 200, "": 405, "?command=/redress": 405} {
		resp, err := http.Get(address + CommandsPath + query)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != want {
			t.Errorf("GET %q: %d, want %d", query, resp.StatusCode, want)
		}
	}
	once(t, w, 0)
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
