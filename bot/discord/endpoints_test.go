package discord

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/discord/discordtest"
)

func encoded(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// web is a bot's endpoint.
func web(t *testing.T) (*world, string) {
	t.Helper()
	w := start(t, discordtest.Options{}, func(o *Options) { o.ByHTTP = true })
	pages := httptest.NewServer(w.bot.Endpoints())
	t.Cleanup(pages.Close)
	return w, pages.URL + InteractionsPath
}

func TestInteractionsThatComeByHTTPAreAnswered(t *testing.T) {
	w, address := web(t)
	deliver := func(in map[string]any, kind int) {
		t.Helper()
		status, answer, err := w.discord.Deliver(t.Context(), address, in)
		var got struct{ Type int }
		if err == nil {
			err = json.Unmarshal(answer, &got)
		}
		if err != nil || status != http.StatusOK || got.Type != kind {
			t.Fatalf("answered %d %s (%v), want type %d", status, answer, err, kind)
		}
	}
	in := w.discord.Command(one, server, channel, "redress", discordtest.Option{Name: "text", Value: "word 0"})
	deliver(in, answerDefer)
	once(t, w, 1)
	w.hears(&w.said(1)[0], original+" "+channel+">"+one+": discord/"+one+" said: word 0")
	w.discord.Interact(in) // nobody hears it: there is no gateway
	deliver(w.discord.Command(one, "", direct, "redress", discordtest.Option{Name: "text", Value: "word 1 offer"}), answerDefer)
	card := w.said(2)[1]
	deliver(w.discord.Press(one, "", &card, card.ChoiceOf("Save")), answerDeferUpdate)
	if m := w.changed(1, 1); !strings.HasSuffix(m.Content, "pressed q.save") {
		t.Errorf("the card is %+v", m)
	}
	deliver(w.discord.Typing(one, server, channel, "case", discordtest.Option{Name: "case", Value: "H", Typed: true}), answerChoices)
	deliver(w.discord.OnMessage(one, server, channel, "Log to a case", w.discord.Message(one, server, channel, "x")), answerModal)
	deliver(w.discord.Submit(one, "", direct, "log", map[string]string{"words": "word 2"}), answerDefer)
	w.said(3)
}

// Discord shows for a while what an earlier release put, and tells people that the bot does not answer where it does not.
func TestWhatIsNotOfferedIsAnswered(t *testing.T) {
	w, address := web(t)
	ofUser := w.discord.Command(one, server, channel, "redress")
	ofUser["data"].(map[string]any)["type"] = commandUser
	for name, in := range map[string]map[string]any{
		"a command that is not there":  w.discord.Command(one, server, channel, "gone"),
		"a command on a person":        ofUser,
		"a form that is not there":     w.discord.Submit(one, "", direct, "gone", map[string]string{"words": "word 0"}),
		"one in a direct conversation": w.discord.Command(one, "", direct, "gone"),
	} {
		status, answer, err := w.discord.Deliver(t.Context(), address, in)
		var got callback
		if err == nil {
			err = json.Unmarshal(answer, &got)
		}
		if err != nil || status != http.StatusOK || got.Type != answerMessage || got.Data == nil || got.Data.Content != notOffered || got.Data.Flags != ephemeral {
			t.Errorf("%s: %d %s (%v)", name, status, answer, err)
		}
	}
}

// sign sends a body as Discord would at the instant, with something wrong where spoil says so.
func sign(t *testing.T, address, body string, at time.Time, spoil func(*http.Request)) (status int, answer string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	stamp, signature := discordtest.Sign([]byte(body), at)
	req.Header.Set("X-Signature-Timestamp", stamp)
	req.Header.Set("X-Signature-Ed25519", signature)
	if spoil != nil {
		spoil(req)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var b bytes.Buffer
	_, _ = b.ReadFrom(resp.Body)
	return resp.StatusCode, b.String()
}

func TestTheEndpointTakesWhatDiscordSigned(t *testing.T) {
	w, address := web(t)
	now := time.Now()
	ping := `{"id":"1","application_id":"` + bot + `","type":1,"token":"t","version":1}`
	head := func(name, value string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set(name, value) }
	}
	for name, c := range map[string]struct {
		body   string
		at     time.Time
		spoil  func(*http.Request)
		status int
	}{
		"a ping":                     {ping, now, nil, 200},
		"no signature":               {ping, now, func(r *http.Request) { r.Header.Del("X-Signature-Ed25519") }, 401},
		"no time":                    {ping, now, func(r *http.Request) { r.Header.Del("X-Signature-Timestamp") }, 401},
		"another time":               {ping, now, head("X-Signature-Timestamp", "1"), 401},
		"a signature that is none":   {ping, now, head("X-Signature-Ed25519", "zz"), 401},
		"a signature that is short":  {ping, now, head("X-Signature-Ed25519", "00"), 401},
		"another's signature":        {ping, now, head("X-Signature-Ed25519", strings.Repeat("00", 64)), 401},
		"six minutes old":            {ping, now.Add(-6 * time.Minute), nil, 401},
		"six minutes ahead":          {ping, now.Add(6 * time.Minute), nil, 401},
		"a body of nothing":          {"", now, nil, 400},
		"more than is read":          {`{"id":"` + strings.Repeat("1", maxBody), now, nil, 413},
		"a kind that is not offered": {`{"id":"1","token":"t","type":77,"channel_id":"5","user":{"id":"42"}}`, now, nil, 400},
	} {
		status, answer := sign(t, address, c.body, c.at, c.spoil)
		if status != c.status || name == "a ping" && answer != `{"type":1}` {
			t.Errorf("%s: %d %s, want %d", name, status, answer, c.status)
		}
	}
	w.bot.opt.PublicKey = ""
	if status, _ := sign(t, address, ping, now, nil); status != 401 {
		t.Errorf("without a key: %d", status)
	}
}

// The signature is over the time and the body as one text: where the time is none, it is not known where it ends.
func TestASignatureWithoutATimeIsRefused(t *testing.T) {
	public, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	d, body := New(Options{PublicKey: hex.EncodeToString(public)}), []byte(`{"type":1}`)
	for stamp, want := range map[string]bool{fmt.Sprint(time.Now().Unix()): true, "yesterday": false, "1795341600.5": false} {
		signature := ed25519.Sign(private, append([]byte(stamp), body...))
		head := http.Header{"X-Signature-Timestamp": {stamp}, "X-Signature-Ed25519": {hex.EncodeToString(signature)}}
		if got := d.signed(head, body); got != want {
			t.Errorf("signed at %q: taken %t, want %t", stamp, got, want)
		}
	}
}

func TestWhatCannotBeKeptIsNotAcknowledged(t *testing.T) {
	w, address := web(t)
	w.bot.opt.Post = full{}
	in := w.discord.Command(one, "", direct, "redress", discordtest.Option{Name: "text", Value: "x"})
	if status, _, err := w.discord.Deliver(t.Context(), address, in); status != http.StatusServiceUnavailable || err != nil {
		t.Errorf("status %d (%v)", status, err)
	}
}

// full is a post office whose disk is.
type full struct{}

func (full) Accept(context.Context, chat.Event) func() error {
	return func() error { return errors.New("the disk is full") }
}
