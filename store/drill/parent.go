package drill

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"sync"
)

// process is a child that runs.
type process struct {
	cmd    *exec.Cmd
	in     io.WriteCloser
	errs   bytes.Buffer
	begun  chan struct{} // closed at its first acknowledgement, or at its end
	heard  chan struct{} // closed when all that it said was read
	counts *counts
}

// counts are what the writers were told. Several processes may speak for one writer.
type counts struct {
	mu      sync.Mutex
	acts    map[int]int // of each writer: how many were acknowledged, from the first on
	retried int
	strange []string // lines that make no sense
}

// expect makes the writers of the lanes known, of whom nothing may ever be acknowledged.
func (c *counts) expect(lanes []lane) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, l := range lanes {
		c.acts[l.Writer] += 0
	}
}

func (c *counts) of(writer int) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.acts[writer]
}

func (c *counts) again() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.retried
}

func (c *counts) total() (n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, acts := range c.acts {
		n += acts
	}
	return n
}

// take takes a line of a child, and reports whether it acknowledges something.
func (c *counts) take(line string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	var writer, n int
	if _, err := fmt.Sscanf(line, saidAgain, &writer, &n); err == nil {
		c.retried++
		return false
	}
	if _, err := fmt.Sscanf(line, saidSaved, &writer, &n); err != nil || n > c.acts[writer] {
		c.strange = append(c.strange, line)
		return false
	}
	c.acts[writer] = max(c.acts[writer], n+1)
	return true
}

// start starts a child on the job.
func start(ctx context.Context, h *House, j *job, c *counts, prepare func(*exec.Cmd)) (*process, error) {
	text, err := json.Marshal(j)
	if err != nil {
		return nil, err
	}
	p := &process{cmd: commandOf(ctx, h), begun: make(chan struct{}), heard: make(chan struct{}), counts: c}
	p.cmd.Stderr = &p.errs
	if prepare != nil {
		prepare(p.cmd)
	}
	if p.in, err = p.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	go p.hear(out)
	if _, err := p.in.Write(append(text, '\n')); err != nil {
		return nil, errors.Join(err, p.kill())
	}
	return p, nil
}

// commandOf runs this program as a child.
func commandOf(ctx context.Context, h *House) *exec.Cmd {
	return exec.CommandContext(ctx, h.Program, h.ChildArgs...) //nolint:gosec // it is this program
}

// hear reads whole lines until the child ends.
func (p *process) hear(out io.Reader) {
	in, first := bufio.NewReader(out), true
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			break
		}
		if p.counts.take(line) && first {
			close(p.begun)
			first = false
		}
	}
	if first {
		close(p.begun)
	}
	close(p.heard)
}

// kill kills the child at once, as kill -9 does, and waits for its end. It is an error if it had ended by
// itself.
func (p *process) kill() error {
	_ = p.cmd.Process.Kill()
	<-p.heard
	err := p.cmd.Wait()
	_ = p.in.Close()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok && killed(exit) && p.errs.Len() == 0 {
		return nil
	}
	return p.complaint(err)
}

// finish waits until the child is done.
func (p *process) finish() error {
	<-p.heard
	err := p.cmd.Wait()
	_ = p.in.Close()
	if err == nil && p.errs.Len() == 0 {
		return nil
	}
	return p.complaint(err)
}

func (p *process) complaint(err error) error {
	said := bytes.TrimSpace(p.errs.Bytes())
	if len(said) == 0 {
		return fmt.Errorf("a writing process ended by itself (%w)", errors.Join(err, errors.New("it said nothing")))
	}
	return fmt.Errorf("a writing process ended by itself: %s", said)
}
