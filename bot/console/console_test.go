package console_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/chat/chattest"
	"github.com/redress-send/redress/bot/console"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/store/memdb"
)

var now = time.Date(2026, time.November, 10, 9, 30, 0, 0, time.UTC)

// parrot answers every event with what it heard, and two choices where it heard "offer".
func parrot(db *memdb.DB) chat.Handler {
	return func(ctx context.Context, e chat.Event) error {
		m := chat.Say(fmt.Sprintf("%s in %s%s: text %q press %q", e.Account, e.Room.Privacy, e.Room.Thread, e.Text, e.Press))
		m.Private = e.Room.Privacy != chat.Private
		m.Meta = map[string]any{"state": "answered", "understood": map[string]any{"intent": "chat"}}
		if strings.Contains(e.Text, "offer") {
			m.Choices = []chat.Choice{{ID: "q.save", Label: "Save"}, {ID: "q.cancel", Label: "Cancel"}}
		}
		l, err := chat.Letter(chat.ReplyKey(e.Key), e.Room, m)
		if err != nil {
			return err
		}
		return db.Answered(ctx, e.Key, []post.Letter{l})
	}
}

// talk runs a console over the input and returns what it printed, and its notices.
func talk(t *testing.T, db *memdb.DB, in string, opt console.Options, h chat.Handler) (out, notices string) {
	t.Helper()
	var o, n strings.Builder
	opt.Notices = &n
	if opt.Person == "" {
		opt.Person = "mediator-1"
	}
	if opt.Now == nil {
		opt.Now = func() time.Time { return now }
	}
	c := console.New(strings.NewReader(in), &o, opt)
	p := chat.NewPost(db, db, h, chat.Options{})
	p.Join(console.Route, c, chat.Carriage{Once: true})
	c.Attach(p)
	if err := c.Run(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	return o.String(), n.String()
}

func TestTextMode(t *testing.T) {
	offered := "console/mediator-1 in direct: text \"offer\" press \"\"\n  [1] Save  [2] Cancel\n"
	for name, c := range map[string]struct{ in, want string }{
		"a line is answered":                  {"why\n", "console/mediator-1 in direct: text \"why\" press \"\"\n"},
		"the last line needs no newline":      {"why", "console/mediator-1 in direct: text \"why\" press \"\"\n"},
		"carriage returns are left out":       {"why\r\n", "console/mediator-1 in direct: text \"why\" press \"\"\n"},
		"blank lines are passed over":         {"\n  \n", ""},
		"no input at all":                     {"", ""},
		"a number presses a choice":           {"offer\n2\n", offered + "console/mediator-1 in direct: text \"\" press \"q.cancel\"\n"},
		"a label presses a choice":            {"offer\nSAVE\n", offered + "console/mediator-1 in direct: text \"\" press \"q.save\"\n"},
		"a number that is offered by nobody":  {"offer\n3\n", offered + "console/mediator-1 in direct: text \"3\" press \"\"\n"},
		"old choices are not pressed":         {"offer\nwhy\n1\n", offered + "console/mediator-1 in direct: text \"why\" press \"\"\nconsole/mediator-1 in direct: text \"1\" press \"\"\n"},
		"JSON is plain text":                  {"{\"text\":\"x\"}\n", "console/mediator-1 in direct: text \"{\\\"text\\\":\\\"x\\\"}\" press \"\"\n"},
		"a line of 64 KB is read":             {strings.Repeat("x", 64<<10) + "\n", "console/mediator-1 in direct: text \"" + strings.Repeat("x", 64<<10) + "\" press \"\"\n"},
		"a longer line is refused, alone":     {strings.Repeat("x", 64<<10+1) + "\nwhy\n", "This line is longer than 64 KB and was not read. Say it in shorter messages.\nconsole/mediator-1 in direct: text \"why\" press \"\"\n"},
		"bytes that are not text are refused": {"\xff\xfe\nwhy\n", "This line is not UTF-8 text and was not read. Save it as UTF-8 and say it again.\nconsole/mediator-1 in direct: text \"why\" press \"\"\n"},
	} {
		t.Run(name, func(t *testing.T) {
			db := memdb.New()
			got, _ := talk(t, db, c.in, console.Options{}, parrot(db))
			if d := cmp.Diff(c.want, got); d != "" {
				t.Errorf("%.600s", d)
			}
		})
	}
}

func TestJSONMode(t *testing.T) {
	answer := func(privacy, text, press string, private bool) string {
		b, err := json.Marshal([]string{fmt.Sprintf("console/mediator-1 in %s: text %q press %q", privacy, text, press)})
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprintf(`{"understood":{"intent":"chat"},"state":"answered","reply":%s,"choices":[],"private":%v}`, b, private) + "\n"
	}
	refused := func(sentence string) string {
		b, err := json.Marshal([]string{sentence})
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprintf(`{"understood":{},"state":"refused","reply":%s,"choices":[],"private":true}`, b) + "\n"
	}
	for name, c := range map[string]struct{ in, want string }{
		"plain text":            {"why\n", answer("direct", "why", "", true)},
		"an object":             {`{"text":"why"}` + "\n", answer("direct", "why", "", true)},
		"a room and a thread":   {`{"text":"why","room":"private","thread":"T1"}` + "\n", answer("privateT1", "why", "", false)},
		"a shared room":         {`{"text":"why","room":"shared"}` + "\n", answer("shared", "why", "", true)},
		"a press":               {`{"press":"q.save"}` + "\n", answer("direct", "", "q.save", true)},
		"a number is text":      {"1\n", answer("direct", "1", "", true)},
		"a room nobody knows":   {`{"text":"why","room":"attic"}` + "\n", refused(`"room" is one of direct, private and shared.`)},
		"a broken object":       {`{"text":` + "\n", refused(`This line begins like JSON and is none. Write {"text": "…"}, or plain text that does not begin with {.`)},
		"an unknown field":      {`{"words":"why"}` + "\n", refused(`This line begins like JSON and is none. Write {"text": "…"}, or plain text that does not begin with {.`)},
		"nothing said":          {`{"text":""}` + "\n\n", ""},
		"one object for a line": {"why\nwhat\n", answer("direct", "why", "", true) + answer("direct", "what", "", true)},
	} {
		t.Run(name, func(t *testing.T) {
			db := memdb.New()
			got, notices := talk(t, db, c.in, console.Options{JSON: true}, parrot(db))
			if d := cmp.Diff(c.want, got); d != "" || notices != "" {
				t.Errorf("%s\nnotices %q", d, notices)
			}
		})
	}
}

func TestDirectivesAreTheCallersOwn(t *testing.T) {
	db := memdb.New()
	hooks := map[string]console.Hook{
		"/day": func(arg string) ([]string, error) { return []string{"moved by " + arg}, nil },
		"/as":  func(string) ([]string, error) { return nil, errors.New("There is nobody called that here.") },
	}
	got, _ := talk(t, db, "/day  +7\n/as x\n/other\n", console.Options{Hooks: hooks}, parrot(db))
	want := "moved by +7\nThere is nobody called that here.\nconsole/mediator-1 in direct: text \"/other\" press \"\"\n"
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestSomebodyElseSitsDown(t *testing.T) {
	db := memdb.New()
	var out strings.Builder
	var c *console.Console
	c = console.New(strings.NewReader("offer\n/as volunteer-1\n1\n"), &out, console.Options{Person: "mediator-1", Hooks: map[string]console.Hook{
		"/as": func(arg string) ([]string, error) { c.As(arg); return []string{"You are " + arg + "."}, nil },
	}})
	p := chat.NewPost(db, db, parrot(db), chat.Options{})
	p.Join(console.Route, c, chat.Carriage{Once: true})
	c.Attach(p)
	if err := c.Run(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(out.String(), "You are volunteer-1.\nconsole/volunteer-1 in direct: text \"1\" press \"\"\n") {
		t.Errorf("the choices of the one before could be pressed:\n%s", out.String())
	}
}

// remind writes a reminder to the person.
func remind(t *testing.T, db *memdb.DB, person, text string) {
	t.Helper()
	l, err := chat.Letter("remind:"+person, chat.Room{Route: console.Route, ID: person, Privacy: chat.Direct}, chat.Say(text))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Enqueue(t.Context(), []post.Letter{l}, nil); err != nil {
		t.Fatal(err)
	}
}

func TestRemindersArePrintedToWhomTheyAreFor(t *testing.T) {
	db := memdb.New()
	remind(t, db, "mediator-1", "Redress: 1 today")
	remind(t, db, "adviser-1", "Redress: 2 today")
	if got, _ := talk(t, db, "", console.Options{Person: "mediator-1"}, parrot(db)); got != "Redress: 1 today\n" {
		t.Errorf("mediator-1 reads %q", got)
	}
	if got, _ := talk(t, db, "", console.Options{Person: "mediator-1"}, parrot(db)); got != "" {
		t.Errorf("mediator-1 reads %q a second time", got)
	}
}

func TestRemindersDoNotStandAmongTheAnswersOfJSONMode(t *testing.T) {
	db := memdb.New()
	remind(t, db, "mediator-1", "Redress: 1 today")
	got, notices := talk(t, db, "why\n", console.Options{JSON: true}, parrot(db))
	if strings.Count(got, "\n") != 1 || notices != "Redress: 1 today\n" {
		t.Errorf("printed %q, notices %q", got, notices)
	}
}

func TestEverybodysLettersAreHeadedByWhomTheyAreFor(t *testing.T) {
	db := memdb.New()
	remind(t, db, "adviser-1", "Redress: 2 today")
	if got, _ := talk(t, db, "", console.Options{Everyone: true}, parrot(db)); got != "— to adviser-1 —\nRedress: 2 today\n" {
		t.Errorf("printed %q", got)
	}
}

// TestAfterAKill answers what a killed run left, and prints nothing a second time.
func TestAfterAKill(t *testing.T) {
	db := memdb.New()
	opt := func(session string) console.Options { return console.Options{Session: session} }
	killed := errors.New("killed")
	var out strings.Builder
	c := console.New(strings.NewReader("first\nsecond\n"), &out, console.Options{Person: "mediator-1", Session: "one", Now: func() time.Time { return now }})
	p := chat.NewPost(db, db, func(ctx context.Context, e chat.Event) error {
		if e.Text == "second" {
			return killed // the delivery is kept, and nothing answers it
		}
		return parrot(db)(ctx, e)
	}, chat.Options{})
	p.Join(console.Route, c, chat.Carriage{Once: true})
	c.Attach(p)
	if err := c.Run(t.Context(), nil); !errors.Is(err, killed) {
		t.Fatalf("ended with %v", err)
	}
	got, _ := talk(t, db, "third\n", opt("two"), parrot(db))
	want := "console/mediator-1 in direct: text \"second\" press \"\"\nconsole/mediator-1 in direct: text \"third\" press \"\"\n"
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if got, _ := talk(t, db, "", opt("three"), parrot(db)); got != "" {
		t.Errorf("printed a second time: %q", got)
	}
}

func TestALineThatCannotBeAnsweredSaysSo(t *testing.T) {
	db := memdb.New()
	var out strings.Builder
	c := console.New(strings.NewReader("why\n"), &out, console.Options{Person: "mediator-1", JSON: true})
	p := chat.NewPost(db, db, func(context.Context, chat.Event) error { return errors.New("the disk is full") }, chat.Options{})
	p.Join(console.Route, c, chat.Carriage{Once: true})
	c.Attach(p)
	if err := c.Run(t.Context(), nil); err == nil {
		t.Error("the run ended without an error")
	}
	if strings.Count(out.String(), "\n") != 1 || !strings.Contains(out.String(), "could not be answered now") {
		t.Errorf("printed %q, want one object that says so", out.String())
	}
}

func TestNothingThatIsSaidControlsTheTerminal(t *testing.T) {
	db := memdb.New()
	remind(t, db, "mediator-1", "a\x1b[2Jb\x07c\u009b31md\te")
	if got, _ := talk(t, db, "", console.Options{}, parrot(db)); got != "a[2Jbc31mde\n" {
		t.Errorf("printed %q", got)
	}
}

// TestEveryFixtureIsShownInFull runs the suite of all adapters.
func TestEveryFixtureIsShownInFull(t *testing.T) {
	chattest.Renders(t, func(m chat.Message) ([]chattest.Shown, error) {
		var out strings.Builder
		c := console.New(strings.NewReader(""), &out, console.Options{Person: "mediator-1"})
		if _, err := c.Post(t.Context(), chat.Room{ID: "mediator-1"}, m); err != nil {
			return nil, err
		}
		said, row, _ := strings.Cut(out.String(), "  [1] ")
		shown := chattest.Shown{Texts: []string{said}}
		for i := range m.Choices {
			label, rest, _ := strings.Cut(row, fmt.Sprintf("  [%d] ", i+2))
			shown.Choices = append(shown.Choices, chat.Choice{ID: m.Choices[i].ID, Label: strings.TrimSuffix(label, "\n")})
			row = rest
		}
		return []chattest.Shown{shown}, nil
	})
}
