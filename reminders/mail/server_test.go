package mail_test

import (
	"bufio"
	"cmp"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"io"
	"math/big"
	"net"
	"net/textproto"
	"strings"
	"sync"
	"testing"
	"time"
)

// server is a small mail server on 127.0.0.1: real sockets, real SMTP, one mail after the other.
type server struct {
	Reply    map[string]string // by verb: what is answered instead of "yes"
	User     string            // the "user:password" that is asked for; empty: nobody has to sign in
	STARTTLS bool
	Silent   bool   // accepts and never says a word
	Host     string // where it listens; empty: 127.0.0.1

	listener net.Listener
	tls      *tls.Config
	roots    *x509.CertPool

	mu    sync.Mutex
	mails []received
	open  sync.WaitGroup
}

// received is one mail as the server was handed it.
type received struct {
	From, To  string
	Body      string
	Encrypted bool
	User      string
}

// start listens, with encryption from the first byte where implicit is set.
func (s *server) start(t *testing.T, implicit bool) *server {
	t.Helper()
	var err error
	if s.listener, err = net.Listen("tcp", net.JoinHostPort(cmp.Or(s.Host, "127.0.0.1"), "0")); err != nil {
		t.Fatal(err)
	}
	s.certify(t)
	if implicit {
		s.listener = tls.NewListener(s.listener, s.tls)
	}
	go func() {
		for {
			conn, err := s.listener.Accept()
			if err != nil {
				return
			}
			s.open.Go(func() { s.serve(conn, implicit) })
		}
	}()
	t.Cleanup(func() {
		s.listener.Close()
		s.open.Wait()
	})
	return s
}

func (s *server) address() string { return s.listener.Addr().String() }

func (s *server) got() []received {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]received(nil), s.mails...)
}

// certify makes a certificate for 127.0.0.1 that only this test trusts.
func (s *server) certify(t *testing.T) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	cert := &x509.Certificate{SerialNumber: big.NewInt(1), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true,
		BasicConstraintsValid: true, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, cert, cert, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	s.roots = x509.NewCertPool()
	s.roots.AddCert(parsed)
	s.tls = &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}}
}

func (s *server) serve(conn net.Conn, encrypted bool) {
	defer func() { conn.Close() }()
	in := textproto.NewReader(bufio.NewReader(conn))
	say := func(line string) { _, _ = io.WriteString(conn, line+"\r\n") }
	if s.Silent {
		_, _ = in.ReadLine()
		return
	}
	say("220 test")
	mail := received{Encrypted: encrypted}
	for {
		line, err := in.ReadLine()
		if err != nil {
			return
		}
		verb := strings.ToUpper(strings.Fields(line + " ?")[0])
		if reply, ok := s.Reply[verb]; ok {
			say(reply)
			continue
		}
		switch verb {
		case "EHLO":
			say("250-test")
			if s.STARTTLS && !mail.Encrypted {
				say("250-STARTTLS")
			}
			say("250-8BITMIME")
			say("250-ENHANCEDSTATUSCODES")
			say("250 AUTH PLAIN")
		case "STARTTLS":
			say("220 go on")
			conn = tls.Server(conn, s.tls)
			in, mail.Encrypted = textproto.NewReader(bufio.NewReader(conn)), true
		case "AUTH":
			secret, _ := base64.StdEncoding.DecodeString(strings.TrimPrefix(line, "AUTH PLAIN "))
			if mail.User = strings.ReplaceAll(strings.Trim(string(secret), "\x00"), "\x00", ":"); mail.User != s.User {
				say("535 no")
				continue
			}
			say("235 yes")
		case "MAIL":
			mail.From = between(line)
			say("250 yes")
		case "RCPT":
			mail.To = between(line)
			say("250 yes")
		case "DATA":
			say("354 go on")
			body, err := io.ReadAll(in.DotReader())
			if err != nil {
				return
			}
			mail.Body = string(body)
			s.mu.Lock()
			s.mails = append(s.mails, mail)
			s.mu.Unlock()
			say("250 yes")
		case "QUIT":
			say("221 bye")
			return
		default:
			say("500 what?")
		}
	}
}

func between(line string) string {
	_, rest, _ := strings.Cut(line, "<")
	inside, _, _ := strings.Cut(rest, ">")
	return inside
}
