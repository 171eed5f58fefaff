package mail_test

import (
	"bytes"
	"errors"
	"io"
	"maps"
	"mime"
	"mime/multipart"
	"net/mail"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/bot/chat"
	ours "github.com/redress-send/redress/reminders/mail"
)

// Tue 10 November 2026.
var at = time.Date(2026, time.November, 10, 7, 30, 0, 0, time.UTC)

func reminder() chat.Message {
	return chat.Message{Key: "remind:adviser-1:2026-11-10:1", Private: true, Lines: []chat.Line{
		{Kind: chat.Title, Text: "Redress: 1 overdue, 2 in the next 14 days"},
		{Kind: chat.Plain, Text: "Overdue:"},
		{Kind: chat.Bullet, Text: "HPL-0231: the mediation certificate, by Mon 9 November 2026."},
		{Kind: chat.Plain, Text: "In the next 14 days:"},
		{Kind: chat.Bullet, Text: "HPL-0007: the appeal, by Mon 23 November 2026, 5pm."},
		{Kind: chat.Bullet, Text: "DUR-0077: the response, by Tue 24 November 2026 – provisional."},
		{Kind: chat.Note, Text: "Information, not legal advice."},
	}}
}

func render(t *testing.T, m chat.Message) (*mail.Message, string) {
	t.Helper()
	raw, err := ours.Render(m, ours.Envelope{From: "Redress <redress@example.org>", To: "adviser-1@example.org", At: at})
	if err != nil {
		t.Fatal(err)
	}
	return parse(t, raw)
}

func parse(t *testing.T, raw []byte) (*mail.Message, string) {
	t.Helper()
	if bytes.Contains(bytes.ReplaceAll(raw, []byte("\r\n"), nil), []byte("\n")) {
		t.Error("a line does not end with CR LF")
	}
	for line := range bytes.SplitSeq(raw, []byte("\r\n")) {
		if len(line) > 78 {
			t.Errorf("a line of %d octets: %q", len(line), line)
		}
	}
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	parts := partsOf(t, m)
	if len(parts) != 2 || parts["text/html; charset=utf-8"] == "" {
		t.Fatalf("the mail has the parts %v", slices.Sorted(maps.Keys(parts)))
	}
	return m, parts["text/plain; charset=utf-8"]
}

// partsOf reads a mail of several parts, as any mail program does.
func partsOf(t *testing.T, m *mail.Message) map[string]string {
	t.Helper()
	kind, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/alternative" {
		t.Fatalf("%s: %v", kind, err)
	}
	out := map[string]string{}
	for r := multipart.NewReader(m.Body, params["boundary"]); ; {
		p, err := r.NextPart() // takes quoted-printable off
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(p)
		if err != nil {
			t.Fatal(err)
		}
		out[p.Header.Get("Content-Type")] = strings.ReplaceAll(string(body), "\r\n", "\n")
	}
}

func TestAReminderAsAMail(t *testing.T) {
	m, body := render(t, reminder())
	header := map[string]string{}
	for k := range m.Header {
		header[k] = m.Header.Get(k)
	}
	want := map[string]string{
		"From":    `"Redress" <redress@example.org>`,
		"To":      "<adviser-1@example.org>",
		"Subject": "Redress: 1 overdue, 2 in the next 14 days",
		"Date":    "Tue, 10 Nov 2026 07:30:00 +0000",
		// the first half of the SHA-256 sum of the letter's key
		"Message-Id":       "<acea5b9a20dadaa755f2e985f30892df@example.org>",
		"Auto-Submitted":   "auto-generated",
		"Content-Language": "en-GB",
		"Mime-Version":     "1.0",
		// the first half of the SHA-256 sum of "boundary", a zero byte and the key
		"Content-Type": "multipart/alternative; boundary=redress-7a766193025c7badce183fd57d254cfe",
	}
	if diff := cmp.Diff(want, header); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(`Redress: 1 overdue, 2 in the next 14 days

Overdue:
- HPL-0231: the mediation certificate, by Mon 9 November 2026.

In the next 14 days:
- HPL-0007: the appeal, by Mon 23 November 2026, 5pm.
- DUR-0077: the response, by Tue 24 November 2026 – provisional.

Information, not legal advice.
`, body); diff != "" {
		t.Error(diff)
	}
}

func TestTheSameLetterIsTheSameMail(t *testing.T) {
	first, _ := render(t, reminder())
	again, _ := render(t, reminder())
	other := reminder()
	other.Key = "remind:adviser-1:2026-11-10:2"
	another, _ := render(t, other)
	if a, b := first.Header.Get("Message-ID"), again.Header.Get("Message-ID"); a != b {
		t.Errorf("%s, sent again, became %s", a, b)
	}
	if a, b := first.Header.Get("Message-ID"), another.Header.Get("Message-ID"); a == b {
		t.Errorf("two letters share %s", a)
	}
	if strings.Contains(first.Header.Get("Message-ID"), "adviser") {
		t.Error("the Message-ID tells the letter's key")
	}
}

