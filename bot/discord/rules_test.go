package discord

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/discord/discordtest"
)

// said1 is a body as it should be, with one change.
func said1(name string, v any) map[string]any {
	b := map[string]any{
		"content": "x", "nonce": "n", "enforce_nonce": true, "allowed_mentions": map[string]any{"parse": []any{}},
	}
	if b[name] = v; v == nil {
		delete(b, name)
	}
	return b
}

// button1 is a row with one button.
func button1(change string, v any) []any {
	b := map[string]any{"type": 2, "style": 2, "label": "Save", "custom_id": "a.save"}
	if b[change] = v; v == nil {
		delete(b, change)
	}
	return []any{map[string]any{"type": 1, "components": []any{b}}}
}

func times(n int, v any) []any {
	out := make([]any, n)
	for i := range out {
		out[i] = v
	}
	return out
}

// Whatever breaks a rule is seen, so that a suite in which nothing is seen says something.
func TestABrokenRuleIsSeen(t *testing.T) {
	s := discordtest.Start(discordtest.Options{GatewayOptions: discordtest.GatewayOptions{Contracts: contracts()}})
	defer s.Close()
	d := New(Options{Token: "bot-token", APIURL: s.API})
	command := func(name string, v any) any {
		c := map[string]any{"name": "case", "type": 1, "description": "x"}
		if c[name] = v; v == nil {
			delete(c, name)
		}
		return []any{c}
	}
	token := func(kind string) *call {
		in := s.Command(one, server, channel, "redress")
		switch kind {
		case "form":
			in = s.Submit(one, server, channel, "log", nil)
		case "typing":
			in = s.Typing(one, server, channel, "case")
		}
		return &call{method: http.MethodPost, path: "/interactions/" + in["id"].(string) + "/" + in["token"].(string) + "/callback", by: atOnce}
	}
	answer := func(c *call, body any) *call { c.body = body; return c }
	channels := 0
	post := func(body any) *call {
		channels++ // a channel takes five at a time
		return &call{method: http.MethodPost, path: fmt.Sprintf("/channels/3%017d/messages", channels), body: body}
	}
	put := func(body any) *call {
		return &call{method: http.MethodPut, path: "/applications/" + bot + "/commands", body: body}
	}
	fields := times(6, map[string]any{"type": 18, "label": "x", "component": map[string]any{"type": 4, "style": 1, "custom_id": "x"}})
	type broken struct {
		call   *call
		schema bool // seen by the specification alone
	}
	for name, b := range map[string]broken{
		"2,001 characters":              {post(said1("content", strings.Repeat("x", 2001))), false},
		"an empty message":              {post(said1("content", "")), false},
		"mentions that are not off":     {post(said1("allowed_mentions", nil)), false},
		"mentions of everybody":         {post(said1("allowed_mentions", map[string]any{"parse": []any{"everyone"}})), false},
		"a name in the text":            {post(said1("content", "<@"+one+">")), false},
		"no nonce":                      {post(said1("nonce", nil)), false},
		"a nonce of 26":                 {post(said1("nonce", strings.Repeat("n", 26))), false},
		"a nonce that nobody enforces":  {post(said1("enforce_nonce", false)), false},
		"a button without an id":        {post(said1("components", button1("custom_id", nil))), false},
		"an id twice":                   {post(said1("components", times(2, button1("label", "x")[0]))), false},
		"six rows":                      {post(said1("components", times(6, button1("label", "x")[0]))), false},
		"a label of 81":                 {post(said1("components", button1("label", strings.Repeat("x", 81)))), true},
		"an id of 101":                  {post(said1("components", button1("custom_id", strings.Repeat("x", 101)))), true},
		"eleven embeds":                 {post(said1("embeds", times(11, map[string]any{"title": "x"}))), true},
		"6,001 characters of embeds":    {post(said1("embeds", times(3, map[string]any{"description": strings.Repeat("x", 2001)}))), false},
		"content beside new components": {post(said1("flags", 1<<15)), false},
		"a message without data":        {answer(token(""), map[string]any{"type": 4}), false},
		"flags on a deferred update":    {answer(token(""), map[string]any{"type": 5, "data": map[string]any{"flags": 4}}), false},
		"an update of no card":          {answer(token(""), map[string]any{"type": 6}), false},
		"a form to a form":              {answer(token("form"), modalOf(fields[:1])), false},
		"a form of six":                 {answer(token(""), modalOf(fields)), false},
		"a message to who types":        {answer(token("typing"), map[string]any{"type": 5}), false},
		"26 choices":                    {answer(token("typing"), map[string]any{"type": 8, "data": map[string]any{"choices": times(26, map[string]any{"name": "x", "value": "x"})}}), true},
		"a command in capitals":         {put(command("name", "Case")), false},
		"a command without description": {put(command("description", nil)), false},
		"a name of 33":                  {put(command("name", strings.Repeat("x", 33))), false},
		"what Discord does not have":    {&call{method: http.MethodGet, path: "/users/1/relationships"}, false},
	} {
		if b.schema && contracts() == "" {
			continue
		}
		before := len(s.Violations())
		_ = d.api.do(t.Context(), b.call, nil)
		if len(s.Violations()) == before {
			t.Errorf("%s: nobody noticed", name)
		}
	}
	before := len(s.Violations())
	if err := d.api.do(t.Context(), post(said1("content", "x")), nil); err != nil || len(s.Violations()) != before {
		t.Errorf("a good message: %v %v", err, s.Violations()[before:])
	}
}

