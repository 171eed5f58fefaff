package main

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/discord/discordtest"
)

// atDiscord is a Discord with redress at it.
type atDiscord struct {
	*processes

	discord *discordtest.Server
}

// People at Discord, and a channel of a server.
const (
	discordOne     = "100000000000000001"
	discordTwo     = "100000000000000002"
	discordThree   = "100000000000000003"
	discordChannel = "300000000000000001"
	discordServer  = "400000000000000001"
	discordBot     = "900000000000000001"
)

func newAtDiscord(t *testing.T, opt discordtest.Options) *atDiscord {
	t.Helper()
	opt.Contracts = contractsOf("discord")
	a := &atDiscord{newProcesses(t), discordtest.Start(opt)}
	a.set("DISCORD_TOKEN", "bot-token")
	a.set("DISCORD_API_URL", a.discord.API)
	a.set("DISCORD_GATEWAY_URL", a.discord.Socket)
	t.Cleanup(func() {
		a.discord.Close()
		for _, v := range a.discord.Violations() {
			t.Error(v)
		}
	})
	return a
}

// connected waits until so many bots hear what is said.
func (a *atDiscord) connected(n int) {
	a.t.Helper()
	if !a.discord.Wait(time.Minute, func() bool { return a.discord.Ready() >= n }) {
		a.t.Fatal("the bot does not connect")
	}
}

// answers waits until there are so many messages, and returns the last of them.
func (a *atDiscord) answers(n int, want string) discordtest.Message {
	a.t.Helper()
	if !a.discord.Wait(time.Minute, func() bool { return len(a.discord.Said()) >= n }) {
		a.t.Fatalf("%d answers, want %d", len(a.discord.Said()), n)
	}
	m := a.discord.Said()[n-1]
	if !strings.Contains(m.Content, want) {
		a.t.Fatalf("answer %d is %+v, want %q in it", n, m, want)
	}
	return m
}

func TestRedressBotAnswersAtDiscord(t *testing.T) {
	a := newAtDiscord(t, discordtest.Options{})
	p := a.start("bot")
	a.connected(1)
	a.discord.Say(discordOne, "", discordtest.DirectOf(discordOne), sum)
	a.answers(1, "28 February 2027")
	a.discord.Interact(a.discord.Command(discordTwo, discordServer, discordChannel, "redress", discordtest.Option{Name: "text", Value: sum}))
	if m := a.answers(2, "28 February 2027"); m.To != discordTwo || m.Channel != discordChannel {
		t.Errorf("answered %+v", m)
	}
	a.discord.Interact(a.discord.Command(discordTwo, discordServer, discordChannel, "case", discordtest.Option{Name: "case", Value: "HPL-0231"}))
	a.answers(3, "not linked to a person")
	a.stops(p)
	for _, secret := range []string{"31 December", "bot-token", "token-"} {
		if strings.Contains(p.log.String(), secret) {
			t.Errorf("the log says what was said, or a secret:\n%s", p.log)
		}
	}
}

// Somebody ties their account by a code, opens a case and saves it by its button.
func TestAnAccountIsTiedAndACaseOpenedAtDiscord(t *testing.T) {
	a := newAtDiscord(t, discordtest.Options{})
	a.hasMediator()
	code := a.codeFor("mediator-1")
	a.start("bot")
	a.connected(1)
	n := 0
	answer := func(want string) discordtest.Message {
		t.Helper()
		n++
		return a.answers(n, want)
	}
	direct := discordtest.DirectOf
	says := func(user, text, want string) discordtest.Message {
		t.Helper()
		a.discord.Say(user, "", direct(user), text)
		return answer(want)
	}
	inChannel := func(user, text, want, where string) {
		t.Helper()
		a.discord.Say(user, discordServer, discordChannel, "<@"+discordBot+"> "+text)
		if m := answer(want); m.Channel != where {
			t.Errorf("%q was answered in %s, want %s", text, m.Channel, where)
		}
	}
	inChannel(discordOne, "link "+code, "direct message", direct(discordOne))
	says(discordOne, "Link "+code, "mediator-1")
	says(discordTwo, "link "+code, "not good")
	card := says(discordOne, "new case Hartlepool, refusal to assess, letter dated 22 September 2026", "to be saved")
	a.discord.Interact(a.discord.Press(discordOne, "", &card, card.ChoiceOf("Save")))
	a.discord.Wait(time.Minute, func() bool { return a.discord.Said()[n-1].Edits == 1 })
	if said := a.discord.Said(); len(said) != n || said[n-1].Edits != 1 || !strings.Contains(said[n-1].Content, "HPL-0001") {
		t.Errorf("after the press there is %+v", said[n-1:])
	}
	if list := a.runs("case", "list", "--json"); !strings.Contains(list, "HPL-0001") {
		t.Errorf("the case is not there: %s", list)
	}
	says(discordTwo, "show HPL-0001", "not linked to a person")
	if m := says(discordOne, "show HPL-0001", "HPL-0001"); len(m.Files) != 1 || !strings.HasPrefix(m.Files[0].Alt, "Time line of HPL-0001") {
		t.Errorf("the card has %d pictures", len(m.Files))
	}
	for user, want := range map[string]string{discordOne: "HPL-0001", discordTwo: `"choices":[]`} {
		token := a.discord.Interact(a.discord.Typing(user, discordServer, discordChannel, "case", discordtest.Option{Name: "case", Value: "h", Typed: true}))
		a.discord.Wait(time.Minute, func() bool { kind, _ := a.discord.Answer(token); return kind != 0 })
		if _, offered := a.discord.Answer(token); !strings.Contains(string(offered), want) {
			t.Errorf("%s is offered %s, want %s", user, offered, want)
		}
	}
	inChannel(discordOne, "bind this channel", "Only a manager", direct(discordOne))
	a.runs("people", "add", "manager-1", "--organisation", "north-mediation", "--role", "manager")
	a.runs("people", "link", "manager-1", "discord:"+discordThree)
	inChannel(discordThree, "bind this channel", "bound to your team", direct(discordThree))
	inChannel(discordOne, "show HPL-0001", "HPL-0001", discordChannel)
	inChannel(discordTwo, "show HPL-0001", "not linked to a person", direct(discordTwo))
	inChannel(discordThree, "unbind this channel", "bound to nobody", discordChannel)
	inChannel(discordOne, "show HPL-0001", "HPL-0001", direct(discordOne))
}

