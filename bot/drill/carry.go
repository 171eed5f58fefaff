package drill

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/reminders/mail"
)

// job is what a process carries; it comes on its standard input.
type job struct{ Database, SMTP, Chats, Redis string }

// Carry is a process of the drill: it carries letters, and answers questions, until it is killed or its input ends.
// office makes the post office over the database at an address, with conversations in the Redis at the other; where
// that is empty nobody asks.
func Carry(ctx context.Context, in io.Reader, office func(ctx context.Context, address, redis string) (*chat.Post, error)) error {
	var j job
	if err := json.NewDecoder(in).Decode(&j); err != nil {
		return fmt.Errorf("this is a process of the drill: run “redress drill --letters 1000”: %w", err)
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	go func() { // whoever started it is gone
		_, _ = io.Copy(io.Discard, in)
		stop()
	}()
	p, err := office(ctx, j.Database, j.Redis)
	for err != nil && pause(ctx, time.Second) { // it may be away: whoever looks after a process starts it again
		p, err = office(ctx, j.Database, j.Redis)
	}
	if err != nil {
		return err
	}
	sender, err := mail.NewSender("smtp://"+j.SMTP, "redress@example.org")
	if err != nil {
		return err
	}
	p.Join(RouteMail, sender, chat.Carriage{AtOnce: mail.AtOnce})
	client := &http.Client{Timeout: 10 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: 64}}
	for _, route := range []string{RouteKeyed, RouteSeen} {
		p.Join(route, &adapter{route: route, address: j.Chats, client: client}, chat.Carriage{})
	}
	return p.Run(ctx)
}

// process is one that carries.
type process struct {
	cmd *exec.Cmd
	in  io.Closer
}

func start(ctx context.Context, h *House, j *job) (*process, error) {
	cmd := exec.CommandContext(ctx, h.Program, h.ChildArgs...) //nolint:gosec // it is this program
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1")             //nolint:forbidigo // a child has its parent's world
	cmd.Stderr = io.Discard                                    // what fails is what is wanted, and is said again
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	if err := json.NewEncoder(in).Encode(j); err != nil {
		return nil, errors.Join(fmt.Errorf("tell a process what to carry: %w", err), cmd.Process.Kill(), cmd.Wait())
	}
	return &process{cmd: cmd, in: in}, nil
}

// kill is kill -9.
func (p *process) kill() {
	_ = p.cmd.Process.Kill()
	_ = p.cmd.Wait()
}

// end lets the process end by itself, or kills it.
func (p *process) end() {
	_ = p.in.Close()
	done := make(chan struct{})
	go func() { _ = p.cmd.Wait(); close(done) }()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		_ = p.cmd.Process.Kill()
		<-done
	}
}
