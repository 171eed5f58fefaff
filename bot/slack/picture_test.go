package slack

import (
	"context"
	"errors"
	"image"
	"image/png"
	"strings"
	"testing"

	"bytes"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/slack/slacktest"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/post"
)

// dot draws a picture of nothing.
func dot(*chat.Figure) ([]byte, error) {
	var out bytes.Buffer
	err := png.Encode(&out, image.NewGray(image.Rect(0, 0, 2, 2)))
	return out.Bytes(), err
}

func figure() *chat.Figure {
	return &chat.Figure{Title: "HPL-0231", Today: civil.On(2026, 11, 22), Marks: []chat.Mark{
		{Day: civil.On(2026, 11, 23), Label: "Appeal to the tribunal", Kind: chat.Due},
	}}
}

// card answers everything with a card that has a figure; "private" makes it for the one who asked.
func (w *world) card(ctx context.Context, e chat.Event) error {
	m := chat.Say("HPL-0231")
	m.Figure = figure()
	m.Private = e.Room.Privacy != chat.Private || strings.Contains(e.Text, "private")
	m.InPlace = e.Press != ""
	m.Choices = []chat.Choice{{ID: "q.save", Label: "Save"}}
	l, err := chat.Letter(chat.ReplyKey(e.Key), e.Room, m)
	if err != nil {
		return err
	}
	return w.db.Answered(ctx, e.Key, []post.Letter{l})
}

// drawing is a bot whose cards have pictures; C2 is bound to a team.
func drawing(t *testing.T, change func(*Options)) *world {
	t.Helper()
	w := start(t, slacktest.Options{}, func(o *Options) {
		o.Draw = dot
		o.Bound = func(_, channel string) bool { return channel == "C2" }
		if change != nil {
			change(o)
		}
	})
	w.answer = w.card
	return w.connected()
}

// shared waits until so many pictures are shared, and returns all that were brought.
func (w *world) shared(n int) []slacktest.File {
	w.t.Helper()
	count := func() (shared int) {
		for _, f := range w.slack.Files() {
			if f.Channel != "" {
				shared++
			}
		}
		return shared
	}
	if !w.slack.Wait(patience, func() bool { return count() >= n }) {
		w.t.Fatalf("%d pictures are shared, want %d: %+v", count(), n, w.slack.Files())
	}
	return w.slack.Files()
}

func TestACardInDirectMessagesHasItsPicture(t *testing.T) {
	w := drawing(t, nil)
	w.deliver(w.slack.Message("U1", "D1", "", "show HPL-0231"))
	f := w.shared(1)
	if len(f) != 1 || f[0].Channel != "D1" || f[0].Thread != "" || f[0].Title != "Time line of HPL-0231" {
		t.Fatalf("the files are %+v", f)
	}
	want := "Time line of HPL-0231. Sun 22 November 2026: today. Mon 23 November 2026: Appeal to the tribunal (due tomorrow)."
	if f[0].Alt != want {
		t.Errorf("its alternative is %q", f[0].Alt)
	}
}

func TestAPictureIsWhereEverybodySeesTheCard(t *testing.T) {
	w := drawing(t, nil)
	ask := w.slack.Message("U1", "C2", "", "show HPL-0231") // the team's channel: in the thread of the question
	w.deliver(ask)
	f := w.shared(1)
	if len(f) != 1 || f[0].Channel != "C2" || f[0].Thread == "" || f[0].Thread != w.slack.Said()[0].Thread {
		t.Fatalf("the files are %+v beside %+v", f, w.slack.Said())
	}
	// A press puts the card in the place of the old one, and shows its time line beside it.
	w.deliver(w.slack.Press("U1", &w.slack.Said()[0], "q.save"))
	if f = w.shared(2); len(f) != 2 || f[1].Channel != "C2" {
		t.Errorf("after the press: %+v", f)
	}
}

func TestWhatOnePersonSeesInAChannelHasNoPicture(t *testing.T) {
	w := drawing(t, nil)
	w.deliver(w.slack.Message("U1", "C9", "", "show HPL-0231"))         // anybody's channel
	w.deliver(w.slack.Message("U1", "C2", "", "show HPL-0231 private")) // private in the team's channel
	w.deliver(w.slack.Command("U1", "C9", "show HPL-0231"))
	w.deliver(w.slack.Command("U1", "C2", "show HPL-0231"))
	for _, m := range w.said(4) {
		if m.To != "U1" {
			t.Errorf("everybody in %s sees %q", m.Channel, m.Text)
		}
	}
	w.ends()
	if n := w.slack.Calls("files.getUploadURLExternal"); n != 0 {
		t.Errorf("%d pictures", n)
	}
}

func TestAFailingPictureCostsNoCard(t *testing.T) {
	for name, on := range map[string][]slacktest.Script{
		"files.getUploadURLExternal":   {{Error: "internal_error"}, {Status: 500}},
		"upload":                       {{Status: 503}, {Status: 503}},
		"files.completeUploadExternal": {{Error: "channel_not_found"}},
	} {
		t.Run(name, func(t *testing.T) {
			w := drawing(t, nil)
			w.slack.On(name, on...)
			w.deliver(w.slack.Message("U1", "D1", "", "show"))
			w.said(1)
			if !w.slack.Wait(patience, func() bool { return w.slack.Calls(name) == len(on) }) {
				t.Errorf("%s was called %d times, want %d", name, w.slack.Calls(name), len(on))
			}
			w.deliver(w.slack.Message("U1", "D1", "", "again"))
			w.shared(1) // the next card has its picture
		})
	}
	t.Run("drawing", func(t *testing.T) {
		w := drawing(t, func(o *Options) {
			o.Draw = func(*chat.Figure) ([]byte, error) { return nil, errors.New("no ink") }
		})
		w.deliver(w.slack.Message("U1", "D1", "", "show"))
		w.said(1)
	})
}

