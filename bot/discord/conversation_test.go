package discord

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/discord/discordtest"
)

const (
	posted    = "POST /channels/{channel}/messages"
	original  = "PATCH /webhooks/{app}/{token}/messages/@original"
	followed1 = "POST /webhooks/{app}/{token}"
)

func TestADirectMessageIsAnsweredThere(t *testing.T) {
	w := start(t, discordtest.Options{}, nil).connected()
	w.discord.Say(one, "", direct, "what is due")
	w.hears(&w.said(1)[0], posted+" "+direct+">: discord/"+one+" said: what is due")
	w.discord.Say(one, "", direct, "@everyone <@"+other+"> **bold** [x](https://a.org) ||y||")
	m := w.said(2)[1]
	if strings.Contains(strings.ReplaceAll(m.Content, `\<`, ""), "<@") || strings.Contains(strings.ReplaceAll(m.Content, `\*`, ""), "*") {
		t.Errorf("said %q", m.Content)
	}
}

func TestAMentionIsAnsweredInADirectMessage(t *testing.T) {
	w := start(t, discordtest.Options{}, nil).connected()
	w.discord.Say(one, server, channel, "<@"+bot+"> what is due")
	w.hears(&w.said(1)[0], posted+" "+direct+">: discord/"+one+" said: what is due")
	w.discord.Say(one, server, channel, "what is due")
	w.discord.Say(one, server, channel, "<@"+bot+">")
	w.hears(&w.said(2)[1], posted+" "+direct+">: discord/"+one+" said: help")
}

func TestAMentionInATeamsChannelIsAnsweredThereAsAReply(t *testing.T) {
	w := start(t, discordtest.Options{}, func(o *Options) {
		o.Bound = func(guild, in string) bool { return guild == server && in == channel }
	}).connected()
	id := w.discord.Say(one, server, channel, "<@"+bot+"> what is due")
	m := w.said(1)[0]
	w.hears(&m, posted+" "+channel+">: discord/"+one+" said: what is due")
	if m.Reference != id {
		t.Errorf("a reply to %q, want %q", m.Reference, id)
	}
	const inThread = "500000000000000001"
	w.discord.Dispatch("THREAD_CREATE", map[string]any{"id": inThread, "parent_id": channel, "type": 11, "guild_id": server})
	w.discord.Say(one, server, inThread, "<@"+bot+"> what is due")
	w.hears(&w.said(2)[1], posted+" "+inThread+">: discord/"+one+" said: what is due")
	w.discord.Refuse(channel, codeMissingPermission)
	w.discord.Say(one, server, channel, "<@"+bot+"> what is due")
	w.hears(&w.said(3)[2], posted+" "+direct+">: discord/"+one+" said: what is due")
}

func TestACommandIsAcknowledgedAndThenAnswered(t *testing.T) {
	w := start(t, discordtest.Options{}, nil).connected()
	token := w.discord.Interact(w.discord.Command(one, "", direct, "redress", discordtest.Option{Name: "text", Value: "what is due"}))
	w.hears(&w.said(1)[0], original+" "+direct+">: discord/"+one+" said: what is due")
	if kind := w.acked(token); kind != answerDefer {
		t.Errorf("acknowledged with %d", kind)
	}
	w.discord.Interact(w.discord.Command(one, server, channel, "case", discordtest.Option{Name: "case", Value: "HPL-0231"}))
	w.hears(&w.said(2)[1], original+" "+channel+">"+one+": discord/"+one+" said: show HPL-0231")
	if n := w.discord.Waiting(); n != 0 {
		t.Errorf("%d people wait", n)
	}
}

func TestAPressedCardIsEditedInPlace(t *testing.T) {
	w := start(t, discordtest.Options{}, nil).connected()
	w.discord.Say(one, "", direct, "offer")
	card := w.said(1)[0]
	token := w.discord.Interact(w.discord.Press(one, "", &card, card.ChoiceOf("Stay")))
	w.hears(&w.said(2)[1], posted+" "+direct+">: discord/"+one+" said: pressed q.stay")
	if kind := w.acked(token); kind != answerDeferUpdate {
		t.Errorf("acknowledged with %d", kind)
	}
	w.discord.Interact(w.discord.Press(one, "", &card, card.ChoiceOf("Save")))
	m := w.changed(0, 1)
	if !strings.HasSuffix(m.Content, "said: pressed q.save") || len(m.Choices()) != 0 || len(w.discord.Said()) != 2 {
		t.Errorf("after the press there is %+v", w.discord.Said())
	}
}

func TestAFormIsOpenedAtOnceAndHeard(t *testing.T) {
	w := start(t, discordtest.Options{}, nil).connected()
	on := w.discord.Message(one, server, channel, "certificate came")
	token := w.discord.Interact(w.discord.OnMessage(one, server, channel, "Log to a case", on))
	if kind := w.acked(token); kind != answerModal {
		t.Fatalf("acknowledged with %d", kind)
	}
	_, data := w.discord.Answer(token)
	var form struct {
		CustomID   string `json:"custom_id"`
		Components []struct{ Component struct{ Value string } }
	}
	if err := json.Unmarshal(data, &form); err != nil || form.CustomID != "log" || form.Components[1].Component.Value != "certificate came" {
		t.Errorf("the form is %s (%v)", data, err)
	}
	token = w.discord.Interact(w.discord.Submit(one, server, channel, "log", map[string]string{"words": " "}))
	if kind := w.acked(token); kind != answerMessage {
		t.Errorf("a form without words is answered with %d", kind)
	}
	if m := w.said(1)[0]; m.To != one || !strings.Contains(m.Content, "Say what happened") {
		t.Errorf("said %+v", m)
	}
	w.discord.Interact(w.discord.Submit(one, server, channel, "log", map[string]string{"case": "HPL-0231", "words": "certificate came"}))
	w.hears(&w.said(2)[1], original+" "+channel+">"+one+": discord/"+one+" said: HPL-0231: certificate came")
}

func TestCasesAreOfferedWithinRightsWhileOneTypes(t *testing.T) {
	w := start(t, discordtest.Options{}, func(o *Options) {
		o.Suggest = func(_ context.Context, account, typed string) ([]chat.Choice, error) {
			return []chat.Choice{{ID: "HPL-0231", Label: account + " " + typed}}, nil
		}
	}).connected()
	token := w.discord.Interact(w.discord.Typing(one, server, channel, "why", discordtest.Option{Name: "case", Value: "02", Typed: true}))
	if kind := w.acked(token); kind != answerChoices {
		t.Errorf("acknowledged with %d", kind)
	}
	_, data := w.discord.Answer(token)
	if want := `{"choices":[{"name":"discord/` + one + ` 02","value":"HPL-0231"}]}`; string(data) != want {
		t.Errorf("offered %s, want %s", data, want)
	}
}

// Where the gateway is may be asked for in two ways, and who the application is need not be said.
func TestWhereTheGatewayIsIsAskedFor(t *testing.T) {
	for _, missing := range []bool{false, true} {
		w := start(t, discordtest.Options{}, func(o *Options) { o.GatewayURL, o.Token = "", "Bot bot-token" })
		if missing {
			w.discord.On("GET /gateway/bot", discordtest.Script{Status: 404})
		}
		w.connected()
		w.discord.Interact(w.discord.Command(one, "", direct, "redress", discordtest.Option{Name: "text", Value: "word"}))
		w.hears(&w.said(1)[0], original+" "+direct+">: discord/"+one+" said: word")
	}
}
