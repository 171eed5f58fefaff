package slack

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/slack/slacktest"
)

func TestADirectMessageIsAnsweredThere(t *testing.T) {
	w := start(t, slacktest.Options{}, nil).connected()
	w.deliver(w.slack.Message("U1", "D1", "", "what is due"))
	w.hears(&w.said(1)[0], "chat.postMessage D1>: slack/T111/U1 said: what is due")
	w.deliver(w.slack.Message("U1", "D1", "", "<!channel> *bold* & <https://example.org|x>"))
	w.hears(&w.said(2)[1], "chat.postMessage D1>: slack/T111/U1 said: &lt;!channel&gt; *bold* &amp; x")
}

func TestAMentionInASharedChannelIsAnsweredToThatPersonAlone(t *testing.T) {
	w := start(t, slacktest.Options{}, nil).connected()
	w.deliver(w.slack.Message("U1", "C1", "", "what is due"))
	w.hears(&w.said(1)[0], "chat.postEphemeral C1>U1: slack/T111/U1 said: what is due")
	w.slack.Leave("C2")
	w.deliver(w.slack.Message("U1", "C2", "", "what is due"))
	w.hears(&w.said(2)[1], "chat.postMessage D1>: slack/T111/U1 said: what is due")
}

func TestAMentionInATeamsChannelIsAnsweredInItsThread(t *testing.T) {
	w := start(t, slacktest.Options{}, func(o *Options) {
		o.Bound = func(team, channel string) bool { return team == "T111" && channel == "C9" }
	}).connected()
	first := w.deliver(w.slack.Message("U1", "C9", "", "what is due"))
	began := first.Payload.(map[string]any)["event"].(map[string]any)["ts"].(string)
	m := w.said(1)[0]
	w.hears(&m, "chat.postMessage C9>: slack/T111/U1 said: what is due")
	if m.Thread != began {
		t.Errorf("answered in the thread %q, want %q", m.Thread, began)
	}
}

func TestACommandIsAnsweredByItsHandleAsLongAsItIsGood(t *testing.T) {
	w := start(t, slacktest.Options{}, nil).connected()
	w.slack.Leave("C1")
	w.deliver(w.slack.Command("U1", "C1", "what is due"))
	w.hears(&w.said(1)[0], "response_url C1>U1: slack/T111/U1 said: what is due")
	w.slack.On("response_url", slacktest.Script{Status: 404, Body: "used_url"})
	w.deliver(w.slack.Command("U1", "C1", ""))
	w.hears(&w.said(2)[1], "chat.postMessage D1>: slack/T111/U1 said: help")
	// An address that nothing answers at, and one of the real Slack where another stands in for it, is none to wait for.
	for n, nowhere := range []string{"http://127.0.0.1:1/respond", "https://hooks.slack.com/commands/T111/1/x"} {
		e := w.slack.Command("U1", "C1", fmt.Sprint("word ", n))
		e.Payload.(map[string]any)["response_url"] = nowhere
		w.deliver(e)
		w.hears(&w.said(3 + n)[2+n], fmt.Sprint("chat.postMessage D1>: slack/T111/U1 said: word ", n))
	}
}

func TestAPressedCardIsEditedInPlace(t *testing.T) {
	w := start(t, slacktest.Options{}, nil).connected()
	w.deliver(w.slack.Message("U1", "D1", "", "offer"))
	card := w.said(1)[0]
	if d := cmp.Diff(map[string]string{"Save": "q.save", "Stay": "q.stay"}, slacktest.Buttons(card.Blocks)); d != "" {
		t.Fatal(d)
	}
	w.deliver(w.slack.Press("U1", &card, "q.save"))
	w.slack.Wait(patience, func() bool { return w.slack.Said()[0].Edits == 1 })
	w.hears(&w.said(1)[0], "chat.postMessage D1>: slack/T111/U1 said: pressed q.save")
	if n := len(w.slack.Said()); n != 1 {
		t.Errorf("%d messages, want the card alone", n)
	}
	if left := slacktest.Buttons(w.slack.Said()[0].Blocks); len(left) != 0 {
		t.Errorf("the card still has %v", left)
	}
	gone := card
	gone.TS = "1.000001" // deleted meanwhile
	w.deliver(w.slack.Press("U1", &gone, "q.save"))
	w.hears(&w.said(2)[1], "chat.postMessage D1>: slack/T111/U1 said: pressed q.save")
}

