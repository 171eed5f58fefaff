package drill

import (
	"context"
	"errors"
	"io"
	"net"
	"net/url"
	"sync"
	"time"
)

// gate stands between the processes and a server. While it is shut nobody gets through, and whoever
// was through is cut off: the server is gone.
type gate struct {
	address string          // of the server
	ctx     context.Context //nolint:containedctx // a gate lives as long as the drill

	mu       sync.Mutex
	listener net.Listener
	open     map[net.Conn]bool
}

// behindGate puts a gate in front of the server of an address, and returns the address through it.
func behindGate(ctx context.Context, address, port string) (*gate, string, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return nil, "", errors.New("the drill needs a PostgreSQL database, or a Redis, with a host in its address")
	}
	g := &gate{address: u.Host, ctx: ctx, open: map[net.Conn]bool{}}
	if u.Port() == "" {
		g.address = net.JoinHostPort(u.Hostname(), port)
	}
	if err := g.unlock("127.0.0.1:0"); err != nil {
		return nil, "", err
	}
	context.AfterFunc(ctx, func() { g.shut() })
	u.Host = g.listener.Addr().String()
	return g, u.String(), nil
}

// away shuts the gate for a while.
func (g *gate) away(ctx context.Context, long time.Duration) error {
	at := g.shut()
	pause(ctx, long)
	return g.unlock(at)
}

// shut cuts everybody off, and returns where the gate stood.
func (g *gate) shut() string {
	g.mu.Lock()
	defer g.mu.Unlock()
	at := g.listener.Addr().String()
	_ = g.listener.Close()
	for c := range g.open {
		_ = c.Close()
	}
	clear(g.open)
	return at
}

func (g *gate) unlock(at string) error {
	var setup net.ListenConfig
	listener, err := setup.Listen(g.ctx, "tcp", at)
	if err != nil {
		return err
	}
	g.mu.Lock()
	g.listener = listener
	g.mu.Unlock()
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go g.pass(conn)
		}
	}()
	return nil
}

// pass lets one connection through.
func (g *gate) pass(in net.Conn) {
	out, err := new(net.Dialer).DialContext(g.ctx, "tcp", g.address)
	if err != nil {
		_ = in.Close()
		return
	}
	g.mu.Lock()
	g.open[in], g.open[out] = true, true
	g.mu.Unlock()
	var both sync.WaitGroup
	for _, way := range [][2]net.Conn{{in, out}, {out, in}} {
		both.Go(func() {
			_, _ = io.Copy(way[0], way[1])
			_, _ = way[0].Close(), way[1].Close()
		})
	}
	both.Wait()
	g.mu.Lock()
	delete(g.open, in)
	delete(g.open, out)
	g.mu.Unlock()
}