func TestARefusalOfDiscordEndsRedressBot(t *testing.T) {
	for name, begin := range map[string]func(a *atDiscord){
		"4004": func(a *atDiscord) { a.discord.Next(discordtest.Fault{When: discordtest.AtIdentify, Close: 4004}) },
		"4014": func(a *atDiscord) { a.discord.Next(discordtest.Fault{When: discordtest.AtIdentify, Close: 4014}) },
		"401":  func(a *atDiscord) { a.set("DISCORD_TOKEN", "of-another"); a.unset("DISCORD_GATEWAY_URL") },
	} {
		a := newAtDiscord(t, discordtest.Options{})
		begin(a)
		p := a.start("bot")
		if status := a.ends(p, 25*time.Second); status != 1 || !strings.Contains(p.log.String(), name) {
			t.Errorf("%s: status %d:\n%s", name, status, p.log)
		}
	}
}

// Where a public key is set the pages take the interactions that Discord signs and delivers, and their process answers
// them.
func TestRedressWebTakesWhatDiscordDelivers(t *testing.T) {
	a := newAtDiscord(t, discordtest.Options{})
	port := freePort(t)
	a.set("DISCORD_PUBLIC_KEY", discordtest.PublicKey())
	a.set("PORT", port)
	p := a.start("web")
	address := "http://127.0.0.1:" + port + "/discord/interactions"
	in := a.discord.Command(discordOne, "", discordtest.DirectOf(discordOne), "redress", discordtest.Option{Name: "text", Value: sum})
	status, err := 0, error(nil)
	for range 200 {
		if status, _, err = a.discord.Deliver(t.Context(), address, in); err == nil {
			break
		}
		<-time.After(100 * time.Millisecond) // it is starting
	}
	if err != nil || status != http.StatusOK {
		t.Fatalf("status %d (%v)\n%s", status, err, p.log)
	}
	a.answers(1, "28 February 2027")
	if resp, err := http.Post(address, "application/json", strings.NewReader(`{"type":1}`)); err != nil || resp.StatusCode != http.StatusUnauthorized {
		t.Errorf("what is not signed: %v %v", resp, err)
	} else {
		_ = resp.Body.Close()
	}
	a.stops(p)
	if open := a.discord.Tally().Opened; open != 0 || len(a.discord.Said()) != 1 {
		t.Errorf("%d connections to the gateway and %d answers, want none and one", open, len(a.discord.Said()))
	}
}

func TestTheCommandsAreRegisteredAtDiscord(t *testing.T) {
	a := newAtDiscord(t, discordtest.Options{})
	p := a.start("discord", "register")
	if status := a.ends(p, time.Minute); status != 0 || !strings.Contains(p.log.String(), "/redress, /case, /deadlines, /why, /calc, /theme") {
		t.Errorf("status %d: %s", status, p.log)
	}
	if n := len(a.discord.Commands()); n != 7 {
		t.Errorf("Discord has %d commands, want 7", n)
	}
	a.set("DISCORD_TOKEN", "")
	p = a.start("discord", "register")
	if status := a.ends(p, time.Minute); status != 1 || !strings.Contains(p.log.String(), "DISCORD_TOKEN is not set") {
		t.Errorf("without a token: status %d: %s", status, p.log)
	}
}

// What can be picked in a command is understood as it is said then.
func TestEveryDecisionThatCanBePickedIsUnderstood(t *testing.T) {
	s := newShell(t)
	s.env["REDRESS_NOW"] = "2026-11-10T09:30:00Z"
	grounds := map[string]string{
		"refusal to assess": "refuse-assess", "refusal to issue": "refuse-plan", "final plan": "",
		"refusal to amend": "refuse-amend", "cease to maintain": "cease",
	}
	picked := 0
	for _, a := range chat.Askings() {
		for _, f := range a.Fields {
			for _, c := range f.Options {
				if f.ID != "about" {
					continue
				}
				picked++
				said, ok := a.Said(map[string]string{"about": c.ID, "letter": "22 September 2026"})
				out := s.run(said+"\n", "console", "--as", "operator-1", "--json").out
				if !ok || !strings.Contains(out, "Worked out without a case") || !strings.Contains(out, grounds[c.ID]) || !strings.Contains(out, "23 November 2026") {
					t.Errorf("%q is answered %s", said, out)
				}
			}
		}
	}
	if picked != len(grounds) {
		t.Errorf("%d can be picked, want %d", picked, len(grounds))
	}
}
