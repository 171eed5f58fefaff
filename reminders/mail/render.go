package mail

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"mime"
	"mime/quotedprintable"
	"net/mail"
	"regexp"
	"strings"
	"time"

	"github.com/redress-send/redress/bot/chat"
)

// Envelope says from whom and to whom a message goes, and when. From and To are addresses as people write
// them: "redress@example.org" or "Redress <redress@example.org>".
type Envelope struct {
	From, To string
	At       time.Time
}

// Render writes the message as a mail, with lines ending in CR LF. The message must have the key of its
// letter and the addresses must be addresses; anything else is an error.
func Render(m chat.Message, e Envelope) ([]byte, error) {
	if m.Key == "" {
		return nil, errors.New("mail: a message needs the key of its letter")
	}
	from, err := address(e.From)
	if err != nil {
		return nil, fmt.Errorf("mail: the sender is not an address: %w", err)
	}
	to, err := address(e.To)
	if err != nil {
		return nil, fmt.Errorf("mail: the recipient is not an address: %w", err)
	}
	var b bytes.Buffer
	for _, h := range [][2]string{
		{"From", from.String()},
		{"To", to.String()},
		{"Subject", mime.QEncoding.Encode("utf-8", subject(m))},
		{"Date", e.At.Format(time.RFC1123Z)},
		{"Message-ID", messageID(m.Key, from)},
		{"Auto-Submitted", "auto-generated"},
		{"MIME-Version", "1.0"},
		{"Content-Type", "text/plain; charset=utf-8"},
		{"Content-Transfer-Encoding", "quoted-printable"},
	} {
		b.WriteString(h[0] + ": " + h[1] + "\r\n")
	}
	b.WriteString("\r\n")
	w := quotedprintable.NewWriter(&b)
	if _, err := w.Write([]byte(text(m))); err != nil {
		return nil, fmt.Errorf("mail: write the text: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("mail: write the text: %w", err)
	}
	return b.Bytes(), nil
}

// counts is a title that holds numbers and plain words: "Redress: 1 overdue, 2 today".
var counts = regexp.MustCompile(`^Redress: [0-9]+( [a-z0-9]+){1,5}(, [0-9]+( [a-z0-9]+){1,5})*$`)

// subject is the message's title where that is counts and nothing else.
func subject(m chat.Message) string {
	if len(m.Lines) > 0 && m.Lines[0].Kind == chat.Title && counts.MatchString(m.Lines[0].Text) {
		return m.Lines[0].Text
	}
	return "Redress: a message for you"
}

// messageID names the mail by its letter, without telling the letter's key.
func messageID(key string, from *mail.Address) string {
	sum := sha256.Sum256([]byte(key))
	return "<" + hex.EncodeToString(sum[:16]) + "@" + domain(from) + ">"
}

func domain(a *mail.Address) string { return a.Address[strings.LastIndexByte(a.Address, '@')+1:] }

func address(s string) (*mail.Address, error) {
	if strings.ContainsAny(s, "\r\n") {
		return nil, errors.New("a line break in an address")
	}
	return mail.ParseAddress(s)
}

// text is the message for a reader of plain text.
func text(m chat.Message) string {
	var b strings.Builder
	for i, l := range m.Lines {
		if i > 0 && !(l.Kind == chat.Bullet && (m.Lines[i-1].Kind == chat.Bullet || m.Lines[i-1].Kind == chat.Plain)) {
			b.WriteString("\n")
		}
		if l.Kind == chat.Bullet {
			b.WriteString("- ")
		}
		b.WriteString(plain(l.Text) + "\n")
	}
	if len(m.Choices) > 0 {
		b.WriteString("\nIn chat you can answer: " + labels(m.Choices) + ".\n")
	}
	return b.String()
}

func labels(choices []chat.Choice) string {
	var all []string
	for _, c := range choices {
		all = append(all, plain(c.Label))
	}
	return strings.Join(all, ", ")
}

// plain leaves out what has no place in a text: control characters, and bytes that are not text.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}
