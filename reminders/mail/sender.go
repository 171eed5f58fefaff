package mail

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/smtp"
	"net/textproto"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

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

	host, port     string
	implicit       bool // encrypted from the first byte (smtps)
	user, password string
	from           string
	domain         string
}

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
		return nil, errors.New("SMTP_URL is not a mail server: write smtp://user:password@host:587 or smtps://user:password@host:465")
	}
	s := &Sender{host: u.Hostname(), port: u.Port(), implicit: u.Scheme == "smtps", from: from, domain: domain(sender)}
	s.user = u.User.Username()
	s.password, _ = u.User.Password()
	if s.port == "" {
		s.port = map[bool]string{false: "587", true: "465"}[s.implicit]
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
	recipient, err := address(to.ID)
	if err != nil {
		return "", fmt.Errorf("mail: the room is not an address: %w", chat.ErrUndeliverable)
	}
	now := s.Now
	if now == nil {
		now = time.Now
	}
	e := Envelope{From: s.from, To: to.ID, At: now()}
	if s.Links != nil {
		if e.Links, err = s.Links(ctx, m.Key); err != nil {
			return "", fmt.Errorf("mail: make the links: %w", err)
		}
	}
	body, err := Render(m, e)
	if err != nil {
		return "", fmt.Errorf("%w: %w", chat.ErrUndeliverable, err)
	}
	from, err := address(s.from)
	if err != nil {
		return "", err
	}
	if err := s.send(ctx, from.Address, recipient.Address, body); err != nil {
		return "", err
	}
	return chat.Ref(messageID(m.Key, from)), nil
}

func (s *Sender) send(ctx context.Context, from, to string, body []byte) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	c, err := s.dial(ctx)
	if err != nil {
		return failed("reach the server", err)
	}
	defer func() { _ = c.Close() }()
	if err := s.greet(c); err != nil {
		return err
	}
	if err := c.Mail(from); err != nil {
		return failed("name the sender", err)
	}
	if err := c.Rcpt(to); err != nil {
		return refused("name the recipient", err)
	}
	w, err := c.Data()
	if err != nil {
		return refused("hand over the mail", err)
	}
	if _, err := w.Write(body); err != nil {
		return failed("hand over the mail", err)
	}
	if err := w.Close(); err != nil {
		return refused("hand over the mail", err)
	}
	_ = c.Quit() // the mail is the server's by now, however the parting goes
	return nil
}

// dial connects, encrypted at once for smtps. The connection ends with ctx.
func (s *Sender) dial(ctx context.Context) (*smtp.Client, error) {
	conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", net.JoinHostPort(s.host, s.port))
	if err != nil {
		return nil, err
	}
	if end, ok := ctx.Deadline(); ok {
		_ = conn.SetDeadline(end)
	}
	context.AfterFunc(ctx, func() { _ = conn.Close() })
	if s.implicit {
		conn = tls.Client(conn, s.tls())
	}
	c, err := smtp.NewClient(conn, s.host)
	if err != nil {
		_ = conn.Close()
		return nil, err
	}
	return c, nil
}

// greet says who we are, begins encryption and proves who we are.
func (s *Sender) greet(c *smtp.Client) error {
	if err := c.Hello(s.domain); err != nil {
		return failed("greet the server", err)
	}
	if starts, _ := c.Extension("STARTTLS"); starts && !s.implicit {
		if err := c.StartTLS(s.tls()); err != nil {
			return failed("begin encryption", err)
		}
	} else if !s.implicit && !local(s.host) {
		return errors.New("mail: the server offers no encryption: use smtps://, or a server that knows STARTTLS")
	}
	if s.user == "" {
		return nil
	}
	if err := c.Auth(smtp.PlainAuth("", s.user, s.password, s.host)); err != nil {
		return failed("sign in", err)
	}
	return nil
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

// refused is failed for a step at which a server's lasting "no" is about this one mail. Of what the server
// says only the numbers are kept: in words servers quote what they were given, the text of the mail too.
func refused(step string, err error) error {
	reply, answered := errors.AsType[*textproto.Error](err)
	if !answered {
		return failed(step, err)
	}
	said := strings.TrimSpace(fmt.Sprintf("the server answered %d %s", reply.Code, status.FindString(reply.Msg)))
	wrong := &SendError{Step: step, said: said, cause: err}
	if reply.Code >= 500 && !slices.Contains(ours, reply.Code) {
		return fmt.Errorf("%w: %w", chat.ErrUndeliverable, wrong)
	}
	return wrong
}

var (
	// addresses are blotted out of what goes wrong on the way to a server.
	addresses = regexp.MustCompile(`[^\s<>"]+@[^\s<>"]+`)
	// status is what a server's answer begins with (RFC 3463): the reason as a number.
	status = regexp.MustCompile(`^[245]\.\d{1,3}\.\d{1,3}`)
)

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
