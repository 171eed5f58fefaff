package mail

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"

	"github.com/redress-send/redress/bot/chat"
)

// Route is the name of this adapter in rooms and letters. A room's id is an address.
const Route = "mail"

// patience is how long a server may take for one mail where ctx sets no earlier end.
const patience = 30 * time.Second

// AtOnce is how many mails are handed over at once.
const AtOnce = 16

// Sender hands mails to one server. It may be used by any number of goroutines; each mail has its own
// connection.
type Sender struct {
	// TLS is how the server's name is checked; the zero Config takes the machine's own authorities.
	TLS *tls.Config
	// Now dates the mails; nil: the real clock.
	Now func() time.Time
	// Links are those of the letter with the key; nil: none.
	Links func(ctx context.Context, letter string) (Links, error)

	host           string
	port           int
	implicit       bool // encrypted from the first byte (smtps)
	user, password string
	from           string
	domain         string
}

var errServer = errors.New("SMTP_URL is not a mail server: write smtp://user:password@host:587 or smtps://user:password@host:465")

// NewSender returns a sender for the server: "smtp://host" (port 587, encryption begun by STARTTLS) or
// "smtps://host" (port 465), with "user:password@" before the host where the server asks for it. from is
// the address that mails come from. The error says what to write; it never holds the password.
func NewSender(server, from string) (*Sender, error) {
	sender, err := address(from)
	if err != nil {
		return nil, errors.New("MAIL_FROM is not an address: write redress@example.org")
	}
	u, err := url.Parse(server)
	if err != nil || !isHost(u.Hostname()) || (u.Scheme != "smtp" && u.Scheme != "smtps") {
		return nil, errServer
	}
	s := &Sender{host: u.Hostname(), port: 587, implicit: u.Scheme == "smtps", from: from, domain: domain(sender)}
	s.user = u.User.Username()
	s.password, _ = u.User.Password()
	if s.implicit {
		s.port = 465
	}
	if set := u.Port(); set != "" {
		if s.port, err = strconv.Atoi(set); err != nil || s.port < 1 || s.port > 65535 {
			return nil, errServer
		}
	}
	return s, nil
}

// Run does nothing until ctx ends: answers to mails are not read.
func (s *Sender) Run(ctx context.Context, _ chat.Handler) error {
	<-ctx.Done()
	return nil
}

// Post sends the message to the address that the room's id is. It returns the Message-ID. The error is
// chat.ErrUndeliverable where the server will never take a mail for that address; any other can be tried
// again. It holds no address.
func (s *Sender) Post(ctx context.Context, to chat.Room, m chat.Message) (chat.Ref, error) {
	if _, err := address(to.ID); err != nil {
		return "", fmt.Errorf("mail: the room is not an address: %w", chat.ErrUndeliverable)
	}
	now := s.Now
	if now == nil {
		now = time.Now
	}
	e := Envelope{From: s.from, To: to.ID, At: now()}
	if s.Links != nil {
		links, err := s.Links(ctx, m.Key)
		if err != nil {
			return "", fmt.Errorf("mail: make the links: %w", err)
		}
		e.Links = links
	}
	mail, err := build(m, &e)
	if err != nil {
		return "", fmt.Errorf("%w: %w", chat.ErrUndeliverable, err)
	}
	if err := s.send(ctx, mail); err != nil {
		return "", err
	}
	return chat.Ref(mail.GetMessageID()), nil
}

// send hands one mail over, on a connection of its own that ends with ctx.
func (s *Sender) send(ctx context.Context, m *gomail.Msg) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	var conn net.Conn
	c, err := s.client(func(_ context.Context, network, address string) (_ net.Conn, err error) {
		conn, err = s.dial(ctx, network, address)
		return conn, err
	})
	if err != nil {
		return fmt.Errorf("mail: the mail server cannot be used: %w", err)
	}
	session, err := c.DialToSMTPClientWithContext(ctx)
	if conn != nil {
		defer func() { _ = conn.Close() }()
	}
	if err != nil {
		return failed("reach the server", err)
	}
	if err := c.SendWithSMTPClient(session, m); err != nil {
		return refused(err)
	}
	_ = c.CloseWithSMTPClient(session) // the mail is the server's by now, however the parting goes
	return nil
}

