package mail_test

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/bot/chat"
	ours "github.com/redress-send/redress/reminders/mail"
)

var to = chat.Room{Route: ours.Route, ID: "adviser-1@example.org", Privacy: chat.Direct}

func sender(t *testing.T, url string, s *server) *ours.Sender {
	t.Helper()
	out, err := ours.NewSender(url, "Redress <redress@example.org>")
	if err != nil {
		t.Fatal(err)
	}
	out.Now = func() time.Time { return at }
	out.TLS = &tls.Config{RootCAs: s.roots}
	return out
}

// handedOver is the mail as a server should get it: what Render writes, with the ends of lines that
// textproto's reader makes of them.
func handedOver(t *testing.T) string {
	t.Helper()
	raw, err := ours.Render(reminder(), ours.Envelope{From: "Redress <redress@example.org>", To: to.ID, At: at})
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(raw), "\r\n", "\n")
}

func TestAMailArrives(t *testing.T) {
	plain := received{From: "redress@example.org", To: "adviser-1@example.org", Body: handedOver(t)}
	encrypted := plain
	encrypted.Encrypted = true
	signedIn := encrypted
	signedIn.User = "me:s3cret"
	for name, c := range map[string]struct {
		server *server
		scheme string
		user   string
		want   received
	}{
		"on the machine itself":             {&server{}, "smtp", "", plain},
		"with encryption that is begun":     {&server{STARTTLS: true}, "smtp", "", encrypted},
		"with encryption from the start":    {&server{}, "smtps", "", encrypted},
		"with a password":                   {&server{STARTTLS: true, User: "me:s3cret"}, "smtp", "me:s3cret@", signedIn},
		"where the server hangs up rudely":  {&server{Reply: map[string]string{"QUIT": "500 no"}}, "smtp", "", plain},
		"with a password, encrypted at one": {&server{User: "me:s3cret"}, "smtps", "me:s3cret@", signedIn},
	} {
		t.Run(name, func(t *testing.T) {
			srv := c.server.start(t, c.scheme == "smtps")
			ref, err := sender(t, c.scheme+"://"+c.user+srv.address(), srv).Post(t.Context(), to, reminder())
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff([]received{c.want}, srv.got()); diff != "" {
				t.Error(diff)
			}
			if !strings.Contains(c.want.Body, "\nMessage-ID: "+string(ref)+"\n") {
				t.Errorf("%s is not the mail's Message-ID", ref)
			}
		})
	}
}

func TestAServersNo(t *testing.T) {
	for name, c := range map[string]struct {
		reply   map[string]string
		forever bool
		says    string
	}{
		"there is no such address":    {map[string]string{"RCPT": "550 5.1.1 <adviser-1@example.org> is nobody here"}, true, "mail: name the recipient: the server answered 550 5.1.1"},
		"not now":                     {map[string]string{"RCPT": "450 busy"}, false, "mail: name the recipient: the server answered 450"},
		"the mail is refused":         {map[string]string{"DATA": "554 no"}, true, "mail: hand over the mail: the server answered 554"},
		"sign in first":               {map[string]string{"RCPT": "530 sign in first"}, false, "mail: name the recipient: the server answered 530"},
		"not from this sender":        {map[string]string{"MAIL": "553 not you"}, false, "mail: name the sender: the server answered 553"},
		"the server closes its doors": {map[string]string{"EHLO": "421 bye", "HELO": "421 bye"}, false, "HELO response: 421 \"bye\""},
	} {
		t.Run(name, func(t *testing.T) {
			srv := (&server{Reply: c.reply}).start(t, false)
			_, err := sender(t, "smtp://"+srv.address(), srv).Post(t.Context(), to, reminder())
			if err == nil || errors.Is(err, chat.ErrUndeliverable) != c.forever || !strings.HasSuffix(err.Error(), c.says) {
				t.Errorf("%v; want it to end with %q, for ever: %v", err, c.says, c.forever)
			}
			if len(srv.got()) != 0 {
				t.Error("the mail went out all the same")
			}
		})
	}
}

func TestAPasswordThatIsWrongIsTriedAgain(t *testing.T) {
	srv := (&server{STARTTLS: true, User: "me:other"}).start(t, false)
	_, err := sender(t, "smtp://me:s3cret@"+srv.address(), srv).Post(t.Context(), to, reminder())
	if err == nil || errors.Is(err, chat.ErrUndeliverable) || strings.Contains(err.Error(), "s3cret") {
		t.Errorf("%v", err)
	}
}

// elsewhere is an address of this machine that is not the machine itself.
func elsewhere(t *testing.T) string {
	t.Helper()
	all, err := net.InterfaceAddrs()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range all {
		if ip, ok := a.(*net.IPNet); ok && ip.IP.To4() != nil && !ip.IP.IsLoopback() {
			return ip.IP.String()
		}
	}
	t.Skip("SKIPPED, NOT TESTED: this machine has no address but its own")
	return ""
}

func TestAServerWithoutEncryptionIsRefused(t *testing.T) {
	srv := (&server{Host: elsewhere(t), User: "me:s3cret"}).start(t, false)
	_, err := sender(t, "smtp://me:s3cret@"+srv.address(), srv).Post(t.Context(), to, reminder())
	if err == nil || !strings.Contains(err.Error(), "does not support STARTTLS") || errors.Is(err, chat.ErrUndeliverable) || len(srv.got()) != 0 {
		t.Errorf("%v", err)
	}
}

func TestAStrangersCertificateIsRefused(t *testing.T) {
	srv, stranger := (&server{}).start(t, true), (&server{}).start(t, true)
	_, err := sender(t, "smtps://"+srv.address(), stranger).Post(t.Context(), to, reminder())
	var wrong *tls.CertificateVerificationError
	if !errors.As(err, &wrong) || len(srv.got()) != 0 {
		t.Errorf("%v", err)
	}
}

func TestARoomThatIsNoAddressIsUndeliverable(t *testing.T) {
	srv := (&server{}).start(t, false)
	_, err := sender(t, "smtp://"+srv.address(), srv).Post(t.Context(), chat.Room{Route: ours.Route, ID: "adviser-1"}, reminder())
	if !errors.Is(err, chat.ErrUndeliverable) {
		t.Errorf("%v", err)
	}
}

func TestASilentServerIsLeftWhenThePatienceEnds(t *testing.T) {
	srv := (&server{Silent: true}).start(t, false)
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, cancel)
	if _, err := sender(t, "smtp://"+srv.address(), srv).Post(ctx, to, reminder()); err == nil || errors.Is(err, chat.ErrUndeliverable) {
		t.Errorf("%v", err)
	}
}

func TestAServerOrSenderThatIsNone(t *testing.T) {
	for _, c := range []struct{ url, from string }{
		{"", "redress@example.org"}, {"mail.example.org", "redress@example.org"}, {"http://mail.example.org", "redress@example.org"},
		{"smtp://", "redress@example.org"}, {"smtp://user:s3cret@:587:1", "redress@example.org"}, {"smtp://mail.example.org", ""},
		{"smtp://mail.example.org", "redress"}, {"smtp://mail.example.org", "a@b.example\r\nBcc: c@d.example"},
	} {
		s, err := ours.NewSender(c.url, c.from)
		if err == nil || strings.Contains(err.Error(), "s3cret") {
			t.Errorf("%q from %q: %v, %v", c.url, c.from, s, err)
		}
	}
}
