package console_test

import (
	"bufio"
	"encoding/json"
	"io"
	"testing"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/chat/chattest"
	"github.com/redress-send/redress/bot/console"
	"github.com/redress-send/redress/store/memdb"
)

// atPipe is a person at the console through a pair of pipes.
type atPipe struct {
	t     *testing.T
	in    io.Writer
	out   *bufio.Scanner
	heard []chattest.Shown
}

func (p *atPipe) write(v map[string]string, heard int) {
	p.t.Helper()
	if err := json.NewEncoder(p.in).Encode(v); err != nil {
		p.t.Fatal(err)
	}
	for len(p.heard) < heard && p.out.Scan() {
		var line struct {
			Reply   []string
			Choices []chat.Choice
		}
		if err := json.Unmarshal(p.out.Bytes(), &line); err != nil {
			p.t.Fatal(err)
		}
		p.heard = append(p.heard, chattest.Shown{Texts: line.Reply, Choices: line.Choices})
	}
}

func (p *atPipe) Say(text string, heard int) { p.write(map[string]string{"text": text}, heard) }

func (*atPipe) SayAgain() {} // a pipe delivers once

func (p *atPipe) Press(label string, heard int) {
	for _, c := range p.heard[len(p.heard)-1].Choices {
		if c.Label == label {
			p.write(map[string]string{"press": c.ID}, heard)
		}
	}
}

func (p *atPipe) Heard() []chattest.Shown { return p.heard }

func TestTheConsoleConverses(t *testing.T) {
	db := memdb.New()
	said, in := io.Pipe()
	heard, out := io.Pipe()
	c := console.New(said, out, console.Options{Person: "mediator-1", JSON: true})
	office := chat.NewPost(db, db, chattest.Answer(db.Answered), chat.Options{})
	office.Join(console.Route, c, chat.Carriage{Once: true})
	c.Attach(office)
	ended := make(chan error, 1)
	go func() { ended <- c.Run(t.Context(), nil) }()
	chattest.Converses(t, &atPipe{t: t, in: in, out: bufio.NewScanner(heard)}, false)
	if err := in.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