func TestASubjectHoldsCountsOnly(t *testing.T) {
	const nothing = "Redress: a message for you"
	for title, want := range map[string]string{
		"Redress: 1 overdue":                             "Redress: 1 overdue",
		"Redress: 1 changed, 12 today":                   "Redress: 1 changed, 12 today",
		"Redress: 2 in the next 14 days":                 "Redress: 2 in the next 14 days",
		"Redress: Your team this week":                   "Redress: Your team this week",
		"Redress: Your area this quarter":                "Redress: Your area this quarter",
		"Redress: Your team this week: HPL-0231":         nothing,
		"Redress: Your team of north this week":          nothing,
		"HPL-0231":                                       nothing,
		"Redress: HPL-0231 is overdue":                   nothing,
		"Redress: 1 overdue for Amelia":                  nothing,
		"Redress: 1 overdue\r\nBcc: x@y.example":         nothing,
		"Redress: ":                                      nothing,
		"":                                               nothing,
		"Redress: 1 overdue in the case of a child at x": nothing,
	} {
		m := reminder()
		m.Lines[0].Text = title
		got, _ := render(t, m)
		if s := got.Header.Get("Subject"); s != want {
			t.Errorf("%q has the subject %q, want %q", title, s, want)
		}
		if got.Header.Get("Bcc") != "" {
			t.Errorf("%q wrote a header of its own", title)
		}
	}
	m := chat.Say("Redress: 1 overdue")
	m.Key = "k"
	if got, _ := render(t, m); got.Header.Get("Subject") != nothing {
		t.Error("a line that is no title became the subject")
	}
}

func TestChoicesAreNamedWhereTheyCannotBePressed(t *testing.T) {
	m := reminder()
	m.Lines, m.Choices = m.Lines[:1], []chat.Choice{{ID: "a1", Label: "Done"}, {ID: "b2", Label: "Why?"}}
	if _, body := render(t, m); body != "Redress: 1 overdue, 2 in the next 14 days\n\nIn chat you can answer: Done, Why?.\n" {
		t.Errorf("%q", body)
	}
}

// A reminder says itself how its lines are answered: the mail says once where, and does not name every button.
func TestWhereAReminderIsAnsweredIsSaidOnce(t *testing.T) {
	m := reminder()
	m.Lines[2].Text = "1. " + m.Lines[2].Text
	m.Lines = append(m.Lines, chat.Line{Kind: chat.Note, Text: "Answer by number: “done 1”."})
	m.Choices = []chat.Choice{{ID: "a1", Label: "Done 1"}, {ID: "b2", Label: "Snooze 1"}}
	for says, links := range map[string]ours.Links{
		"Answer by number: “done 1”.\n\nSay it in chat: this mailbox is not read.\n": {},
		"Answer by number: “done 1”.\n\nA link above opens a page that asks first. The words are for chat: this mailbox is not read.\n": {
			Answer: map[int]string{1: "https://redress.example.org/answer/a"}},
	} {
		raw, err := ours.Render(m, ours.Envelope{From: "redress@example.org", To: "adviser-1@example.org", At: at, Links: links})
		if err != nil {
			t.Fatal(err)
		}
		if _, body := parse(t, raw); !strings.HasSuffix(body, says) || strings.Contains(body, "Snooze 1") {
			t.Errorf("%s", body)
		}
	}
}

func TestWhatCannotBeAMail(t *testing.T) {
	good := ours.Envelope{From: "redress@example.org", To: "adviser-1@example.org", At: at}
	for name, c := range map[string]struct {
		key string
		e   ours.Envelope
	}{
		"no key":                     {"", good},
		"no sender":                  {"k", ours.Envelope{To: good.To}},
		"no recipient":               {"k", ours.Envelope{From: good.From}},
		"a person's id as recipient": {"k", ours.Envelope{From: good.From, To: "adviser-1"}},
		"a second header in it":      {"k", ours.Envelope{From: good.From, To: "adviser-1@example.org\r\nBcc: x@example.org"}},
	} {
		m := reminder()
		m.Key = c.key
		if raw, err := ours.Render(m, c.e); err == nil {
			t.Errorf("%s: rendered as %q", name, raw)
		}
	}
}

func FuzzAnyMessageIsAMail(f *testing.F) {
	for _, s := range []string{"", "a\r\n.\r\nb", ".", "Grüße 🗓", "\x00\xff", strings.Repeat("x", 2000), "=3D", " trailing \nFrom here"} {
		f.Add("Redress: 1 overdue", s)
	}
	f.Fuzz(func(t *testing.T, title, line string) {
		m := chat.Message{Key: "k", Lines: []chat.Line{{Kind: chat.Title, Text: title}, {Kind: chat.Bullet, Text: line}}}
		got, _ := render(t, m)
		if len(got.Header) != 9 {
			t.Errorf("%d headers", len(got.Header))
		}
		if _, err := new(mime.WordDecoder).DecodeHeader(got.Header.Get("Subject")); err != nil {
			t.Error(err)
		}
	})
}
