// Package console joins a terminal, or a pair of pipes, to the conversation: a line in is a message, what is
// answered is printed. It is the adapter that needs no vendor, and keeps the adapters' port honest.
//
// A line is answered in full before the next one is read. Nothing is printed twice: a letter is marked as
// sent before it is printed, so that a crash in between loses a line on a screen and never a fact. It
// refuses a line over 64 KB with a sentence, and ends cleanly at the end of input.
//
//	c := console.New(os.Stdin, os.Stdout, console.Options{Person: "mediator-1"})
//	post.Join(console.Route, c, chat.Carriage{Once: true})
//	c.Attach(post)
//	err := c.Run(ctx, nil)
package console

import (
	"bufio"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"strconv"
	"sync"
	"time"

	"github.com/redress-send/redress/bot/chat"
)

// Route is the name of this adapter in rooms and letters. A room's id is the person at the console.
const Route = "console"

// Hold is for how long a Post holds the letters of a terminal, which shows them at once. So long a reply waits for one
// that a terminal had in hand when it was killed.
const Hold = 500 * time.Millisecond

// Hook is a directive that the caller adds, "/day" for example. It gets what follows the word and returns
// lines to print.
type Hook func(arg string) ([]string, error)

// Options are the ways of a Console. Zero fields get the values named.
type Options struct {
	// Person is who sits at the console. Must be set.
	Person string
	// JSON reads and writes one JSON object a line instead of text.
	JSON bool
	// Everyone prints letters to every person, not only to the one at the console; they are headed by whom
	// they are for.
	Everyone bool
	// Notices gets what answers no line where JSON is written: reminders, and answers to an earlier run.
	// Without JSON they are printed with the rest. Default: discarded.
	Notices io.Writer
	// Hooks are the directives by their word, "/as" for example.
	Hooks map[string]Hook
	// Now is the business clock: the instant at which a line counts as said. Default: time.Now.
	Now func() time.Time
	// Session makes the keys of this run's messages unique for ever. Default: random.
	Session string
	// Prompt is printed before each line in text mode. Default: nothing.
	Prompt string
}

// Post is what the console needs of the post office.
type Post interface {
	Take(ctx context.Context, e chat.Event) error
	Resume(ctx context.Context, before time.Time) (int, error)
	Deliver(ctx context.Context) (int, error)
}

// Console is the adapter. It is for one goroutine that runs it; Post may be called by others.
type Console struct {
	in  *bufio.Reader
	out io.Writer
	opt Options

	mu      sync.Mutex
	person  string
	offered []chat.Choice // the choices of the last message, to be pressed by number or label
	waiting string        // key of the event that is being answered
	replied bool          // and whether it was
	post    Post
	lines   int
}

// New returns a console over the streams.
func New(in io.Reader, out io.Writer, opt Options) *Console {
	if opt.Notices == nil {
		opt.Notices = io.Discard
	}
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.Session == "" {
		opt.Session = rand.Text()
	}
	return &Console{in: bufio.NewReaderSize(in, 4096), out: out, opt: opt, person: opt.Person}
}

// Attach gives the console the post office that keeps, answers and carries. Without one, Run hands events
// straight to its handler.
func (c *Console) Attach(p Post) { c.post = p }

// As makes somebody else sit at the console from the next line on.
func (c *Console) As(person string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.person, c.offered = person, nil
}

// Person returns who sits at the console.
func (c *Console) Person() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.person
}

// Run finishes what an earlier run left unanswered, then answers line by line until the input or ctx ends.
// h is used where no post office is attached. It returns nil at the end of input.
func (c *Console) Run(ctx context.Context, h chat.Handler) error {
	if c.post != nil {
		if _, err := c.post.Resume(ctx, time.Time{}); err != nil {
			return err
		}
		if _, err := c.post.Deliver(ctx); err != nil {
			return err
		}
	}
	for ctx.Err() == nil {
		c.prompt()
		line, err := readLine(c.in)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if errors.Is(err, errTooLong) {
			c.fault(tooLong)
			continue
		}
		if err != nil {
			return fmt.Errorf("console: read a line: %w", err)
		}
		if err := c.line(ctx, h, line); err != nil {
			return err
		}
	}
	return nil
}

func (c *Console) line(ctx context.Context, h chat.Handler, line string) error {
	in, err := c.parse(line)
	if err != nil {
		c.fault(err.Error())
		return nil
	}
	if in.empty() {
		return nil
	}
	if hook, arg, ok := c.hook(in.Text); ok {
		c.runHook(hook, arg)
		return nil
	}
	return c.say(ctx, h, c.event(in))
}

// say gets the event answered and prints the answer.
func (c *Console) say(ctx context.Context, h chat.Handler, e chat.Event) error {
	c.mu.Lock()
	c.waiting, c.replied, c.offered = chat.ReplyKey(e.Key), false, nil
	c.mu.Unlock()
	err := c.exchange(ctx, h, e)
	c.mu.Lock()
	replied := c.replied
	c.waiting = ""
	c.mu.Unlock()
	if !replied && ctx.Err() == nil {
		c.fault(unanswered)
	}
	if err != nil && ctx.Err() == nil {
		return fmt.Errorf("console: %w", err)
	}
	return nil
}

func (c *Console) exchange(ctx context.Context, h chat.Handler, e chat.Event) error {
	if c.post == nil {
		return h(ctx, e)
	}
	if err := c.post.Take(ctx, e); err != nil {
		return err
	}
	patience := time.After(4 * Hold)
	for {
		if _, err := c.post.Deliver(ctx); err != nil || c.hasReplied() {
			return err
		}
		select {
		case <-ctx.Done():
			return nil
		case <-patience:
			return nil
		case <-time.After(Hold / 10):
		}
	}
}

func (c *Console) hasReplied() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.replied
}

func (c *Console) event(in input) chat.Event {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.lines++
	return chat.Event{
		Key:     Route + ":" + c.opt.Session + ":" + strconv.Itoa(c.lines),
		Account: Route + "/" + c.person,
		Room:    chat.Room{Route: Route, ID: c.person, Thread: in.Thread, Privacy: in.privacy()},
		Text:    in.Text, Press: in.Press, At: c.opt.Now().UTC(),
	}
}
