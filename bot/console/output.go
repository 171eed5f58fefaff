package console

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/redress-send/redress/bot/chat"
)

// Serves reports whether letters to the room are printed here.
func (c *Console) Serves(to chat.Room) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.opt.Everyone || to.ID == c.person
}

// Post prints a message.
func (c *Console) Post(_ context.Context, to chat.Room, m chat.Message) (chat.Ref, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	answer := m.Key != "" && m.Key == c.waiting || m.Key == "" && c.waiting != ""
	if answer {
		c.replied = true
	}
	if c.opt.JSON && answer {
		return "", c.writeJSON(m)
	}
	if c.opt.JSON {
		return "", write(c.opt.Notices, c.text(to, m))
	}
	if answer || c.waiting == "" && to.ID == c.person {
		c.offered = m.Choices
	}
	return "", write(c.out, c.text(to, m))
}

// answerJSON is one line of JSON mode.
type answerJSON struct {
	Understood any           `json:"understood"`
	State      any           `json:"state"`
	Refusal    any           `json:"refusal,omitempty"`
	Reply      []string      `json:"reply"`
	Choices    []chat.Choice `json:"choices"`
	Private    bool          `json:"private"`
}

func (c *Console) writeJSON(m chat.Message) error {
	a := answerJSON{
		Understood: m.Meta["understood"], State: m.Meta["state"], Refusal: m.Meta["refusal"],
		Reply: make([]string, 0, len(m.Lines)), Choices: m.Choices, Private: m.Private,
	}
	if a.Understood == nil {
		a.Understood = struct{}{}
	}
	if a.State == nil {
		a.State = "answered"
	}
	if a.Choices == nil {
		a.Choices = []chat.Choice{}
	}
	for _, l := range m.Lines {
		a.Reply = append(a.Reply, l.Text)
	}
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(a); err != nil {
		return fmt.Errorf("console: write an answer: %w", err)
	}
	return write(c.out, b.String())
}

// text renders a message for reading; its choices stand in one numbered row.
func (c *Console) text(to chat.Room, m chat.Message) string {
	var b strings.Builder
	if c.opt.Everyone && to.ID != c.person {
		fmt.Fprintf(&b, "— to %s —\n", plain(to.ID))
	}
	for _, l := range m.Lines {
		b.WriteString(lineText(l))
		b.WriteByte('\n')
	}
	for i, ch := range m.Choices {
		label := plain(ch.Label)
		if strings.TrimSpace(label) == "" {
			label = plain(ch.ID)
		}
		fmt.Fprintf(&b, "  [%d] %s", i+1, label)
	}
	if len(m.Choices) > 0 {
		b.WriteByte('\n')
	}
	return b.String()
}

func lineText(l chat.Line) string {
	text := plain(l.Text)
	if l.Kind == chat.Bullet {
		return "  • " + text
	}
	return text
}

// plain keeps a terminal safe: control characters other than the newline are left out.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r >= ' ' && r != 0x7f && (r < 0x80 || r > 0x9f) {
			return r
		}
		return -1
	}, s)
}

func (c *Console) prompt() {
	if c.opt.Prompt != "" && !c.opt.JSON {
		_ = write(c.out, c.opt.Prompt)
	}
}

// fault prints a sentence of the console's own.
func (c *Console) fault(sentence string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	m := chat.Say(sentence)
	m.Private = true
	m.Meta = map[string]any{"state": "refused"}
	if c.opt.JSON {
		_ = c.writeJSON(m)
		return
	}
	_ = write(c.out, sentence+"\n")
}

// runHook runs a directive and prints what it says.
func (c *Console) runHook(h Hook, arg string) {
	lines, err := h(arg)
	if err != nil {
		c.fault(err.Error())
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	m := chat.Say(lines...)
	m.Private = true
	if c.opt.JSON {
		_ = c.writeJSON(m)
		return
	}
	_ = write(c.out, c.text(chat.Room{ID: c.person}, m))
}

func write(w io.Writer, s string) error {
	if _, err := io.WriteString(w, s); err != nil {
		return fmt.Errorf("console: write: %w", err)
	}
	return nil
}
