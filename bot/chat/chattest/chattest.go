// Package chattest is the conformance suite of adapters: the same messages go through every renderer, and
// what comes out must say everything, in order, with every choice still to be pressed.
//
// It knows no medium. An adapter's test turns what it rendered into Shown and calls Renders.
//
//	chattest.Renders(t, func(m chat.Message) ([]chattest.Shown, error) { … })
package chattest

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode"

	"github.com/redress-send/redress/bot/chat"
)

// Shown is one message of the medium as a person sees it.
type Shown struct {
	Texts   []string      // in the order in which they are read
	Choices []chat.Choice // what can be pressed, in order
}

// Fixture is a message with a name.
type Fixture struct {
	Name    string
	Message chat.Message
}

// Fixtures are the messages that every medium must be able to say.
func Fixtures() []Fixture {
	return []Fixture{
		{"a proposal", proposal()},
		{"a card", card()},
		{"one word", chat.Say("Fine.")},
		{"nothing but choices", chat.Message{Choices: choices(2)}},
		{"nothing at all", chat.Message{}},
		{"blank lines", chat.Say("first", "", "   ", "last")},
		{"a line longer than any message", chat.Say(strings.Repeat("the appeal must have arrived by then ", 500))},
		{"a word longer than any message", chat.Say(strings.Repeat("ab", 9000))},
		{"more lines than any message holds", chat.Say(many(400)...)},
		{"notes without end", notes(120)},
		{"more choices than a row holds", chat.Message{Lines: chat.Say("Which?").Lines, Choices: choices(27)}},
		{"more choices than a message holds", chat.Message{Lines: chat.Say("Which?").Lines, Choices: choices(61)}},
		{"a label longer than any button", chat.Message{Lines: chat.Say("Save?").Lines, Choices: []chat.Choice{{ID: "a.save", Label: strings.Repeat("Save it ", 40)}}}},
		{"a label of wide characters", chat.Message{Lines: chat.Say("Save?").Lines, Choices: []chat.Choice{{ID: "a.save", Label: strings.Repeat("💡", 100)}}}},
		{"a choice without a label", chat.Message{Lines: chat.Say("Save?").Lines, Choices: []chat.Choice{{ID: "a.save"}}}},
		{"characters of two and four bytes", chat.Say(strings.Repeat("Żółć ünïçødé 💡 ", 400))},
		{"markup", chat.Say("*bold* _it_ ~no~ `code` ```block``` > quote # head", "[text](https://example.org) <https://example.org|x> ||hidden|| -# small")},
		{"mentions", chat.Say("<!channel> <!here> <@U123> <#C123> @everyone @here <@&42>", "a & b < c > d &amp; e")},
		{"a title as long as a page", chat.Message{Lines: []chat.Line{{Kind: chat.Title, Text: strings.Repeat("title ", 700)}}}},
	}
}

func proposal() chat.Message {
	return chat.Message{
		Lines: []chat.Line{
			{Kind: chat.Title, Text: "HPL-0231, to be saved:"},
			{Kind: chat.Bullet, Text: "Mediation certificate issued Mon 9 November 2026 (not pursued)"},
			{Kind: chat.Plain, Text: "What follows from it:"},
			{Kind: chat.Bullet, Text: "Appeal to the tribunal: Wed 9 December 2026, 5pm (in 29 days), was Mon 23 November 2026"},
			{Kind: chat.Note, Text: "Information, not legal advice."},
		},
		Choices: []chat.Choice{{ID: "q7jv3n2d5k4m6p8r.save", Label: "Save"}, {ID: "q7jv3n2d5k4m6p8r.cancel", Label: "Cancel"}},
		Private: true,
		Meta:    map[string]any{"state": "proposed"},
	}
}

func card() chat.Message {
	m := chat.Message{Lines: []chat.Line{{Kind: chat.Title, Text: "HPL-0231: Hartlepool, refusal to assess"}}}
	for i := range 14 {
		m.Lines = append(m.Lines, chat.Line{Kind: chat.Bullet, Text: fmt.Sprintf("Fact number %d, Tue 22 September 2026", i+1)})
	}
	m.Lines = append(m.Lines, chat.Line{Kind: chat.Note, Text: "Information, not legal advice."})
	return m
}