// client is what speaks with the server. It begins encryption, which only the machine itself may do without, and signs
// in by whatever the server and it both know.
func (s *Sender) client(dial gomail.DialContextFunc) (*gomail.Client, error) {
	policy := gomail.TLSMandatory
	switch {
	case s.implicit:
		policy = gomail.NoTLS // dial did it
	case local(s.host):
		policy = gomail.TLSOpportunistic
	}
	options := []gomail.Option{
		gomail.WithPort(s.port), gomail.WithHELO(s.domain), gomail.WithTimeout(patience), gomail.WithTLSPolicy(policy), gomail.WithTLSConfig(s.tls()),
		gomail.WithDialContextFunc(dial),
		// Whether a mail was taken is what the server said of the mail, and not of anything after it.
		gomail.WithoutNoop(), gomail.WithoutRset(),
	}
	if s.user != "" {
		options = append(options, gomail.WithUsername(s.user), gomail.WithPassword(s.password),
			gomail.WithOpportunisticSMTPAuth(gomail.SMTPAuthPlain, gomail.SMTPAuthLogin))
	}
	return gomail.NewClient(s.host, options...)
}

// dial connects, encrypted at once for smtps. The connection ends with ctx.
func (s *Sender) dial(ctx context.Context, network, address string) (net.Conn, error) {
	conn, err := (&net.Dialer{}).DialContext(ctx, network, address)
	if err != nil {
		return nil, err
	}
	context.AfterFunc(ctx, func() { _ = conn.Close() })
	if !s.implicit {
		return conn, nil
	}
	encrypted := tls.Client(conn, s.tls())
	if err := encrypted.HandshakeContext(ctx); err != nil {
		_ = conn.Close()
		return nil, err
	}
	return encrypted, nil
}

func (s *Sender) tls() *tls.Config {
	c := &tls.Config{}
	if s.TLS != nil {
		c = s.TLS.Clone()
	}
	c.ServerName = s.host
	c.MinVersion = tls.VersionTLS12
	return c
}

func isHost(s string) bool { return s != "" && (net.ParseIP(s) != nil || !strings.Contains(s, ":")) }

func local(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// ours are the lasting answers that are about the sender and not about this one mail: sign in first, wrong
// password, encryption required.
var ours = []int{530, 534, 535, 538}

// steps are what was being done when the server did not want.
var steps = map[gomail.SendErrReason]string{gomail.ErrSMTPMailFrom: "name the sender", gomail.ErrSMTPRcptTo: "name the recipient"}

// refused is what became of a mail that was not taken. A lasting "no" that is about this one mail is
// chat.ErrUndeliverable. Of what the server says only the numbers are kept: in words servers quote what they were
// given, the text of the mail too.
func refused(err error) error {
	why, ok := errors.AsType[*gomail.SendError](err)
	if !ok {
		return failed("hand over the mail", err)
	}
	step, named := steps[why.Reason]
	if !named {
		step = "hand over the mail"
	}
	code := why.ErrorCode()
	if code == 0 { // nobody answered
		return failed(step, err)
	}
	said := strings.TrimSpace(fmt.Sprintf("the server answered %d %s", code, why.EnhancedStatusCode()))
	wrong := &SendError{Step: step, said: said, cause: err}
	if code >= 500 && why.Reason != gomail.ErrSMTPMailFrom && !slices.Contains(ours, code) {
		return fmt.Errorf("%w: %w", chat.ErrUndeliverable, wrong)
	}
	return wrong
}

// addresses are blotted out of what goes wrong on the way to a server.
var addresses = regexp.MustCompile(`[^\s<>"]+@[^\s<>"]+`)

func failed(step string, err error) error {
	return &SendError{Step: step, said: addresses.ReplaceAllString(err.Error(), "(address)"), cause: err}
}

// SendError is a mail that did not go out: at which step, and why, without addresses and without its text.
type SendError struct {
	Step  string
	said  string
	cause error
}

func (f *SendError) Error() string { return "mail: " + f.Step + ": " + f.said }

func (f *SendError) Unwrap() error { return f.cause }
