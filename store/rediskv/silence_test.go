package rediskv_test

import (
	"context"
	"errors"
	"io"
	"net"
	"sync/atomic"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/store/rediskv"
)

// A server that takes what it is sent and says nothing holds nobody up longer than they want to wait.
func TestNothingWaitsForASilentServer(t *testing.T) {
	server := miniredis.RunT(t)
	address, silent := silenced(t, server.Addr())
	r := connect(t, "redis://"+address)
	save(t, r, "room-1", "kept", long)
	silent.Store(true)
	for name, call := range map[string]func(ctx context.Context) error{
		"Load": func(ctx context.Context) error { _, err := r.Load(ctx, "room-1"); return err },
		"Save": func(ctx context.Context) error { return r.Save(ctx, "room-1", []byte("new"), long) },
		"Drop": func(ctx context.Context) error { return r.Drop(ctx, "room-1") },
	} {
		for says, c := range map[string]struct {
			ends func(t *testing.T) (context.Context, context.CancelFunc)
			is   error
		}{
			"a deadline": {func(t *testing.T) (context.Context, context.CancelFunc) {
				return context.WithTimeout(t.Context(), 100*time.Millisecond)
			}, context.DeadlineExceeded},
			"a cancellation": {func(t *testing.T) (context.Context, context.CancelFunc) {
				ctx, stop := context.WithCancel(t.Context())
				time.AfterFunc(100*time.Millisecond, stop)
				return ctx, stop
			}, context.Canceled},
		} {
			t.Run(name+" by "+says, func(t *testing.T) {
				t.Parallel()
				ctx, stop := c.ends(t)
				defer stop()
				began := time.Now()
				err := call(ctx)
				if !errors.Is(err, c.is) || casework.Sentence(err) != casework.Sentence(casework.Stopped("", nil)) {
					t.Errorf("%v, wanted that it was stopped", err)
				}
				if took := time.Since(began); took > 3*time.Second {
					t.Errorf("went on for %s", took)
				}
			})
		}
	}
	t.Cleanup(func() {
		if state, err := server.Get("redress:dialog:room-1"); err != nil || state != "kept" {
			t.Errorf("the server holds %q, %v", state, err)
		}
	})
}

func TestASilentServerIsNoServer(t *testing.T) {
	address, silent := silenced(t, miniredis.RunT(t).Addr())
	silent.Store(true)
	_, err := rediskv.Open("redis://" + address)
	fails(t, err, casework.Internal)
}

// silenced is a wire to a server that can be made to swallow everything.
func silenced(t *testing.T, to string) (address string, silent *atomic.Bool) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	try(t, err)
	t.Cleanup(func() { _ = listener.Close() })
	silent = new(atomic.Bool)
	pass := func(from, into net.Conn) {
		defer func() { _, _ = from.Close(), into.Close() }()
		buf := make([]byte, 4096)
		for {
			n, err := from.Read(buf)
			if err != nil {
				return
			}
			if silent.Load() {
				_, _ = io.Copy(io.Discard, from)
				return
			}
			if _, err := into.Write(buf[:n]); err != nil {
				return
			}
		}
	}
	go func() {
		for {
			from, err := listener.Accept()
			if err != nil {
				return
			}
			into, err := net.Dial("tcp", to)
			if err != nil {
				_ = from.Close()
				return
			}
			go pass(from, into)
			go pass(into, from)
		}
	}()
	return listener.Addr().String(), silent
}
