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
	Links    Links
}

// Links are the addresses under which a message can be answered on the web. Without them it says how to answer
// in chat.
type Links struct {
	// Items are by the number of the line that each is about: what it does, and where. Answer is where all of
	// that can be chosen.
	Items  map[int][]Link
	Answer map[int]string
	// Calendar is where the person's calendar is; empty: nowhere.
	Calendar string
}

// Link is something to follow.
type Link struct{ Label, URL string }

// none reports whether nothing can be answered by a link.
func (l *Links) none() bool { return len(l.Items) == 0 && len(l.Answer) == 0 }

// Render writes the message as a mail of two parts that say the same, plain text and HTML, with lines ending
// in CR LF. The message must have the key of its letter and the addresses must be addresses; anything else is
// an error.
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
	page, err := html(m, &e.Links)
	if err != nil {
		return nil, err
	}
	boundary := "redress-" + digest("boundary\x00"+m.Key)
	var b bytes.Buffer
	for _, h := range [][2]string{
		{"From", from.String()},
		{"To", to.String()},
		{"Subject", mime.QEncoding.Encode("utf-8", subject(m))},
		{"Date", e.At.Format(time.RFC1123Z)},
		{"Message-ID", messageID(m.Key, from)},
		{"Auto-Submitted", "auto-generated"},
		{"Content-Language", "en-GB"},
		{"MIME-Version", "1.0"},
		{"Content-Type", "multipart/alternative;\r\n boundary=" + boundary},
	} {
		b.WriteString(h[0] + ": " + h[1] + "\r\n")
	}
	for _, part := range [][2]string{{"text/plain", text(m, &e.Links)}, {"text/html", page}} {
		b.WriteString("\r\n--" + boundary + "\r\nContent-Type: " + part[0] + "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n")
		if err := quoted(&b, part[1]); err != nil {
			return nil, err
		}
	}
	b.WriteString("\r\n--" + boundary + "--\r\n")
	return b.Bytes(), nil
}

func quoted(b *bytes.Buffer, text string) error {
	w := quotedprintable.NewWriter(b)
	if _, err := w.Write([]byte(text)); err != nil {
		return fmt.Errorf("mail: write the text: %w", err)
	}
	if err := w.Close(); err != nil {
		return fmt.Errorf("mail: write the text: %w", err)
	}
	return nil
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
	return "<" + digest(key) + "@" + domain(from) + ">"
}

func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:16])
}

func domain(a *mail.Address) string { return a.Address[strings.LastIndexByte(a.Address, '@')+1:] }

func address(s string) (*mail.Address, error) {
	if strings.ContainsAny(s, "\r\n") {
		return nil, errors.New("a line break in an address")
	}
	return mail.ParseAddress(s)
}

// text is the message for a reader of plain text.
func text(m chat.Message, links *Links) string {
	var b strings.Builder
	for i, l := range m.Lines {
		if i > 0 && !(l.Kind == chat.Bullet && (m.Lines[i-1].Kind == chat.Bullet || m.Lines[i-1].Kind == chat.Plain)) {
			b.WriteString("\n")
		}
		if l.Kind == chat.Bullet {
			b.WriteString("- ")
		}
		b.WriteString(plain(l.Text) + "\n")
		if n, _ := number(&l); links.Answer[n] != "" && n > 0 {
			b.WriteString("  Answer: " + links.Answer[n] + "\n")
		}
	}
	if how := howToAnswer(m, links); how != "" {
		b.WriteString("\n" + how + "\n")
	}
	if links.Calendar != "" {
		b.WriteString("\nYour calendar: " + links.Calendar + "\n")
	}
	return b.String()
}

// numbered is a line that people answer by its number.
var numbered = regexp.MustCompile(`^([1-9][0-9]{0,2})\. `)

// number is the number of a line, and what it says after it; 0 where it has none.
func number(l *chat.Line) (n int, rest string) {
	if l.Kind == chat.Bullet {
		if found := numbered.FindStringSubmatch(l.Text); found != nil {
			_, _ = fmt.Sscan(found[1], &n)
			return n, l.Text[len(found[0]):]
		}
	}
	return 0, l.Text
}

// howToAnswer says how to answer where there is no link for it.
func howToAnswer(m chat.Message, links *Links) string {
	first := 0
	for i := range m.Lines {
		if n, _ := number(&m.Lines[i]); n > 0 && first == 0 {
			first = n
		}
	}
	switch {
	case first > 0 && links.none():
		return fmt.Sprintf("To answer, say in chat: done %d, snooze %[1]d until Monday, not mine %[1]d, or why. This mailbox is not read.", first)
	case len(m.Choices) > 0:
		return "In chat you can answer: " + labels(m.Choices) + "."
	}
	return ""
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
