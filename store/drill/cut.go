package drill

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/url"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

// cutting puts a wire between the writers and PostgreSQL that breaks: before a commit is passed on, after it
// was passed on, or when the answer is on its way. The writers say again what failed.
func cutting(ctx context.Context, s *stand) error {
	s.result.Title = "the connection cut around a commit, " + times(s.opt.Times)
	if err := s.prepare(ctx, s.opt.Writers); err != nil {
		return err
	}
	w, address, err := layWire(ctx, s.address)
	if err != nil {
		return err
	}
	defer w.remove()
	direct := s.job.Address
	s.job.Address = address
	p, err := s.begin(ctx, s.lanes(1, s.opt.Writers, 0))
	if err != nil {
		return err
	}
	w.breaks.Store(int64(s.opt.Times))
	for w.breaks.Load() > 0 && ctx.Err() == nil {
		select {
		case <-p.heard: // it ended by itself
			return p.finish()
		case <-time.After(20 * time.Millisecond):
		}
	}
	s.result.Times = s.opt.Times
	if err := p.kill(); err != nil {
		return err
	}
	if err := s.check(ctx, false); err != nil {
		return err
	}
	s.job.Address = direct
	return s.end(ctx, s.opt.Writers)
}

// wire passes bytes on between the writers and a server.
type wire struct {
	listener net.Listener
	to       string
	breaks   atomic.Int64 // how often it is still to break
	ends     context.CancelFunc
	all      sync.WaitGroup
}

// layWire lays a wire and returns the address to use in the place of the given one.
func layWire(ctx context.Context, address string) (*wire, string, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, "", errors.New("the address of the server cannot be read") // it may hold a password
	}
	q := u.Query()
	if u.Hostname() == "" || q.Get("host") != "" {
		return nil, "", &notDone{"the server is not reached by TCP, so there is no connection that could be cut"}
	}
	if m := q.Get("sslmode"); m == "require" || m == "verify-ca" || m == "verify-full" {
		return nil, "", &notDone{"the connection is encrypted (sslmode=" + m + "), so nobody can see where a commit is"}
	}
	port := u.Port()
	if port == "" {
		port = strconv.Itoa(5432)
	}
	var listen net.ListenConfig
	l, err := listen.Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, "", err
	}
	running, ends := context.WithCancel(ctx)
	w := &wire{listener: l, to: net.JoinHostPort(u.Hostname(), port), ends: ends}
	q.Set("sslmode", "disable")
	u.Host, u.RawQuery = l.Addr().String(), q.Encode()
	w.all.Go(func() { w.serve(running) })
	return w, u.String(), nil
}

func (w *wire) remove() {
	w.ends()
	_ = w.listener.Close()
	w.all.Wait()
}

func (w *wire) serve(ctx context.Context) {
	for {
		from, err := w.listener.Accept()
		if err != nil {
			return
		}
		w.all.Go(func() { w.carry(ctx, from) })
	}
}

// Where the wire breaks.
const (
	beforeCommit = iota // the server never hears of it
	afterCommit         // the server hears of it, and how it answers nobody knows
	beforeAnswer        // the server has committed and says so
	places
)

// carry passes one connection on until it ends or breaks.
func (w *wire) carry(ctx context.Context, from net.Conn) {
	var dialer net.Dialer
	to, err := dialer.DialContext(ctx, "tcp", w.to)
	if err != nil {
		_ = from.Close()
		return
	}
	cut := context.AfterFunc(ctx, func() { _, _ = from.Close(), to.Close() })
	defer cut()
	swallow := make(chan struct{}) // closed when answers are to be kept back
	done := make(chan struct{})
	go func() {
		defer close(done)
		answer(from, to, swallow)
		_, _ = from.Close(), to.Close()
	}()
	w.ask(from, to, swallow)
	_, _ = from.Close(), to.Close()
	<-done
}

// ask passes on what the program asks, and breaks the wire at one commit in eight while it is to break.
func (w *wire) ask(from, to net.Conn, swallow chan struct{}) {
	buf := make([]byte, 64<<10)
	for {
		n, err := from.Read(buf)
		if err != nil {
			return
		}
		breaks := commits(buf[:n]) && one(8) && w.breaks.Add(-1) >= 0
		where := random(places)
		if breaks && where == beforeCommit {
			return
		}
		if breaks && where == beforeAnswer {
			close(swallow)
		}
		if _, err := to.Write(buf[:n]); err != nil || breaks && where == afterCommit {
			return
		}
		if breaks {
			_, _ = from.Read(buf) // until answer closes it: the server has answered
			return
		}
	}
}

// answer passes on what the server answers, until it is to be kept back.
func answer(from, to net.Conn, swallow chan struct{}) {
	buf := make([]byte, 64<<10)
	for {
		n, err := to.Read(buf)
		if err != nil {
			return
		}
		select {
		case <-swallow:
			return
		default:
		}
		if _, err := io.Copy(from, bytes.NewReader(buf[:n])); err != nil {
			return
		}
	}
}

// commits reports whether the bytes begin with the statement that commits, as a simple query.
func commits(b []byte) bool {
	const head = 5 // 'Q' and the length
	return len(b) > head && b[0] == 'Q' && bytes.HasPrefix(bytes.ToLower(b[head:]), []byte("commit"))
}
