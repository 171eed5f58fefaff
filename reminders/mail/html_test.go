package mail_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"net/mail"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/redress-send/redress/bot/chat"
	ours "github.com/redress-send/redress/reminders/mail"
)

// pages returns the two parts of the message as a mail.
func pages(t *testing.T, m chat.Message, links ours.Links) (text, page string) {
	t.Helper()
	raw, err := ours.Render(m, ours.Envelope{From: "redress@example.org", To: "adviser-1@example.org", At: at, Links: links})
	if err != nil {
		t.Fatal(err)
	}
	got, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	parts := partsOf(t, got)
	return parts["text/plain; charset=utf-8"], parts["text/html; charset=utf-8"]
}

func digest() chat.Message {
	m := reminder()
	m.Lines[2].Text, m.Lines[4].Text, m.Lines[5].Text = "1. "+m.Lines[2].Text, "2. "+m.Lines[4].Text, "3. "+m.Lines[5].Text
	return m
}

// The page is made of what screen readers go by: one heading of the first order, headings of the second over
// lists whose numbers are those that people answer by, in the language it is in.
func TestThePageHasTheShapeOfTheMessage(t *testing.T) {
	_, page := pages(t, digest(), ours.Links{})
	want := []string{
		`html lang=en-GB`, `h1 Redress: 1 overdue, 2 in the next 14 days`,
		`h2 Overdue`, `ol`, `li value=1 HPL-0231: the mediation certificate, by Mon 9 November 2026.`,
		`h2 In the next 14 days`, `ol`, `li value=2 HPL-0007: the appeal, by Mon 23 November 2026, 5pm.`,
		`li value=3 DUR-0077: the response, by Tue 24 November 2026 – provisional.`,
	}
	got := outline(t, page)
	for _, w := range want {
		i := 0
		for i < len(got) && got[i] != w {
			i++
		}
		if i == len(got) {
			t.Fatalf("the page does not go on with %q:\n%s", w, strings.Join(got, "\n"))
		}
		got = got[i+1:]
	}
	if regexp.MustCompile(`(?i)<(img|script|link|iframe|table)|url\(|src=|@import`).MatchString(page) {
		t.Error("the page fetches something, or is laid out with tables")
	}
}

// outline reads the page as well-formed and returns its headings, lists and language.
func outline(t *testing.T, page string) []string {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(page))
	d.Strict, d.AutoClose, d.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	var out []string
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			said := x.Name.Local
			for _, a := range x.Attr {
				if a.Name.Local == "lang" || a.Name.Local == "value" {
					said += " " + a.Name.Local + "=" + a.Value
				}
			}
			out = append(out, said)
		case xml.CharData:
			if text := strings.TrimSpace(string(x)); text != "" && len(out) > 0 {
				out[len(out)-1] += " " + text
			}
		}
	}
}

func TestWhatIsWrittenIsNoMarkup(t *testing.T) {
	m := digest()
	m.Lines[2].Text = `1. HPL-0231: <b onclick="x">now</b> & "later"`
	_, page := pages(t, m, ours.Links{Answer: map[int]string{1: "x"}, Items: map[int][]ours.Link{1: {{Label: "<i>Done", URL: "javascript:alert(1)"}}}})
	if strings.Contains(page, "<b ") || strings.Contains(page, "<i>") || strings.Contains(page, "javascript:") {
		t.Error(page)
	}
}

func TestLinksStandAtTheirLines(t *testing.T) {
	const base = "https://redress.example.org/answer/"
	links := ours.Links{
		Items:    map[int][]ours.Link{2: {{"Done", base + "d2"}, {"Snooze", base + "s2"}}},
		Answer:   map[int]string{2: base + "a2"},
		Calendar: base + "cal",
	}
	text, page := pages(t, digest(), links)
	if want := "- 2. HPL-0007: the appeal, by Mon 23 November 2026, 5pm.\n  Answer: " + base + "a2\n"; !strings.Contains(text, want) {
		t.Errorf("the text has no %q:\n%s", want, text)
	}
	if strings.Count(text, "Answer: ") != 1 || !strings.Contains(text, "\nYour calendar: "+base+"cal\n") {
		t.Error(text)
	}
	for _, want := range []string{
		`<a href="` + base + `d2" aria-label="Done, number 2">Done</a>`, `<a href="` + base + `s2" aria-label="Snooze, number 2">Snooze</a>`,
		`<a href="` + base + `cal">Your calendar</a>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s:\n%s", want, page)
		}
	}
	text, page = pages(t, digest(), ours.Links{})
	for _, part := range []string{text, page} {
		if !strings.Contains(part, "To answer, say in chat: done 1, snooze 1 until Monday, not mine 1, or why.") {
			t.Errorf("without links nobody is told how to answer:\n%s", part)
		}
	}
}

// The contrast of every colour to its ground is that of WCAG 2.2, level AAA: 7 to 1, by its own formula.
func TestEveryColourStandsOut(t *testing.T) {
	_, page := pages(t, digest(), ours.Links{})
	light, dark, found := strings.Cut(page, "@media (prefers-color-scheme: dark)")
	if !found {
		t.Fatal("there is nothing for the dark")
	}
	for name, css := range map[string]string{"by day": light, "in the dark": dark} {
		ground := regexp.MustCompile(`background: #([0-9a-f]{6})`).FindStringSubmatch(css)
		colours := regexp.MustCompile(`[{;] color: #([0-9a-f]{6})`).FindAllStringSubmatch(css, -1)
		if ground == nil || len(colours) != 3 {
			t.Fatalf("%s: the ground %v, the colours %v", name, ground, colours)
		}
		for _, c := range colours {
			if r := contrast(c[1], ground[1]); r < 7 {
				t.Errorf("%s #%s on #%s has a contrast of %.1f", name, c[1], ground[1], r)
			}
		}
	}
}

func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(hex string) float64 {
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		if err != nil {
			panic(fmt.Sprint(hex, err))
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
