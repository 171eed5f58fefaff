package main

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/slack/slacktest"
)

// atSlack is a workspace with redress at it.
type atSlack struct {
	*processes

	slack *slacktest.Server
}

func newAtSlack(t *testing.T, opt slacktest.Options) *atSlack {
	t.Helper()
	opt.Contracts, opt.Again = contractsOf("slack"), true
	a := &atSlack{newProcesses(t), slacktest.Start(opt)}
	a.set("SLACK_APP_TOKEN", slacktest.AppToken)
	a.set("SLACK_BOT_TOKEN", slacktest.BotToken)
	a.set("SLACK_API_URL", a.slack.API)
	t.Cleanup(func() {
		a.slack.Close()
		for _, v := range a.slack.Violations() {
			t.Error(v)
		}
	})
	return a
}

// connected waits until so many connections are open.
func (a *atSlack) connected(n int) {
	a.t.Helper()
	if !a.slack.Wait(time.Minute, func() bool { open, _ := a.slack.Sockets(); return open >= n }) {
		a.t.Fatal("the bot does not connect")
	}
}

// answers waits until there are so many messages, and returns how often each text was said, by channel.
func (a *atSlack) answers(n int, within time.Duration) map[string]int {
	a.t.Helper()
	if !a.slack.Wait(within, func() bool { return len(a.slack.Said()) >= n }) {
		a.t.Errorf("%d answers within %s, want %d", len(a.slack.Said()), within, n)
	}
	times := map[string]int{}
	for _, m := range a.slack.Said() {
		times[m.Channel]++
	}
	return times
}

const sum = "2 months from 31 December 2026" // what can be asked without being known

func TestRedressBotAnswersAtSlack(t *testing.T) {
	a := newAtSlack(t, slacktest.Options{})
	p := a.start("bot")
	a.connected(2)
	a.slack.Say("U1", "D1", sum)
	a.answers(1, time.Minute)
	if said := a.slack.Said(); len(said) == 1 && !strings.Contains(said[0].Text, "28 February 2027") {
		t.Errorf("answered %q", said[0].Text)
	}
	a.slack.Deliver(a.slack.Command("U2", "C1", "show HPL-0231"))
	a.answers(2, time.Minute)
	if said := a.slack.Said(); len(said) == 2 && (said[1].To != "U2" || strings.Contains(said[1].Text, "no case")) {
		t.Errorf("somebody whose account is nobody's was answered %+v", said[1])
	}
	a.stops(p)
	if strings.Contains(p.log.String(), "31 December") || strings.Contains(p.log.String(), "xoxb") || strings.Contains(p.log.String(), "/respond/") {
		t.Errorf("the log says what was said, or a secret:\n%s", p.log)
	}
}

// Somebody ties their account by a code, opens a case and saves it by its button.
func TestAnAccountIsTiedAndACaseOpenedAtSlack(t *testing.T) {
	a := newAtSlack(t, slacktest.Options{})
	a.hasMediator()
	code := a.codeFor("mediator-1")
	a.start("bot")
	a.connected(2)
	says := func(n int, e *slacktest.Envelope, want string) slacktest.Message {
		t.Helper()
		a.slack.Deliver(e)
		a.answers(n, time.Minute)
		said := a.slack.Said()
		if len(said) < n || !strings.Contains(said[n-1].Text, want) {
			t.Fatalf("answer %d is %+v, want %q in it", n, said, want)
		}
		return said[n-1]
	}
	says(1, a.slack.Message("U1", "C1", "", "link "+code), "direct message")
	says(2, a.slack.Message("U1", "D1", "", "Link "+code), "mediator-1")
	says(3, a.slack.Message("U2", "D2", "", "link "+code), "not good")
	card := says(4, a.slack.Message("U1", "D1", "", "new case Hartlepool, refusal to assess, letter dated 22 September 2026"), "to be saved")
	save := ""
	for label, id := range slacktest.Buttons(card.Blocks) {
		if strings.HasPrefix(label, "Save") {
			save = id
		}
	}
	a.slack.Deliver(a.slack.Press("U1", &card, save))
	a.slack.Wait(time.Minute, func() bool { return a.slack.Said()[3].Edits == 1 })
	if said := a.slack.Said(); len(said) != 4 || said[3].Edits != 1 || !strings.Contains(said[3].Text, "HPL-0001") {
		t.Errorf("after the press there is %+v", said[3:])
	}
	if !a.slack.Wait(time.Minute, func() bool { f := a.slack.Files(); return len(f) == 1 && f[0].Channel == "D1" }) {
		t.Errorf("there is no picture of the saved case: %d", len(a.slack.Files()))
	}
	if list := a.runs("case", "list", "--json"); !strings.Contains(list, "HPL-0001") {
		t.Errorf("the case is not there: %s", list)
	}
	says(5, a.slack.Message("U2", "D2", "", "show HPL-0001"), "not linked to a person")
	in := func(n int, want, to string, m slacktest.Message) {
		t.Helper()
		if got := m.Way + " " + m.To; got != want+" "+to {
			t.Errorf("answer %d came by %q to %q, want %q to %q", n, m.Way, m.To, want, to)
		}
	}
	in(6, "chat.postEphemeral", "U1", says(6, a.slack.Message("U1", "C7", "", "bind this channel"), "Only a manager"))
	a.runs("people", "add", "manager-1", "--organisation", "north-mediation", "--role", "manager")
	a.runs("people", "link", "manager-1", "slack:T111/U3")
	in(7, "chat.postEphemeral", "U3", says(7, a.slack.Message("U3", "C7", "", "bind this channel"), "bound to your team"))
	in(8, "chat.postMessage", "", says(8, a.slack.Message("U1", "C7", "", "show HPL-0001"), "HPL-0001"))
	in(9, "chat.postEphemeral", "U2", says(9, a.slack.Message("U2", "C7", "", "show HPL-0001"), "not linked to a person"))
	in(10, "chat.postMessage", "", says(10, a.slack.Message("U3", "C7", "", "unbind this channel"), "bound to nobody"))
	in(11, "chat.postEphemeral", "U1", says(11, a.slack.Message("U1", "C7", "", "show HPL-0001"), "HPL-0001"))
	if f := a.slack.Files(); len(f) != 2 || f[1].Channel != "C7" {
		t.Errorf("the pictures are %d, want one in the direct messages and one in the bound channel", len(f))
	}
}

