package console

import (
	"context"
	"io"
)

// Until returns r as an input that ends when ctx does, so that a console that waits for somebody to type can
// be stopped. The line that is being answered then is answered to its end: give Run a context of its own.
func Until(ctx context.Context, r io.Reader) io.Reader {
	u := &until{ctx: ctx, from: r, wanted: make(chan int), come: make(chan chunk)}
	go u.pump()
	return u
}

type until struct {
	ctx    context.Context //nolint:containedctx // it is what ends the input
	from   io.Reader
	wanted chan int
	come   chan chunk
	ended  error // what the source ended with
}

type chunk struct {
	data []byte
	err  error
}

// pump reads only what was asked for; a read that nobody waits for any more is left to end with the process.
func (u *until) pump() {
	for {
		select {
		case <-u.ctx.Done():
			return
		case n := <-u.wanted:
			data := make([]byte, n)
			n, err := u.from.Read(data)
			select {
			case u.come <- chunk{data[:n], err}:
			case <-u.ctx.Done():
				return
			}
			if err != nil {
				return
			}
		}
	}
}

// Read reads as io.Reader says; it is io.EOF once the context has ended.
func (u *until) Read(p []byte) (int, error) {
	if u.ctx.Err() != nil {
		return 0, io.EOF
	}
	if u.ended != nil {
		return 0, u.ended
	}
	select {
	case <-u.ctx.Done():
		return 0, io.EOF
	case u.wanted <- len(p):
	}
	select {
	case <-u.ctx.Done():
		return 0, io.EOF
	case c := <-u.come:
		u.ended = c.err
		return copy(p, c.data), c.err
	}
}