func TestAWhisperedCardIsReplacedByItsHandle(t *testing.T) {
	w := start(t, slacktest.Options{}, nil).connected()
	w.deliver(w.slack.Message("U1", "C1", "", "offer"))
	card := w.said(1)[0]
	w.deliver(w.slack.Press("U1", &card, "q.save"))
	w.slack.Wait(patience, func() bool { return w.slack.Said()[0].Edits == 1 })
	w.hears(&w.said(1)[0], "chat.postEphemeral C1>U1: slack/T111/U1 said: pressed q.save")
}

func TestTheHomeShowsWhatIsDueWithButtons(t *testing.T) {
	w := start(t, slacktest.Options{}, nil).connected()
	w.deliver(w.slack.Home("U1"))
	v := w.shown(1)
	if !strings.Contains(string(v.Body), "slack/T111/U1 said: what is due") || v.User != "U1" {
		t.Errorf("shown %s to %s", v.Body, v.User)
	}
	var home struct{ Blocks json.RawMessage }
	if err := json.Unmarshal(v.Body, &home); err != nil {
		t.Fatal(err)
	}
	buttons := slacktest.Buttons(home.Blocks)
	for _, c := range chat.Catalogue() {
		if buttons[c.Label] == "" {
			t.Errorf("no button %q: %v", c.Label, buttons)
		}
	}
	w.deliver(w.slack.PressView("U1", &v, buttons["My cases"]))
	if again := w.shown(2); !strings.Contains(string(again.Body), "said: my cases") {
		t.Errorf("shown %s", again.Body)
	}
	w.deliver(w.slack.PressView("U1", &v, buttons["Log to a case"]))
	if form := w.shown(3); form.Kind != "modal" {
		t.Errorf("shown a %s", form.Kind)
	}
}

func TestAFormThatDoesNotOpenIsExcused(t *testing.T) {
	w := start(t, slacktest.Options{}, nil).connected()
	w.slack.On("views.open", slacktest.Script{Error: "internal_error"})
	w.deliver(w.slack.Shortcut("U1", "C1", "it came"))
	if form := w.shown(1); form.Kind != "modal" {
		t.Errorf("shown a %s at the second try", form.Kind)
	}
	w.slack.On("views.open", slacktest.Script{Error: "exchanged_trigger_id"}) // it came twice, and is open
	w.deliver(w.slack.Shortcut("U1", "C1", "it came"))
	w.slack.Wait(patience, func() bool { return w.slack.Calls("views.open") == 3 })
	w.slack.On("views.open", slacktest.Script{Error: "expired_trigger_id"})
	w.deliver(w.slack.Shortcut("U1", "C1", "it came"))
	w.hears(&w.said(1)[0], "chat.postMessage D1>: "+wordNoForm)
	if n := len(w.slack.Said()); n != 1 {
		t.Errorf("said %d times, want once", n)
	}
}

