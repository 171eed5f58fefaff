package discord

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/chat/chattest"
	"github.com/redress-send/redress/bot/discord/discordtest"
)

// somebody is a person in direct messages with the bot.
type somebody struct {
	*world

	last map[string]any
}

func (p *somebody) Say(text string, heard int) {
	p.last = p.discord.Message(one, "", direct, text)
	p.discord.Dispatch("MESSAGE_CREATE", p.last)
	p.said(heard)
}

func (p *somebody) SayAgain() { p.discord.Dispatch("MESSAGE_CREATE", p.last) }

func (p *somebody) Press(label string, heard int) {
	said := p.said(heard)
	card := said[len(said)-1]
	p.discord.Interact(p.discord.Press(one, "", &card, card.ChoiceOf(label)))
	p.changed(heard-1, 1)
}

func (p *somebody) Heard() []chattest.Shown {
	var out []chattest.Shown
	for _, m := range p.discord.Said() {
		shown := chattest.Shown{Texts: []string{unescaped.Replace(m.Content)}}
		for _, c := range m.Choices() {
			shown.Choices = append(shown.Choices, chat.Choice(c))
		}
		out = append(out, shown)
	}
	return out
}

// unescaped is a text as Discord shows it.
var unescaped = strings.NewReplacer(`\\`, `\`, `\<`, "<", `\>`, ">", `\*`, "*", `\_`, "_")

func TestDiscordConverses(t *testing.T) {
	w := start(t, discordtest.Options{}, nil).connected()
	w.answer = chattest.Answer(w.db.Answered)
	chattest.Converses(t, &somebody{world: w}, true)
}

// byCommand is a person who says everything by the command.
type byCommand struct{ somebody }

func (p *byCommand) Say(text string, heard int) {
	p.last = p.discord.Command(one, "", direct, "redress", discordtest.Option{Name: "text", Value: text})
	p.discord.Interact(p.last)
	p.said(heard)
}

func (p *byCommand) SayAgain() { p.discord.Interact(p.last) }

func TestDiscordConversesByCommand(t *testing.T) {
	w := start(t, discordtest.Options{}, nil).connected()
	w.answer = chattest.Answer(w.db.Answered)
	chattest.Converses(t, &byCommand{somebody{world: w}}, true)
}

func TestGoldenForms(t *testing.T) {
	form := chat.LogForm()
	for name, v := range map[string]any{"form-log.json": modal(&form, "certificate came"), "commands.json": commands()} {
		got, err := json.MarshalIndent(v, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		golden(t, name, append(got, '\n'))
	}
}

func TestTheCommandsAreRegisteredInPlaceOfAllOthers(t *testing.T) {
	for _, app := range []string{"", bot} {
		w := discordtest.Start(discordtest.Options{GatewayOptions: discordtest.GatewayOptions{Contracts: contracts()}})
		names, err := New(Options{Token: "bot-token", ApplicationID: app, APIURL: w.API}).Register(t.Context())
		if got := strings.Join(names, " "); err != nil || got != "/redress /case /deadlines /why /calc /theme Log to a case" {
			t.Errorf("registered %q (%v)", got, err)
		}
		for _, raw := range w.Commands() {
			var c struct {
				Contexts []int
				Types    []int `json:"integration_types"`
			}
			if err := json.Unmarshal(raw, &c); err != nil || len(c.Contexts) != 2 || c.Contexts[1] != inDirect {
				t.Errorf("%s is not to be used in direct messages (%v)", raw, err)
			}
		}
		_, err = New(Options{Token: "of another", ApplicationID: app, APIURL: w.API}).Register(t.Context())
		if err == nil || !strings.Contains(err.Error(), "DISCORD_TOKEN") {
			t.Errorf("with the token of another: %v", err)
		}
		w.Close()
		for _, v := range w.Violations() {
			t.Error(v)
		}
	}
}
