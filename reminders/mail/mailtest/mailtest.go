// Package mailtest is a mail server in the process, for tests and for the drill: real sockets, real SMTP, no
// encryption, and every fault that a server can have on the way of one mail. It keeps what it took, by
// Message-ID, and delivers nothing anywhere.
//
//	s, err := mailtest.Start(ctx, func(to string, n int) mailtest.Fault { return mailtest.None })
//	sender, err := mail.NewSender("smtp://"+s.Address(), "redress@example.org")
package mailtest

import (
	"bufio"
	"context"
	"io"
	"maps"
	"net"
	"net/textproto"
	"strings"
	"sync"
	"time"
)

// Fault is what goes wrong with one mail.
type Fault int

// The faults.
const (
	None   Fault = iota
	Busy         // 450 to the recipient: not now
	Nobody       // 550 to the recipient: never
	Full         // 452 after the mail: not taken
	Refuse       // 554 after the mail: never
	Slow         // taken, and said so two seconds later
	Drop         // taken, and the connection is gone before that is said
	Lose         // not taken, and the connection is gone
)

// slowness is how long Slow lets a client wait.
const slowness = 2 * time.Second

// Server is a mail server. It is safe for use by several goroutines.
type Server struct {
	listener net.Listener
	fault    func(to string, n int) Fault

	mu    sync.Mutex
	tries int
	taken map[string]int // mails by Message-ID
	open  sync.WaitGroup
}

// Start listens on 127.0.0.1 until ctx ends. fault says what goes wrong with the nth mail, from 1, to an address.
func Start(ctx context.Context, fault func(to string, n int) Fault) (*Server, error) {
	var setup net.ListenConfig
	listener, err := setup.Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	s := &Server{listener: listener, fault: fault, taken: map[string]int{}}
	context.AfterFunc(ctx, func() { _ = listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			s.open.Go(func() { s.serve(ctx, conn) })
		}
	}()
	return s, nil
}

// Address is where it listens, with its port.
func (s *Server) Address() string { return s.listener.Addr().String() }

// Taken is how often each mail was taken, by its Message-ID.
func (s *Server) Taken() map[string]int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return maps.Clone(s.taken)
}

// dialogue is one connection.
type dialogue struct {
	*Server

	conn net.Conn
	in   *textproto.Reader
	now  Fault
}

func (s *Server) serve(ctx context.Context, conn net.Conn) {
	defer func() { _ = conn.Close() }()
	defer context.AfterFunc(ctx, func() { _ = conn.Close() })()
	d := &dialogue{Server: s, conn: conn, in: textproto.NewReader(bufio.NewReader(conn))}
	d.say("220 mailtest")
	for {
		line, err := d.in.ReadLine()
		if err != nil || !d.answer(line) {
			return
		}
	}
}

func (d *dialogue) say(line string) { _, _ = io.WriteString(d.conn, line+"\r\n") }

// answer answers one command and reports whether the connection stays.
func (d *dialogue) answer(line string) bool {
	verb, rest, _ := strings.Cut(line, " ")
	switch strings.ToUpper(verb) {
	case "EHLO", "HELO":
		d.say("250-mailtest")
		d.say("250-ENHANCEDSTATUSCODES")
		d.say("250 8BITMIME")
	case "RCPT":
		d.choose(rest)
	case "DATA":
		d.say("354 go on")
		return d.take()
	case "QUIT":
		d.say("221 bye")
		return false
	default:
		d.say("250 yes")
	}
	return true
}

func (d *dialogue) choose(rest string) {
	_, to, _ := strings.Cut(rest, "<")
	to, _, _ = strings.Cut(to, ">")
	d.mu.Lock()
	d.tries++
	n := d.tries
	d.mu.Unlock()
	switch d.now = d.fault(to, n); d.now {
	case Busy:
		d.say("450 4.2.1 not now")
	case Nobody:
		d.say("550 5.1.1 nobody of that name")
	default:
		d.say("250 yes")
	}
}

// take reads a mail, and takes it or not.
func (d *dialogue) take() bool {
	body := d.in.DotReader()
	header, err := textproto.NewReader(bufio.NewReader(body)).ReadMIMEHeader()
	if err != nil {
		return false
	}
	if _, err := io.Copy(io.Discard, body); err != nil {
		return false
	}
	switch d.now {
	case Lose:
		return false
	case Full:
		d.say("452 4.3.1 no room")
		return true
	case Refuse:
		d.say("554 5.7.1 no")
		return true
	}
	d.mu.Lock()
	d.taken[header.Get("Message-Id")]++
	d.mu.Unlock()
	switch d.now {
	case Drop:
		return false
	case Slow:
		time.Sleep(slowness) //nolint:forbidigo // a slow server is slow
	}
	d.say("250 2.0.0 taken")
	return true
}