func TestAMessageIsLoggedToACaseByAForm(t *testing.T) {
	w := start(t, slacktest.Options{}, func(o *Options) {
		o.Suggest = func(_ context.Context, account, typed string) ([]chat.Choice, error) {
			return []chat.Choice{{ID: "HPL-0231", Label: account + " " + typed}}, nil
		}
	}).connected()
	w.deliver(w.slack.Shortcut("U1", "C1", "certificate &amp; letter came"))
	form := w.shown(1)
	if !strings.Contains(string(form.Body), "certificate \\u0026 letter came") {
		t.Errorf("the form does not hold the message: %s", form.Body)
	}
	typed := w.deliver(w.slack.Typing("U1", &form, "case", "02"))
	var offers struct {
		Options []struct {
			Value string
			Text  struct{ Text string }
		}
	}
	if err := json.Unmarshal(typed.Answer, &offers); err != nil || len(offers.Options) != 1 || offers.Options[0].Value != "HPL-0231" || offers.Options[0].Text.Text != "slack/T111/U1 02" {
		t.Errorf("offered %s (%v)", typed.Answer, err)
	}
	wrong := w.deliver(w.slack.Submit("U1", &form, map[string]string{"words": "  "}))
	var faults struct {
		Action string            `json:"response_action"`
		Errors map[string]string `json:"errors"`
	}
	if err := json.Unmarshal(wrong.Answer, &faults); err != nil || faults.Action != "errors" || faults.Errors["words"] == "" || len(faults.Errors) != 1 {
		t.Errorf("answered %s (%v)", wrong.Answer, err)
	}
	right := w.deliver(w.slack.Submit("U1", &form, map[string]string{"case": "HPL-0231", "words": "certificate came"}))
	if right.Answer != nil {
		t.Errorf("answered %s, want nothing: the form closes", right.Answer)
	}
	w.hears(&w.said(1)[0], "chat.postMessage D1>: slack/T111/U1 said: HPL-0231: certificate came")
}

func TestWhatTheFakeTellsIsWhatSlackTells(t *testing.T) {
	folder := contracts()
	if folder == "" {
		t.Skip("REDRESS_SHARED is not set: Slack's schemas are not at hand")
	}
	s := slacktest.Start(slacktest.Options{})
	defer s.Close()
	m, v := &slacktest.Message{Channel: "D1", TS: "1.0"}, &slacktest.View{ID: "V1", Kind: "modal"}
	for name, e := range map[string]*slacktest.Envelope{
		"XSlashCommand":           s.Command("U1", "C1", "x"),
		"XEnvelopedAppMention":    s.Message("U1", "C1", "", "x"),
		"XEnvelopedMessage":       s.Message("U1", "D1", "", "x"),
		"XEnvelopedAppHomeOpened": s.Home("U1"),
		"XMessageShortcut":        s.Shortcut("U1", "C1", "x"),
		"XBlockAction":            s.Press("U1", m, "a"),
		"XViewSubmitAction":       s.Submit("U1", v, nil),
		"XBlockSuggestion":        s.Typing("U1", v, "case", "x"),
	} {
		if err := slacktest.Valid(folder, "slack-types-payloads.schema.json", name, e.Payload); err != nil {
			t.Errorf("%s: %.1500v", name, err)
		}
	}
}

func TestABrokenRuleIsSeen(t *testing.T) {
	s := slacktest.Start(slacktest.Options{Contracts: contracts()})
	defer s.Close()
	bot := New(Options{BotToken: slacktest.BotToken, APIURL: s.API})
	room := chat.Room{Route: Route, ID: "D1", Privacy: chat.Direct}
	for name, p := range map[string]Payload{
		"no text beside the blocks":        {Blocks: []slackBlock{section("x").Block}},
		"a mention":                        {Text: "<!channel>", Blocks: []slackBlock{section("x").Block}},
		"a block too many":                 {Text: "x", Blocks: many(51)},
		"more characters than Slack takes": {Text: "x", Blocks: []slackBlock{section(strings.Repeat("x", 2900)).Block, section(strings.Repeat("x", 2900)).Block, section(strings.Repeat("x", 2900)).Block, section(strings.Repeat("x", 2900)).Block, section(strings.Repeat("x", 2900)).Block}},
	} {
		before := len(s.Violations())
		if _, err := bot.sayOne(t.Context(), room.ID, "", "mark", p); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(s.Violations()) == before {
			t.Errorf("%s: nobody noticed", name)
		}
	}
	if contracts() != "" {
		before := len(s.Violations())
		if _, err := bot.sayOne(t.Context(), room.ID, "", "mark", Payload{Text: "x", Blocks: []slackBlock{section(strings.Repeat("x", 3001)).Block}}); err != nil {
			t.Fatal(err)
		}
		if len(s.Violations()) == before {
			t.Error("a section of 3,001 characters: nobody noticed")
		}
	}
}

func many(n int) []slackBlock {
	out := make([]slackBlock, n)
	for i := range out {
		out[i] = section(fmt.Sprint(i)).Block
	}
	return out
}
