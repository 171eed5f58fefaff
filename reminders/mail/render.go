package mail

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/mail"
	"regexp"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"

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
	built, err := build(m, &e)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if _, err := built.WriteTo(&b); err != nil {
		return nil, fmt.Errorf("mail: write the mail: %w", err)
	}
	return b.Bytes(), nil
}

// build makes a mail of the message.
func build(m chat.Message, e *Envelope) (*gomail.Msg, error) {
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
	out := gomail.NewMsg(
		gomail.WithCharset("utf-8"), gomail.WithEncoding(gomail.EncodingQP), gomail.WithNoDefaultUserAgent(),
		gomail.WithBoundary("redress-"+digest("boundary\x00"+m.Key)))
	out.FromMailAddress(from)
	out.ToMailAddress(to)
	out.Subject(subject(m))
	out.SetDateWithValue(e.At)
	out.SetMessageIDWithValue(messageID(m.Key, from))
	out.SetGenHeader("Auto-Submitted", "auto-generated")
	out.SetGenHeader(gomail.HeaderContentLang, "en-GB")
	out.SetBodyString(gomail.TypeTextPlain, text(m, &e.Links))
	out.AddAlternativeString(gomail.TypeTextHTML, page)
	return out, nil
}

// counts is a title that holds numbers and plain words: "Redress: 1 overdue, 2 today".
var counts = regexp.MustCompile(`^Redress: [0-9]+( [a-z0-9]+){1,5}(, [0-9]+( [a-z0-9]+){1,5})*$`)

// rounds are titles that are the same for everybody who gets such a letter.
var rounds = regexp.MustCompile(`^Redress: Your (team|area) this (week|quarter)$`)

// subject is the message's title where that is counts, or the name of a regular letter, and nothing else.
func subject(m chat.Message) string {
	if len(m.Lines) > 0 && m.Lines[0].Kind == chat.Title && (counts.MatchString(m.Lines[0].Text) || rounds.MatchString(m.Lines[0].Text)) {
		return m.Lines[0].Text
	}
	return "Redress: a message for you"
}

// messageID names the mail by its letter, without telling the letter's key.
func messageID(key string, from *mail.Address) string { return digest(key) + "@" + domain(from) }

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

// howToAnswer says what a reader of a mail has to know of answering beside what the message says, which has choices
// where it says how: that the links ask first, or where there are none, that it is said in chat.
func howToAnswer(m chat.Message, links *Links) string {
	first := 0
	for i := range m.Lines {
		if n, _ := number(&m.Lines[i]); n > 0 && first == 0 {
			first = n
		}
	}
	switch {
	case first > 0 && len(m.Choices) == 0 && links.none():
		return fmt.Sprintf("To answer, say in chat: done %d, snooze %[1]d until Monday, not mine %[1]d, or why. This mailbox is not read.", first)
	case first > 0 && links.none():
		return "Say it in chat: this mailbox is not read."
	case first > 0:
		return "A link above opens a page that asks first. The words are for chat: this mailbox is not read."
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