func modalOf(fields []any) map[string]any {
	return map[string]any{"type": 9, "data": map[string]any{"custom_id": "x", "title": "x", "components": fields}}
}

func TestASecondAnswerToAnInteractionIsRefused(t *testing.T) {
	s := discordtest.Start(discordtest.Options{})
	defer s.Close()
	d := New(Options{Token: "bot-token", APIURL: s.API})
	in, err := readInteraction([]byte(encoded(t, s.Command(one, "", direct, "redress"))))
	if err != nil {
		t.Fatal(err)
	}
	c := &call{method: http.MethodPost, path: "/interactions/" + in.ID + "/" + in.Token + "/callback", by: atOnce, body: deferred(in)}
	if err := d.api.do(t.Context(), c, nil); err != nil {
		t.Fatal(err)
	}
	if err := d.api.do(t.Context(), c, nil); !isCode(err, codeAcknowledged) {
		t.Errorf("answered twice: %v", err)
	}
	if !d.callBack(t.Context(), in, deferred(in)) {
		t.Error("an interaction that another process answered counts as not answered")
	}
}

// A card that is drawn hangs on its message, and is left out where Discord does not take it.
func TestACardsPictureHangsOnIt(t *testing.T) {
	draw := func(*chat.Figure) ([]byte, error) { return []byte("\x89PNG"), nil }
	for name, script := range map[string][]discordtest.Script{
		"taken":     nil,
		"not taken": {{Status: 413, Code: 40005, Text: "Request entity too large"}},
		"forbidden": {{Status: 403, Code: 50013, Text: "Missing Permissions"}},
	} {
		w := start(t, discordtest.Options{}, func(o *Options) { o.Draw = draw }).connected()
		w.discord.On(posted, script...)
		m := chat.Say("HPL-0231")
		m.Key, m.Figure = "k", &chat.Figure{Title: "HPL-0231"}
		m.Choices = []chat.Choice{{ID: "a.save", Label: "Save"}}
		ref, err := w.bot.Post(t.Context(), chat.Room{Route: Route, ID: direct, Privacy: chat.Direct}, m)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		said := w.said(1)[0]
		want := 1 - len(script)
		if len(said.Files) != want || want == 1 && (said.Files[0].Name != "time-line.png" || !strings.HasPrefix(said.Files[0].Alt, "Time line of HPL-0231")) {
			t.Errorf("%s: %d files: %+v", name, len(said.Files), said)
		}
		if got := said.Choices(); len(got) != 2 || got[1].ID != pressForm {
			t.Errorf("%s: to be pressed are %v", name, got)
		}
		_, id, _ := strings.Cut(string(ref), "/")
		changed := chat.Say("HPL-0231, saved")
		changed.Key, changed.InPlace = "k2", true
		if _, err := w.bot.Post(t.Context(), chat.Room{Route: Route, ID: direct, Privacy: chat.Direct, Card: chat.Ref(id)}, changed); err != nil {
			t.Fatal(err)
		}
		if said := w.said(1)[0]; len(said.Files) != 0 || said.Content != "HPL-0231, saved" {
			t.Errorf("%s: the card that was changed is %+v", name, said)
		}
		token := w.discord.Interact(w.discord.Press(one, "", &said, pressForm))
		if kind := w.acked(token); kind != answerModal {
			t.Errorf("%s: the form's button is answered with %d", name, kind)
		}
	}
}