func TestAMissingScopeForPicturesEndsNothing(t *testing.T) {
	w := drawing(t, nil)
	w.slack.On("files.getUploadURLExternal", slacktest.Script{Error: "missing_scope", Needed: "files:write"})
	w.deliver(w.slack.Message("U1", "D1", "", "show"))
	w.said(1)
	w.deliver(w.slack.Message("U1", "D1", "", "again"))
	w.said(2)
	w.ends()
	if n := w.slack.Calls("files.getUploadURLExternal"); n != 1 {
		t.Errorf("asked %d times, want once", n)
	}
	if err := w.bot.refusal(); err != nil {
		t.Errorf("the bot ended: %v", err)
	}
}

func TestAPictureIsNotShownTwice(t *testing.T) {
	w := drawing(t, nil)
	m := chat.Say("HPL-0231")
	m.Key, m.Figure = "reply:1", figure()
	to := chat.Room{Route: Route, ID: "D1", Privacy: chat.Direct}
	for range 3 {
		if _, err := w.bot.Post(t.Context(), to, m); err != nil {
			t.Fatal(err)
		}
		m.Again = true
	}
	if said, files := len(w.slack.Said()), len(w.slack.Files()); said != 1 || files != 1 {
		t.Errorf("said %d times with %d pictures, want a card and a picture", said, files)
	}
	// A process that ended between the card and its picture: the next one shows it.
	m.Key, m.Again = "reply:2", false
	w.slack.On("files.completeUploadExternal", slacktest.Script{Status: 500})
	if _, err := w.bot.Post(t.Context(), to, m); err != nil {
		t.Fatal(err)
	}
	m.Again = true
	if _, err := w.bot.Post(t.Context(), to, m); err != nil {
		t.Fatal(err)
	}
	if said, f := len(w.slack.Said()), w.shared(2); said != 2 || f[1].Channel != "" {
		t.Errorf("said %d times, want a second card with its picture at the second try: %+v", said, f)
	}
	// Where it cannot be looked up, a card is said twice rather than never, and its picture is left out.
	w.slack.On("conversations.history", slacktest.Script{Error: "not_in_channel"})
	if _, err := w.bot.Post(t.Context(), to, m); err != nil {
		t.Fatal(err)
	}
	if said, files := len(w.slack.Said()), len(w.slack.Files()); said != 3 || files != 3 {
		t.Errorf("said %d times, %d pictures brought, want a third card and no picture of its own", said, files)
	}
}

func TestTheFormOpensFromACasesCard(t *testing.T) {
	w := drawing(t, nil)
	w.deliver(w.slack.Message("U1", "D1", "", "show"))
	card := w.said(1)[0]
	label := chat.LogForm().Title
	button := slacktest.Buttons(card.Blocks)[label]
	if button == "" {
		t.Fatalf("the card has %v", slacktest.Buttons(card.Blocks))
	}
	w.deliver(w.slack.Press("U1", &card, button))
	if form := w.shown(1); form.Kind != "modal" || !strings.Contains(string(form.Body), label) {
		t.Errorf("shown %s", form.Body)
	}
}

func TestAPictureGoesNowhereElse(t *testing.T) {
	w := drawing(t, nil)
	w.slack.On("files.getUploadURLExternal",
		slacktest.Script{JSON: `{"ok":true,"file_id":"F1","upload_url":"https://files.slack.com/upload/v1/F1"}`},
		slacktest.Script{JSON: `{"ok":true,"file_id":"F1","upload_url":"ftp://files.example/upload/v1/F1"}`})
	w.deliver(w.slack.Message("U1", "D1", "", "show"))
	w.said(1)
	if !w.slack.Wait(patience, func() bool { return w.slack.Calls("files.getUploadURLExternal") == 2 }) {
		t.Error("not tried again")
	}
	const standIn = "http://127.0.0.1:9/api/"
	for _, c := range []struct {
		api, address string
		ours         bool
	}{
		{"", "https://files.slack.com/upload/v1/F1", true},
		{"", "https://hooks.slack.com/commands/1/2/3", true},
		{"", "https://hooks.slack-gov.com/commands/1/2/3", true},
		{"https://slack.com/api/", "https://hooks.slack.com/commands/1/2/3", true},
		{"https://slack.com/api/", "http://127.0.0.1:9/1", false},
		{"", "http://files.slack.com/upload/v1/F1", false},
		{"", "https://files.slack.com.evil.example/F1", false},
		{"", "https://evil-slack.com/F1", false},
		{"", "https://slack.com@evil.example/F1", false},
		{"", "http://127.0.0.1:9/1", false},
		{"", "", false},
		{standIn, "http://127.0.0.1:10/upload/F1", true}, // where it keeps files is its own affair
		{standIn, "https://hooks.slack.com/commands/1/2/3", false},
		{standIn, "https://files.slack.com./F1", false},
		{standIn, "file:///etc/passwd", false},
	} {
		if got := New(Options{APIURL: c.api}).ours(c.address); got != c.ours {
			t.Errorf("with the API %q: %q is ours: %v", c.api, c.address, got)
		}
	}
}
