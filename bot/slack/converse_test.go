package slack

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/chat/chattest"
	"github.com/redress-send/redress/bot/slack/slacktest"
)

// somebody is a person in direct messages with the bot.
type somebody struct {
	*world

	last *slacktest.Envelope
}

func (p *somebody) Say(text string, heard int) {
	p.last = p.slack.Message("U1", "D1", "", strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(text))
	p.deliver(p.last)
	p.said(heard)
}

func (p *somebody) SayAgain() {
	p.last.Acked = time.Time{}
	p.deliver(p.last)
}

func (p *somebody) Press(label string, heard int) {
	said := p.said(heard)
	card := said[len(said)-1]
	p.deliver(p.slack.Press("U1", &card, slacktest.Buttons(card.Blocks)[label]))
	p.slack.Wait(patience, func() bool { return p.slack.Said()[heard-1].Edits == 1 })
}

func (p *somebody) Heard() []chattest.Shown {
	var out []chattest.Shown
	for _, m := range p.slack.Said() {
		var blocks []struct {
			Text     struct{ Text string }
			Elements []struct {
				ActionID string `json:"action_id"`
				Text     struct{ Text string }
			}
		}
		if err := json.Unmarshal(m.Blocks, &blocks); err != nil {
			p.t.Fatal(err)
		}
		var shown chattest.Shown
		for _, b := range blocks {
			if b.Text.Text != "" {
				shown.Texts = append(shown.Texts, b.Text.Text)
			}
			for _, e := range b.Elements {
				shown.Choices = append(shown.Choices, chat.Choice{ID: e.ActionID, Label: e.Text.Text})
			}
		}
		out = append(out, shown)
	}
	return out
}

func TestSlackConverses(t *testing.T) {
	w := start(t, slacktest.Options{}, nil).connected()
	w.answer = chattest.Answer(w.db.Answered)
	chattest.Converses(t, &somebody{world: w}, true)
}

func TestTheManifestIsValid(t *testing.T) {
	folder := contracts()
	if folder == "" {
		t.Skip("REDRESS_SHARED is not set: Slack's schema of manifests is not at hand")
	}
	for _, base := range []string{"", "https://redress.example.org/"} {
		out, err := Manifest(base)
		if err != nil {
			t.Fatal(err)
		}
		if err := slacktest.ValidManifest(folder, out); err != nil {
			t.Errorf("by HTTP to %q: %v", base, err)
		}
		if strings.Contains(string(out), "//slack/") {
			t.Errorf("an address with two slashes: %s", out)
		}
		if err := slacktest.ValidManifest(folder, []byte(strings.Replace(string(out), `"/redress"`, `"redress"`, 1))); err == nil {
			t.Error("a command without its slash: nobody noticed")
		}
	}
}

func TestGoldenForms(t *testing.T) {
	form := chat.LogForm()
	for name, v := range map[string]any{"form-log.json": modal(&form, "certificate came"), "home-commands.json": commands()} {
		got, err := json.MarshalIndent(v, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		golden(t, name, append(got, '\n'))
	}
}