func TestARefusalOfSlackEndsRedressBot(t *testing.T) {
	for _, code := range []string{"invalid_auth", "missing_scope"} {
		a := newAtSlack(t, slacktest.Options{})
		a.slack.On(map[string]string{"invalid_auth": "auth.test", "missing_scope": "apps.connections.open"}[code], slacktest.Script{Error: code, Needed: "connections:write"})
		p := a.start("bot")
		if status := a.ends(p, 25*time.Second); status != 1 || !strings.Contains(p.log.String(), code) {
			t.Errorf("%s: status %d:\n%s", code, status, p.log)
		}
	}
}

// Without an app token the pages take what Slack signs and delivers, and their process answers it.
func TestRedressWebTakesWhatSlackDelivers(t *testing.T) {
	a := newAtSlack(t, slacktest.Options{})
	port := freePort(t)
	a.unset("SLACK_APP_TOKEN")
	a.set("SLACK_SIGNING_SECRET", slacktest.Secret)
	a.set("PORT", port)
	p := a.start("web")
	body, err := json.Marshal(a.slack.Message("U1", "D1", "", sum).Payload)
	if err != nil {
		t.Fatal(err)
	}
	send := func(at time.Time) (status int) {
		for range 200 {
			req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://127.0.0.1:"+port+"/slack/events", bytes.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			stamp, signature := slacktest.Sign(body, at)
			req.Header.Set("X-Slack-Request-Timestamp", stamp)
			req.Header.Set("X-Slack-Signature", signature)
			resp, err := http.DefaultClient.Do(req)
			if err == nil {
				_ = resp.Body.Close()
				return resp.StatusCode
			}
			<-time.After(100 * time.Millisecond) // it is starting
		}
		t.Fatalf("nothing listens:\n%s", p.log)
		return 0
	}
	if status := send(time.Now().Add(-time.Hour)); status != http.StatusUnauthorized {
		t.Errorf("signed an hour ago: status %d", status)
	}
	for range 3 {
		if status := send(time.Now()); status != http.StatusOK {
			t.Errorf("status %d", status)
		}
	}
	a.answers(1, time.Minute)
	a.stops(p)
	if n := len(a.slack.Said()); n != 1 {
		t.Errorf("answered %d times, want once", n)
	}
}

func TestTheManifestIsOneBySlacksSchema(t *testing.T) {
	s := newShell(t)
	for _, args := range [][]string{{"slack", "manifest"}, {"slack", "manifest", "--http"}} {
		var m struct {
			Features struct {
				Shortcuts []struct{ Name string }
			}
		}
		out := s.do(args...)
		if err := json.Unmarshal([]byte(out), &m); err != nil || len(m.Features.Shortcuts) != 1 {
			t.Errorf("%q: %v\n%s", args, err, out)
		}
	}
}