func choices(n int) []chat.Choice {
	out := make([]chat.Choice, n)
	for i := range out {
		out[i] = chat.Choice{ID: fmt.Sprintf("q7jv3n2d5k4m6p8r.%d", i+1), Label: fmt.Sprintf("Choice %d", i+1)}
	}
	return out
}

func many(n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprintf("Line %d of many, about forty characters long", i+1)
	}
	return out
}

func notes(n int) chat.Message {
	var m chat.Message
	for _, l := range many(n) {
		m.Lines = append(m.Lines, chat.Line{Kind: chat.Note, Text: l})
	}
	return m
}

// Renders runs every fixture through the renderer. What it shows must say the message's words in order and
// lose none, with every choice once, in order, after all that is said, and the same each time.
func Renders(t *testing.T, render func(chat.Message) ([]Shown, error)) {
	t.Helper()
	for _, f := range Fixtures() {
		t.Run(f.Name, func(t *testing.T) {
			shown, err := render(f.Message)
			if err != nil {
				t.Fatal(err)
			}
			again, err := render(f.Message)
			if err != nil || !reflect.DeepEqual(shown, again) {
				t.Errorf("rendered twice it is not the same (%v)", err)
			}
			said(t, f.Message, shown)
			offered(t, f.Message, shown)
		})
	}
}

// said compares the letters and digits that were to be said with those that are shown.
func said(t *testing.T, m chat.Message, shown []Shown) {
	t.Helper()
	var want, got strings.Builder
	for _, l := range m.Lines {
		want.WriteString(l.Text)
	}
	if len(shown) == 0 {
		t.Error("nothing is shown")
	}
	for _, s := range shown {
		for _, text := range s.Texts {
			got.WriteString(text)
		}
	}
	if w, g := signs(want.String()), signs(got.String()); w != g {
		t.Errorf("shown are %d signs of %d:\n%.300s\nwant\n%.300s", len(g), len(w), g, w)
	}
}

// signs are the letters and digits of a text, which no medium may lose or add to.
func signs(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '💡' {
			return r
		}
		return -1
	}, s)
}

func offered(t *testing.T, m chat.Message, shown []Shown) {
	t.Helper()
	var got []chat.Choice
	for i, s := range shown {
		if len(s.Choices) > 0 && len(got) == 0 && signs(textsAfter(shown, i)) != "" {
			t.Errorf("choices stand in message %d, before what is said after it", i+1)
		}
		got = append(got, s.Choices...)
	}
	if len(got) != len(m.Choices) {
		t.Fatalf("%d choices can be pressed, want %d", len(got), len(m.Choices))
	}
	for i, want := range m.Choices {
		label := strings.TrimSuffix(got[i].Label, "…")
		if got[i].ID != want.ID || want.Label != "" && !strings.HasPrefix(want.Label, label) || got[i].Label == "" {
			t.Errorf("choice %d is %+v, want %+v", i+1, got[i], want)
		}
	}
}

func textsAfter(shown []Shown, i int) string {
	var b strings.Builder
	for _, s := range shown[i+1:] {
		b.WriteString(strings.Join(s.Texts, ""))
	}
	return b.String()
}

// RefusesBadChoices checks that a choice which the medium cannot take is refused for good, not sent.
func RefusesBadChoices(t *testing.T, render func(chat.Message) ([]Shown, error)) {
	t.Helper()
	for name, id := range map[string]string{"no id": "", "an id of 300 characters": strings.Repeat("x", 300)} {
		_, err := render(chat.Message{Lines: chat.Say("Save?").Lines, Choices: []chat.Choice{{ID: id, Label: "Save"}}})
		if !errors.Is(err, chat.ErrUndeliverable) {
			t.Errorf("a choice with %s: %v, want ErrUndeliverable", name, err)
		}
	}
}
